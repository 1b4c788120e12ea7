import type {RootContent} from 'mdast'
import {keeping} from '../text/keeping.js'
import {lineIndex, positionAt} from '../text/lines.js'
import {own} from '../text/own.js'
import type {Offset} from '../text/span.js'
import {boundaries, type Chunk, type Comment, type Labels} from './chunk.js'
import {tamed} from './hostile.js'
import {definedBy, move, noLabels, parse} from './parse.js'
import type {Passage, Placed} from './passage.js'
import {mayBeItem, type Plain, readPlain} from './plain.js'
import {blankUntil, isLineEnd, nextLine} from './plain-line.js'
import {nodesOf} from './plain-nodes.js'
import {plainPassages} from './plain-prose.js'
import {commentsIn, said} from './prose.js'
import {spared} from './spare.js'

/** What keeps reading in pieces equal to reading the whole. Only the tests take one of them away, to see that it is needed. */
export interface Care {
  /** A chunk starts behind a blank line (B1), with neither space nor tab (B2), and not behind indented code (B3). */
  readonly blankAbove: boolean
  readonly flush: boolean
  readonly indentedCode: boolean
  /** An edit is read from the last chunk whose first line lies before it. */
  readonly left: boolean
  /** What follows is kept only where a chunk is proven to start again. */
  readonly resync: boolean
  /** A change of labels is a change of every chunk that may use one. */
  readonly relabel: boolean
  /** Told how many characters are read, and how many of them by the parser. */
  readonly seen?: (characters: number, parsed: boolean) => void
}

export const everyCare: Care = {
  blankAbove: true,
  flush: true,
  indentedCode: true,
  left: true,
  resync: true,
  relabel: true,
}

/** A text under reading. */
export interface Source {
  readonly text: string
  readonly known: Labels
  readonly care: Care
  /** Whether a chunk of the draft before the edit starts here, with nothing edited from here on. */
  readonly isOld: (at: Offset) => boolean
  /** The passage that stood here before the edit, untouched by it; `plain` asks for one of a plain chunk. */
  readonly spare: (at: Offset, plain: boolean) => Passage | undefined
  /** The chunk that started here and ended before the edit. */
  readonly spareChunk: (at: Offset) => Chunk | undefined
}

/** Reads chunks from `at`, where one is known to start, to the first place where an old one does. */
export function readChunks(source: Source, at: Offset): {chunks: Chunk[]; to: Offset} {
  const chunks: Chunk[] = []
  let to = at
  do {
    const plain = readPlain(source.text, to)
    if (plain) {
      source.care.seen?.(plain.to - to, false)
      chunks.push(plainChunk(source, to, plain))
      to = plain.to
    } else {
      const marked = readMarked(source, to)
      chunks.push(...marked.chunks)
      to = marked.to
    }
  } while (to < source.text.length && !source.isOld(to))
  return {chunks, to}
}

const nothing: readonly never[] = []
export const isPlain = (chunk: Chunk): boolean => chunk instanceof PlainChunk

function plainChunk({text, spare, spareChunk}: Source, at: Offset, plain: Plain): Chunk {
  const known = spareChunk(at)
  if (known?.source.length === plain.to - at && isPlain(known)) return known
  const passages = plainPassages(text, at, plain, (from) => spare(from, true))
  const source = own(text.slice(at, plain.to))
  return new PlainChunk(source, passages, plainComments(source, at, plain))
}

function plainComments(source: string, base: Offset, {blocks}: Plain): readonly Comment[] {
  const comments: Comment[] = []
  for (const {at, to} of blocks.filter((block) => block.kind === 'comment'))
    comments.push(...commentsIn(source, {from: at - base, to: to - base}))
  return comments.length ? comments : nothing
}

/** Its nodes are built when somebody asks. A class: an object with a getter of its own would stay in V8's memory for long. */
class PlainChunk implements Chunk {
  readonly defines = noLabels
  readonly source: string
  readonly passages: readonly Placed[]
  readonly comments: readonly Comment[]

  constructor(source: string, passages: readonly Placed[], comments: readonly Comment[]) {
    this.source = source
    this.passages = passages
    this.comments = comments
  }

  get nodes(): readonly RootContent[] {
    return plainNodes(this)
  }
}

const trees = keeping<Chunk, readonly RootContent[]>()

function plainNodes(chunk: Chunk): readonly RootContent[] {
  const known = trees.get(chunk)
  if (known) return known
  const plain = readPlain(chunk.source, 0)
  const nodes = plain ? nodesOf(chunk.source, plain) : nothing
  trees.set(chunk, nodes)
  return nodes
}

