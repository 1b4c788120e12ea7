import type {NameEntry} from './schema.js'

/** The names that an edit took away, and those that it put in their place. */
export interface Stretch {
  readonly from: number
  readonly gone: readonly NameEntry[]
  readonly come: readonly NameEntry[]
}

export function stretchOf(before: readonly NameEntry[], after: readonly NameEntry[]): Stretch {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && isSameName(before[from]!, after[from]!)) from++
  let tail = 0
  while (tail < shorter - from && isSameName(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail++
  return {from, gone: before.slice(from, before.length - tail), come: after.slice(from, after.length - tail)}
}

export const isSameName = (a: NameEntry, b: NameEntry): boolean =>
  a === b || (a.name === b.name && a.indicator === b.indicator && a.kind === b.kind)

/** What stands under one key, after an edit: still in the order of `entries`, the list before it. */
export function regrouped<T>(
  old: readonly T[],
  fresh: readonly T[],
  entryOf: (one: T) => NameEntry,
  entries: readonly NameEntry[],
  {from, gone}: Stretch,
): readonly T[] {
  const left = old.filter((one) => !gone.includes(entryOf(one)))
  const before = left.filter((one) => entries.indexOf(entryOf(one)) < from)
  return [...before, ...fresh, ...left.slice(before.length)]
}
