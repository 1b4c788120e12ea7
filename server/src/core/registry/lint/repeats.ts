import type {PlacedItem} from '../file/items.js'

/** Which words several entries of a registry give; kept from one edit to the next. */
export interface Repeats {
  readonly lists: Lists
  readonly again: ReadonlySet<string>
  /** How often each word stood in the registry that was counted last. */
  readonly base: ReadonlyMap<string, number>
  /** The same of words that edits have changed since. */
  readonly moved: ReadonlyMap<string, number>
}

type Lists = readonly (readonly PlacedItem[])[]
type WordsOf = (item: PlacedItem['item']) => readonly string[]

/** So many changed words had better be counted afresh. */
const mostMoved = 400

/** The words of the entries of each file; `former`: of the registry before an edit, of which only what differs is counted. */
export function repeatsIn(lists: Lists, wordsOf: WordsOf, former: Repeats | null): Repeats {
  return (former && changed(former, lists, wordsOf)) ?? counted(lists, wordsOf)
}

function counted(lists: Lists, wordsOf: WordsOf): Repeats {
  const base = new Map<string, number>()
  const again = new Set<string>()
  for (const items of lists)
    for (const {item} of items)
      for (const word of wordsOf(item)) {
        const count = (base.get(word) ?? 0) + 1
        base.set(word, count)
        if (count === 2) again.add(word)
      }
  return {lists, again, base, moved: new Map()}
}

/** Null where so much is new that little could be taken over. */
function changed(former: Repeats, lists: Lists, wordsOf: WordsOf): Repeats | null {
  if (former.lists.length !== lists.length) return null
  const differences = lists.map((now, at) => differing(former.lists[at]!, now))
  const size = differences.reduce((sum, {gone, come}) => sum + gone.length + come.length, 0)
  if (size === 0) return {...former, lists}
  if (size + former.moved.size > mostMoved) return null
  const moved = new Map(former.moved)
  const again = new Set(former.again)
  const add = (word: string, by: number): void => {
    const count = (moved.get(word) ?? former.base.get(word) ?? 0) + by
    moved.set(word, count)
    if (count > 1) again.add(word)
    else again.delete(word)
  }
  for (const {gone, come} of differences) {
    for (const {item} of gone) for (const word of wordsOf(item)) add(word, -1)
    for (const {item} of come) for (const word of wordsOf(item)) add(word, 1)
  }
  return {lists, again, base: former.base, moved}
}

/** What one list has between the entries that both begin and end with. */
function differing(before: readonly PlacedItem[], now: readonly PlacedItem[]) {
  if (before === now) return {gone: [], come: []}
  const shorter = Math.min(before.length, now.length)
  let from = 0
  while (from < shorter && before[from]!.item === now[from]!.item) from++
  let tail = 0
  while (tail < shorter - from && before[before.length - 1 - tail]!.item === now[now.length - 1 - tail]!.item) tail++
  return {gone: before.slice(from, before.length - tail), come: now.slice(from, now.length - tail)}
}
