import type {ClientCapabilities, DiagnosticTag, InitializeParams} from 'vscode-languageserver'
import type {InlayMode} from '../core/ide/coverage/inlay.js'
import type {Encoding} from './encoding.js'
import type {Settings, SettingsCell} from './settings.js'

/**
 * What a client can do, read once from `initialize`, and what its user has set, which may change. A client that announces
 * nothing gets pushed diagnostics and plain text.
 */
export interface Client {
  readonly encoding: Encoding
  readonly english: boolean
  /** Answers `workspace/configuration`. */
  readonly configures: boolean
  /** Asks for diagnostics itself. */
  readonly pulls: boolean
  /** Can be told to ask for diagnostics again. */
  readonly refreshes: boolean
  readonly markdown: boolean
  readonly nestedSymbols: boolean
  readonly versionedEdits: boolean
  readonly actionLiterals: boolean
  readonly watches: boolean
  /** Folders of the workspace, as URIs. */
  readonly folders: readonly string[]
  /** Where the pages of the rules are, as a URI that ends in `/`; null where the client shows no such links. */
  readonly pages: string | null
  /** Where bundles lie that the program loads when it needs them, as a URI that ends in `/`; null of a client that does not say. */
  readonly bundles: string | null
  /** The tags of diagnostics that it shows. */
  readonly tags: ReadonlySet<DiagnosticTag>
  /** Whether its user trusts the workspace; a client that says nothing has asked nobody. */
  readonly trust: {isGiven: boolean}
  /** Has the commands of our extension, for lenses to call. */
  readonly commands: boolean
  /** Has an outline of its own of headings with `#`. */
  readonly outlinesMarkdown: boolean
  /** Shows rules by their short names. */
  readonly namesRules: boolean
  /** Shows a view of figures, and is told when they may be others. */
  readonly showsFigures: boolean
  /** Serves its files by `plumbline/files/…`, for servers that have none of their own. */
  readonly servesFiles: boolean
  /** Fetches addresses by `plumbline/files/fetch`, with the editor's own proxy, certificates and trust. */
  readonly fetches: boolean
  readonly inlays: InlayMode
  readonly lenses: boolean
  readonly colours: Settings['colours']
  /** Wishes for findings of drafts that are not open. */
  readonly diagnosesClosed: boolean
  /** All that it announces, for features to look up what only they need. */
  readonly can: ClientCapabilities
}

/** `pages` is where the server itself has the pages of the rules, if it does. */
export function clientOf(
  {capabilities, locale = 'zh-cn', workspaceFolders, rootUri, initializationOptions}: InitializeParams,
  settings: SettingsCell,
  pages: string | null = null,
): Client {
  const {general, textDocument, workspace} = capabilities
  const wishes: Readonly<Record<string, unknown>> = initializationOptions ?? {}
  return {
    encoding: encodingOf(general?.positionEncodings),
    get english() {
      const wished = settings.now.locale
      return !(wished === 'auto' ? locale : wished).toLowerCase().startsWith('zh')
    },
    get inlays() {
      return settings.now.inlayHints
    },
    get colours() {
      return settings.now.colours
    },
    get lenses() {
      return settings.now.codeLens
    },
    get diagnosesClosed() {
      return settings.now.diagnostics === 'workspace'
    },
    configures: workspace?.configuration === true,
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    actionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspaceFolders?.map(({uri}) => uri) ?? (rootUri ? [rootUri] : []),
    pages: linksCodes(textDocument) ? (typeof wishes.pages === 'string' ? wishes.pages : pages) : null,
    bundles: typeof wishes.bundles === 'string' ? wishes.bundles : null,
    tags: new Set(
      [textDocument?.publishDiagnostics, textDocument?.diagnostic].flatMap((it) => it?.tagSupport?.valueSet ?? []),
    ),
    trust: {isGiven: wishes.trusted !== false},
    ...ofExtension(wishes),
    can: capabilities,
  }
}

/** What only an extension of ours wishes for. */
const ofExtension = (wishes: Readonly<Record<string, unknown>>) => ({
  commands: wishes.commands === true,
  outlinesMarkdown: wishes.outline === 'unmarked',
  namesRules: wishes.ruleNames === true,
  showsFigures: wishes.figures === true,
  servesFiles: wishes.files === true,
  fetches: wishes.fetch === true,
})

const linksCodes = (textDocument: InitializeParams['capabilities']['textDocument']): boolean =>
  textDocument?.publishDiagnostics?.codeDescriptionSupport === true ||
  textDocument?.diagnostic?.codeDescriptionSupport === true

/** UTF-16 wherever the client takes it, since every offset of ours is one already; else UTF-8 where only that is offered. */
function encodingOf(offered: readonly string[] | undefined): Encoding {
  return offered?.includes('utf-8') && !offered.includes('utf-16') ? 'utf-8' : 'utf-16'
}
