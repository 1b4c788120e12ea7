import {type Connection, createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {cachedSummaries} from './files/cache.js'
import {nodeUriFiles} from './files/node.js'
import {pagesBeside} from './files/pages.js'
import {keepingNone} from './files/summaries.js'
import {Workers} from './files/workers.js'
import {clientFiles} from './lsp/client-files.js'
import {serve} from './lsp/server.js'
import {type Trace, TracedReader, TracedWriter} from './trace.js'
import {version} from './version.js'

/** The server of a machine, over the streams or the channel that the command line names, until its client ends it. */
export function serveNode(trace: Trace | null, caches: boolean): Promise<never> {
  const connection = trace ? traced(trace) : createConnection(ProposedFeatures.all)
  const {summarize} = new Workers(process.argv[1] ?? '')
  const ofClient = clientFiles(connection)
  const local = (at: string) => /^(file|https?):/.test(at)
  serve(
    connection,
    ({servesFiles}) =>
      servesFiles
        ? {
            read: (at) => (local(at) ? nodeUriFiles : ofClient).read(at),
            list: (folder, ending) => (local(folder) ? nodeUriFiles : ofClient).list(folder, ending),
          }
        : nodeUriFiles,
    version,
    pagesBeside(process.argv[1]),
    caches ? cachedSummaries(summarize) : keepingNone(summarize),
  )
  return new Promise(() => undefined)
}

/** The library ends the process with its input only where it has made the reader itself. */
function traced(trace: Trace): Connection {
  process.stdin.on('end', () => process.exit(1))
  const [reader, writer] = [new TracedReader(process.stdin, trace), new TracedWriter(process.stdout, trace)]
  return createConnection(ProposedFeatures.all, reader, writer)
}
