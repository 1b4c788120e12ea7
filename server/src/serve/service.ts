import {type Act, bodies, type Draft} from '../core/ledger/act.js'
import {type Asked, admit, type By} from '../core/ledger/admit.js'
import {brokenAt} from '../core/ledger/chain.js'
import {figureRows} from '../core/ledger/figure-rows.js'
import {foldInto} from '../core/ledger/fold.js'
import {isRefusal, type Refusal, refusal} from '../core/ledger/refusal.js'
import {emptyState, type State} from '../core/ledger/state.js'
import {sha256} from '../store/sha256.js'
import {type Store, StoreError} from '../store/store.js'

/** So many acts are read at once. */
const batch = 2000

/** A ledger that serves: the store's acts, folded, and kept up with. Rights are decided here and nowhere else. */
export class Service {
  readonly state: State = emptyState()
  readonly #byId = new Map<string, Act>()
  readonly #woken = new Set<() => void>()
  #syncing: Promise<void> | null = null
  #isClosed = false
  /** When the store was last read, ms since 1970. */
  #heard = Date.now()
  /** So long without a word of the store, ms, and what is here may be old. */
  patience = 60_000

  constructor(
    readonly store: Store,
    readonly zone: number,
    /** It follows another log, and takes no acts of its own. */
    readonly isMirror = false,
  ) {}

  /** Reads what there is, and then whatever comes. */
  async start(): Promise<void> {
    await this.sync()
    void this.#follow()
  }

  /** The day by the service's clock, in its own zone. */
  get today(): string {
    return new Date(Date.now() + this.zone * 3_600_000).toISOString().slice(0, 10)
  }

  /** Up to the store's head. Rejects with a `StoreError` where the store cannot be read, or is not what was written. */
  sync(): Promise<void> {
    this.#syncing ??= this.#read().finally(() => {
      this.#syncing = null
    })
    return this.#syncing
  }

  async #read(): Promise<void> {
    for (;;) {
      const {head} = this.state
      const acts = await this.store.read(head.seq, batch)
      this.#heard = Date.now()
      if (!acts.length) return
      const broken = brokenAt(acts, head, sha256)
      if (broken !== null) throw altered(broken)
      const strange = acts.find(isStrange)
      if (strange) throw newer(strange.seq)
      foldInto(this.state, acts)
      for (const act of acts) this.#byId.set(act.id, act)
      for (const wake of [...this.#woken]) wake()
    }
  }

  async #follow(): Promise<void> {
    while (!this.#isClosed) {
      const {seq} = this.state.head
      await this.store.wait(seq, 20_000).catch(() => seq)
      await this.sync().catch(() => pause(1000))
    }
  }

  /** Since when the store has been away, ms since 1970; null while it answers. */
  get awaySince(): number | null {
    return Date.now() - this.#heard > this.patience ? this.#heard : null
  }

  /** When the state has grown, or after so many ms; `signal`: whoever asked has gone. */
  grown(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#woken.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.#woken.add(done)
      signal.addEventListener('abort', done)
    })
  }

  /** Takes an act as things stand now, or says why not. Nobody who was quicker is overruled: it is judged again after him. */
  async ask(by: By, asked: Asked): Promise<Act | Refusal> {
    if (this.isMirror) return mirrored
    for (let tries = 0; tries < 5; tries++) {
      await this.sync()
      const known = this.#byId.get(asked.id)
      if (known) return known.by === by.subject && known.kind === asked.kind ? known : foreign
      const made = admit(this.state, by, asked)
      if (isRefusal(made)) return made
      const appended = await this.store.append(made.draft, made.reads, figureRows(this.state, made.draft))
      if ('taken' in appended) return foreign
      if ('act' in appended) {
        await this.sync()
        return appended.act
      }
    }
    return refusal('stale', '同时有多人改动，请稍后重试。', 'Several people are changing this at once; try again.')
  }

  /** What an act would write as things stand now; nothing is written. */
  async would(by: By, asked: Asked): Promise<Draft | Refusal> {
    if (this.isMirror) return mirrored
    await this.sync()
    const made = admit(this.state, by, asked)
    return isRefusal(made) ? made : made.draft
  }

  /** Takes acts of another log in its own order and words. Rejects where they are no continuation of this one. */
  async adopt(acts: readonly Act[], after: number, prev: string): Promise<number> {
    await this.sync()
    const {seq} = this.state.head
    const known = after === 0 ? '' : (this.state.acts[after - 1]?.hash ?? null)
    const isSame = acts.slice(0, seq - after).every((it) => this.state.acts[it.seq - 1]?.hash === it.hash)
    if (known !== prev || !isSame) throw stranger(Math.min(seq, after) + 1)
    const strange = acts.find(isStrange)
    if (strange) throw newer(strange.seq)
    for (const act of acts.slice(Math.max(0, seq - after))) {
      const {seq: _, prev: __, at, hash, ...draft} = act
      const appended = await this.store.append(draft as Draft, [], figureRows(this.state, draft as Draft), at)
      if (!('act' in appended) || appended.act.hash !== hash) throw stranger(act.seq)
      await this.sync()
    }
    return this.state.head.seq - seq
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const wake of [...this.#woken]) wake()
    await this.store.close()
  }
}

/** What this version does not know, it must not pass over: the act would mean something else. */
const isStrange = ({kind, body}: Act): boolean => !Object.hasOwn(bodies, kind) || bodies[kind].fault(body, '') !== null

const newer = (seq: number): StoreError =>
  new StoreError(
    'newer',
    `第${seq}号记录来自更新的版本，请先升级本服务。`,
    `act ${seq} is of a newer version; update this service first`,
  )

const mirrored = refusal(
  'forbidden',
  '这里是只读的副本，改动请在原登记库提请。',
  'This is a copy to read from; changes are proposed where it comes from.',
)

const foreign = refusal('taken', '这个操作编号已用于另一项操作。', 'This id is that of another act.')

const altered = (seq: number): StoreError =>
  new StoreError(
    'altered',
    `第${seq}号记录与写入时不符，不予使用。`,
    `act ${seq} is not what was written; it does not serve`,
  )

const stranger = (seq: number): StoreError =>
  new StoreError(
    'altered',
    `记录包与本库从第${seq}号起不是同一份记录`,
    `from act ${seq} on the bundle is not of this log`,
  )

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
