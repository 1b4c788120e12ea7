import {applyAll, type Edit} from '../text/edit.js'
import {lineIndex, linesAfter} from '../text/lines.js'
import type {Offset} from '../text/span.js'
import type {Chunk, Labels} from './chunk.js'
import type {Draft} from './draft.js'
import {frontMatter} from './front-matter.js'
import {isTooLarge, isUnread} from './large.js'
import {noLabels} from './parse.js'
import {type Care, everyCare, readChunks, reread} from './read.js'
import {Untouched} from './untouched.js'

/** Reads a text. */
export function open(text: string, care: Care = everyCare): Draft {
  if (isTooLarge(text)) return {text, lines: lineIndex(text), frontMatter: null, chunks: [], defined: noLabels}
  const front = frontMatter(text)
  const unknown = {text, known: noLabels, care, isOld: () => false, spare: () => undefined, spareChunk: () => undefined}
  const {chunks} = readChunks(unknown, front?.to ?? 0)
  return {text, lines: lineIndex(text), frontMatter: front, ...relabelled(chunks, noLabels, care)}
}

/** Replaces `[from, to)` by `insert`. Every chunk that the edit cannot have touched is the same object as before. */
export const edit = (draft: Draft, change: Edit, care: Care = everyCare): Draft => editAll(draft, [change], care)

/** The same for edits that are in order, do not meet, and all count in the draft's text: they are one reading. */
export function editAll(draft: Draft, edits: readonly Edit[], care: Care = everyCare): Draft {
  const [first, last] = [edits[0], edits.at(-1)]
  if (!first || !last) return draft
  const text = applyAll(draft.text, edits)
  if (isUnread(draft) || isTooLarge(text)) return open(text, care)
  const front = frontMatter(text)
  const grown = text.length - draft.text.length
  const before = draft.frontMatter?.to ?? 0
  const lines = linesAfter(draft.lines, edits, text)
  if (last.to <= before && (front?.to ?? 0) === before + grown) return {...draft, text, lines, frontMatter: front}
  if ((front?.to ?? 0) !== before || first.from < before) return open(text, care)
  return {text, lines, frontMatter: front, ...edited(draft, edits, text, care)}
}

/** Reads from before each edit to the first place behind it where an old chunk is proven to start. */
function edited(draft: Draft, edits: readonly Edit[], text: string, care: Care): Pick<Draft, 'chunks' | 'defined'> {
  const untouched = new Untouched(draft, edits, care.left)
  const all: Chunk[] = []
  const touched: Chunk[] = []
  let next = 0
  for (let at = 0; at < edits.length; ) {
    const {index: first, at: from} = untouched.before(at)
    const isOld = (place: Offset): boolean =>
      untouched.standingAt(place) >= first + (first === 0 ? 0 : 1) && (untouched.pieceAt(place) ?? 0) > at
    const source = {text, known: draft.defined, care, isOld, spare: untouched.passage, spareChunk: untouched.chunk}
    const read = from < text.length && isOld(from) ? {chunks: [], to: from} : readChunks(source, from)
    const after = read.to < text.length ? untouched.standingAt(read.to) : draft.chunks.length
    addAll(all, draft.chunks, next, first)
    addAll(all, read.chunks)
    addAll(touched, draft.chunks, first, after)
    addAll(touched, read.chunks)
    next = after
    at = read.to < text.length ? (untouched.pieceAt(read.to) ?? edits.length) : edits.length
  }
  addAll(all, draft.chunks, next)
  if (!touched.some(({defines}) => defines !== noLabels)) return {chunks: all, defined: draft.defined}
  return relabelled(all, draft.defined, care)
}

/** More may be added than a call has room for. */
function addAll(to: Chunk[], from: readonly Chunk[], first = 0, end = from.length): void {
  for (let index = first; index < end; index++) to.push(from[index]!)
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
