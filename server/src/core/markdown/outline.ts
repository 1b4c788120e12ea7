import {keeping} from '../text/keeping.js'
import type {Offset, Span} from '../text/span.js'
import type {Chunk} from './chunk.js'
import {chunkStarts, type Draft} from './draft.js'
import {isUnseen, type Numbered, type Numbering, numberingOf} from './numbering.js'
import {goesOn, type Passage} from './passage.js'
import {perChunk} from './per-chunk.js'

/** A heading, whether it carries `#` or only a number (一、总体要求). */
export interface Section {
  readonly title: string
  readonly numbering: Numbering | null
  /** Its number with the punctuation, in the draft; null where it has none. */
  readonly number: Span | null
  /** Depth of the Markdown heading, 0 without `#`. */
  readonly depth: number
  /** Nesting level in the outline, 0 the outermost. */
  readonly level: number
  /** The heading's own text, in the draft. */
  readonly span: Span
  /** From the heading to the next one of its level or above. */
  readonly extent: Span
}

/** The sections of a draft, in order. */
export interface Outline {
  readonly sections: readonly Section[]
}

/** The outline of a draft. */
export function outline(draft: Draft): Outline {
  const known = outlines.get(draft)
  if (known) return known
  const found = {sections: nested(draft)}
  outlines.set(draft, found)
  return found
}

const outlines = keeping<Draft, Outline>()

/** A heading on its own. */
interface Head {
  readonly title: string
  readonly numbered: Numbered | null
  readonly depth: number
  readonly length: number
}

/** A heading in its place: `at` counts from the chunk's start, or from the draft's. */
interface PlacedHead {
  readonly at: Offset
  readonly head: Head
}

const headsOfChunks = perChunk(headsIn)

function headsIn(chunk: Chunk): readonly PlacedHead[] {
  const heads: PlacedHead[] = []
  for (const {at, passage} of chunk.passages) {
    const from = passage.kind === 'item' ? itemNumberAt(chunk.source, at) : at
    const head = from < at ? headOf(chunk.source.slice(from, at) + passage.source, 'item', 0) : headIn(passage)
    if (head) heads.push({at: from, head})
  }
  return heads
}

/** Where the number of a list item stands that starts at `at`: `1. ` is no part of the item's text. */
function itemNumberAt(source: string, at: Offset): Offset {
  const number = /[0-9]{1,9}[.)][ \t]+$/.exec(source.slice(Math.max(0, at - 16), at))
  return number ? at - number[0].length : at
}

const inPassages = keeping<Passage, Head | null>()

function headIn(passage: Passage): Head | null {
  if (passage.kind === 'table' || passage.kind === 'quote' || passage.kind === 'footnote') return null
  if (goesOn(passage)) return null
  const known = inPassages.get(passage)
  if (known !== undefined) return known
  const head = headOf(passage.source, passage.kind, passage.depth)
  inPassages.set(passage, head)
  return head
}

/** A longer first sentence is a numbered paragraph without a heading of its own. */
const longestTitle = 50

function headOf(source: string, kind: 'paragraph' | 'heading' | 'item', depth: number): Head | null {
  const marks = markedUntil(source)
  const found = numberingOf(source.slice(marks, marks + 12))
  const numbered = found && {...found, from: marks}
  if (kind === 'heading') return {title: shown(source), numbered, depth, length: source.length}
  if (!numbered) return null
  // 1.数字基础设施领先。建成……: the first sentence is the heading, the rest its text.
  const stop = source.indexOf('。')
  const length = stop < 0 ? source.length : stop
  return length > longestTitle ? null : {title: shown(source.slice(0, length)), numbered, depth: 0, length}
}

/** `**一、总体要求**`, the two blanks that Word puts before a paragraph, and what nobody sees. */
function markedUntil(source: string): number {
  let at = 0
  while (at < source.length && ('*_ \t\u3000'.includes(source.charAt(at)) || isUnseen(source.charCodeAt(at)))) at++
  return at
}

const shown = (source: string): string => source.replace(/\*\*|__|[\r\n]+/g, '').trim()

const levels: Readonly<Record<Numbering['style'], number>> = {
  part: -0.5,
  chapter: 0,
  section: 0.5,
  han: 1,
  'bracketed-han': 2,
  arabic: 3,
  'bracketed-arabic': 4,
}

/** Deeper than any `#`: a numbered line without one stands under the headings that have one. */
const belowHeadings = 10

function nested(draft: Draft): readonly Section[] {
  const sections: Headed[] = []
  const open: {readonly rank: number; readonly extent: {to: Offset}}[] = []
  // A style that carries `#` elsewhere in the draft ranks there without it, too: someone forgot the sign.
  const ranks = new Map<Numbering['style'], number>()
  const starts = chunkStarts(draft)
  const inChunks = headsOfChunks(draft.chunks)
  for (let index = 0; index < inChunks.length; index++)
    for (const {at: within, head} of inChunks[index]!) {
      const {numbered, depth} = head
      const at = starts[index]! + within
      const rank =
        depth || (numbered ? (ranks.get(numbered.style) ?? belowHeadings + levels[numbered.style]) : belowHeadings)
      if (depth > 0 && numbered && !ranks.has(numbered.style)) ranks.set(numbered.style, depth)
      for (let last = open.at(-1); last && last.rank >= rank; last = open.at(-1)) {
        last.extent.to = at
        open.pop()
      }
      const extent = {from: at, to: draft.text.length}
      const level = open.push({rank, extent}) - 1
      sections.push(new Headed(head, level, extent))
    }
  return sections
}

/** A section of a long draft is made anew at every key, and few are asked where they stand: that is worked out then. */
class Headed implements Section {
  readonly level: number
  readonly extent: Span
  readonly #head: Head

  constructor(head: Head, level: number, extent: Span) {
    this.#head = head
    this.level = level
    this.extent = extent
  }

  get title(): string {
    return this.#head.title
  }

  get depth(): number {
    return this.#head.depth
  }

  get span(): Span {
    const {from} = this.extent
    return {from, to: from + this.#head.length}
  }

  get numbering(): Numbering | null {
    return this.#head.numbered
  }

  get number(): Span | null {
    const {numbered} = this.#head
    if (!numbered) return null
    const from = this.extent.from + numbered.from
    return {from, to: from + numbered.length}
  }
}
