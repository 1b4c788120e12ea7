import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Memento,
  Uri,
  workspace,
} from 'vscode'
import {search} from './search.js'

const memory = 'written'

/**
 * The folder that `npm start` opens, read from the little server that serves the editor. What is written stays in this
 * browser, over a reload too: a visitor of the example changes nothing on the disk.
 */
export function activate(context: ExtensionContext): void {
  const base = Uri.joinPath(context.extensionUri, '..', 'folder')
  const written = new Written(context.workspaceState)
  const folder = new ServedFolder(base, written)
  // The editor trusts any folder that is not on a disk, but for those of this second scheme.
  for (const scheme of ['plumbline', 'vscode-vfs'])
    context.subscriptions.push(
      workspace.registerFileSystemProvider(scheme, folder, {isCaseSensitive: true}),
      ...search(scheme),
    )
}

/** Texts by path, kept in the browser. */
class Written {
  readonly #memento: Memento
  readonly #texts: Record<string, string>

  constructor(memento: Memento) {
    this.#memento = memento
    this.#texts = {...memento.get<Readonly<Record<string, string>>>(memory)}
  }

  get(path: string): Uint8Array | undefined {
    const text = this.#texts[path]
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }

  set(path: string, bytes: Uint8Array): void {
    this.#texts[path] = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
    void this.#memento.update(memory, this.#texts)
  }

  /** Names and types of what lies in a folder; null of one that holds nothing. */
  entries(folder: string): [string, FileType][] | null {
    const below = Object.keys(this.#texts).filter((path) => path.startsWith(`${folder}/`))
    const names = new Map(
      below.map((path) => {
        const [name = '', ...rest] = path.slice(folder.length + 1).split('/')
        return [name, rest.length ? FileType.Directory : FileType.File] as const
      }),
    )
    return names.size ? [...names] : null
  }
}

class ServedFolder implements FileSystemProvider {
  readonly #base: Uri
  readonly #written: Written
  readonly #made = new Set<string>()
  readonly #changed = new EventEmitter<FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changed.event

  constructor(base: Uri, written: Written) {
    this.#base = base
    this.#written = written
  }

  async stat({path}: Uri): Promise<FileStat> {
    const written = this.#written.get(path)
    if (written) return {type: FileType.File, ctime: 0, size: written.length, mtime: Date.now()}
    // Dialogs look at what is above the folder before they take it; nothing of that is served.
    if (path === '/') return {type: FileType.Directory, ctime: 0, size: 0, mtime: 0}
    const isFolder = this.#made.has(path) || this.#written.entries(path) !== null
    const served: FileStat | null = await (await this.#ask(path, '?stat')).json()
    if (!served && !isFolder) throw FileSystemError.FileNotFound(path)
    return served ?? {type: FileType.Directory, ctime: 0, size: 0, mtime: 0}
  }

  async readDirectory({path}: Uri): Promise<[string, FileType][]> {
    const written = this.#written.entries(path) ?? []
    const served: [string, FileType][] = await this.#ask(path, '?list').then(
      (answer) => answer.json(),
      () => [],
    )
    return [...new Map([...served, ...written])]
  }

  async readFile({path}: Uri): Promise<Uint8Array> {
    return this.#written.get(path) ?? new Uint8Array(await (await this.#ask(path, '')).arrayBuffer())
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const isNew = await this.stat(uri).then(
      () => false,
      () => true,
    )
    this.#written.set(uri.path, content)
    this.#changed.fire([{type: isNew ? FileChangeType.Created : FileChangeType.Changed, uri}])
  }

  watch(): Disposable {
    return new Disposable(() => undefined)
  }

  createDirectory(uri: Uri): void {
    this.#made.add(uri.path)
    this.#changed.fire([{type: FileChangeType.Created, uri}])
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
