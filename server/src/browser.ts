import {BrowserMessageReader, BrowserMessageWriter, createConnection} from 'vscode-languageserver/browser'
import {copiesInMemory} from './files/remote/copies.js'
import {overHttp} from './files/remote/over-http.js'
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
  ({fetches}) => {
    const remotes = new Remotes(fetches ? fetchByClient(connection) : overHttp(), copiesInMemory())
    return {...files, remote: remoteOf(remotes)}
  },
  version,
)
