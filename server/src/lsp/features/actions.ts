import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type {Action} from '../../core/ide/action.js'
import {actionsAt} from '../../core/ide/actions/actions.js'
import {isUrl} from '../../files/files.js'
import {span} from '../from-lsp.js'
import {type Asked, codeActions, fixAll, isUnasked} from '../requests.js'
import {askedEdit, isOf, lined, range, textEdits, words} from '../to-lsp.js'
import type {Feature} from './feature.js'
import {edit} from './rename.js'

const source = `${CodeActionKind.Source}.plumbline`

const kinds = {
  rewrite: CodeActionKind.RefactorRewrite,
  restructure: CodeActionKind.RefactorRewrite,
  'fix-rule': CodeActionKind.QuickFix,
  disable: CodeActionKind.QuickFix,
  renumber: `${source}.renumber`,
  'house-style': `${source}.houseStyle`,
} as const

/** What may be done at a place beside the quick fixes: for a figure, a line, a table, and the draft as a whole. */
export const actions: Feature = {
  announce: ({actionLiterals}) =>
    actionLiterals ? {codeActionProvider: {codeActionKinds: [...new Set([fixAll, ...Object.values(kinds)])]}} : {},
  serve: ({connection, asked, safely}) => {
    connection.onCodeAction(
      safely('codeAction', [], (params) => {
        const found = asked(params.textDocument.uri)
        return [...codeActions(found, params), ...(found ? further(found, params) : [])]
      }),
    )
  },
}

function further({file, view, path}: Asked, {range, context}: CodeActionParams): CodeAction[] {
  if (file.kind !== 'draft' || !view.client.actionLiterals) return []
  const {only, diagnostics} = context
  const isWhole = (kind: Action['kind']): boolean => kinds[kind].startsWith(CodeActionKind.Source)
  // House style makes the same edits as “fix all”: a choice of its own only where a writer asks for it.
  const wanted = (kind: Action['kind']): boolean =>
    only
      ? only.some((it) => kinds[kind] === it || kinds[kind].startsWith(`${it}.`))
      : kind !== 'house-style' && !(isWhole(kind) && isUnasked(context))
  return actionsAt(view.snapshot, path, span(file, range, view.client.encoding), wanted)
    .filter(({creates}) => !creates || makesFiles(view.client))
    .filter((action) => !isElsewhere(action) || isAsked(view, action))
    .map((action) => codeAction(view, action, diagnostics, {uri: file.uri, range}))
}

function codeAction(view: Asked['view'], action: Action, asked: readonly Diagnostic[], at: FigurePlaced) {
  const {title, kind, edits, finding, confirm} = action
  const diagnostics = asked.filter((it) => finding !== null && isOf(it, finding.rule))
  const said = words(title, view.client)
  if (isAsked(view, action)) return {title: said, kind: kinds[kind], command: proposing(at, said)}
  const asksReason = kind === 'disable' && view.client.commands
  const done = making(view, action) ?? (confirm ? askedEdit(view, edits, said) : edit(view, edits))
  return {
    title: said,
    kind: kinds[kind],
    ...(diagnostics.length && {diagnostics}),
    ...(asksReason ? {command: silencing(view, edits, said)} : {edit: done}),
  }
}

/** Into a registry on the web nobody writes from here: whoever keeps it is asked. */
const isElsewhere = ({edits}: Action): boolean => [...edits.keys()].some(isUrl)

/** Our own extension asks for the reason of a proposal, saves it and shows that it waits. */
const isAsked = ({client}: Asked['view'], {proposal}: Action): boolean => proposal !== undefined && client.commands

const proposing = ({uri, range: {start}}: FigurePlaced, title: string): Command => ({
  title,
  command: 'plumbline.at',
  arguments: [uri, start.line, start.character, 'propose'],
})

interface FigurePlaced {
  readonly uri: string
  readonly range: Range
}

const makesFiles = ({can}: Asked['view']['client']): boolean =>
  can.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true

/** Files that are made, and the edits beside; null where there are none to be made. Where one is there already the client does nothing. */
function making(view: Asked['view'], {edits, creates, proposal}: Action): WorkspaceEdit | null {
  if (!makesFiles(view.client)) return null
  const today = new Date().toISOString().slice(0, 10)
  const files = creates ?? (proposal && new Map([[proposal.path, proposal.text(today)]]))
  if (!files) return null
  const start = {line: 0, character: 0}
  const made = [...files].flatMap(([path, text]) => [
    {kind: 'create' as const, uri: view.uri(path)},
    {textDocument: {uri: view.uri(path), version: null}, edits: [{range: {start, end: start}, newText: text}]},
  ])
  const beside = [...(creates ? edits : [])].map(([path, some]) => ({
    textDocument: {uri: view.uri(path), version: view.version(view.uri(path))},
    edits: textEdits(view, path, some),
  }))
  return {documentChanges: [...made, ...beside]}
}

/** Our own extension asks for the reason first, and writes the comment with it. */
function silencing(view: Asked['view'], edits: Action['edits'], title: string): Command {
  const [[path, [written]] = ['', []]] = edits
  const at = written && range(lined(view.snapshot, path), written, view.client).start
  const place = at && [at.line, at.character]
  return {title, command: 'plumbline.silence', arguments: [view.uri(path), ...(place ?? []), written?.insert ?? '']}
}
