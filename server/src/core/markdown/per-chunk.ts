import {keeping} from '../text/keeping.js'
import type {Chunk} from './chunk.js'

type Chunks = readonly Chunk[]

interface Known<Value> {
  readonly chunks: Chunks
  readonly values: readonly Value[]
}

/**
 * What is read of each chunk of a draft, in order. An edit leaves nearly all chunks the same, in one stretch from the first and
 * one to the last: they are told by comparing two lists, which takes a hundredth of asking each of thousands of chunks.
 */
export function perChunk<Value>(read: (chunk: Chunk) => Value): (chunks: Chunks) => readonly Value[] {
  // In the first and the last chunk, of which an edit leaves one alone; there they live no longer than a draft that has it.
  const kept = keeping<Chunk, Known<Value>>()
  return (chunks) => {
    const ends = [chunks[0], chunks.at(-1)].flatMap((chunk) => chunk ?? [])
    const before = ends.map((chunk) => kept.get(chunk)).find((known) => known !== undefined)
    if (before?.chunks === chunks) return before.values
    const known = {chunks, values: before ? advanced(before, chunks, read) : chunks.map(read)}
    for (const chunk of ends) kept.set(chunk, known)
    return known.values
  }
}

function advanced<Value>(before: Known<Value>, chunks: Chunks, read: (chunk: Chunk) => Value): readonly Value[] {
  const most = Math.min(before.chunks.length, chunks.length)
  let head = 0
  while (head < most && before.chunks[head] === chunks[head]) head++
  let tail = 0
  while (tail < most - head && before.chunks[before.chunks.length - 1 - tail] === chunks[chunks.length - 1 - tail])
    tail++
  const fresh = chunks.slice(head, chunks.length - tail).map(read)
  return before.values.slice(0, head).concat(fresh, before.values.slice(before.values.length - tail))
}
