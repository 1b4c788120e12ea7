import {
  type Connection,
  type DidChangeTextDocumentParams,
  type DidOpenTextDocumentParams,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver'
import type {Edit} from '../core/text/edit.js'
import {errorText} from '../core/text/error-text.js'
import {type Files, folderOf} from '../files/files.js'
import {toPlace} from '../files/uri.js'
import type {Client} from './client.js'
import type {Diagnostics} from './diagnostics.js'
import {Disk} from './disk.js'
import {Freshness} from './freshness.js'
import * as fromLsp from './from-lsp.js'
import {Refresh} from './refresh.js'
import {findRootAbove, findRoots, findRootsAbove, isConfig} from './roots.js'
import type {OpenFile, Session} from './session.js'
import {patience} from './typing.js'
import {assertText} from './unsound.js'

/** What the client and the disk tell: every change enters the session at once, and whoever waits is told. */
export class Sync {
  /** Settled once what the client has opened is read: its folders, and the configuration above each file. */
  ready: Promise<void> = Promise.resolve()
  readonly files: Files
  readonly #disk: Disk
  readonly #refresh: Refresh
  readonly #freshness: Freshness
  #pause: ReturnType<typeof setTimeout> | null = null
  #isStopped = false

  constructor(
    readonly connection: Connection,
    readonly client: Client,
    files: Files,
    readonly session: Session,
    readonly diagnostics: Diagnostics,
    /** Called after whatever may have changed findings. */
    readonly tellChange: () => void,
  ) {
    this.#refresh = new Refresh(connection, client)
    const remote = files.remote?.bind(files)
    // The editor never waits for the network: what is there serves at once, and what arrives later is read then.
    const live = remote ? {...files, remote: (url: string) => remote(url, () => this.#arrived())} : files
    this.files = live
    this.#disk = new Disk(
      session,
      live,
      () => this.worldChanged(),
      (error) => connection.console.error(`load: ${errorText(error)}`),
    )
    this.#freshness = new Freshness(session, client, (roots) => void this.#disk.look(roots))
  }

  async opened({textDocument: {uri, languageId, version, text}}: DidOpenTextDocumentParams): Promise<void> {
    assertText(text)
    const kind = kindOf(uri, languageId)
    if (!kind) return
    const at = toPlace(uri)
    // One that is not on the disk yet makes a root all the same, and must not pass for that of the root around it.
    if (kind === 'config') this.session.addRoot(folderOf(at))
    this.session.opened(uri, kind, version, text)
    this.#told(kind)
    await this.#afterwards(() => findRootAbove(this.session, this.files, at))
    // Text that an editor restores unsaved may name other registries than the file.
    if (kind === 'config') this.#disk.reload(this.session.rootOf(at))
    this.worldChanged()
  }

  changed({textDocument: {uri, version}, contentChanges}: DidChangeTextDocumentParams): void {
    const before = this.session.file(uri)
    const edits = before ? fromLsp.edits(before, contentChanges, this.client.encoding) : []
    this.session.edited(uri, version, edits)
    const [now, last] = [this.session.file(uri), edits.at(-1)]
    if (now?.kind === 'draft' && last) this.#typed(now, last)
    this.#told(this.session.file(uri)?.kind ?? 'draft')
    if (this.session.file(uri)?.kind === 'config') this.#disk.reload(this.session.rootOf(toPlace(uri)))
  }

  /** What a configuration names on the web is asked for once it is saved. */
  saved(uri: string): void {
    if (this.session.file(uri)?.kind === 'config') this.#disk.reload(this.session.rootOf(toPlace(uri)))
  }

  closed(uri: string): void {
    const kind = this.session.file(uri)?.kind
    this.session.closed(uri)
    this.diagnostics.forget(this.connection, uri)
    this.tellChange()
    // What was typed into it and not saved no longer holds.
    if (kind === 'registry' || kind === 'config') this.#disk.changed([toPlace(uri)], [])
  }

  watched(changes: readonly FileEvent[]): void {
    const [gone, present] = [true, false].map((wanted) =>
      changes.flatMap(({uri, type}) => ((type === FileChangeType.Deleted) === wanted ? [toPlace(uri)] : [])),
    )
    this.#disk.changed(present ?? [], gone ?? [])
  }

  /** Files and folders that the client itself has made, moved or deleted, by URI. */
  moved(from: readonly string[], to: readonly string[]): void {
    this.#disk.changed(to.map(toPlace), from.map(toPlace))
  }

  async foldersChanged(added: readonly string[], removed: readonly string[]): Promise<void> {
    for (const gone of removed)
      for (const {folder} of [...this.session.roots])
        if (folder === gone || folder.startsWith(`${gone}/`)) this.session.removeRoot(folder)
    await this.#afterwards(() => findRoots(this.session, this.files, added))
    await this.#afterwards(() => findRootsAbove(this.session, this.files))
    this.worldChanged()
  }

  /** Whatever was read may be read otherwise now: files that were out of reach are not. */
  reload(): void {
    for (const root of this.session.roots) if (root.folder !== '') this.#disk.reload(root)
    this.#disk.changed([], [])
  }

  /** Registry or configuration are others now: findings of every open file may be. */
  worldChanged(): void {
    this.session.sift()
    this.#freshness.sourcesChanged()
    this.tellChange()
    if (!this.client.pulls) this.diagnostics.pushSoon(this.connection)
    this.#refresh.all()
  }

  /** Sources that nobody watches are looked at now: the user has come back to the editor. */
  focused(): void {
    this.#freshness.now()
  }

  /** Registries are asked anew, whoever asks now, and read again. */
  async anew(): Promise<void> {
    await this.files.again?.()
    await this.#disk.look([...this.session.roots].filter(({folder}) => folder !== ''))
  }

  stop(): void {
    this.#isStopped = true
    if (this.#pause) clearTimeout(this.#pause)
    this.#disk.stop()
    this.#freshness.stop()
    this.#refresh.stop()
    this.diagnostics.stop()
  }

  /** A source on the web gave something else than what serves; it may do so when nobody is there any more. */
  #arrived(): void {
    if (this.#isStopped) return
    void this.#disk.look([...this.session.roots].filter(({folder}) => folder !== ''))
  }

  /** Whoever waits until all is ready waits for this too. */
  #afterwards(read: () => Promise<void>): Promise<void> {
    this.ready = this.ready
      .then(read)
      .catch((error: unknown) => this.connection.console.error(`load: ${errorText(error)}`))
    return this.ready
  }

  /** Findings in an unfinished clause wait for its end, or for a pause. */
  #typed(file: OpenFile, edit: Edit): void {
    this.diagnostics.typed(file, edit)
    if (this.#pause) clearTimeout(this.#pause)
    this.#pause = setTimeout(() => {
      if (!this.diagnostics.paused()) return
      this.tellChange()
      if (this.client.pulls) this.#refresh.findings()
      else this.diagnostics.pushSoon(this.connection)
    }, patience)
  }

  #told(kind: OpenFile['kind']): void {
    this.tellChange()
    if (kind !== 'draft') this.worldChanged()
    else if (!this.client.pulls) this.diagnostics.pushSoon(this.connection)
  }
}

/** What a file is to us; null for one that is nothing. Registry files are told by their name, drafts by their language. */
function kindOf(uri: string, languageId: string): OpenFile['kind'] | null {
  if (isConfig(uri)) return 'config'
  if (/\.metrics\.ya?ml$/.test(uri)) return 'registry'
  return languageId === 'markdown' || /\.(md|markdown)$/.test(uri) ? 'draft' : null
}
