/** A seeded source of numbers: the same plantings at every run (mulberry32, a 32-bit mixing generator). */
export interface Random {
  /** An integer from 0 up to, not including, `below`. */
  below(limit: number): number
  pick<T>(from: readonly T[]): T | undefined
}

export function random(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {below, pick: (from) => from[below(from.length)]}
}
