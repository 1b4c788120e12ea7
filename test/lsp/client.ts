import {PassThrough} from 'node:stream'
import {
  createConnection,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type {Files} from '../../server/src/files/files.js'
import {toUri} from '../../server/src/files/uri.js'
import {connectionOptions} from '../../server/src/lsp/initialize.js'
import {serve} from '../../server/src/lsp/server.js'
import {QuickWriter} from '../../server/src/message-writer.js'

/** Files in memory, by place; a test may change them. */
export const filesIn = (files: Map<string, string>): Files => ({
  read: async (place) => {
    const text = files.get(place)
    return text === undefined ? null : new TextEncoder().encode(text)
  },
  list: async (folder, ending) =>
    [...files.keys()].filter((place) => place.startsWith(`${folder}/`) && place.endsWith(ending)).sort(),
})

export interface TestClient {
  readonly connection: ProtocolConnection
  readonly answer: InitializeResult
  readonly files: Map<string, string>
  open(place: string, text: string, languageId?: string): Promise<void>
  change(place: string, version: number, ...contentChanges: readonly object[]): Promise<void>
  end(): Promise<void>
}

/** A server and a client that says of itself what `params` says, joined by streams in memory. */
export async function connect(
  files: Readonly<Record<string, string>>,
  params: Partial<InitializeParams> = {},
  before: (connection: ProtocolConnection) => void = () => undefined,
  web: Pick<Files, 'remote' | 'again' | 'service'> = {},
): Promise<TestClient> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const held = new Map(Object.entries(files))
  const server = createConnection(new StreamMessageReader(up), new QuickWriter(down), connectionOptions)
  serve(server, () => ({...filesIn(held), ...web}), 'test')
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
  before(connection)
  connection.listen()
  const answer = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: 'file:///w',
    capabilities: {},
    ...params,
  })
  await connection.sendNotification('initialized', {})
  return {
    connection,
    answer,
    files: held,
    open: (place, text, languageId = place.endsWith('.md') ? 'markdown' : 'yaml') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: {uri: toUri(place), languageId, version: 1, text},
      }),
    change: (place, version, ...contentChanges) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: {uri: toUri(place), version},
        contentChanges,
      }),
    end: async () => {
      await connection.sendRequest('shutdown')
      connection.dispose()
      server.dispose()
    },
  }
}