/** Reads with the parser up to a place where a chunk is proven to start, doubling the stretch until there is one. */
function readMarked(source: Source, at: Offset): {chunks: Chunk[]; to: Offset} {
  const {text, known, care} = source
  for (let least = 1; ; ) {
    const to = restart(source, at, least)
    // What the nodes say are views of what the parser is given.
    const read = own(tamed(text, at, to) + firstLine(text, to))
    care.seen?.(read.length, true)
    const nodes = parse(read, known)
    if (to === text.length || !care.resync || boundaries(read, nodes, care).includes(to - at)) {
      return {chunks: split(source, at, to, until(nodes, to - at)), to}
    }
    least = 2 * (to - at)
  }
}

/** What the parser does with a text takes longer than in proportion: where it can be, it is given no more at a time. */
const longStretch = 2048

/**
 * The first line, at least `least` characters on, that may start a chunk and that an old or a plain chunk starts with; behind
 * a long stretch any that looks like words.
 */
function restart(source: Source, from: Offset, least: number): Offset {
  const {text} = source
  let behindBlank = false
  // Of a list that is not plain no rest is.
  let inList = false
  for (let at = from; at < text.length; ) {
    const blank = blankUntil(text, at)
    if (behindBlank && blank < 0 && at - from >= least && !(source.care.flush && ' \t'.includes(text.charAt(at)))) {
      if (source.isOld(at) || (!(inList && mayBeItem(text, at)) && readPlain(text, at))) return at
      inList = mayBeItem(text, at)
      if (at - from >= longStretch && (text.charCodeAt(at) >= 0x80 || text.charAt(at) === '#')) return at
    }
    behindBlank = blank >= 0
    let end = behindBlank ? blank : at
    while (!isLineEnd(text, end)) end++
    at = nextLine(text, end)
  }
  return text.length
}

/** The line at `at`, as it is read: what a chunk needs to know of the next one. */
function firstLine(text: string, at: Offset): string {
  let end = at
  while (!isLineEnd(text, end)) end++
  return tamed(text, at, nextLine(text, end))
}

function split({text, care, spare}: Source, from: Offset, to: Offset, nodes: readonly RootContent[]): Chunk[] {
  const whole = text.slice(from, to)
  const cuts = boundaries(whole, nodes, care)
  return deal(whole, nodes, cuts).map((mine, index) => {
    const cut = cuts[index] ?? 0
    const source = own(whole.slice(cut, cuts[index + 1] ?? whole.length))
    const {passages, comments} = said(source, mine)
    const kept = passages.map(({at, passage}) => ({at, passage: spared(passage, spare(from + cut + at, false))}))
    return {source, nodes: mine, defines: definedBy(mine), passages: kept, comments}
  })
}

/** The nodes of each chunk, given where the chunks start, in its own lines and offsets. */
function deal(whole: string, nodes: readonly RootContent[], cuts: readonly Offset[]): RootContent[][] {
  const lines = lineIndex(whole)
  let next = 0
  return cuts.map((cut, index) => {
    const from = next
    while (next < nodes.length && startOf(nodes[next]) < (cuts[index + 1] ?? Infinity)) next++
    const mine = nodes.slice(from, next)
    move(mine, -positionAt(lines, cut).line, -cut)
    return mine
  })
}

const startOf = (node: RootContent | undefined): Offset => node?.position?.start.offset ?? 0

/** The chunks as they read where other labels are `known`: those without a `[` are the same objects. */
export function reread(chunks: readonly Chunk[], known: Labels): Chunk[] {
  const result: Chunk[] = []
  for (let from = 0; from < chunks.length; ) {
    let to = from + 1
    if (mayRefer(chunks[from])) {
      // Neighbours are read together, because each call of the parser has its price.
      while (mayRefer(chunks[to])) to++
      result.push(...rereadTogether(chunks.slice(from, to), chunks[to], known))
    } else result.push(...chunks.slice(from, to))
    from = to
  }
  return result
}

/** What is plain has a `[` in comments only. */
const mayRefer = (chunk: Chunk | undefined): boolean =>
  chunk !== undefined && !isPlain(chunk) && chunk.source.includes('[')

function rereadTogether(chunks: readonly Chunk[], next: Chunk | undefined, known: Labels): Chunk[] {
  const whole = chunks.map(({source}) => source).join('')
  const nodes = parse(own(tamed(whole, 0, whole.length) + firstLine(next?.source ?? '', 0)), known)
  const cuts: Offset[] = []
  for (let at = 0, index = 0; index < chunks.length; at += chunks[index++]?.source.length ?? 0) cuts.push(at)
  const mine = deal(whole, until(nodes, whole.length), cuts)
  return chunks.map((chunk, index) => {
    const {passages, comments} = said(chunk.source, mine[index] ?? [])
    const kept = passages.map(({at, passage}, index) => ({
      at,
      passage: spared(passage, chunk.passages[index]?.passage),
    }))
    return {...chunk, nodes: mine[index] ?? [], passages: kept, comments}
  })
}

const until = (nodes: readonly RootContent[], to: Offset): RootContent[] => nodes.filter((node) => startOf(node) < to)
