import type {Trouble} from '../../core/ide/findings/trouble.js'
import {type Answer, type Fetch, isTrouble} from './answer.js'
import type {Copies, Copy} from './copies.js'
import {followable, newsOf} from './following.js'
import {faultOf} from './registry-text.js'
import type {ServiceAddress} from './service.js'

/** What there is of an address: the bytes, those of the last good copy if need be, and why the newest could not be had. */
export interface Had {
  readonly bytes: Uint8Array | null
  readonly trouble: Trouble | null
  /** When the server last gave or confirmed these bytes, ms; null without any. */
  readonly since: number | null
  /** How far a service's log went then; absent of other addresses, and of a copy of another day. */
  readonly seq?: number
}

/** How long what an address gave is not asked for again, and the longest pause after failures, ms. */
const [fresh, longest] = [5 * 60_000, 30 * 60_000]

/** A file that nobody has wanted for so long is not followed any more, ms. */
const forgotten = 10 * 60_000

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
  /** Of services, how far the text goes that there is; whom to tell of another, and when it was last wanted. */
  readonly #seqs = new Map<string, number>()
  readonly #wanted = new Map<string, {readonly changed: () => void; readonly at: number}>()
  readonly #followed = new Set<string>()
  /** Ends the pauses of those that wait after a failure. */
  readonly #pausing = new Set<() => void>()

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
    const asked = this.isDue(url) ? this.#ask(url).then(({had}) => isSame(had, known) || changed()) : null
    const service = followable(url)
    if (service) {
      this.#wanted.set(url, {changed, at: this.now()})
      void Promise.resolve(asked).then(() => this.#follow(url, service))
    }
    return known
  }

  /** Asks all that has been asked before anew, whatever came of it: who asks may be another now. */
  async again(): Promise<void> {
    const anew = async (url: string): Promise<void> => {
      // What is on its way was asked as somebody else.
      await this.#asking.get(url)
      await this.#ask(url)
    }
    await Promise.all([...this.#states.keys()].map(anew))
    for (const end of this.#pausing) end()
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
    const isUnasked = had.trouble?.kind === 'asking' || had.trouble?.kind === 'refused'
    const failures = had.trouble && !isUnasked ? (this.#states.get(url)?.failures ?? 0) + 1 : 0
    // Nobody has been asked but the user, who may say so at any moment.
    const pause = isUnasked
      ? 0
      : failures
        ? Math.min(longest, fresh * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
        : fresh
    const asked = this.now()
    const state = {had, asked, until: asked + pause, failures}
    this.#states.set(url, state)
    return state
  }

  async #take(url: string, copy: Copy | null, answer: Answer | Trouble): Promise<Had> {
    const old = (trouble: Trouble): Had => ({bytes: copy?.body ?? null, trouble, since: copy?.checked ?? null})
    if (isTrouble(answer)) return old(answer)
    const now = this.now()
    if (answer.status === 304 && copy) {
      this.#seen(url, answer)
      return this.#keep({...copy, checked: now})
    }
    if (answer.status !== 200) return old({kind: 'status', status: answer.status})
    const fault = faultOf(url, answer.body, copy?.body ?? null)
    if (fault) return old(fault)
    this.#seen(url, answer)
    const {etag = null, 'last-modified': lastModified = null} = answer.headers
    return this.#keep({url, body: answer.body, etag, lastModified, fetched: now, checked: now})
  }

  #seen(url: string, {headers}: Answer): void {
    const seq = Number(headers['x-plumbline-seq'])
    if (Number.isInteger(seq) && headers['x-plumbline-seq']) this.#seqs.set(url, seq)
  }

  /** Hears from a service of every change as it comes, as long as anybody wants the file. */
  async #follow(url: string, service: ServiceAddress): Promise<void> {
    if (this.#followed.has(url)) return
    this.#followed.add(url)
    for (let failures = 0; this.#isWanted(url); ) {
      const isHeard = await this.#hear(url, service)
      failures = isHeard ? 0 : failures + 1
      if (failures) await pause(Math.min(longest, 1000 * 2 ** failures) * (0.75 + Math.random() / 2), this.#pausing)
    }
    this.#followed.delete(url)
  }

  #isWanted(url: string): boolean {
    return this.now() - (this.#wanted.get(url)?.at ?? 0) < forgotten
  }

  /** One question to a service and what becomes of its answer; false where it gave none. */
  async #hear(url: string, service: ServiceAddress): Promise<boolean> {
    const [copy, seq] = [await this.copies.get(url), this.#seqs.get(url)]
    const before = this.#states.get(url)?.had
    if (!copy || seq === undefined) {
      const {had} = await this.#ask(url)
      if (before && !isSame(had, before)) this.#wanted.get(url)?.changed()
      return this.#seqs.has(url)
    }
    const news = await newsOf(this.fetch, service, seq, new TextDecoder().decode(copy.body))
    // A service that is gone, or does not know this reader any more: what is so is found out, and said, by asking for the file.
    if (news === null || news.seq === null) this.#seqs.delete(url)
    else {
      const checked = this.now()
      const body = news.text === null ? copy.body : new TextEncoder().encode(news.text)
      const etag = news.text === null ? copy.etag : news.etag
      this.#seqs.set(url, news.seq)
      const had = await this.#keep({...copy, body, etag, checked})
      this.#states.set(url, {had, asked: checked, until: checked + fresh, failures: 0})
      if (news.text !== null) this.#wanted.get(url)?.changed()
    }
    return news !== null
  }

  async #keep(copy: Copy): Promise<Had> {
    await this.copies.put(copy)
    const seq = this.#seqs.get(copy.url)
    return {bytes: copy.body, trouble: null, since: copy.checked, ...(seq !== undefined && {seq})}
  }
}

/** Keeps no process alive by itself, where that is for a timer to say. `ends`: holds what ends it before its time. */
const pause = (ms: number, ends: Set<() => void>): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      ends.delete(end)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, ms)
    ends.add(end)
    const unref: {unref?(): void} = Object(timer)
    unref.unref?.()
  })

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
