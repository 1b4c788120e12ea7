import {type ExtensionContext, RelativePattern, type TextDocument, Uri, workspace} from 'vscode'
import {asksForCheck} from './plan-like.js'
import type {Server} from './server.js'
import {wordScheme} from './word-scheme.js'

const configNames = ['plumbline.yaml', 'plumbline.yml']
const configPattern = '**/plumbline.{yaml,yml}'

/** Starts the server once a window has something to check, and stops it where the user has turned it off. */
export class Switch {
  readonly #server: Server
  #queue: Promise<void> = Promise.resolve()

  constructor(context: ExtensionContext, server: Server) {
    this.#server = server
    const again = () => this.look()
    const watcher = workspace.createFileSystemWatcher(configPattern, false, true, true)
    watcher.onDidCreate(again)
    context.subscriptions.push(
      watcher,
      workspace.onDidOpenTextDocument(again),
      workspace.onDidSaveTextDocument(again),
      workspace.onDidChangeWorkspaceFolders(again),
      workspace.onDidGrantWorkspaceTrust(again),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('plumbline.enable') && again()),
    )
  }

  /** Looks whether there is anything to check now. */
  look(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#look()).catch(() => undefined)
    return this.#queue
  }

  async #look(): Promise<void> {
    if (isOffEverywhere()) return this.#server.stop()
    if (this.#server.state === 'stopped' && (await this.#hasWork())) await this.#server.start()
  }

  async #hasWork(): Promise<boolean> {
    for (const document of workspace.textDocuments) if (await this.#isWork(document)) return true
    for (const folder of workspace.workspaceFolders ?? [])
      if (enabledAt(folder.uri) !== 'never' && (await holdsConfig(folder.uri))) return true
    return false
  }

  async #isWork(document: TextDocument): Promise<boolean> {
    const {uri, languageId} = document
    const enable = enabledAt(uri)
    if (enable === 'never' || !isEditable(uri)) return false
    if (configNames.some((name) => uri.path.endsWith(`/${name}`))) return true
    if (languageId !== 'markdown') return false
    return enable === 'always' || this.#server.isChosen(uri) || asksForCheck(document.getText()) || liesBelowConfig(uri)
  }
}

/** Not the old side of a diff, and no view of another extension. */
export const isEditable = ({scheme}: Uri): boolean =>
  scheme === wordScheme ||
  scheme === 'file' ||
  scheme === 'untitled' ||
  (workspace.workspaceFolders ?? []).some(({uri}) => uri.scheme === scheme)

/** What is set for a place. */
export const enabledAt = (uri: Uri): string =>
  workspace.getConfiguration('plumbline', uri).get<string>('enable', 'auto')

function isOffEverywhere(): boolean {
  const places = workspace.workspaceFolders?.map(({uri}) => uri) ?? []
  return places.length ? places.every((uri) => enabledAt(uri) === 'never') : enabledAt(Uri.file('/')) === 'never'
}

/** Search first, which is quick; where the file system offers none, the folder itself. */
async function holdsConfig(folder: Uri): Promise<boolean> {
  const pattern = new RelativePattern(folder, configPattern)
  const [found] = await workspace.findFiles(pattern, '**/node_modules/**', 1)
  return found !== undefined || configIn(folder)
}

/** In a workspace that is not trusted, nothing outside its folders is looked at. */
export async function liesBelowConfig(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false
  const own = workspace.getWorkspaceFolder(uri)
  for (let folder = Uri.joinPath(uri, '..'); ; folder = Uri.joinPath(folder, '..')) {
    const isInside = own !== undefined && folder.path.startsWith(own.uri.path)
    if (!isInside && !workspace.isTrusted) return false
    if (await configIn(folder)) return true
    if (folder.path === '/' || folder.path === '' || folder.path === Uri.joinPath(folder, '..').path) return false
  }
}

const configIn = async (folder: Uri): Promise<boolean> => {
  for (const name of configNames) if (await exists(Uri.joinPath(folder, name))) return true
  return false
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}

/** Turns the check on or off for the workspace, or, where none is open, for the user. */
export function setEnabled(isOn: boolean): Thenable<void> {
  const isWorkspace = workspace.workspaceFolders !== undefined
  return workspace.getConfiguration('plumbline').update('enable', isOn ? 'auto' : 'never', !isWorkspace)
}
