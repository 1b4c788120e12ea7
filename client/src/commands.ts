import {
  commands,
  type Disposable,
  env,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode'
import type {Current} from './current.js'
import type {Figure} from './report.js'
import {differingFrom, type Row, rowIn} from './rows.js'
import {say} from './say.js'
import type {Server} from './server.js'
import {type Switch, setEnabled} from './switch.js'

/** What the commands act upon. */
export interface Parts {
  readonly server: Server
  readonly current: Current
  readonly onOff: Switch
}

type Commands = Readonly<Record<string, (...said: never[]) => unknown>>

export const register = (all: Commands): Disposable[] =>
  Object.entries(all).map(([name, run]) => commands.registerCommand(`plumbline.${name}`, run))

/** Turning the check on and off, and the server. */
export const switching = ({server, current, onOff}: Parts): Commands => ({
  check: async (file?: Uri) => {
    const uri = file ?? window.activeTextEditor?.document.uri
    if (!uri) return
    if (file) await window.showTextDocument(file)
    await server.choose(uri, true)
    await server.start()
    await current.look()
  },
  enable: () => setEnabled(true).then(() => onOff.look()),
  disable: () => setEnabled(false).then(() => onOff.look()),
  neverAsk: () => current.neverAsk(),
  restart: () => server.restart(),
  showLog: () => server.showLog(),
})

/** From figure to figure, and what is done about one. */
export const figureCommands = (parts: Parts): Commands => ({
  goTo: (said: unknown) => onRow(said, (row) => show(parts, row.figure, true)),
  nextDiffering: () => step(parts, 1),
  previousDiffering: () => step(parts, -1),
  fix: async (said?: unknown) => {
    const row = rowIn(said)
    if (row) await show(parts, row.figure, false)
    await commands.executeCommand('editor.action.quickFix')
  },
  useRegistered: (said?: unknown) => useRegistered(parts, rowIn(said)),
  showFigures: () => commands.executeCommand('plumbline.figures.focus'),
  insert: () => commands.executeCommand('editor.action.triggerSuggest'),
  openEntry: (said?: unknown) => at(parts, rowIn(said), 'editor.action.revealDefinition'),
  findUses: (said?: unknown) => at(parts, rowIn(said), 'editor.action.goToReferences'),
  register: (said?: unknown) => at(parts, rowIn(said), 'editor.action.refactor'),
  copyRow: (said: unknown) =>
    onRow(said, ({label, figure}) => env.clipboard.writeText([say(label), figure.name, figure.place].join('\t'))),
  explain: () => explain(parts),
  silence: (uri: string, line: number, character: number, comment: string) =>
    silence(Uri.parse(uri), new Position(line, character), comment),
  at: (uri: string, line: number, character: number, command: string) => atPlace(uri, line, character, command),
  showChapter: (uri: string, line: number) => showChapter(parts, uri, line),
  showUses: (uri: string, line: number, character: number) => showUses(Uri.parse(uri), new Position(line, character)),
})

const onRow = (said: unknown, run: (row: Row) => Thenable<void>): Thenable<void> | undefined => {
  const row = rowIn(said)
  return row && run(row)
}

/** What a link of a card may do: put right, show, count or register the figure that the card is about. */
const ofCards: ReadonlySet<string> = new Set([
  'useRegistered',
  'openEntry',
  'findUses',
  'register',
  'newRegistry',
  'propose',
  'showHistory',
])

/** The pointer may be far from the caret: first to the figure, then the command. */
async function atPlace(uri: string, line: number, character: number, command: string): Promise<void> {
  if (!ofCards.has(command)) return
  const editor = await window.showTextDocument(Uri.parse(uri), {preserveFocus: false})
  const place = new Position(line, character)
  editor.selection = new Selection(place, place)
  await commands.executeCommand(`plumbline.${command}`)
}

/** Selects a figure in its draft. `keepsFocus`: a click in the view leaves the keyboard there. */
async function show({current}: Parts, {range: {start, end}}: Figure, keepsFocus: boolean): Promise<void> {
  if (!current.document) return
  const editor = await window.showTextDocument(current.document, {
    viewColumn:
      window.visibleTextEditors.find(({document}) => document === current.document)?.viewColumn ?? ViewColumn.Active,
    preserveFocus: keepsFocus,
  })
  const range = new Range(start.line, start.character, end.line, end.character)
  editor.selection = new Selection(range.start, range.end)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}

async function at(parts: Parts, row: Row | undefined, command: string): Promise<void> {
  if (row) await show(parts, row.figure, false)
  await commands.executeCommand(command)
}

async function step(parts: Parts, direction: 1 | -1): Promise<void> {
  const {document, report} = parts.current
  const editor = window.activeTextEditor
  if (!document || !report || editor?.document !== document) return
  const figures = await parts.current.figures()
  const figure = differingFrom({figures}, editor.selection.start, direction)
  if (figure) return show(parts, figure, false)
  const nothing = say({zh: '没有与登记值、另处或算术不符的数值', en: 'No figure differs'})
  window.setStatusBarMessage(nothing, 3000)
}

/** Applies the first correction that is offered for a figure: that of the view's row, or the one at the caret. */
async function useRegistered({server, current}: Parts, row?: Row): Promise<void> {
  const {document} = current
  const caret = window.activeTextEditor?.selection
  const place = row
    ? new Range(
        row.figure.range.start.line,
        row.figure.range.start.character,
        row.figure.range.end.line,
        row.figure.range.end.character,
      )
    : caret
  if (!document || !place) return
  const edit = await server.correction(document.uri, place)
  if (edit) await workspace.applyEdit(edit)
  else window.setStatusBarMessage(say({zh: '此处没有可以直接改的数值', en: 'There is nothing to put right here'}), 3000)
}

async function explain({server}: Parts): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor) return
  const text = await server.explain(editor.document.uri, editor.selection.active)
  if (text === null)
    return void window.setStatusBarMessage(say({zh: '光标处没有数字', en: 'There is no number at the caret'}), 3000)
  const lines = text.split('\n\n').map((line) => line.replace(/^#+ |\*\*|\\(?=[^\w\s])/g, ''))
  await window.showQuickPick(lines, {title: say({zh: '这个数字怎样读的', en: 'How this number was read'})})
}

/** Writes a comment that silences a finding once the reason is given, and leaves the caret behind it. */
async function silence(uri: Uri, at: Position, comment: string): Promise<void> {
  const title = say({zh: '此行不查的理由', en: 'Why this line is not to be checked'})
  const reason = (await window.showInputBox({title}))?.replace(/--+>?/g, '—').trim()
  if (!reason) return
  const text = comment.replace(/: -->$/, `: ${reason} -->`)
  const editor = await window.showTextDocument(uri)
  await editor.edit((edit) => edit.insert(at, text))
  const behind = at.translate(0, text.length)
  editor.selection = new Selection(behind, behind)
}

/** The next figure that differs below a chapter's heading; where none does, the view. */
async function showChapter(parts: Parts, uri: string, line: number): Promise<void> {
  const {current} = parts
  const figures = current.document?.uri.toString() === uri ? await current.figures() : []
  const figure = differingFrom({figures}, {line, character: 0}, 1)
  if (figure && figure.range.start.line >= line) return show(parts, figure, false)
  await commands.executeCommand('plumbline.figures.focus')
}

async function showUses(uri: Uri, position: Position): Promise<void> {
  const places = await commands.executeCommand('vscode.executeReferenceProvider', uri, position)
  await commands.executeCommand('editor.action.showReferences', uri, position, places)
}
