/** Those who wait for a later seq. */
export class Waiting {
  readonly #all = new Set<{readonly after: number; wake(seq: number): void}>()

  get isEmpty(): boolean {
    return this.#all.size === 0
  }

  /** Resolves with a seq behind `after`, or after so many ms with what `now` says then. */
  until(after: number, ms: number, now: () => number): Promise<number> {
    return new Promise((resolve) => {
      const wake = (seq: number): void => {
        clearTimeout(timer)
        this.#all.delete(one)
        resolve(seq)
      }
      const timer = setTimeout(() => wake(now()), ms)
      const one = {after, wake}
      this.#all.add(one)
    })
  }

  arrived(seq: number): void {
    for (const one of this.#all) if (seq > one.after) one.wake(seq)
  }

  /** Lets everybody go. */
  end(seq: number): void {
    for (const one of this.#all) one.wake(seq)
  }
}
