import {commands, type Uri} from 'vscode'
import {at, caretAt, found, holds, kept, person, run, type Story, textOf, unanswered, until} from './kit.js'

const draft = (): Uri => at('planted.md')
const written = (): Promise<string> => kept(at('.plumbline/decisions.yaml'))
const isWritten = (words: RegExp) => async () => words.test(await written())

/** Answers one box after another, as they ask. */
async function said(asked: Thenable<unknown>, ...answers: readonly string[]): Promise<void> {
  for (const answer of answers) await person.answer(answer)
  await asked
}

/** What a person decides of a figure is kept beside the registry, shown in the view and taken back. */
export const decisions: Story = {
  'exempt asks why and, once, who; the figure is not compared any more': async () => {
    await run('showFigures')
    await caretAt(draft(), '超过4000项')
    await said(run('exempt'), '另有专门统计', '核稿人')
    await until(
      isWritten(/kind: "accepted"[\s\S]*figure: "超过4000项"[\s\S]*by: "核稿人"[\s\S]*why: "另有专门统计"/),
      'it is not',
    )
    await until(async () => (await person.rows()).some(({label}) => label === '未比对'), 'the view does not say so')
  },
  'undo takes it back': async () => {
    await caretAt(draft(), '超过4000项')
    await run('undo')
    await until(async () => !(await written()).includes('4000项'), 'it is still there')
    await until(async () => (await person.rows()).some(({label}) => label === '未登记'), 'the view does not say so')
  },
  'keep silences a finding with the reason': async () => {
    await caretAt(draft(), '突破16亿元')
    const isFound = () => found(draft()).some(({message}) => message.includes('突破16亿元'))
    holds(isFound(), 'it was not found before')
    await said(run('keep'), '按主管部门口径')
    await until(isWritten(/kind: "kept"[\s\S]*why: "按主管部门口径"/), 'it is not written')
    await until(() => !isFound(), 'it is still found')
    await person.open('未比对')
    await until(async () => (await rowWith('按主管部门口径')) !== '', 'the view does not say so')
    await run('undo')
    await until(isFound, 'it is not found again')
  },
  'tick: a ticked figure says so in the view, and asks again once it has changed': async () => {
    await caretAt(draft(), '105个')
    await run('tick')
    await until(isWritten(/kind: "checked"/), 'it is not written')
    await until(async () => (await rowWith('105个')).endsWith('✓'), `the row says ${await rowWith('105个')}`)
    await caretAt(draft(), '105个')
    await run('useRegistered')
    await person.open('一致')
    await until(async () => (await rowWith('改动，须重核')) !== '', 'the view does not say that it has changed')
    await commands.executeCommand('undo')
    await until(async () => (await rowWith('105个')).endsWith('✓'), 'the tick is not back')
    await caretAt(draft(), '105个')
    await run('undo')
  },
  'note, addRemark and removeRemark: a remark is a thread at its figure': async () => {
    await caretAt(draft(), '105个')
    await said(run('note'), '已电话核实')
    await until(isWritten(/kind: "noted"[\s\S]*why: "已电话核实"/), 'it is not written')
    await until(() => person.count('.comment-range-glyph.comment-thread'), 'there is no thread')
    const lines = (await textOf(draft())).split('\n')
    const line = lines.findIndex((it) => it.includes('105个'))
    const character = lines[line]?.indexOf('105个') ?? 0
    const thread = {range: {start: {line, character}, end: {line, character}}, dispose: () => undefined}
    await run('addRemark', {thread, text: '等书面答复'})
    await until(isWritten(/why: "等书面答复"/), 'the answer is not written')
    for (let id = idOfNote(await written()); id; id = idOfNote(await written())) {
      await run('removeRemark', {id})
      const gone = id
      await until(async () => !(await written()).includes(gone), `${gone} is still there`)
    }
    await until(
      async () => (await person.count('.comment-range-glyph.comment-thread')) === 0,
      'the thread is still there',
    )
  },
  'nothing is written where a question is not answered': async () => {
    const before = await written()
    for (const command of ['exempt', 'keep', 'note']) {
      await caretAt(draft(), '超过4000项')
      const asked = run(command)
      await until(() => person.count('.quick-input-widget:visible input.input'), `${command} does not ask`)
      await unanswered(asked)
    }
    holds((await written()) === before, 'something was written')
  },
}

const rowWith = async (words: string): Promise<string> => {
  const row = (await person.rows()).find(({label, description}) => `${label} ${description}`.includes(words))
  return row ? `${row.label} ${row.description}` : ''
}

const idOfNote = (text: string): string | undefined => /id: "([^"]+)"\n {2}kind: "noted"/.exec(text)?.[1]
