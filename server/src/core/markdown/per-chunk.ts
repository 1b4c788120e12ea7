import {gapsBetween} from '../text/gaps.js'
import {keeping} from '../text/keeping.js'
import type {Chunk} from './chunk.js'
import type {Passage} from './passage.js'

type Chunks = readonly Chunk[]

interface Known<Item, Value> {
  readonly items: readonly Item[]
  readonly values: readonly Value[]
}

/**
 * What is read of each chunk of a draft, in order. Edits leave nearly all chunks the same: they are told by comparing two
 * lists, which takes a hundredth of asking each of thousands of chunks.
 */
export const perChunk = <Value>(read: (chunk: Chunk) => Value): ((chunks: Chunks) => readonly Value[]) => inList(read)

/** The same of each passage: a draft without a blank line is one chunk of all its lines. */
export function perPassage<Value>(read: (passage: Passage) => Value): (chunks: Chunks) => readonly Value[] {
  const inPassages = inList(read)
  return (chunks) => inPassages(passagesOf(chunks))
}

function passagesOf(chunks: Chunks): readonly Passage[] {
  const known = passagesIn.get(chunks)
  if (known) return known
  const all: Passage[] = []
  for (const {passages} of chunks) for (const {passage} of passages) all.push(passage)
  passagesIn.set(chunks, all)
  return all
}

const passagesIn = keeping<Chunks, readonly Passage[]>()

function inList<Item extends object, Value>(read: (item: Item) => Value): (items: readonly Item[]) => readonly Value[] {
  // In the first and the last item, of which an edit leaves one alone; there they live no longer than a draft that has it.
  const kept = keeping<Item, Known<Item, Value>>()
  return (items) => {
    const ends = [items[0], items.at(-1)].flatMap((item) => item ?? [])
    const before = ends.map((item) => kept.get(item)).find((known) => known !== undefined)
    if (before?.items === items) return before.values
    const known = {items, values: before ? advanced(before, items, read) : items.map(read)}
    for (const item of ends) kept.set(item, known)
    return known.values
  }
}

function advanced<Item, Value>(
  before: Known<Item, Value>,
  items: readonly Item[],
  read: (item: Item) => Value,
): readonly Value[] {
  const gaps = gapsBetween(before.items.length, items.length, (a, b) => before.items[a] === items[b])
  const values: Value[] = []
  let next = 0
  for (const {from, to, at, end} of gaps) {
    for (; next < from; next++) values.push(before.values[next]!)
    for (let index = at; index < end; index++) values.push(read(items[index]!))
    next = to
  }
  for (; next < before.values.length; next++) values.push(before.values[next]!)
  return values
}
