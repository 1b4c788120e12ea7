import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileOperationOptions,
  type InitializeResult,
  TextDocumentSyncKind,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver'
import {errorText} from '../core/text/error-text.js'
import {confined} from '../files/confined.js'
import {decisionsPath, type Files} from '../files/files.js'
import {lockName} from '../files/lock-text.js'
import {keepingNone, type Summaries} from '../files/summaries.js'
import {toPlace} from '../files/uri.js'
import {type Client, clientOf} from './client.js'
import {ClosedDrafts} from './closed-drafts.js'
import {Configuration} from './configuration.js'
import {Diagnostics} from './diagnostics.js'
import {FiguresTeller, hearExtension} from './extension.js'
import {announced, serveFeatures} from './features/list.js'
import {Gate} from './gate.js'
import {onceInitialized} from './initialize.js'
import {ReadOnlyTexts} from './read-only.js'
import type {Asked} from './requests.js'
import {findRoots} from './roots.js'
import {answerer, guard, refuseCancelled} from './safely.js'
import {Session} from './session.js'
import {SettingsCell} from './settings.js'
import {Sync} from './sync.js'
import {viewer} from './viewer.js'
import {WarmUp} from './warm-up.js'
import {within} from './within.js'
import {WorkspaceDiagnostics} from './workspace-diagnostics.js'

/**
 * Serves one client over a connection that does not listen yet. `filesFor` picks the files once the client is known;
 * `warmsUp` for a server that has its process to itself.
 */
export function serve(
  connection: Connection,
  filesFor: (client: Client) => Files,
  version: string,
  pages: string | null = null,
  summaries: Summaries = keepingNone(),
  warmsUp = false,
): void {
  onceInitialized(connection, (params) => {
    const settings = new SettingsCell(params.initializationOptions)
    const client = clientOf(params, settings, pages)
    const gate = new Gate(settings, client.pages ?? pages)
    const folders = () => client.folders.map(toPlace)
    const files = confined(filesFor(client), folders, () => client.trust.isGiven)
    const configuration = new Configuration(connection, client, settings)
    const {sync, warmUp} = start(connection, client, files, summaries, configuration, gate)
    if (warmsUp) void sync.ready.then(() => warmUp.begin())
    return answer(client, version)
  })
  connection.listen()
}

const answer = (client: Client, version: string): InitializeResult => ({
  serverInfo: {name: 'Plumbline', version},
  capabilities: {
    positionEncoding: client.encoding,
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: true},
    diagnosticProvider: {
      identifier: 'plumbline',
      interFileDependencies: true,
      workspaceDiagnostics: true,
      workDoneProgress: true,
    },
    ...announced(client),
    workspace: {
      ...announced(client).workspace,
      workspaceFolders: {supported: true, changeNotifications: true},
      ...(client.can.workspace?.fileOperations && {fileOperations: fileOperations(client)}),
    },
  },
})

const named = ['**/*.md', '**/plumbline.yaml', '**/plumbline.yml', '**/*.metrics.yaml', '**/*.metrics.yml']

/** What the client itself makes, moves and deletes: files of ours, and any folder, which may hold some. */
function fileOperations({can}: Client): FileOperationOptions {
  const filters = [
    ...named.map((glob) => ({pattern: {glob, matches: 'file' as const}})),
    {pattern: {glob: '**', matches: 'folder' as const}},
  ]
  const {didCreate, didRename, didDelete} = can.workspace?.fileOperations ?? {}
  return {
    ...(didCreate && {didCreate: {filters}}),
    ...(didRename && {didRename: {filters}}),
    ...(didDelete && {didDelete: {filters}}),
  }
}

/** Wires every message to the function that answers it: from → ide → to. */
function start(
  connection: Connection,
  client: Client,
  files: Files,
  summaries: Summaries,
  configuration: Configuration,
  gate: Gate,
): {readonly sync: Sync; readonly warmUp: WarmUp} {
  const session = new Session(gate)
  const viewOf = viewer(session, client)
  const diagnostics = new Diagnostics(session, client, viewOf)
  const closed = new ClosedDrafts(session, files, summaries, client)
  const ofWorkspace = new WorkspaceDiagnostics(session, closed, diagnostics, client)
  const teller = new FiguresTeller(connection, client)
  const texts = new ReadOnlyTexts(connection, session)
  const warmUp = new WarmUp(session, () => closed.isRunning)
  const sync = new Sync(connection, client, files, session, diagnostics, () => {
    warmUp.changed()
    texts.changed()
    teller.changed()
    closed.changed()
    ofWorkspace.changed()
  })
  const safely = answerer(
    connection,
    () => sync.ready,
    (uri) => session.file(uri),
  )
  stopWith(connection, closed, sync, teller, warmUp)
  const asked = (uri: string): Asked | null => {
    const file = session.file(uri)
    if (file && !(file.kind === 'draft' ? session.isDraft(uri) : gate.isOn(toPlace(uri)))) return null
    return file && {file, view: viewOf(uri), path: file.kind === 'draft' ? uri : toPlace(uri)}
  }
  hear(connection, sync, closed)
  hearExtension(connection, session, sync, gate, client)
  serveFeatures({connection, session, client, closed, viewOf, asked, safely, sync, texts})
  answerPulls(connection, sync, ofWorkspace)
  const told = configure(connection, client, sync, configuration)
  const isAsked = client.servesFiles || client.fetches
  const configured = client.configures || isAsked ? within(patience, told) : Promise.resolve()
  const find = () => findRoots(session, sync.files, client.folders.map(toPlace))
  // A client cannot be asked for its files before it is initialised.
  const loaded = isAsked ? configured.then(find) : find()
  // Whatever goes wrong at the start, questions are answered: with what is there.
  sync.ready = Promise.all([loaded, configured])
    .catch((error: unknown) => connection.console.error(`load: ${errorText(error)}`))
    .then(() => sync.worldChanged())
  return {sync, warmUp}
}

