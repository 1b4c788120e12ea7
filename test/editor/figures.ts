import {commands, env, type Position, Selection, type Uri, window, workspace} from 'vscode'
import {at, caretAt, found, holds, isTabOpen, kept, open, person, run, type Story, textOf, until} from './kit.js'

const draft = (): Uri => at('planted.md')
const registry = (): Uri => at('registry/baseline.metrics.yaml')
const caret = (): Position => {
  holds(window.activeTextEditor, 'there is no editor')
  return window.activeTextEditor.selection.active
}
const lineAt = (): string => window.activeTextEditor?.document.lineAt(caret().line).text ?? ''
const isOpen = (selector: string, complaint: string) => until(() => person.count(selector), complaint)
const hide = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await commands.executeCommand(name).then(undefined, () => undefined)
}
const differing = [
  '3.2个，登记3.2万个|5G室外基站数　一（一）1',
  '105个，登记103个|面向公众服务的互联网数据中心数　一（一）2',
  '超过14万架，登记近14万架|互联网数据中心机柜总量　一（一）2',
  '18个，另处16个|数据分中心　一（一）4',
]

/** The view: what its rows say and do. */
export const view: Story = {
  'showFigures shows the view, and its rows say both values, the name and the place': async () => {
    await run('showFigures')
    await until(async () => (await person.rows()).length > 9, 'there are no rows')
    const rows = await person.rows()
    holds(rows[0]?.label === '不符' && rows[0].description === '9', JSON.stringify(rows[0]))
    for (const [index, wanted] of differing.entries()) {
      const {label, description} = rows[index + 1] ?? {}
      holds(`${label}|${description}` === wanted, `${label}|${description}`)
    }
    const groups = rows.filter(({description}) => /^\d+$/.test(description)).map(({label}) => label)
    holds(groups.join() === '不符,未登记,一致' || groups.join() === '不符,未登记,未比对,一致', groups.join())
    holds(/^不符，105个/.test(rows[2]?.said ?? ''), `said: ${rows[2]?.said}`)
  },
  'a row has its buttons and its menu': async () => {
    const buttons = await person.buttons('105个')
    holds(buttons.join().startsWith('改为登记值,查看登记'), `buttons: ${buttons.join()}`)
    const menu = await person.menu('105个')
    for (const entry of ['转到正文', '改为登记值', '查看登记', '查找各处用到', '复制为一行', '此处不改…', '标为已核'])
      holds(menu.includes(entry), `${entry} is not in ${menu.join()}`)
    holds(!menu.includes('不必入库…'), 'what is registered is offered 不必入库')
  },
  'goTo: a click goes to the figure': async () => {
    console.log('@@RAN plumbline.goTo')
    await person.click('超过14万架')
    await until(() => lineAt().includes('机柜总量超过14万架'), 'the caret is elsewhere')
  },
  'copyRow copies a line for a table': async () => {
    console.log('@@RAN plumbline.copyRow')
    await person.choose('105个', '复制为一行')
    const copied = await until(async () => env.clipboard.readText(), 'nothing was copied')
    holds(copied === '105个，登记103个\t面向公众服务的互联网数据中心数\t一（一）2', copied)
  },
  'group groups by chapter and by indicator': async () => {
    for (const [way, first] of [
      ['按章节', /现状与问题/],
      ['按指标', /5G室外基站数/],
      ['按结论', /^不符$/],
    ] as const) {
      const asked = run('group')
      await person.pick(way)
      await asked
      await until(async () => first.test((await person.rows())[0]?.label ?? ''), `${way}: other rows`)
    }
  },
  'filter shows what is chosen only, and all again': async () => {
    const only = run('filter')
    await person.tick(['未登记'])
    await only
    await until(async () => (await person.rows())[0]?.label === '未登记', 'others are shown')
    holds(
      (await person.rows()).every(({label}) => label !== '不符'),
      '不符 is shown',
    )
    const all = run('filter')
    await person.tick(['未登记'])
    await all
    await until(async () => (await person.rows())[0]?.label === '不符', 'not all are shown')
  },
}

