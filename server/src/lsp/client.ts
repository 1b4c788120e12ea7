import type {ClientCapabilities, InitializeParams} from 'vscode-languageserver'
import type {InlayMode} from '../core/ide/inlay.js'
import type {Encoding} from './encoding.js'

/** What a client can do, read once from `initialize`. A client that announces nothing gets pushed diagnostics and plain text. */
export interface Client {
  readonly encoding: Encoding
  readonly english: boolean
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
  /** Serves its files by `plumbline/files/…`, for servers that have none of their own. */
  readonly servesFiles: boolean
  /** Which inlay hints it wishes for (`initializationOptions.inlayHints`). */
  readonly inlays: InlayMode
  /** All that it announces, for features to look up what only they need. */
  readonly can: ClientCapabilities
}

/** `pages` is where the server itself has the pages of the rules, if it does. */
export function clientOf(
  {capabilities, locale, workspaceFolders, rootUri, initializationOptions}: InitializeParams,
  pages: string | null = null,
): Client {
  const {general, textDocument, workspace} = capabilities
  const wishes: Readonly<Record<string, unknown>> = initializationOptions ?? {}
  const language = wishes.locale === 'en' || wishes.locale === 'zh-cn' ? wishes.locale : (locale ?? 'zh-cn')
  return {
    encoding: encodingOf(general?.positionEncodings),
    english: !language.toLowerCase().startsWith('zh'),
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    actionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspaceFolders?.map(({uri}) => uri) ?? (rootUri ? [rootUri] : []),
    pages: linksCodes(textDocument) ? (typeof wishes.pages === 'string' ? wishes.pages : pages) : null,
    servesFiles: wishes.files === true,
    inlays: wishes.inlayHints === 'on' || wishes.inlayHints === 'off' ? wishes.inlayHints : 'on-difference',
    can: capabilities,
  }
}

const linksCodes = (textDocument: InitializeParams['capabilities']['textDocument']): boolean =>
  textDocument?.publishDiagnostics?.codeDescriptionSupport === true ||
  textDocument?.diagnostic?.codeDescriptionSupport === true

/** UTF-16 wherever the client takes it, since every offset of ours is one already; else UTF-8 where only that is offered. */
function encodingOf(offered: readonly string[] | undefined): Encoding {
  return offered?.includes('utf-8') && !offered.includes('utf-16') ? 'utf-8' : 'utf-16'
}
