import {BrowserMessageReader, BrowserMessageWriter, createConnection} from 'vscode-languageserver/browser'
import {copiesInMemory} from './files/remote/copies.js'
import {Remotes, remoteOf} from './files/remote/remotes.js'
import {askByClient, fetchByClient} from './lsp/client-fetch.js'
import {clientFiles} from './lsp/client-files.js'
import {connectionOptions} from './lsp/initialize.js'
import {serve} from './lsp/server.js'
import {version} from './version.js'

declare const self: DedicatedWorkerGlobalScope & {module?: {exports: unknown}; require?: (name: string) => unknown}

/** In a worker there is no `require`, by which the program loads bundles that it seldom needs: the client says where they lie. */
function loadBundlesFrom(folder: string | null): void {
  if (!folder) return
  self.require = (name) => {
    if (!name.startsWith('./')) throw new Error(`${name}: not in a browser`)
    const module = {exports: {}}
    self.module = module
    self.importScripts(folder + name.slice(2))
    return module.exports
  }
}

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), connectionOptions)
const files = clientFiles(connection)
serve(
  connection,
  ({fetches, bundles}) => {
    loadBundlesFrom(bundles)
    // A worker has no way of its own that could count redirects and name what is wrong.
    if (!fetches) return files
    const remotes = new Remotes(fetchByClient(connection), copiesInMemory())
    const service = askByClient(connection, async () => ({}))
    return {...files, service, remote: remoteOf(remotes), again: () => remotes.again()}
  },
  version,
  null,
  undefined,
  true,
)
