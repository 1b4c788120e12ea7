import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
import {nodeUriFiles} from './files/node.js'
import {pagesBeside} from './files/pages.js'
import {clientFiles} from './lsp/client-files.js'
import {serve} from './lsp/server.js'
import {version} from './version.js'

/** The server of a machine, over the streams or the channel that the command line names, until its client ends it. */
export function serveNode(): Promise<never> {
  const connection = createConnection(ProposedFeatures.all)
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
  )
  return new Promise(() => undefined)
}
