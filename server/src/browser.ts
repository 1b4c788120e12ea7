import {BrowserMessageReader, BrowserMessageWriter, createConnection} from 'vscode-languageserver/browser'
import {clientFiles} from './lsp/client-files.js'
import {serve} from './lsp/server.js'
import {version} from './version.js'

declare const self: DedicatedWorkerGlobalScope

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self))
serve(connection, () => clientFiles(connection), version)
