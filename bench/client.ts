import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import {published} from './bundle.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The bundled server in a process of its own, over its standard streams, as an editor runs it. */
export class Client {
  readonly connection: ProtocolConnection
  readonly #server: ChildProcessWithoutNullStreams
  readonly #versions = new Map<string, number>()

  private constructor(server: ChildProcessWithoutNullStreams) {
    this.#server = server
    this.connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    )
    for (const method of [
      'client/registerCapability',
      'window/workDoneProgress/create',
      'workspace/diagnostic/refresh',
    ])
      this.connection.onRequest(method, () => null)
    this.connection.onRequest('workspace/codeLens/refresh', () => null)
    this.connection.onRequest('workspace/configuration', ({items}: {items: readonly object[]}) => items.map(() => null))
    this.connection.listen()
  }

  /** A client that announces what editors announce, in a workspace of one folder. */
  static async start(folder: string, cache: string): Promise<Client> {
    const environment = {...process.env, XDG_CACHE_HOME: cache}
    const words = [published, 'lsp', '--stdio']
    const client = new Client(spawn(process.execPath, words, {cwd: root, env: environment}))
    await client.ask('initialize', {
      processId: null,
      rootUri: uriOf(folder),
      workspaceFolders: [{uri: uriOf(folder), name: 'bench'}],
      capabilities,
    })
    await client.connection.sendNotification('initialized', {})
    return client
  }

  ask<Answer>(method: string, params: object): Promise<Answer> {
    return this.connection.sendRequest<Answer>(method, params)
  }

  async open(path: string, text = readFileSync(path, 'utf8')): Promise<string> {
    const uri = uriOf(path)
    const languageId = path.endsWith('.md') ? 'markdown' : 'yaml'
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri, languageId, version: 1, text},
    })
    await this.findings(uri)
    return uri
  }

  /** Types into a draft, or takes back: `characters` of the line are replaced. */
  async type(uri: string, line: number, character: number, characters: number, text: string): Promise<void> {
    const version = (this.#versions.get(uri) ?? 1) + 1
    this.#versions.set(uri, version)
    const range = {start: {line, character}, end: {line, character: character + characters}}
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges: [{range, text}],
    })
  }

  findings(uri: string, previousResultId?: string): Promise<{readonly resultId?: string}> {
    return this.ask('textDocument/diagnostic', {textDocument: {uri}, ...(previousResultId && {previousResultId})})
  }

  /** Resident memory of the server in MB, now and at most so far (Linux). */
  memory(): {readonly now: number; readonly most: number} {
    const status = readFileSync(`/proc/${this.#server.pid}/status`, 'utf8')
    const read = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024
    return {now: read('VmRSS'), most: read('VmHWM')}
  }

  /** Settled once the server has done next to nothing for a second (Linux). */
  async idle(): Promise<void> {
    let [spent, quiet] = [this.#spent(), 0]
    while (quiet < 10) {
      await new Promise((done) => setTimeout(done, 100))
      const now = this.#spent()
      quiet = now - spent > 10 ? 0 : quiet + 1
      spent = now
    }
  }

  /** Processor time of all its threads, in ms. */
  #spent(): number {
    const stat = readFileSync(`/proc/${this.#server.pid}/stat`, 'utf8')
    // Behind the name, which may hold anything; in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  }

  async end(): Promise<void> {
    await this.ask('shutdown', {})
    const ended = new Promise((done) => this.#server.once('exit', done))
    await this.connection.sendNotification('exit')
    await ended
    this.connection.dispose()
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href

const capabilities = {
  textDocument: {
    diagnostic: {relatedDocumentSupport: false},
    hover: {contentFormat: ['markdown']},
    completion: {completionItem: {labelDetailsSupport: true}},
    codeLens: {},
    definition: {},
    references: {},
    semanticTokens: {requests: {full: {delta: true}}, tokenTypes: [], tokenModifiers: [], formats: ['relative']},
  },
  workspace: {
    diagnostics: {refreshSupport: true},
    didChangeWatchedFiles: {dynamicRegistration: true},
    symbol: {},
    workspaceFolders: true,
  },
  window: {workDoneProgress: true},
}
