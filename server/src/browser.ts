import {BrowserMessageReader, BrowserMessageWriter, createConnection} from 'vscode-languageserver/browser'
import {copiesInMemory} from './files/remote/copies.js'
import {Remotes, remoteOf} from './files/remote/remotes.js'
import {fetchByClient} from './lsp/client-fetch.js'
import {clientFiles} from './lsp/client-files.js'
import {connectionOptions} from './lsp/initialize.js'
import {serve} from './lsp/server.js'
import {version} from './version.js'

declare const self: DedicatedWorkerGlobalScope

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), connectionOptions)
const files = clientFiles(connection)
serve(
  connection,
  ({fetches}) => ({
    ...files,
    // A worker has no way of its own that could count redirects and name what is wrong.
    ...(fetches && {remote: remoteOf(new Remotes(fetchByClient(connection), copiesInMemory()))}),
  }),
  version,
)
