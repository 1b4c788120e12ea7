import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {rmSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import {folderWith, program} from '../cli/run.js'

/** The program as users run it, in a process of its own, with an editor at the other end of its streams. */
export interface Running {
  readonly connection: ProtocolConnection
  readonly answer: InitializeResult
  /** The folder of the workspace on the disk; it goes when the server ends. */
  readonly folder: string
  readonly told: readonly PublishDiagnosticsParams[]
  /** What the server asked to be told of by registration. */
  readonly registered: readonly Registration[]
  /** Methods of the requests that it sent, in order. */
  readonly asked: readonly string[]
  /** What the editor's settings hold under `plumbline`; a test may change it. */
  settings: object
  uri(name: string): string
  open(name: string, text: string, languageId?: string): Promise<void>
  change(name: string, version: number, ...contentChanges: readonly object[]): Promise<void>
  /** Answers the exit status. */
  end(): Promise<number | null>
  /** Closes the streams as an editor does that has died. */
  leave(): Promise<number | null>
}

export async function run(
  files: Readonly<Record<string, string>>,
  capabilities: InitializeParams['capabilities'],
  {words = [], ...params}: Partial<InitializeParams> & {words?: readonly string[]} = {},
): Promise<Running> {
  const folder = folderWith(files)
  const child = spawn(process.execPath, [program, 'lsp', '--stdio', ...words], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const uri = (name: string): string => pathToFileURL(`${folder}/${name}`).href
  const editor: Editor = {told: [], registered: [], asked: [], settings: {}}
  answerQuestions(connection, editor)
  connection.listen()
  const answer = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities,
    ...params,
  })
  await connection.sendNotification('initialized', {})
  return Object.assign(editor, {
    connection,
    answer,
    folder,
    uri,
    open: (name: string, text: string, languageId = name.endsWith('.md') ? 'markdown' : 'yaml') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: {uri: uri(name), languageId, version: 1, text},
      }),
    change: (name: string, version: number, ...contentChanges: readonly object[]) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: {uri: uri(name), version},
        contentChanges,
      }),
    end: () =>
      ended(connection, child, folder, async () => {
        await connection.sendRequest('shutdown')
        await connection.sendNotification('exit')
      }),
    leave: () => ended(connection, child, folder, async () => void child.stdin.end()),
  })
}

interface Editor {
  readonly told: PublishDiagnosticsParams[]
  readonly registered: Registration[]
  readonly asked: string[]
  settings: object
}

const acknowledged = [
  'client/unregisterCapability',
  'window/workDoneProgress/create',
  'workspace/codeLens/refresh',
  'workspace/diagnostic/refresh',
  'workspace/foldingRange/refresh',
  'workspace/inlayHint/refresh',
  'workspace/semanticTokens/refresh',
]

function answerQuestions(connection: ProtocolConnection, editor: Editor): void {
  connection.onNotification('textDocument/publishDiagnostics', (it: PublishDiagnosticsParams) => {
    editor.told.push(it)
  })
  for (const method of acknowledged)
    connection.onRequest(method, () => {
      editor.asked.push(method)
      return null
    })
  connection.onRequest('client/registerCapability', ({registrations}: {registrations: Registration[]}) => {
    editor.registered.push(...registrations)
    return null
  })
  connection.onRequest('workspace/configuration', ({items}: {items: {section?: string}[]}) => {
    editor.asked.push('workspace/configuration')
    return items.map(({section}) => (section === 'plumbline' ? editor.settings : null))
  })
}

async function ended(
  connection: ProtocolConnection,
  child: ChildProcess,
  folder: string,
  end: () => Promise<void>,
): Promise<number | null> {
  const exit = once(child, 'exit')
  await end()
  const [status] = await exit
  connection.dispose()
  rmSync(folder, {recursive: true})
  return status
}
