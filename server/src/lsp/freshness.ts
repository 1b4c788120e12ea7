import {isUrl} from '../files/files.js'
import {toPlace} from '../files/uri.js'
import type {Client} from './client.js'
import type {Root, Session} from './session.js'

/** How often what nobody watches is looked at, in ms; the web is asked less often (`Remotes`). */
const often = 30_000

/** Has registries looked at again that no client tells of: on the web, and on shared drives outside the workspace. */
export class Freshness {
  #timer: ReturnType<typeof setInterval> | null = null
  #isOver = false

  constructor(
    readonly session: Session,
    readonly client: Client,
    readonly look: (roots: readonly Root[]) => void,
  ) {}

  /** To be called whenever sources may be others: nothing is looked at where all is watched. */
  sourcesChanged(): void {
    const isNeeded = !this.#isOver && this.#unwatched().length > 0
    if (isNeeded) this.#timer ??= setInterval(() => this.now(), often)
    else this.#pause()
  }

  now(): void {
    const roots = this.#unwatched()
    if (roots.length) this.look(roots)
  }

  /** For good: what a source gives afterwards must not begin it again. */
  stop(): void {
    this.#isOver = true
    this.#pause()
  }

  #pause(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  #unwatched(): readonly Root[] {
    const folders = this.client.folders.map(toPlace)
    const isWatched = (path: string): boolean => !isUrl(path) && folders.some((folder) => path.startsWith(`${folder}/`))
    return [...this.session.roots].filter(
      ({snapshot, sources}) =>
        [...snapshot.registryFiles.keys()].some((path) => !isWatched(path)) ||
        sources.unserved.some(({source}) => isUrl(source)),
    )
  }
}
