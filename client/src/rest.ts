/** How long nobody types before the hands are said to rest, in ms: longer than between two keys, shorter than a thought. */
const rest = 500

/** Whoever types on and on is told in between what is found, so often, in ms: silence must not look like approval. */
const patience = 5000

/** So long it may be asked for then, in ms: a key that comes meanwhile calls it off, and it is asked for again. */
const moment = 300

/** So long after a key, in ms: it is painted first, and the next has not come yet. */
const painting = 50

/** Typing without a rest, from its first key to its last, in ms as `Date.now` counts. */
interface Run {
  readonly since: number
  readonly last: number
}

/** When documents, by URI, are typed into, and when that rests. */
export class Rest {
  readonly #runs = new Map<string, Run>()
  /** Whoever waits for a rest. */
  readonly #waiting = new Set<() => void>()

  typed(document: string): void {
    const now = Date.now()
    const run = this.#runs.get(document)
    this.#runs.set(document, {since: run && now < run.last + rest ? run.since : now, last: now})
  }

  /** Saved or closed: nobody waits for what may be typed next. */
  over(document: string): void {
    if (this.#runs.delete(document)) for (const look of [...this.#waiting]) look()
  }

  /** Settled once the hands rest; at once where nobody types. Without one, all documents are meant. */
  rested(document?: string): Promise<void> {
    return this.#wait(() => this.#left(document))
  }

  /** As `rested`, and in between for whoever types on and on. */
  restedOrPatient(document: string): Promise<void> {
    return this.#wait(() => Math.min(this.#left(document), this.#toMoment(document)))
  }

  /** As `rested`, with `look` called only then, however often this is called until then. */
  atRest(document: () => string | undefined, look: () => unknown): () => Promise<void> {
    let waits = false
    return async () => {
      if (waits) return
      waits = true
      await this.rested(document())
      waits = false
      await look()
    }
  }

  async #wait(left: () => number): Promise<void> {
    for (let ms = left(); ms > 0; ms = left())
      await new Promise<void>((done) => {
        const look = (): void => {
          clearTimeout(timer)
          this.#waiting.delete(look)
          done()
        }
        const timer = setTimeout(look, ms)
        this.#waiting.add(look)
      })
  }

  #left(document: string | undefined): number {
    const runs = document === undefined ? [...this.#runs.values()] : [this.#runs.get(document)]
    return Math.max(0, ...runs.map((run) => (run?.last ?? 0) + rest - Date.now()))
  }

  #toMoment(document: string): number {
    const {since, last} = this.#runs.get(document) ?? {since: 0, last: 0}
    const now = Date.now()
    const into = (now - since) % patience
    return now - since >= patience && into < moment ? Math.max(0, last + painting - now) : patience - into
  }
}