/** From figure to figure, and what is done at one. */
export const figures: Story = {
  'nextDiffering and previousDiffering go to figures': async () => {
    await caretAt(draft(), '工作基础')
    await run('nextDiffering')
    const first = caret()
    holds(lineAt().includes('3.2个'), `it is at ${lineAt()}`)
    await run('nextDiffering')
    holds(caret().isAfter(first), 'the caret has not moved on')
    await run('previousDiffering')
    holds(caret().isEqual(first), 'the caret has not come back')
  },
  'showChapter goes to the first that differs below a heading': async () => {
    const heading = (await textOf(draft())).split('\n').findIndex((line) => line.startsWith('## 二、'))
    await run('showChapter', draft().toString(), heading)
    await until(() => lineAt().includes('在线办事比例达到85%'), `it is at ${lineAt()}`)
  },
  'explain says how the number at the caret was read': async () => {
    await caretAt(draft(), '105个')
    const asked = run('explain')
    await isOpen('.quick-input-widget:visible .monaco-list-row', 'nothing is said')
    const said = await person.text('.quick-input-widget:visible .monaco-list-row')
    holds(said.includes('105个'), said)
    await commands.executeCommand('workbench.action.closeQuickOpen')
    await asked
  },
  'fix offers what may be done at the caret': async () => {
    await caretAt(draft(), '105个')
    // Lenses that come in move the lines, and the editor closes what it offers at a line that moves.
    await isOpen('.codelens-decoration', 'no lens is shown')
    await run('fix')
    await isOpen('.action-widget .monaco-list-row.action', 'nothing is offered')
    holds(
      (await person.text('.action-widget .monaco-list-row.action')).includes('改为“103个”'),
      'the fix is not offered',
    )
    await person.key('Escape')
  },
  'useRegistered puts the figure right, and the count and the view follow': async () => {
    await caretAt(draft(), '105个')
    await run('useRegistered')
    holds((await textOf(draft())).includes('互联网数据中心共有103个'), 'it has not')
    await until(async () => /8 不符$/.test(await person.status()), `status: ${await person.status()}`)
    await until(async () => (await person.rows())[0]?.description === '8', 'the view has not followed')
  },
  'openEntry opens the registry at the entry': async () => {
    await caretAt(draft(), '103个')
    await run('openEntry')
    await until(() => /metrics\.yaml$/.test(window.activeTextEditor?.document.uri.path ?? ''), 'it is not open')
    const {document, selection} = window.activeTextEditor ?? {}
    const around = document
      ?.getText()
      .split('\n')
      .slice((selection?.active.line ?? 0) - 15, (selection?.active.line ?? 0) + 4)
    holds(around?.join('\n').includes('面向公众服务的互联网数据中心数'), `it is at ${around?.join('|')}`)
    await open(draft())
  },
  'findUses and showUses list the places': async () => {
    await caretAt(draft(), '103个')
    await run('findUses')
    await isOpen('.reference-zone-widget .monaco-list-row', 'no places are listed')
    await hide('closeReferenceSearch')
    await caretAt(draft(), '103个')
    const {line, character} = caret()
    await run('showUses', draft().toString(), line, character)
    await isOpen('.reference-zone-widget .monaco-list-row', 'no places are listed')
    await hide('closeReferenceSearch')
  },
  'at: a link of a card acts on its own figure': async () => {
    const before = (await textOf(draft())).split('\n').findIndex((line) => line.includes('3.2个'))
    const character = (await textOf(draft())).split('\n')[before]?.indexOf('3.2个') ?? 0
    await run('at', draft().toString(), before, character + 1, 'useRegistered')
    await until(async () => (await textOf(draft())).includes('5G室外基站3.2万个'), 'it was not put right')
    await run('at', draft().toString(), 0, 0, 'disable')
    holds(found(draft()).length > 0, 'a card may not turn the check off')
  },
  'insert offers registered figures where one types': async () => {
    await open(draft())
    const editor = window.activeTextEditor
    const end = editor?.document.lineAt(editor.document.lineCount - 1).range.end
    holds(editor && end, 'there is no editor')
    await editor.edit((edit) => edit.insert(end, '\n\n截至2020年底，累计归集公共'))
    const last = editor.document.lineAt(editor.document.lineCount - 1).range.end
    editor.selection = new Selection(last, last)
    await run('insert')
    await isOpen('.suggest-widget.visible .monaco-list-row', 'nothing is offered')
    await until(
      async () => (await person.text('.suggest-widget.visible .monaco-list-row')).includes('累计归集公共数据量'),
      'the indicator is not offered',
    )
    await hide('hideSuggestWidget')
    await commands.executeCommand('undo')
  },
  'register writes an entry': async () => {
    await caretAt(draft(), '超过4000项')
    const before = (await textOf(registry())).length
    await run('register')
    await isOpen('.action-widget .monaco-list-row.action', 'nothing is offered')
    await person.key('Enter')
    await until(async () => (await textOf(registry())).length > before, 'nothing was written')
    await hide('hideCodeActionWidget')
    await open(registry())
    await commands.executeCommand('workbench.action.files.revert')
    await open(draft())
  },
  'silence asks for the reason and leaves the caret behind the comment': async () => {
    const lines = (await textOf(draft())).split('\n')
    const line = lines.findIndex((it) => it.includes('超过14万架'))
    const comment = ' <!-- plumbline-disable-line registry-qualifier-false: -->'
    const asked = run('silence', draft().toString(), line, lines[line]?.length ?? 0, comment)
    await person.answer('口径由主管部门另定')
    await asked
    holds((await textOf(draft())).includes('registry-qualifier-false: 口径由主管部门另定 -->'), 'it is not written')
    holds(caret().character > (lines[line]?.length ?? 0), 'the caret stands before it')
    await commands.executeCommand('undo')
  },
  'showExampleFigure and showExampleUnregistered show a card': async () => {
    await commands.executeCommand('workbench.action.files.revert')
    await until(() => found(draft()).some(({message}) => message.includes('105个')), 'the draft is not as it was')
    await run('showExampleFigure')
    await isOpen('.monaco-hover:not(.hidden) .hover-contents', 'there is no card')
    await until(
      async () => /103个/.test(await person.text('.monaco-hover:not(.hidden) .hover-contents')),
      'another card',
    )
    await run('showExampleUnregistered')
    await until(
      async () => /未登记/.test(await person.text('.monaco-hover:not(.hidden) .hover-contents')),
      'another card',
    )
    await hide('editor.action.hideHover')
  },
  'openDraft opens what is named, and checks it': async () => {
    const asked = run('openDraft')
    await person.answer(at('plan.md').path)
    await asked
    await until(() => window.activeTextEditor?.document.uri.path.endsWith('/plan.md'), 'it is not open')
    await until(async () => /无不符$/.test(await person.status()), `status: ${await person.status()}`)
    await open(draft())
  },
}

