import {constants, PerformanceObserver} from 'node:perf_hooks'
import {setFlagsFromString} from 'node:v8'
import {type Connection, createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {cachedSummaries} from './files/cache.js'
import {nodeUriFiles} from './files/node.js'
import {pagesBeside} from './files/pages.js'
import {noSummaries} from './files/summaries.js'
import {clientFiles} from './lsp/client-files.js'
import {serve} from './lsp/server.js'
import {type Trace, TracedReader, TracedWriter} from './trace.js'
import {version} from './version.js'

/** The server of a machine, over the streams or the channel that the command line names, until its client ends it. */
export function serveNode(trace: Trace | null, caches: boolean): Promise<never> {
  frugal()
  const connection = trace ? traced(trace) : createConnection(ProposedFeatures.all)
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
    caches ? cachedSummaries() : noSummaries,
  )
  return new Promise(() => undefined)
}

/** The library ends the process with its input only where it has made the reader itself. */
function traced(trace: Trace): Connection {
  process.stdin.on('end', () => process.exit(1))
  const [reader, writer] = [new TracedReader(process.stdin, trace), new TracedWriter(process.stdout, trace)]
  return createConnection(ProposedFeatures.all, reader, writer)
}

/** Of what is in use after garbage is taken out, in bytes, so much may be garbage before it is looked for again. */
const small = 220_000_000
const [littleGarbage, muchGarbage] = [50, 150]

/**
 * Left alone, V8 lets garbage grow to several times of what is in use: 700 MB of an editor's memory where 200 are needed.
 * A large draft gets the room: looking through all of it often would be felt while typing.
 */
function frugal(): void {
  const allow = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`)
  setFlagsFromString('--max-semi-space-size=8')
  allow(littleGarbage)
  const isWhole = (entry: object): boolean =>
    'detail' in entry && Object(entry.detail).kind === constants.NODE_PERFORMANCE_GC_MAJOR
  new PerformanceObserver((list) => {
    if (list.getEntries().some(isWhole)) allow(process.memoryUsage().heapUsed < small ? littleGarbage : muchGarbage)
  }).observe({entryTypes: ['gc']})
}
