import {
  type Connection,
  createConnection,
  Message,
  ProposedFeatures,
  StreamMessageReader,
} from 'vscode-languageserver/node'
import {cachedSummaries} from './files/cache.js'
import type {Files} from './files/files.js'
import {nodeUriFiles} from './files/node.js'
import {pagesBeside} from './files/pages.js'
import {askService} from './files/remote/ask-service.js'
import {copiesOnDisk} from './files/remote/copies-on-disk.js'
import {authorization} from './files/remote/credentials.js'
import {overHttp} from './files/remote/over-http.js'
import {Remotes, remoteOf} from './files/remote/remotes.js'
import {signedIn} from './files/remote/signed-in.js'
import {keepingNone} from './files/summaries.js'
import {Workers} from './files/workers.js'
import {framed} from './framing.js'
import type {Client} from './lsp/client.js'
import {askByClient, fetchByClient} from './lsp/client-fetch.js'
import {clientFiles} from './lsp/client-files.js'
import {connectionOptions} from './lsp/initialize.js'
import {serve} from './lsp/server.js'
import {QuickWriter} from './message-writer.js'
import {type Trace, TracedReader, TracedWriter} from './trace.js'
import {version} from './version.js'

/** The server of a machine, over the streams or the channel that the command line names, until its client ends it. */
export function serveNode(trace: Trace | null, caches: boolean): Promise<never> {
  const connection = trace ? traced(trace) : connected()
  const {summarize} = new Workers(process.argv[1] ?? '')
  const ofClient = clientFiles(connection)
  const filesAt = (at: string, {servesFiles}: Client): Files =>
    servesFiles && !at.startsWith('file:') ? ofClient : nodeUriFiles
  serve(
    connection,
    (client) => {
      const remotes = new Remotes(signedIn(client.fetches ? fetchByClient(connection) : overHttp()), copiesOnDisk())
      return {
        read: (at) => filesAt(at, client).read(at),
        list: (folder, ending) => filesAt(folder, client).list(folder, ending),
        remote: remoteOf(remotes),
        again: () => remotes.again(),
        service: client.fetches ? askByClient(connection, authorization) : askService,
      }
    },
    version,
    pagesBeside(process.argv[1]),
    caches ? cachedSummaries(summarize) : keepingNone(summarize),
    true,
  )
  return new Promise(() => undefined)
}

/** Over the streams, or as the command line says otherwise. */
const connected = (): Connection =>
  process.argv.includes('--stdio')
    ? overStreams(new StreamMessageReader(framed(process.stdin)), new QuickWriter(process.stdout))
    : createConnection(ProposedFeatures.all, connectionOptions)

const traced = (trace: Trace): Connection =>
  overStreams(new TracedReader(framed(process.stdin), trace), new TracedWriter(process.stdout, trace))

/** The library ends the process with its input only where it has made the reader itself. */
function overStreams(reader: StreamMessageReader, writer: QuickWriter): Connection {
  let isShutDown = false
  process.stdin.on('end', () => process.exit(isShutDown ? 0 : 1))
  const {messageStrategy} = connectionOptions
  return createConnection(ProposedFeatures.all, reader, writer, {
    messageStrategy: {
      handleMessage: (message, next) => {
        isShutDown ||= Message.isRequest(message) && message.method === 'shutdown'
        messageStrategy.handleMessage(message, next)
      },
    },
  })
}