/** Pages, tables and files beside the draft. */
export const pages: Story = {
  'the preview marks figures by their verdicts, and frames each 专栏': async () => {
    await open(draft())
    const lacks = await commands.executeCommand('markdown.showPreviewToSide').then(
      () => null,
      () => 'this editor comes without a preview',
    )
    if (lacks) return lacks
    await until(async () => (await person.page('.plumbline-differ')).includes('105个'), 'nothing is marked')
    holds((await person.page('.plumbline-agree')).length === 14, 'others agree')
    holds((await person.page('.plumbline-box')).length === 2, 'other boxes')
    await commands.executeCommand('workbench.action.closeEditorsInOtherGroups')
    await open(draft())
    return null
  },
  'the review page has a row for every figure, and says what a figure differs from': async () => {
    await open(draft())
    await run('review')
    await until(() => isTabOpen(/^指标核对表$/), 'the page is not there')
    await until(async () => (await person.page('tr[data-row]')).length === 27, 'there are other rows')
    holds((await person.page('tr[data-row]')).join().includes('103个'), 'registered values are not there')
  },
  'print and export keep it as a file': async () => {
    await run('print')
    const page = await until(() => kept(at('planted-指标核对表.html')), 'the page was not kept')
    holds(page.includes('<table') && !page.includes('<script'), 'it is another page')
    const asked = run('export')
    await person.answer(at('rows.csv').path)
    await asked
    const rows = await until(() => kept(at('rows.csv')), 'the rows were not kept')
    holds(rows.split('\n').length > 27 && rows.includes('105个'), rows.slice(0, 200))
  },
  'compare shows what has changed since another version': async () => {
    const before = (await textOf(draft())).replace('累计归集公共数据237.7亿条', '累计归集公共数据230亿条')
    await workspace.fs.writeFile(at('before.md'), new TextEncoder().encode(before))
    await open(draft())
    const asked = run('compare')
    // Where git is there it is asked which version first.
    if (await person.count('.quick-input-widget:visible .monaco-list-row:has-text("另一个文件")'))
      await person.pick('另一个文件')
    await person.answer(at('before.md').path)
    await asked
    await until(async () => (await person.page('body')).join().includes('230亿条'), 'the change is not shown')
    await commands.executeCommand('workbench.action.closeOtherEditors')
  },
  'openTable opens the registry as a table, a row an indicator': async () => {
    await run('openTable', registry())
    await until(() => isTabOpen(/baseline\.metrics\.yaml/), 'it is not open')
    await until(async () => (await person.page('tbody tr')).length > 20, 'there are no rows')
    await commands.executeCommand('workbench.action.closeActiveEditor')
  },
  'checkWord reads a Word draft, annotateWord writes the findings into another': async () => {
    const source = at('planted.docx')
    await run('checkWord', source)
    const reading = await until(
      () => window.visibleTextEditors.find(({document}) => document.uri.scheme === 'plumbline-word')?.document,
      'the reading is not shown',
    )
    await until(() => found(reading.uri).length > 10, 'nothing is found in it')
    await window.showTextDocument(reading)
    const asked = run('annotateWord', reading.uri)
    await person.answer(null)
    await asked
    const size = async (name: string) => (await workspace.fs.stat(at(name))).size
    await until(() => size('planted-批注.docx').then(undefined, () => 0), 'it was not written')
    holds((await size('planted-批注.docx')) > (await size('planted.docx')), 'there are no comments in it')
    await commands.executeCommand('workbench.action.closeActiveEditor')
    await commands.executeCommand('workbench.action.closePanel')
  },
}
