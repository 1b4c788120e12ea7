import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type DocumentSymbol,
  type Hover,
  type Location,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver'
import {fixesAt, safeEdits} from '../core/ide/actions/fixes.js'
import {figureCardAt} from '../core/ide/hover/figure-card.js'
import {registryHoverAt} from '../core/ide/hover/registry-hover.js'
import {definitionAt, idDefinitionsAt} from '../core/ide/navigation/definition.js'
import {referencesAt} from '../core/ide/navigation/references.js'
import {type RegistrySymbol, registrySymbols} from '../core/ide/outline/registry-symbols.js'
import {symbols} from '../core/ide/outline/symbols.js'
import {card} from './card.js'
import type {Client} from './client.js'
import {type LspPosition, toOffset} from './encoding.js'
import {figureCard} from './figure-card.js'
import * as fromLsp from './from-lsp.js'
import type {OpenFile} from './session.js'
import * as toLsp from './to-lsp.js'

/** An open file that a request is about, seen in one snapshot; `path` is its key there. */
export interface Asked {
  readonly file: OpenFile
  readonly view: toLsp.View
  readonly path: string
}

export const fixAll = `${CodeActionKind.SourceFixAll}.plumbline`

export function hover(asked: Asked | null, position: LspPosition): Hover | null {
  if (!asked) return null
  const {file, view, path} = asked
  const offset = toOffset(file, position, view.client.encoding)
  if (file.kind === 'draft') {
    const shown = figureCardAt(view.snapshot, path, offset)
    const range = shown && toLsp.range(file, shown.span, view.client)
    return shown && range && {contents: figureCard(shown, view.client, {uri: file.uri, position: range.start}), range}
  }
  const found = registryHoverAt(view.snapshot, path, offset)
  return found && {contents: card(found, view), range: toLsp.range(file, found.span, view.client)}
}

export function codeActions(asked: Asked | null, {range, context}: CodeActionParams): CodeAction[] {
  if (asked?.file.kind !== 'draft' || !asked.view.client.actionLiterals) return []
  const {file, view, path} = asked
  const wanted = (kind: string): boolean =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`))
  const offered = wanted(CodeActionKind.QuickFix)
    ? fixesAt(view.snapshot, path, fromLsp.span(file, range, view.client.encoding))
    : []
  return [
    ...offered.map((it) => toLsp.quickFix(view, path, it, context.diagnostics)),
    ...(wanted(fixAll) && !isUnasked(context) ? fixesOfAll(asked) : []),
  ]
}

/** Asked at every move of the cursor, for a lamp at most, which shows no change of the draft as a whole. */
export const isUnasked = ({only, triggerKind}: CodeActionContext): boolean =>
  !only && triggerKind === CodeActionTriggerKind.Automatic

function fixesOfAll({view, path}: Asked): CodeAction[] {
  const edits = safeEdits(view.snapshot, path)
  if (!edits.length) return []
  const title = toLsp.words({zh: '作全部不改变文意的修正', en: 'Apply all safe fixes'}, view.client)
  return [{title, kind: fixAll, edit: toLsp.workspaceEdit(view, path, edits)}]
}

export function documentSymbols(asked: Asked | null): DocumentSymbol[] | SymbolInformation[] {
  if (!asked) return []
  const {file, view, path} = asked
  const tree =
    file.kind === 'draft'
      ? symbols(view.snapshot, path, view.client.outlinesMarkdown ? 'unmarked' : 'all').map((symbol) =>
          toLsp.documentSymbol(file, view.client, symbol),
        )
      : registrySymbols(view.snapshot, path).map((symbol) => registrySymbol(file, view.client, symbol))
  return view.client.nestedSymbols ? tree : toLsp.flatSymbols(file.uri, tree)
}

const symbolKinds = {
  section: SymbolKind.Namespace,
  indicator: SymbolKind.Field,
  entry: SymbolKind.Object,
} as const

function registrySymbol(file: OpenFile, client: Client, symbol: RegistrySymbol): DocumentSymbol {
  return {
    ...toLsp.documentSymbol(file, client, {...symbol, children: []}),
    kind: symbolKinds[symbol.kind],
    ...(symbol.detail && {detail: symbol.detail}),
    children: symbol.children.map((it) => registrySymbol(file, client, it)),
  }
}

export function definition(asked: Asked | null, position: LspPosition): Location | Location[] | null {
  if (!asked) return null
  const {file, view, path} = asked
  const offset = toOffset(file, position, view.client.encoding)
  if (file.kind !== 'draft')
    return idDefinitionsAt(view.snapshot, path, offset).map((it) => toLsp.location(view, it.path, it.span))
  const found = definitionAt(view.snapshot, path, offset)
  return found && toLsp.location(view, found.path, found.span)
}

export function references(asked: Asked | null, position: LspPosition): Location[] {
  if (!asked) return []
  const {file, view, path} = asked
  return referencesAt(view.snapshot, path, toOffset(file, position, view.client.encoding)).map((it) =>
    toLsp.location(view, it.path, it.span),
  )
}
