import {
  type Connection,
  type DidChangeTextDocumentParams,
  type DidOpenTextDocumentParams,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver'
import {type Files, folderOf} from '../files/files.js'
import {isNamedBy} from '../files/sources.js'
import {toPlace} from '../files/uri.js'
import type {Client} from './client.js'
import type {Diagnostics} from './diagnostics.js'
import * as fromLsp from './from-lsp.js'
import {findRootAbove, findRoots, loadRoot} from './roots.js'
import type {OpenFile, Root, Session} from './session.js'

/** How long a burst of changes on disk may take before registries are read again, in ms. */
const burst = 50

/** What the client and the disk tell: every change enters the session at once, and whoever waits is told. */
export class Sync {
  /** Settled once the folders that the client opened are read. */
  ready: Promise<void> = Promise.resolve()
  readonly #stale = new Set<Root>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    readonly connection: Connection,
    readonly client: Client,
    readonly files: Files,
    readonly session: Session,
    readonly diagnostics: Diagnostics,
    /** Called after whatever may have changed findings. */
    readonly tellChange: () => void,
  ) {}

  async opened({textDocument: {uri, languageId, version, text}}: DidOpenTextDocumentParams): Promise<void> {
    const kind = kindOf(uri, languageId)
    if (!kind) return
    this.session.opened(uri, kind, version, text)
    this.#told(kind)
    const ready = this.ready
    await ready
    await findRootAbove(this.session, this.files, toPlace(uri))
    // Text that an editor restores unsaved may name other registries than the file.
    if (kind === 'config') this.#reload(this.session.rootOf(toPlace(uri)))
    this.worldChanged()
  }

  changed({textDocument: {uri, version}, contentChanges}: DidChangeTextDocumentParams): void {
    for (const change of contentChanges) {
      const before = this.session.file(uri)
      if (before) this.session.edited(uri, version, fromLsp.edit(before, change, this.client.encoding))
    }
    this.#told(this.session.file(uri)?.kind ?? 'draft')
    if (this.session.file(uri)?.kind === 'config') this.#reload(this.session.rootOf(toPlace(uri)))
  }

  closed(uri: string): void {
    const kind = this.session.file(uri)?.kind
    this.session.closed(uri)
    this.diagnostics.forget(this.connection, uri)
    this.tellChange()
    // What was typed into it and not saved no longer holds.
    if (kind === 'registry' || kind === 'config') this.#reload(this.session.rootOf(toPlace(uri)))
  }

  async watched(changes: readonly FileEvent[]): Promise<void> {
    const world = changes.filter(({uri}) => !uri.endsWith('.md'))
    if (!world.length) return this.tellChange()
    for (const {uri, type} of world) {
      const at = toPlace(uri)
      if (!at.endsWith('/plumbline.yaml')) for (const root of this.session.roots) this.#reloadIfNamed(root, at)
      else if (type === FileChangeType.Deleted) this.session.removeRoot(folderOf(at))
      else this.#reload(this.session.addRoot(folderOf(at)))
    }
    this.worldChanged()
  }

  async addFolders(folders: readonly string[]): Promise<void> {
    this.ready = this.ready.then(() => findRoots(this.session, this.files, folders))
    await this.ready
    this.worldChanged()
  }

  /** Registry or configuration are others now: findings of every open file may be. */
  worldChanged(): void {
    this.tellChange()
    if (!this.client.pulls) this.diagnostics.pushSoon(this.connection)
    else if (this.client.refreshes) this.connection.languages.diagnostics.refresh().catch(() => undefined)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.diagnostics.stop()
  }

  #told(kind: OpenFile['kind']): void {
    this.tellChange()
    if (kind !== 'draft') this.worldChanged()
    else if (!this.client.pulls) this.diagnostics.pushSoon(this.connection)
  }

  #reloadIfNamed(root: Root, at: string): void {
    const {snapshot, folder} = root
    if (snapshot.registryFiles.has(at) || isNamedBy(folder, snapshot.world.config.registry, at)) this.#reload(root)
  }

  #reload(root: Root): void {
    this.#stale.add(root)
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#loadStale(), burst)
  }

  async #loadStale(): Promise<void> {
    const roots = [...this.#stale]
    this.#stale.clear()
    await Promise.all(roots.map((root) => loadRoot(this.session, this.files, root))).catch((error: unknown) =>
      this.connection.console.error(`load: ${error}`),
    )
    this.worldChanged()
  }
}

/** What a file is to us; null for one that is nothing. Registry files are told by their name, drafts by their language. */
function kindOf(uri: string, languageId: string): OpenFile['kind'] | null {
  if (uri.endsWith('/plumbline.yaml')) return 'config'
  if (/\.metrics\.ya?ml$/.test(uri)) return 'registry'
  return languageId === 'markdown' || /\.(md|markdown)$/.test(uri) ? 'draft' : null
}