function stopWith(connection: Connection, ...parts: readonly {stop(): void}[]): void {
  connection.onShutdown(() => {
    for (const part of parts) part.stop()
  })
}

/** How long a client that says it has settings is waited for at the start, in ms. */
const patience = 1000

/** What the client tells of its files. */
function hear(connection: Connection, sync: Sync, closed: ClosedDrafts): void {
  const safely = guard(connection)
  const uris = (files: readonly {readonly uri: string}[]): string[] => files.map(({uri}) => uri)
  const moved = (from: readonly string[], to: readonly string[]): void => {
    closed.touched([...from, ...to].map(toPlace))
    sync.moved(from, to)
  }
  connection.onDidOpenTextDocument(safely('open', undefined, (params) => sync.opened(params)))
  connection.onDidChangeTextDocument(safely('change', undefined, (params) => sync.changed(params)))
  connection.onDidSaveTextDocument(safely('save', undefined, ({textDocument: {uri}}) => sync.saved(uri)))
  connection.onDidCloseTextDocument(
    safely('close', undefined, ({textDocument: {uri}}) => {
      closed.touched([toPlace(uri)])
      sync.closed(uri)
    }),
  )
  connection.onDidChangeWatchedFiles(
    safely('watch', undefined, ({changes}) => {
      closed.touched(uris(changes).map(toPlace))
      sync.watched(changes)
    }),
  )
  const {workspace} = connection
  workspace.onDidCreateFiles(safely('create', undefined, ({files}) => moved([], uris(files))))
  workspace.onDidDeleteFiles(safely('delete', undefined, ({files}) => moved(uris(files), [])))
  workspace.onDidRenameFiles(
    safely('rename files', undefined, ({files}) =>
      moved(
        files.map(({oldUri}) => oldUri),
        files.map(({newUri}) => newUri),
      ),
    ),
  )
}

/** Settled once the client has said what its user has set. */
function configure(connection: Connection, client: Client, sync: Sync, configuration: Configuration): Promise<void> {
  const safely = guard(connection)
  connection.onDidChangeConfiguration(
    safely('configuration', undefined, async ({settings}) => {
      if (!(await configuration.changed(settings))) return
      sync.worldChanged()
    }),
  )
  return new Promise((done) =>
    connection.onInitialized(
      safely('initialized', undefined, async () => {
        await configuration.start().finally(done)
        if (client.watches) await watch(connection)
        if (client.can.workspace?.workspaceFolders)
          connection.workspace.onDidChangeWorkspaceFolders(
            safely('folders', undefined, async ({added, removed}: WorkspaceFoldersChangeEvent) => {
              const [come, gone] = [added.map(({uri}) => uri), removed.map(({uri}) => uri)]
              const read = sync.foldersChanged(come.map(toPlace), gone.map(toPlace))
              if (await configuration.foldersChanged(come, gone)) sync.worldChanged()
              return read
            }),
          )
      }),
    ),
  )
}

function answerPulls(connection: Connection, sync: Sync, ofWorkspace: WorkspaceDiagnostics): void {
  const safely = guard(connection)
  connection.languages.diagnostics.on(
    safely('diagnostic', {kind: 'full' as const, items: []}, async ({textDocument, previousResultId}, token) => {
      await sync.ready
      refuseCancelled(token)
      return ofWorkspace.report(textDocument.uri, previousResultId)
    }),
  )
  connection.languages.diagnostics.onWorkspace(async (params, token, progress, parts) => {
    await sync.ready
    return ofWorkspace.pull(params, token, progress, parts && ((part) => parts.report(part)))
  })
}

const watch = (connection: Connection): Promise<unknown> =>
  connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [...named, `**/${decisionsPath}`, `**/${lockName}`].map((globPattern) => ({globPattern})),
  })
