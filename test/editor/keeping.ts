import {commands, env, type Uri, window, workspace} from 'vscode'
import {at, caretAt, found, holds, kept, open, person, run, type Story, textOf, unanswered, until} from './kit.js'

const draft = (): Uri => at('planted.md')
const registry = (): Uri => at('registry/baseline.metrics.yaml')
const waits = async (): Promise<boolean> => /1 件待审$/.test(await person.status())
const isFound = (figure: string): boolean => found(draft()).some(({message}) => message.includes(figure))
const isWaiting = () => until(waits, 'the status bar does not say that one waits')
const isDecided = () => until(async () => !(await waits()), 'the status bar says that one waits')

async function propose(figure: string, reason: string): Promise<void> {
  await caretAt(draft(), figure)
  const asked = run('propose')
  await person.answer(reason)
  await asked
}

/** Files keep the registry here: proposals are files beside it, and nobody has to sign in. */
export const keeping: Story = {
  'propose: status bar and view say what waits, and the draft is held against the old value still': async () => {
    await run('showFigures')
    await propose('105个', '年报复核')
    await isWaiting()
    await until(
      async () => (await person.rows()).some(({label}) => label === '103个 → 105个'),
      'the view does not list it',
    )
    holds(isFound('105个'), 'the finding is gone')
  },
  'withdrawProposal says that files are rejected, not taken back': async () => {
    await run('withdrawProposal')
    await until(async () => (await person.text('.part.statusbar')).includes('没有可由您处理的提请'), 'nothing is said')
    holds(await waits(), 'it is gone')
  },
  'rejectProposal closes it, and nothing has changed': async () => {
    const before = await kept(registry())
    const asked = run('rejectProposal')
    await person.answer('与年报不符')
    await asked
    await isDecided()
    holds((await kept(registry())) === before, 'the registry has changed')
  },
  'acceptProposal puts the value into the registry, and showHistory has both': async () => {
    const before = await kept(registry())
    await propose('3197项', '以年报为准')
    await isWaiting()
    const asked = run('acceptProposal')
    await person.pick('更正')
    await person.answer('与年报一致')
    await asked
    await isDecided()
    await until(() => !isFound('3197项'), 'the finding stays')
    await caretAt(draft(), '3197项')
    const history = run('showHistory')
    await until(() => person.count('.quick-input-widget:visible .monaco-list-row'), 'there is no history')
    const said = await person.text('.quick-input-widget:visible .monaco-list-row')
    holds(/3197项[\s\S]*3166项/.test(said), said)
    await unanswered(history)
    await workspace.fs.writeFile(registry(), new TextEncoder().encode(before))
    await until(() => isFound('3197项'), 'the old value is not back')
  },
  'signIn and signOut say that files need neither, refreshRegistry reads them anew': async () => {
    for (const command of ['signIn', 'signOut']) {
      await run(command)
      // An editor may keep from sight what it is told.
      await commands.executeCommand('notifications.showList')
      await until(
        async () => (await person.text('.notification-list-item-message')).includes('不需要登录'),
        `${command}: nothing is said`,
      )
      await commands.executeCommand('notifications.clearAll')
    }
    await run('refreshRegistry')
    await until(async () => /9 不符$/.test(await person.status()), `status: ${await person.status()}`)
  },
  'newWorkspace begins a plan, and a figure of it is proposed, accepted and held against that': async () => {
    const title = '云州市“十五五”数字经济发展规划'
    const asked = run('newWorkspace')
    await person.answer(title)
    // A browser offers the folder that is open, and knows of none above it.
    await person.answer(env.remoteName ? at('').path.replace(/\/$/, '') : null)
    await asked
    const uri = at(`${title}/${title}.md`)
    await until(() => window.activeTextEditor?.document.uri.path === uri.path, 'its draft is not open')
    await until(async () => /^准绳 /.test(await person.status()), `status: ${await person.status()}`)
    const begun = await textOf(uri)
    await window.activeTextEditor?.edit((edit) => {
      const document = window.activeTextEditor?.document
      const end = document?.positionAt(begun.indexOf('年底，') + 3)
      if (end) edit.insert(end, '全市常住人口城镇化率达到64.5%。')
    })
    await until(async () => /^准绳 0\/1 · 无不符$/.test(await person.status()), `status: ${await person.status()}`)
    const entries = at(`${title}/registry/indicators.metrics.yaml`)
    await caretAt(uri, '64.5%')
    await run('register')
    await until(
      async () => (await person.text('.action-widget .monaco-list-row.action')).includes('常住人口城镇化率'),
      'it is not offered',
    )
    await person.key('Enter')
    await person.answer('统计公报')
    await isWaiting()
    const accepting = run('acceptProposal')
    await person.answer('统计公报')
    await accepting
    await until(async () => /^准绳 1\/1 · 无不符$/.test(await person.status()), `status: ${await person.status()}`)
    holds((await kept(entries)).includes('64.5'), await kept(entries))
    await open(draft())
  },
}
