import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import type {Files} from '../files/files.js'
import {toPlace} from '../files/uri.js'
import {type Client, clientOf} from './client.js'
import {Diagnostics} from './diagnostics.js'
import {announced, serveFeatures} from './features/list.js'
import {type Asked, codeActions, definition, documentSymbols, hover, references} from './requests.js'
import {findRoots} from './roots.js'
import {guard} from './safely.js'
import {Session} from './session.js'
import {Sync} from './sync.js'
import {viewer} from './viewer.js'
import {WorkspaceDiagnostics} from './workspace-diagnostics.js'

/** Serves one client over a connection that does not listen yet. `filesFor` picks the files once the client is known. */
export function serve(
  connection: Connection,
  filesFor: (client: Client) => Files,
  version: string,
  pages: string | null = null,
): void {
  connection.onInitialize((params) => {
    const client = clientOf(params, pages)
    start(connection, client, filesFor(client))
    return answer(client, version)
  })
  connection.listen()
}

const answer = (client: Client, version: string): InitializeResult => ({
  serverInfo: {name: 'Plumbline', version},
  capabilities: {
    positionEncoding: client.encoding,
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
    diagnosticProvider: {identifier: 'plumbline', interFileDependencies: true, workspaceDiagnostics: true},
    hoverProvider: true,
    codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.plumbline`]},
    documentSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    ...announced(client),
    workspace: {workspaceFolders: {supported: true, changeNotifications: true}},
  },
})

/** Wires every message to the function that answers it: from → ide → to. */
function start(connection: Connection, client: Client, files: Files): void {
  const session = new Session()
  const viewOf = viewer(session, client)
  const diagnostics = new Diagnostics(session, viewOf)
  const ofWorkspace = new WorkspaceDiagnostics(session, files, diagnostics, client)
  const sync = new Sync(connection, client, files, session, diagnostics, () => ofWorkspace.changed())
  const safely = guard(connection)
  connection.onShutdown(() => sync.stop())
  const asked = (uri: string): Asked | null => {
    const file = session.file(uri)
    return file && {file, view: viewOf(uri), path: file.kind === 'draft' ? uri : toPlace(uri)}
  }

  connection.onDidOpenTextDocument(safely('open', undefined, (params) => sync.opened(params)))
  connection.onDidChangeTextDocument(safely('change', undefined, (params) => sync.changed(params)))
  connection.onDidCloseTextDocument(safely('close', undefined, ({textDocument}) => sync.closed(textDocument.uri)))
  connection.onDidChangeWatchedFiles(safely('watch', undefined, ({changes}) => sync.watched(changes)))

  answerQueries(connection, asked)
  serveFeatures({connection, session, client, viewOf, asked, safely})
  answerPulls(connection, sync, ofWorkspace)
  connection.onInitialized(
    safely('initialized', undefined, async () => {
      if (client.watches) await watch(connection)
      if (client.folders.length)
        connection.workspace.onDidChangeWorkspaceFolders?.(({added}) =>
          sync.addFolders(added.map(({uri}) => toPlace(uri))),
        )
    }),
  )
  sync.ready = findRoots(session, files, client.folders.map(toPlace)).then(() => sync.worldChanged())
}

function answerPulls(connection: Connection, sync: Sync, ofWorkspace: WorkspaceDiagnostics): void {
  const safely = guard(connection)
  connection.languages.diagnostics.on(
    safely('diagnostic', {kind: 'full' as const, items: []}, async ({textDocument, previousResultId}) => {
      await sync.ready
      return ofWorkspace.report(textDocument.uri, previousResultId)
    }),
  )
  connection.languages.diagnostics.onWorkspace(async (params, token, _, progress) => {
    await sync.ready
    return ofWorkspace.pull(params, token, progress && ((part) => progress.report(part)))
  })
}

/** Queries about one file: synchronous and short. */
function answerQueries(connection: Connection, asked: (uri: string) => Asked | null): void {
  const safely = guard(connection)
  connection.onHover(safely('hover', null, ({textDocument, position}) => hover(asked(textDocument.uri), position)))
  connection.onCodeAction(safely('codeAction', [], (params) => codeActions(asked(params.textDocument.uri), params)))
  connection.onDocumentSymbol(
    safely('documentSymbol', [], ({textDocument}) => documentSymbols(asked(textDocument.uri))),
  )
  connection.onDefinition(
    safely('definition', null, ({textDocument, position}) => definition(asked(textDocument.uri), position)),
  )
  connection.onReferences(
    safely('references', null, ({textDocument, position}) => references(asked(textDocument.uri), position)),
  )
}

const watch = (connection: Connection): Promise<unknown> =>
  connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      {globPattern: '**/plumbline.yaml'},
      {globPattern: '**/*.metrics.yaml'},
      {globPattern: '**/*.metrics.yml'},
      {globPattern: '**/*.md'},
    ],
  })
