import {
  CancellationError,
  type CancellationToken,
  type CodeActionContext,
  CodeActionTriggerKind,
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  languages,
  type ProviderResult,
  type Range,
  type SemanticTokens,
  type TextDocument,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import type {
  BaseLanguageClient,
  LanguageClientOptions,
  Middleware,
  WorkspaceEdit as ProtocolEdit,
  SemanticTokens as ProtocolTokens,
} from 'vscode-languageclient'
import type {Failed, Proposable} from '../../server/src/lsp/registry/answers.js'
import {serveFetching} from './fetching.js'
import {serveFiles} from './files.js'
import type {Hands} from './hands.js'
import type {Hosts} from './hosts.js'
import type {Live} from './live-page.js'
import {newLog} from './log.js'
import {isNear, Near} from './near.js'
import {pagesAddress} from './pages.js'
import {Problems} from './problems.js'
import type {Figure, Report} from './report.js'
import type {Tokens} from './tokens.js'
import {wordScheme} from './word-scheme.js'

/** How the server is reached: a process of Node on the desktop, a worker in the browser. */
export type NewClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>

/** One of them is null. */
interface TableEdit {
  readonly problem: string | null
  readonly edit: {readonly range: Figure['range']; readonly newText: string} | null
}

/** `live`: a page in the editor, with a script. `before`: the text of the version to compare with. */
interface ReviewAsked {
  readonly format: 'html' | 'csv'
  readonly before: string | null
  readonly live?: Live
}

type State = 'stopped' | 'starting' | 'running' | 'failed'

/** The server: not there until something is to be checked. */
export class Server extends Disposable {
  readonly #context: ExtensionContext
  readonly #newClient: NewClient
  readonly #tokens: Tokens
  readonly #hosts: Hosts
  readonly #hands: Hands
  readonly #near: {readonly lenses: Near; readonly colours: Near}
  readonly #changed = new EventEmitter<void>()
  /** Files that the user wants checked wherever they lie. */
  readonly #chosen = new Set<string>()
  #client: BaseLanguageClient | null = null
  #state: State = 'stopped'
  #failure = ''
  #log: LogOutputChannel | null = null

  /** Fired when what is said of drafts may be another, and when the server starts or stops. */
  readonly onChanged = this.#changed.event

  constructor(context: ExtensionContext, newClient: NewClient, tokens: Tokens, hosts: Hosts, hands: Hands) {
    super(() => void this.stop())
    this.#context = context
    this.#newClient = newClient
    this.#tokens = tokens
    this.#hosts = hosts
    this.#hands = hands
    this.#near = {
      lenses: new Near(context, (document) =>
        this.#client?.getFeature('textDocument/codeLens').getProvider(document)?.onDidChangeCodeLensEmitter.fire(),
      ),
      colours: new Near(context, (document) =>
        this.#client
          ?.getFeature('textDocument/semanticTokens')
          .getProvider(document)
          ?.onDidChangeSemanticTokensEmitter.fire(),
      ),
    }
    context.subscriptions.push(
      this,
      window.onDidChangeWindowState(({focused}) => focused && void this.#client?.sendNotification('plumbline/focused')),
      workspace.onDidGrantWorkspaceTrust(() => void this.#client?.sendNotification('plumbline/trusted')),
    )
  }

  get state(): State {
    return this.#state
  }

  get failure(): string {
    return this.#failure
  }

  async start(): Promise<void> {
    if (this.#state === 'starting' || this.#state === 'running') return
    this.#become('starting')
    try {
      const client = await this.#newClient({
        ...optionsFor(this.#context, this.#middleware()),
        outputChannel: this.#logOf(),
      })
      serveFiles(client)
      serveFetching(client, this.#hosts, this.#tokens)
      client.onNotification('plumbline/changed', () => this.#changed.fire())
      this.#client = client
      await client.start()
      for (const uri of this.#chosen) await client.sendNotification('plumbline/draft', {uri, check: true})
      this.#become('running')
    } catch (error) {
      this.#failure = String(error)
      this.#become('failed')
    }
  }

  async stop(): Promise<void> {
    const client = this.#client
    this.#client = null
    if (this.#state !== 'stopped') this.#become('stopped')
    await client?.dispose().catch(() => undefined)
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  showLog(): void {
    this.#client?.outputChannel.show()
  }

  isChosen(uri: Uri): boolean {
    return this.#chosen.has(uri.toString())
  }

  /** The user wants a file checked, or no longer. */
  async choose(uri: Uri, check: boolean): Promise<void> {
    if (check) this.#chosen.add(uri.toString())
    else this.#chosen.delete(uri.toString())
    await this.#client?.sendNotification('plumbline/draft', {uri: uri.toString(), check})
  }

  /** Null of a file that is no draft, and while the server does not run. */
  async report(uri: Uri): Promise<Report | null> {
    return this.#ask('plumbline/counts', {textDocument: {uri: uri.toString()}})
  }

  /** All of a draft, megabytes in a long one; null as `report`. */
  async figures(uri: Uri): Promise<readonly Figure[] | null> {
    const textDocument = {uri: uri.toString()}
    return (await this.#ask<{figures: readonly Figure[]}>('plumbline/figures', {textDocument}))?.figures ?? null
  }

  /** The 指标核对表 of a draft as a page or a table; null of a file that is no draft, and while the server does not run. */
  async review(uri: Uri, asked: ReviewAsked): Promise<string | null> {
    return this.#ask('plumbline/review', {textDocument: {uri: uri.toString()}, ...asked})
  }

  /** A registry file as a table, as a page; null of a file that is none. */
  async table(uri: Uri, asked: {find: string; columns: readonly string[]; live: Live}): Promise<string | null> {
    return this.#ask('plumbline/registry/table', {textDocument: {uri: uri.toString()}, ...asked})
  }

  /** The edit for what was written into a cell of it, or what is wrong with that. */
  async tableEdit(uri: Uri, change: {id: string; column: string; text: string}): Promise<TableEdit | null> {
    return this.#ask('plumbline/registry/edit', {textDocument: {uri: uri.toString()}, change})
  }

  /** A Word file as a draft, or why it is none; null while the server does not run. */
  async readWord(bytes: string): Promise<{readonly text: string} | {readonly refused: string} | null> {
    return this.#ask('plumbline/word/read', {bytes})
  }

  /** A Word file with the findings of its reading as comments; bytes in Base64. */
  async annotateWord(
    uri: Uri,
    bytes: string,
  ): Promise<
    {readonly bytes: string; readonly placed: number; readonly all: number} | {readonly refused: string} | null
  > {
    return this.#ask('plumbline/word/annotate', {textDocument: {uri: uri.toString()}, bytes})
  }

  /** `plumbline/registry/…`; null while the server does not run. */
  async registry<Answer extends object>(name: string, params: object): Promise<Answer | Failed | null> {
    return this.#ask<Answer | Failed>(`plumbline/registry/${name}`, params)
  }

  /** The figures in a stretch of a draft that may be proposed. */
  async proposable(uri: Uri, range: Range): Promise<readonly Proposable[] | null> {
    return this.#ask('plumbline/registry/proposable', {
      textDocument: {uri: uri.toString()},
      range: this.#client?.code2ProtocolConverter.asRange(range),
    })
  }

  /** Why a number was, or was not, taken for a figure; Markdown. */
  async explain(
    uri: Uri,
    {line, character}: {readonly line: number; readonly character: number},
  ): Promise<string | null> {
    const textDocument = {uri: uri.toString()}
    // A position of the editor's own class comes to a worker without its numbers.
    const position = {line, character}
    const answer = await this.#ask<{value: string}>('plumbline/explain', {textDocument, position})
    return answer?.value ?? null
  }

  /** The first correction that is offered for a place; null where there is none. */
  async correction(uri: Uri, range: Range): Promise<WorkspaceEdit | null> {
    const offered = await this.#ask<readonly {readonly edit?: ProtocolEdit}[]>('textDocument/codeAction', {
      textDocument: {uri: uri.toString()},
      // A range of the editor does not travel as one of the protocol.
      range: this.#client?.code2ProtocolConverter.asRange(range),
      context: {diagnostics: [], only: ['quickfix']},
    })
    const edit = offered?.find((action) => action.edit)?.edit
    return (edit && (await this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit))) ?? null
  }

  /** Registries are read again, and hosts asked about that nobody has said anything of. */
  async readAgain(): Promise<void> {
    await this.#client?.sendNotification('plumbline/trusted')
  }

  /** A file of ours has been written: not every file system tells of it. */
  async touched(uri: Uri): Promise<void> {
    const changes = [{uri: uri.toString(), type: 2}]
    await this.#client?.sendNotification('workspace/didChangeWatchedFiles', {changes})
  }

  /**
   * What the editor asks of itself after a key is asked for once nobody types, findings in between as well; in a long draft
   * lenses and colours are those around what is seen. What a user asks for is answered at once.
   */
  #middleware(): Middleware {
    const hands = this.#hands
    const {lenses} = this.#near
    return {
      provideDiagnostics: async (document, previousResultId, token, next) => {
        await hands.restedOrPatient(('uri' in document ? document.uri : document).toString())
        // Typed on: the library asks again.
        if (token.isCancellationRequested) throw new CancellationError()
        return next(document, previousResultId, token)
      },
      provideWorkspaceDiagnostics: async (resultIds, token, report, next) => {
        await hands.rested()
        return next(resultIds, token, report)
      },
      provideCodeActions: (document, range, context, token, next) => {
        const give = () => next(document, range, context, token)
        return isForLamp(context) ? this.#atRest(document, token, give) : give()
      },
      provideCodeLenses: (document, token, next) =>
        this.#atRest(document, token, async () => {
          const near = lenses.give(document)
          return ((await next(document, token)) ?? []).filter(({range}) => isNear(near, range.start))
        }),
      provideDocumentLinks: (document, token, next) => this.#atRest(document, token, () => next(document, token)),
      provideDocumentSymbols: (document, token, next) => this.#atRest(document, token, () => next(document, token)),
      provideFoldingRanges: (document, context, token, next) =>
        this.#atRest(document, token, () => next(document, context, token)),
      provideInlayHints: (document, range, token, next) =>
        this.#atRest(document, token, () => next(document, range, token)),
      provideDocumentSemanticTokens: async (document, token, next) => {
        await untouched(document, hands)
        return this.#nearColours(document, token) ?? next(document, token)
      },
      provideDocumentSemanticTokensEdits: async (document, previousResultId, token, next) => {
        await untouched(document, hands)
        return this.#nearColours(document, token) ?? next(document, previousResultId, token)
      },
    }
  }

  /** Null where the editor has called it off meanwhile: it has what it was given before, and asks again. */
  async #atRest<Answer>(
    {uri}: TextDocument,
    token: CancellationToken,
    give: () => ProviderResult<Answer>,
  ): Promise<Answer | null> {
    await this.#hands.rested(uri.toString())
    return token.isCancellationRequested ? null : ((await give()) ?? null)
  }

  /** From the first to the last line that is to have them; null where all have. */
  #nearColours(document: TextDocument, token: CancellationToken): Promise<SemanticTokens | undefined> | null {
    const near = this.#near.colours.give(document)
    const client = this.#client
    if (!near || !client) return null
    const range = client.code2ProtocolConverter.asRange(near.reduce((one, other) => one.union(other)))
    const textDocument = {uri: document.uri.toString()}
    return client
      .sendRequest<ProtocolTokens>('textDocument/semanticTokens/range', {textDocument, range}, token)
      .then((found) => client.protocol2CodeConverter.asSemanticTokens(found, token))
  }

  async #ask<Answer>(method: string, params: object): Promise<Answer | null> {
    if (this.#state !== 'running') return null
    return this.#client?.sendRequest<Answer | null>(method, params).catch(() => null) ?? null
  }

  /** One for all starts. */
  #logOf(): LogOutputChannel {
    if (!this.#log) {
      this.#log = newLog()
      this.#context.subscriptions.push(this.#log)
    }
    return this.#log
  }

  #become(state: State): void {
    this.#state = state
    this.#changed.fire()
  }
}

