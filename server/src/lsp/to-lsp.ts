import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type Location,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type {OfferedFix} from '../core/ide/actions/fixes.js'
import type {Finding} from '../core/ide/findings/findings.js'
import {ruleName} from '../core/ide/findings/rule-names.js'
import type {Heading} from '../core/ide/outline/symbols.js'
import {linesOf, textOf} from '../core/ide/place.js'
import type {Snapshot} from '../core/session/snapshot.js'
import type {Edit} from '../core/text/edit.js'
import type {Span} from '../core/text/span.js'
import type {Client} from './client.js'
import {type Lined, toPosition} from './encoding.js'

/** Where an answer is read: the snapshot it was worked out from, and how its client counts and reads. */
export interface View {
  readonly snapshot: Snapshot
  readonly client: Client
  /** The URI of a place, as the client spells it where it holds the file open. */
  uri(place: string): string
  /** The same object as long as `uri` answers the same. */
  readonly names: object
  /** The version of an open file; null of another. */
  version(uri: string): number | null
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const

const tags = {unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated} as const

export const words = ({zh, en}: {readonly zh: string; readonly en: string}, {english}: Client): string =>
  english ? en : zh

export const lined = (snapshot: Snapshot, path: string): Lined => ({
  text: textOf(snapshot, path),
  lines: linesOf(snapshot, path),
})

export const range = (text: Lined, {from, to}: Span, {encoding}: Client): Range => ({
  start: toPosition(text, from, encoding),
  end: toPosition(text, to, encoding),
})

export const location = ({snapshot, client, uri}: View, path: string, span: Span): Location => ({
  uri: uri(path),
  range: range(lined(snapshot, path), span, client),
})

export function diagnostic(view: View, path: string, finding: Finding): Diagnostic {
  const {rule, severity, span, words: say, tag} = finding
  const related = finding.related.filter(({at}) => !isOneClickAway(view, path, at))
  return {
    range: range(lined(view.snapshot, path), span, view.client),
    severity: severities[severity],
    ...named(rule, view.client),
    // Problems of a configuration, and the word that there are more, have no page.
    ...(view.client.pages &&
      !/^(?:config-|more-)/.test(rule) && {codeDescription: {href: `${view.client.pages}${rule}.md`}}),
    message: words(say, view.client),
    ...(tag && view.client.tags.has(tags[tag]) && {tags: [tags[tag]]}),
    ...(related.length && {
      relatedInformation: related.map(({at, message}) => ({
        location: 'path' in at ? location(view, at.path, at.span) : location(view, path, at),
        message: words(message, view.client),
      })),
    }),
  }
}

/** Under a finding in a draft each related place takes a row of the hover: the entry is behind the card's own link. */
const isOneClickAway = ({client, snapshot}: View, path: string, at: Finding['related'][number]['at']): boolean =>
  client.commands && 'path' in at && snapshot.drafts.has(path) && snapshot.registryFiles.has(at.path)

/** By its short name where the client shows that; the id goes along, since it comes back in requests. */
const named = (rule: string, client: Client): Pick<Diagnostic, 'code' | 'source' | 'data'> =>
  client.namesRules
    ? {code: words(ruleName(rule), client), source: client.english ? 'Plumbline' : '准绳', data: {rule}}
    : {code: rule, source: 'plumbline'}

/** Whether a diagnostic that a client sends back is one of a rule. */
export function isOf({code, data}: Diagnostic, rule: string): boolean {
  const sent: unknown = data
  return typeof sent === 'object' && sent !== null && 'rule' in sent ? sent.rule === rule : code === rule
}

export function textEdits({snapshot, client}: View, path: string, edits: readonly Edit[]): TextEdit[] {
  const text = lined(snapshot, path)
  return edits.map((edit) => ({range: range(text, edit, client), newText: edit.insert}))
}

export const workspaceEdit = (view: View, path: string, edits: readonly Edit[]): WorkspaceEdit =>
  fileEdits(view, [{uri: view.uri(path), edits: textEdits(view, path, edits)}])

/**
 * Edits of several files that the writer is asked about one by one, where the client can ask; else as any others.
 * `said` names the change. VS Code shows what needs to be confirmed with empty boxes, and beside it what needs not with
 * ticked ones: there it is a file that is to be made, and is there already, that needs it.
 */
export function askedEdit(view: View, files: ReadonlyMap<string, readonly Edit[]>, said: string): WorkspaceEdit {
  const asks = view.client.can.workspace?.workspaceEdit?.changeAnnotationSupport !== undefined
  const changes = [...files].map(([path, edits]) => ({uri: view.uri(path), edits: textEdits(view, path, edits)}))
  if (!asks || !view.client.versionedEdits) return fileEdits(view, changes)
  const ticks = view.client.commands && !changes.some(({uri}) => uri.startsWith('untitled:'))
  const annotated = changes.map(({uri, edits}) => ({
    uri,
    edits: edits.map((edit) => ({...edit, annotationId: ticks ? 'done' : 'asked'})),
  }))
  const asked = {label: said, needsConfirmation: true}
  const edit = fileEdits(view, annotated)
  if (!ticks) return {...edit, changeAnnotations: {asked}}
  const there = changes.map(({uri}) => ({
    ...{kind: 'create' as const, uri, options: {ignoreIfExists: true}, annotationId: 'asked'},
  }))
  return {
    documentChanges: [...there, ...(edit.documentChanges ?? [])],
    changeAnnotations: {asked, done: {label: said, needsConfirmation: false}},
  }
}

/** Versioned where the client can refuse edits of a text that it no longer has. */
export const fileEdits = (
  view: View,
  changes: readonly {readonly uri: string; readonly edits: TextEdit[]}[],
): WorkspaceEdit =>
  view.client.versionedEdits
    ? {documentChanges: changes.map(({uri, edits}) => ({textDocument: {uri, version: view.version(uri)}, edits}))}
    : {changes: Object.fromEntries(changes.map(({uri, edits}) => [uri, edits]))}

/** A fix with the diagnostics of the request that it removes. */
export function quickFix(
  view: View,
  path: string,
  {finding, fix}: OfferedFix,
  asked: readonly Diagnostic[],
): CodeAction {
  const {start} = range(lined(view.snapshot, path), finding.span, view.client)
  const removed = asked.filter(
    (it) =>
      isOf(it, finding.rule) && it.range.start.line === start.line && it.range.start.character === start.character,
  )
  return {
    title: words(fix.title, view.client),
    kind: CodeActionKind.QuickFix,
    ...(removed.length && {diagnostics: removed}),
    ...(fix.safe && {isPreferred: true}),
    edit: workspaceEdit(view, path, fix.edits),
  }
}

export function documentSymbol(text: Lined, client: Client, {title, span, extent, children}: Heading): DocumentSymbol {
  return {
    // Clients refuse a symbol without a name.
    name: title || '—',
    kind: SymbolKind.String,
    range: range(text, extent, client),
    selectionRange: range(text, span, client),
    children: children.map((child) => documentSymbol(text, client, child)),
  }
}

/** For clients that take no tree: in order, each with the title of what it stands under. */
export const flatSymbols = (uri: string, symbols: readonly DocumentSymbol[], containerName = ''): SymbolInformation[] =>
  symbols.flatMap(({name, kind, range, children}) => [
    {name, kind, location: {uri, range}, ...(containerName && {containerName})},
    ...flatSymbols(uri, children ?? [], name),
  ])
