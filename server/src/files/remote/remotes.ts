import type {Trouble} from '../../core/ide/trouble.js'
import {type Answer, type Fetch, isTrouble} from './answer.js'
import type {Copies, Copy} from './copies.js'
import {faultOf} from './registry-text.js'

/** What there is of an address: the bytes, those of the last good copy if need be, and why the newest could not be had. */
export interface Had {
  readonly bytes: Uint8Array | null
  readonly trouble: Trouble | null
  /** When the server last gave or confirmed these bytes, ms; null without any. */
  readonly since: number | null
}

/** How long what an address gave is not asked for again, and the longest pause after failures, ms. */
const [fresh, longest] = [5 * 60_000, 30 * 60_000]

interface State {
  readonly had: Had
  /** When it was asked, and before when it is not to be asked again. */
  readonly asked: number
  readonly until: number
  readonly failures: number
}

/**
 * Registries on the web. What arrives is a registry before it takes the place of the last good copy; whatever else
 * happens, that copy serves, and why is said.
 */
export class Remotes {
  readonly #states = new Map<string, State>()
  readonly #asking = new Map<string, Promise<State>>()

  constructor(
    readonly fetch: Fetch,
    readonly copies: Copies,
    readonly now: () => number = Date.now,
  ) {}

  /** Asks, and answers when it is known what there is. */
  async read(url: string): Promise<Had> {
    return (await this.#ask(url)).had
  }

  /** Answers at once with what there is; `changed` is called where asking brings something else. */
  async readSoon(url: string, changed: () => void): Promise<Had> {
    const known = this.#states.get(url)?.had ?? (await this.#kept(url))
    if (this.isDue(url)) void this.#ask(url).then(({had}) => isSame(had, known) || changed())
    return known
  }

  isDue(url: string): boolean {
    const state = this.#states.get(url)
    const now = this.now()
    // A clock that was put back must not make the pause as long as the way that it has to go again.
    return !state || now >= state.until || now < state.asked
  }

  async #kept(url: string): Promise<Had> {
    const copy = await this.copies.get(url)
    // What was confirmed the last time is not called old before the server has been asked.
    return copy ? {bytes: copy.body, trouble: null, since: copy.checked} : nothingYet
  }

  #ask(url: string): Promise<State> {
    const asking = this.#asking.get(url) ?? this.#refresh(url).finally(() => this.#asking.delete(url))
    this.#asking.set(url, asking)
    return asking
  }

  async #refresh(url: string): Promise<State> {
    const copy = await this.copies.get(url)
    const answer = await this.fetch(url, conditions(copy))
    const had = await this.#take(url, copy, answer)
    const failures = had.trouble ? (this.#states.get(url)?.failures ?? 0) + 1 : 0
    const pause = failures ? Math.min(longest, fresh * 2 ** (failures - 1)) * (0.75 + Math.random() / 2) : fresh
    const asked = this.now()
    const state = {had, asked, until: asked + pause, failures}
    this.#states.set(url, state)
    return state
  }

  async #take(url: string, copy: Copy | null, answer: Answer | Trouble): Promise<Had> {
    const old = (trouble: Trouble): Had => ({bytes: copy?.body ?? null, trouble, since: copy?.checked ?? null})
    if (isTrouble(answer)) return old(answer)
    const now = this.now()
    if (answer.status === 304 && copy) return this.#keep({...copy, checked: now})
    if (answer.status !== 200) return old({kind: 'status', status: answer.status})
    const fault = faultOf(url, answer.body, copy?.body ?? null)
    if (fault) return old(fault)
    const {etag = null, 'last-modified': lastModified = null} = answer.headers
    return this.#keep({url, body: answer.body, etag, lastModified, fetched: now, checked: now})
  }

  async #keep(copy: Copy): Promise<Had> {
    await this.copies.put(copy)
    return {bytes: copy.body, trouble: null, since: copy.checked}
  }
}

const nothingYet: Had = {bytes: null, trouble: {kind: 'pending'}, since: null}

const conditions = (copy: Copy | null): Readonly<Record<string, string>> => ({
  accept: 'application/yaml, text/yaml, text/plain, */*;q=0.1',
  ...(copy?.etag && {'if-none-match': copy.etag}),
  ...(copy?.lastModified && {'if-modified-since': copy.lastModified}),
})

const isSame = (a: Had, b: Had): boolean =>
  JSON.stringify(a.trouble) === JSON.stringify(b.trouble) && isSameBytes(a.bytes, b.bytes)

const isSameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((byte, at) => byte === b[at]))

/** As `Files.remote`. */
export const remoteOf =
  (remotes: Remotes) =>
  (url: string, changed?: () => void): Promise<Had> =>
    changed ? remotes.readSoon(url, changed) : remotes.read(url)
