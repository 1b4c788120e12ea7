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
    const here = this.#here(caller, now)
    this.#left.set(caller, {left: Math.max(0, here - 1), at: now})
    return here >= 1
  }

  /** Whether there is a turn left; it is not taken. */
  has(caller: string): boolean {
    return this.#here(caller, this.now()) >= 1
  }

  #here(caller: string, now: number): number {
    const {left, at} = this.#left.get(caller) ?? {left: this.atOnce, at: now}
    return Math.min(this.atOnce, left + (Math.max(0, now - at) / 1000) * this.aSecond)
  }

  /** Those who have all their turns back. */
  #forget(now: number): void {
    for (const [caller, {at}] of this.#left)
      if (((now - at) / 1000) * this.aSecond >= this.atOnce) this.#left.delete(caller)
  }
}
