import type {Offset, Span} from '../text/span.js'
import type {Chunk} from './chunk.js'
import {chunkStarts, type Draft} from './draft.js'
import {type Numbered, numberingOf} from './numbering.js'
import type {Passage} from './passage.js'

/** The numbering that a heading or list line carries: 一、 is level 1, （一） 2, 1. 3, （1） 4; 第一章 is 0, 第一节 0.5. */
export interface Numbering {
  readonly style: 'chapter' | 'section' | 'han' | 'bracketed-han' | 'arabic' | 'bracketed-arabic'
  readonly ordinal: number
  /** The number with its punctuation, in the draft. */
  readonly span: Span
}

/** A heading, whether it carries `#` or only a number (一、总体要求). */
export interface Section {
  readonly title: string
  readonly numbering: Numbering | null
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
  const found = {sections: extended(draft, heads(draft))}
  outlines.set(draft, found)
  return found
}

const outlines = new WeakMap<Draft, Outline>()

/** A heading on its own: offsets count from the passage. */
interface Head {
  readonly title: string
  readonly numbered: Numbered | null
  readonly depth: number
  readonly length: number
}

interface PlacedHead {
  readonly at: Offset
  readonly head: Head
}

const headsOf = new WeakMap<Chunk, readonly PlacedHead[]>()

function heads(draft: Draft): PlacedHead[] {
  const starts = chunkStarts(draft)
  return draft.chunks.flatMap((chunk, index) => {
    const found =
      headsOf.get(chunk) ??
      chunk.passages.flatMap(({at, passage}) => {
        const head = headOf(passage)
        return head ? [{at, head}] : []
      })
    headsOf.set(chunk, found)
    return found.map(({at, head}) => ({at: at + (starts[index] ?? 0), head}))
  })
}

/** A longer first sentence is a numbered paragraph without a heading of its own. */
const longestTitle = 50

function headOf(passage: Passage): Head | null {
  if (passage.kind === 'table' || passage.kind === 'quote' || passage.kind === 'footnote') return null
  const numbered = numberingOf(passage.source)
  if (passage.kind === 'heading')
    return {title: passage.source, numbered, depth: passage.depth, length: passage.source.length}
  if (!numbered) return null
  const stop = passage.source.indexOf('。')
  const length = stop < 0 ? passage.source.length : stop
  return length > longestTitle ? null : {title: passage.source.slice(0, length), numbered, depth: 0, length}
}

const levels: Readonly<Record<Numbering['style'], number>> = {
  chapter: 0,
  section: 0.5,
  han: 1,
  'bracketed-han': 2,
  arabic: 3,
  'bracketed-arabic': 4,
}

function extended(draft: Draft, heads: readonly PlacedHead[]): Section[] {
  const ends = new Array<Offset>(heads.length).fill(draft.text.length)
  const open: {rank: number; index: number}[] = []
  const nesting = heads.map(({at, head}, index) => {
    const rank = head.numbered ? levels[head.numbered.style] : head.depth - 1
    while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= rank) ends[open.pop()?.index ?? 0] = at
    open.push({rank, index})
    return open.length - 1
  })
  return heads.map(({at, head}, index) => ({
    title: head.title,
    numbering: head.numbered && {
      style: head.numbered.style,
      ordinal: head.numbered.ordinal,
      span: {from: at, to: at + head.numbered.length},
    },
    depth: head.depth,
    level: nesting[index] ?? 0,
    span: {from: at, to: at + head.length},
    extent: {from: at, to: ends[index] ?? at},
  }))
}
