import type {CancellationToken} from 'vscode-languageserver'
import {advance} from '../core/session/advance.js'
import type {Summary} from '../core/session/closed.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {decode} from '../files/decode.js'
import type {Files} from '../files/files.js'
import type {Summaries} from '../files/summaries.js'
import type {Client} from './client.js'
import {refuseCancelled} from './safely.js'
import type {Root, Session} from './session.js'

/** How long the typing must have paused before drafts that nobody looks at are worked out, in ms. */
const quiet = 150
/** How long other messages may wait meanwhile, in ms; one draft may take as long again. */
const slice = 10

/** How many drafts are read from the disk at a time. */
const lanes = 64

/** The drafts below these roots, as their configurations take files in. */
interface Listed {
  readonly roots: readonly Root[]
  readonly configs: readonly object[]
  readonly places: Promise<readonly string[]>
}

/**
 * The drafts below the roots that are not open. Each is read once and again when the disk has changed, and what is said
 * of it enters the snapshot of its root; nothing else of it is kept in memory.
 */
export class ClosedDrafts {
  readonly #session: Session
  readonly #files: Files
  readonly #summaries: Summaries
  readonly #client: Client
  /** Drafts whose text in the snapshot is that of the disk. */
  readonly #read = new Set<string>()
  /** Drafts that are being worked out; whoever asks for one meanwhile waits for the same. */
  readonly #reading = new Map<string, Promise<Root | null>>()
  #listed: Listed | null = null
  /** Counts what the disk is said to have changed: text that was read before does not count as read. */
  #touches = 0
  #typedAt = 0
  #breathedAt = 0
  #running = false
  #again = false
  #stopped = false
  /** Drafts on their way into the snapshot of their root. */
  readonly #entering = new Map<Root, Entering>()

  constructor(session: Session, files: Files, summaries: Summaries, client: Client) {
    this.#session = session
    this.#files = files
    this.#summaries = summaries
    this.#client = client
  }

  /** Whether drafts are being brought up to date. */
  get isRunning(): boolean {
    return this.#running
  }

