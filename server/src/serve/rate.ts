/** How often one caller may come: so many at once, and then so many a second. */
export class Rate {
  readonly #left = new Map<string, {left: number; at: number}>()

  constructor(
    readonly atOnce: number,
    readonly aSecond: number,
    readonly now: () => number = Date.now,
  ) {}

  /** False where it is too often. */
  take(caller: string): boolean {
    const now = this.now()
    if (this.#left.size > 10_000) this.#forget(now)
    const {left, at} = this.#left.get(caller) ?? {left: this.atOnce, at: now}
    const here = Math.min(this.atOnce, left + (Math.max(0, now - at) / 1000) * this.aSecond)
    this.#left.set(caller, {left: Math.max(0, here - 1), at: now})
    return here >= 1
  }

  /** Those who have all their turns back. */
  #forget(now: number): void {
    for (const [caller, {at}] of this.#left)
      if (((now - at) / 1000) * this.aSecond >= this.atOnce) this.#left.delete(caller)
  }
}
