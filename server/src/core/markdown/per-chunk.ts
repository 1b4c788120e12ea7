import {gapsBetween} from '../text/gaps.js'
import {keeping} from '../text/keeping.js'
import type {Chunk} from './chunk.js'
import type {Passage} from './passage.js'

type Chunks = readonly Chunk[]

interface Known<Value> {
  readonly chunks: Chunks
  readonly values: readonly Value[]
}

/**
 * What is read of each chunk of a draft, in order. Edits leave nearly all chunks the same: they are told by comparing two
 * lists, which takes a hundredth of asking each of thousands of chunks.
 */
export const perChunk = <Value>(read: (chunk: Chunk) => Value): ((chunks: Chunks) => readonly Value[]) =>
  inList((chunks) => chunks.map(read))

/**
 * The same of each passage, by chunks. A draft without a blank line is one chunk of all its lines: of chunks that are others,
 * too, only passages that are others are read.
 */
export const perPassage = <Value>(
  read: (passage: Passage) => Value,
): ((chunks: Chunks) => readonly (readonly Value[])[]) =>
  inList((chunks, gone) => {
    const known = valuesOf(gone)
    return chunks.map(({passages}) =>
      passages.map(({passage}) => (known.has(passage) ? known.get(passage)! : read(passage))),
    )
  })

function valuesOf<Value>({chunks, values}: Known<readonly Value[]>): ReadonlyMap<Passage, Value> {
  const known = new Map<Passage, Value>()
  for (let index = 0; index < chunks.length; index++) {
    const {passages} = chunks[index]!
    for (let at = 0; at < passages.length; at++) known.set(passages[at]!.passage, values[index]![at]!)
  }
  return known
}

/** `read` is given what has come in one place, and what is gone there. */
function inList<Value>(
  read: (chunks: Chunks, gone: Known<Value>) => readonly Value[],
): (chunks: Chunks) => readonly Value[] {
  const kept = keeping<Chunk | Passage, Known<Value>>()
  return (chunks) => {
    const ends = endsOf(chunks)
    const before = ends.map((end) => kept.get(end)).find((known) => known !== undefined) ?? {chunks: [], values: []}
    if (before.chunks === chunks) return before.values
    const known = {chunks, values: advanced(before, chunks, read)}
    for (const end of ends) kept.set(end, known)
    return known.values
  }
}

/** The first and the last that a draft holds, of which an edit leaves one alone: there it lives no longer than a draft that has it. */
function endsOf(chunks: Chunks): readonly (Chunk | Passage)[] {
  const [first, last] = [chunks[0], chunks.at(-1)]
  return first && last ? [first.passages[0]?.passage ?? first, last.passages.at(-1)?.passage ?? last] : []
}

function advanced<Value>(
  before: Known<Value>,
  chunks: Chunks,
  read: (chunks: Chunks, gone: Known<Value>) => readonly Value[],
): readonly Value[] {
  const values: Value[] = []
  let next = 0
  const keep = (until: number) => {
    for (; next < until; next++) values.push(before.values[next]!)
  }
  for (const {from, to, at, end} of gapsBetween(
    before.chunks.length,
    chunks.length,
    (a, b) => before.chunks[a] === chunks[b],
  )) {
    keep(from)
    const gone = {chunks: before.chunks.slice(from, to), values: before.values.slice(from, to)}
    for (const value of read(chunks.slice(at, end), gone)) values.push(value)
    next = to
  }
  keep(before.values.length)
  return values
}
