import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  type FileType,
  Uri,
  workspace,
} from 'vscode'

/**
 * The folder that `npm start` opens, read from the little server that serves the editor. What is written stays in this
 * window: a visitor of the example changes nothing on the disk.
 */
export function activate(context: ExtensionContext): void {
  const base = Uri.joinPath(context.extensionUri, '..', 'folder')
  context.subscriptions.push(
    workspace.registerFileSystemProvider('plumbline', new ServedFolder(base), {isCaseSensitive: true}),
  )
}

class ServedFolder implements FileSystemProvider {
  readonly #base: Uri
  readonly #written = new Map<string, Uint8Array>()
  readonly #changed = new EventEmitter<FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changed.event

  constructor(base: Uri) {
    this.#base = base
  }

  async stat({path}: Uri): Promise<FileStat> {
    const stat: FileStat | null = await (await this.#ask(path, '?stat')).json()
    if (!stat) throw FileSystemError.FileNotFound(path)
    const written = this.#written.get(path)
    return written ? {...stat, size: written.length, mtime: Date.now()} : stat
  }

  async readDirectory({path}: Uri): Promise<[string, FileType][]> {
    return (await this.#ask(path, '?list')).json()
  }

  async readFile({path}: Uri): Promise<Uint8Array> {
    return this.#written.get(path) ?? new Uint8Array(await (await this.#ask(path, '')).arrayBuffer())
  }

  writeFile(uri: Uri, content: Uint8Array): void {
    this.#written.set(uri.path, content)
    this.#changed.fire([{type: 1, uri}])
  }

  watch(): Disposable {
    return new Disposable(() => undefined)
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri)
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri)
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri)
  }

  async #ask(path: string, query: string): Promise<Response> {
    const answer = await fetch(`${Uri.joinPath(this.#base, path).toString(true)}${query}`)
    if (!answer.ok) throw FileSystemError.FileNotFound(path)
    return answer
  }
}