  /** Something was typed, or registry or configuration are others. What is said of closed drafts is brought up to date, later. */
  changed(): void {
    this.#typedAt = Date.now()
    this.#again = true
    if (!this.#running) void this.#inBackground()
  }

  /** Files or folders of the disk may be others, by place. */
  touched(places: readonly string[]): void {
    this.#touches++
    this.#reading.clear()
    this.#listed = null
    for (const place of places)
      if (place.endsWith('.md')) this.#read.delete(place)
      else this.#read.clear()
  }

  /** Someone is about to ask: where the client cannot watch the disk, nothing that was read before counts. */
  asked(): void {
    if (!this.#client.watches) this.touched([''])
  }

  stop(): void {
    this.#stopped = true
  }

  /** Settled once every draft's summary is in the snapshot of its root. */
  async complete(token: CancellationToken): Promise<void> {
    this.asked()
    await this.#all(token)
  }

  /** The drafts below the roots, open or not. */
  places(): Promise<readonly string[]> {
    const roots = [...this.#session.roots].filter(({folder}) => folder !== '')
    const known = this.#listed
    const configs = roots.map(({snapshot}) => snapshot.world.config)
    const isSame = (root: Root, index: number) =>
      root === known?.roots[index] && configs[index] === known.configs[index]
    if (known?.roots.length === roots.length && roots.every(isSame)) return known.places
    const places = this.#list(roots)
    this.#listed = {roots, configs, places}
    return places
  }

  /** The root of a draft, with the draft in its snapshot as the disk has it; null where the disk has no such text. */
  rootWith(place: string): Promise<Root | null> {
    const running = this.#reading.get(place)
    if (running) return running
    const begun = this.#rootWith(place).finally(() => {
      if (this.#reading.get(place) === begun) this.#reading.delete(place)
    })
    this.#reading.set(place, begun)
    return begun
  }

  async #rootWith(place: string): Promise<Root | null> {
    while (!this.#stopped) {
      const touches = this.#touches
      const text = this.#current(place)?.text ?? (await this.#text(place))
      if (text === null) return null
      const root = this.#session.rootOf(place)
      const {snapshot} = root
      const known = snapshot.closed.get(place)
      const isKnown = known?.text === text && known.summary !== null
      const summary = isKnown ? known.summary : await this.#summaryOf(snapshot, text)
      // What has been typed meanwhile holds it against another registry.
      if (!summary || this.#session.rootOf(place).snapshot.world !== snapshot.world) continue
      if (touches === this.#touches) this.#read.add(place)
      if (isKnown) return root
      const entered = await this.#entered(root, {path: place, text, summary}, snapshot.world)
      if (entered) return entered
    }
    return null
  }

  /** Recalls what is wrong in the registry of a root, where an earlier run has kept it. */
  settle({snapshot}: Root): Promise<void> {
    return this.#summaries.settle(snapshot)
  }

  /** Lets other messages through, if any may have been waiting. */
  async breath(): Promise<void> {
    if (Date.now() - this.#breathedAt < slice) return
    await pause(0)
    this.#breathedAt = Date.now()
  }

  async #inBackground(): Promise<void> {
    this.#running = true
    while (this.#again && !this.#stopped) {
      this.#again = false
      await this.#all().catch(() => undefined)
    }
    this.#running = false
  }

  async #all(token?: CancellationToken): Promise<void> {
    const places = (await this.places()).values()
    const lane = async (): Promise<void> => {
      for (const place of places) {
        if (token) refuseCancelled(token)
        if (this.#stopped) return
        if (!this.#session.openAt(place)) await this.rootWith(place)
        await this.breath()
      }
    }
    await Promise.all(Array.from({length: lanes}, lane))
  }

  /** The draft in its snapshot, where it is known to be what the disk has. */
  #current(place: string) {
    if (!this.#read.has(place)) return null
    return this.#session.rootOf(place).snapshot.closed.get(place) ?? null
  }

  /** The root with a draft in its snapshot; null where it has meanwhile become another's, or another world has begun. */
  async #entered(root: Root, draft: Summarized, world: Snapshot['world']): Promise<Root | null> {
    // Outside every root nobody tells of changes on the disk.
    if (root.folder === '' || this.#session.openAt(draft.path))
      return {...root, snapshot: advance(root.snapshot, {kind: 'closed-read', world, drafts: [draft]})}
    const entering = this.#entering.get(root) ?? this.#enterSoon(root)
    entering.drafts.push({draft, world})
    await entering.done
    return root.snapshot.closed.get(draft.path)?.summary === draft.summary ? root : null
  }

  /** What is worked out at the same time enters at once: each change of a snapshot copies the list of all its drafts. */
  #enterSoon(root: Root): Entering {
    const drafts: Entering['drafts'] = []
    const done = pause(0).then(() => {
      this.#entering.delete(root)
      const {world} = root.snapshot
      const fitting = drafts.filter(
        (it) =>
          it.world === world && this.#session.rootOf(it.draft.path) === root && !this.#session.openAt(it.draft.path),
      )
      if (fitting.length)
        this.#session.apply(root, {kind: 'closed-read', world, drafts: fitting.map(({draft}) => draft)})
    })
    const entering = {drafts, done}
    this.#entering.set(root, entering)
    return entering
  }

  /** Null where the world has changed before its turn came. */
  #summaryOf(snapshot: Snapshot, text: string): Promise<Summary | null> {
    return this.#summaries.of(snapshot, text, async () => {
      for (let rest = this.#rest(); rest > 0 && !this.#stopped; rest = this.#rest()) await pause(rest)
      return [...this.#session.roots].some((root) => root.snapshot.world === snapshot.world)
    })
  }

  #rest(): number {
    return this.#typedAt + quiet - Date.now()
  }

  async #text(place: string): Promise<string | null> {
    const bytes = await this.#files.read(place)
    return (bytes && decode(bytes)?.text) ?? null
  }

  /** Drafts that lie below another root inside a root are that one's. Those that are gone leave the snapshot. */
  async #list(roots: readonly Root[]): Promise<readonly string[]> {
    const listed = await Promise.all(
      roots.map(async (root) => {
        const drafts = await this.#files.list(root.folder, '.md', 'ignored')
        const own = new Set(
          drafts.filter((place) => this.#session.rootOf(place) === root && this.#session.isClosedDraft(place)),
        )
        const gone = [...root.snapshot.closed.keys()].filter((place) => !own.has(place))
        if (gone.length) this.#session.apply(root, {kind: 'closed-gone', paths: gone})
        return [...own]
      }),
    )
    return listed.flat()
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** A draft as it enters a snapshot. */
interface Summarized {
  readonly path: string
  readonly text: string
  readonly summary: Summary
}

/** Drafts that enter together, each with the world that it was held against. */
interface Entering {
  readonly drafts: {readonly draft: Summarized; readonly world: Snapshot['world']}[]
  readonly done: Promise<void>
}
