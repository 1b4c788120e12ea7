import {decisionsPath, type Files, folderOf} from '../files/files.js'
import {lockName} from '../files/lock-text.js'
import {agedOf, isNamedBy} from '../files/sources.js'
import {findRoots, findRootsAbove, isConfig, loadRoot} from './roots.js'
import type {Root, Session} from './session.js'

/** How long a burst of changes may pause, and how long it may last, before what it has changed is read again, in ms. */
const [pause, longest] = [50, 1000]

/** Reads again what has changed on disk, once for a burst: a checkout of another branch is a thousand changes. */
export class Disk {
  readonly #session: Session
  readonly #files: Files
  readonly #read: () => void
  readonly #complain: (error: unknown) => void
  readonly #stale = new Set<Root>()
  readonly #folders = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #since = 0

  /** `read` is called after what has changed is in the session. */
  constructor(session: Session, files: Files, read: () => void, complain: (error: unknown) => void) {
    this.#session = session
    this.#files = files
    this.#read = read
    this.#complain = complain
  }

  /** Places of files and folders that are there now, or are others now, and of those that are gone. */
  changed(present: readonly string[], gone: readonly string[]): void {
    for (const at of [...present, ...gone])
      for (const root of this.#session.roots) if (concerns(root, at)) this.#stale.add(root)
    for (const at of present)
      if (isConfig(at)) this.#stale.add(this.#session.addRoot(folderOf(at)))
      else if (!isFile(at)) this.#folders.add(at)
    this.#soon()
  }

  reload(root: Root): void {
    this.#stale.add(root)
    this.#soon()
  }

  /** Reads roots again that may not have changed: only where they have does anybody hear of it. */
  async look(roots: readonly Root[]): Promise<void> {
    const before = roots.map(stateOf)
    await Promise.all(roots.map((root) => loadRoot(this.#session, this.#files, root))).catch(this.#complain)
    if (roots.some((root, at) => !isSameState(stateOf(root), before[at]!))) this.#read()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }

  #soon(): void {
    const now = Date.now()
    if (this.#timer) clearTimeout(this.#timer)
    else this.#since = now
    this.#timer = setTimeout(() => void this.#load(), Math.min(pause, Math.max(this.#since + longest - now, 0)))
  }

  async #load(): Promise<void> {
    const [roots, folders] = [[...this.#stale], [...this.#folders]]
    this.#timer = null
    this.#stale.clear()
    this.#folders.clear()
    try {
      await findRoots(this.#session, this.#files, folders)
      // A folder that has come may hold registry files of the root that it lies in.
      const above = folders.map((at) => this.#session.rootOf(`${at}/`)).filter(({folder}) => folder !== '')
      await Promise.all([...new Set([...roots, ...above])].map((root) => loadRoot(this.#session, this.#files, root)))
      await findRootsAbove(this.#session, this.#files)
    } catch (error) {
      this.#complain(error)
    }
    this.#read()
  }
}

interface State {
  readonly world: Root['snapshot']['world']
  readonly sources: string
}

const stateOf = ({snapshot: {world}, sources}: Root): State => ({
  world,
  sources: JSON.stringify([sources.unserved, agedOf(sources), sources.behind]),
})

const isSameState = (a: State, b: State): boolean => a.world === b.world && a.sources === b.sources

function concerns({folder, snapshot: {registryFiles, world}}: Root, at: string): boolean {
  if (folder === '') return false
  if (at === `${folder}/${decisionsPath}` || at === `${folder}/${lockName}`) return true
  if ((isConfig(at) && folderOf(at) === folder) || at === folder || folder.startsWith(`${at}/`)) return true
  if (isFile(at)) return registryFiles.has(at) || isNamedBy(folder, world.config.registry, at)
  return [...registryFiles.keys()].some((path) => path.startsWith(`${at}/`))
}

/** Editors tell of a folder by its name alone; files that mean anything here have an ending. */
const isFile = (at: string): boolean => /\.(?:md|markdown|ya?ml|lock)$/.test(at)
