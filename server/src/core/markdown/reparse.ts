import {apply, type Edit} from '../text/edit.js'
import {editLines, lineIndex} from '../text/lines.js'
import type {Offset} from '../text/span.js'
import type {Chunk, Labels} from './chunk.js'
import {chunkStarts, type Draft} from './draft.js'
import {frontMatter} from './front-matter.js'
import {noLabels} from './parse.js'
import type {Passage} from './passage.js'
import {type Care, everyCare, isPlain, readChunks, reread} from './read.js'

/** Reads a text. */
export function open(text: string, care: Care = everyCare): Draft {
  const front = frontMatter(text)
  const unknown = {text, known: noLabels, care, isOld: () => false, spare: () => undefined, spareChunk: () => undefined}
  const {chunks} = readChunks(unknown, front?.to ?? 0)
  return {text, lines: lineIndex(text), frontMatter: front, ...relabelled(chunks, noLabels, care)}
}

/** Replaces `[from, to)` by `insert`. Every chunk that the edit cannot have touched is the same object as before. */
export function edit(draft: Draft, change: Edit, care: Care = everyCare): Draft {
  const text = apply(draft.text, change)
  const front = frontMatter(text)
  const grown = text.length - draft.text.length
  const before = draft.frontMatter?.to ?? 0
  if (change.to <= before && (front?.to ?? 0) === before + grown)
    return {...draft, text, lines: editLines(draft.lines, change, text), frontMatter: front}
  if ((front?.to ?? 0) !== before || change.from < before) return open(text, care)
  const {chunks, defined} = edited(draft, change, text, care)
  return {text, lines: editLines(draft.lines, change, text), frontMatter: front, chunks, defined}
}

function edited(draft: Draft, change: Edit, text: string, care: Care): Pick<Draft, 'chunks' | 'defined'> {
  const {chunks} = draft
  const starts = chunkStarts(draft)
  const grown = change.insert.length - (change.to - change.from)
  const first = firstToRead(draft, starts, change.from, care)
  const kept = firstAt(starts, change.to, first + (first === 0 ? 0 : 1))
  const from = starts[first] ?? 0
  const isOld = (at: Offset) => at - grown >= change.to && starts[firstAt(starts, at - grown, kept)] === at - grown
  const source = {text, known: draft.defined, care, isOld, ...spares(draft, starts, first, kept, change)}
  const read = from < text.length && isOld(from) ? {chunks: [], to: from} : readChunks(source, from)
  const next = read.to < text.length ? firstAt(starts, read.to - grown, kept) : chunks.length
  const all = [...chunks.slice(0, first), ...read.chunks, ...chunks.slice(next)]
  const touched = [...chunks.slice(first, next), ...read.chunks]
  if (!touched.some(({defines}) => defines !== noLabels)) return {chunks: all, defined: draft.defined}
  return relabelled(all, draft.defined, care)
}

/**
 * The last chunk whose first line, line end included, lies before the edit: whether a line starts a chunk depends on
 * nothing behind it, and what stands before may depend on it.
 */
function firstToRead({chunks}: Draft, starts: readonly Offset[], from: Offset, {left}: Care): number {
  const last = Math.max(0, firstAt(starts, from + 1, 0) - 1)
  const source = chunks[last]?.source ?? ''
  const end = /\r\n?|\n/.exec(source)
  const isAbove = end !== null && (starts[last] ?? 0) + end.index + end[0].length <= from
  return isAbove || !left ? last : Math.max(0, last - 1)
}

/** The first of `starts`, from index `low` on, that is `at` or beyond. */
function firstAt(starts: readonly Offset[], at: Offset, low: number): number {
  let from = low
  let to = starts.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((starts[middle] ?? 0) < at) from = middle + 1
    else to = middle
  }
  return from
}

/** What the touched chunks hold that lies wholly before or behind the edit, by its place in the new text. */
function spares({chunks}: Draft, starts: readonly Offset[], first: number, kept: number, {from, to, insert}: Edit) {
  const passages = new Map<Offset, {passage: Passage; plain: boolean}>()
  // The chunk behind the edit is read again where the edit touches its start.
  for (let index = first; index <= kept; index++) {
    const chunk = chunks[index]
    const start = starts[index] ?? 0
    const plain = chunk !== undefined && isPlain(chunk)
    for (const {at, passage} of chunk?.passages ?? []) {
      if (start + at + passage.source.length <= from) passages.set(start + at, {passage, plain})
      else if (start + at >= to) passages.set(start + at + insert.length - (to - from), {passage, plain})
    }
  }
  return {
    spare: (at: Offset, plain: boolean) => {
      const found = passages.get(at)
      return found && (found.plain || !plain) ? found.passage : undefined
    },
    spareChunk: (at: Offset) => {
      const chunk = at === starts[first] ? chunks[first] : undefined
      return chunk && at + chunk.source.length <= from ? chunk : undefined
    },
  }
}

/** Reads again what may use a label, if the chunks define others than the `known` ones. */
function relabelled(chunks: readonly Chunk[], known: Labels, {relabel}: Care): Pick<Draft, 'chunks' | 'defined'> {
  const defined = union(chunks)
  if (sameLabels(defined, known)) return {chunks, defined: known}
  return {chunks: relabel ? reread(chunks, defined) : chunks, defined}
}

function union(chunks: readonly Chunk[]): Labels {
  const links = new Set<string>()
  const notes = new Set<string>()
  for (const {defines} of chunks) {
    for (const label of defines.links) links.add(label)
    for (const label of defines.notes) notes.add(label)
  }
  return {links, notes}
}

const sameLabels = (a: Labels, b: Labels): boolean => sameSet(a.links, b.links) && sameSet(a.notes, b.notes)

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((it) => b.has(it))