/**
 * Settled once the hands rest. Where they typed on meanwhile it is called off, and the editor asks again: it would take
 * what comes now for what it asked about. The colours that it has move with the text until then.
 */
async function untouched(document: TextDocument, hands: Hands): Promise<void> {
  const {version} = document
  await hands.rested(document.uri.toString())
  if (document.version !== version) throw new CancellationError()
}

/** Asked when the cursor has moved, and not by a user or at saving. */
const isForLamp = ({only, triggerKind}: CodeActionContext): boolean =>
  !only && triggerKind === CodeActionTriggerKind.Automatic

function optionsFor({extensionUri}: ExtensionContext, middleware: Middleware): LanguageClientOptions {
  // Not `git:` and the like: the old side of a diff is not being written.
  const schemes = new Set([
    'file',
    'untitled',
    wordScheme,
    ...(workspace.workspaceFolders ?? []).map(({uri}) => uri.scheme),
  ])
  return {
    documentSelector: [...schemes].flatMap((scheme) => [
      {scheme, language: 'markdown'},
      {scheme, pattern: '**/plumbline.{yaml,yml}'},
      {scheme, pattern: '**/*.metrics.{yaml,yml}'},
    ]),
    initializationOptions: {
      files: true,
      fetch: true,
      figures: true,
      commands: true,
      ruleNames: true,
      outline: 'unmarked',
      trusted: workspace.isTrusted,
      pages: pagesAddress,
      bundles: Uri.joinPath(extensionUri, 'dist/').toString(true),
    },
    markdown: {isTrusted: {enabledCommands: ['plumbline.at']}},
    diagnosticCollectionProvider: {
      create: (name) => new Problems(name ?? 'plumbline', (it) => languages.createDiagnosticCollection(it)),
      dispose: (collection) => collection.dispose(),
    },
    diagnosticPullOptions: {onChange: true, onTabs: true},
    middleware,
  }
}
