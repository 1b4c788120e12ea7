import type {Offset} from '../text/span.js'
import {
  blankUntil,
  type Inline,
  type InlineRead,
  isLineEnd,
  nextLine,
  readInline,
  startsHeading,
  startsPlain,
} from './plain-line.js'
import {type PlainTable, readTable} from './plain-table.js'

/**
 * Text that provably reads as headings, paragraphs, flat lists, tables and comments, whatever stands around it: what plans
 * are made of. It needs no Markdown parser, which takes most of the time of opening a draft. "Provably" means that every
 * character which could mean anything else to remark-parse sends the whole run of lines there.
 */
export interface Plain {
  readonly blocks: readonly Block[]
  /** Where the next chunk starts: behind the blank lines that follow. */
  readonly to: Offset
}

export type Block = PlainHeading | PlainParagraph | PlainList | PlainTable | PlainComment

export interface PlainHeading {
  readonly kind: 'heading'
  readonly at: Offset
  readonly depth: number
  readonly content: Inline
  /** The line end of a block's last line. */
  readonly to: Offset
}

export interface PlainParagraph {
  readonly kind: 'paragraph'
  readonly lines: readonly Inline[]
  readonly to: Offset
}

export interface PlainList {
  readonly kind: 'list'
  /** The first item's number; null where the items have none. */
  readonly start: number | null
  readonly items: readonly {readonly at: Offset; readonly content: Inline}[]
  /** Whether blank lines part some of its items. */
  readonly loose: boolean
  readonly to: Offset
}

/** An HTML comment of its own lines, to the end of the line that closes it; to the text's end where none does. */
export interface PlainComment {
  readonly kind: 'comment'
  readonly at: Offset
  readonly to: Offset
}

/** Reads the chunk at `at`, where a chunk is known to start; null where it is not provably plain. */
export function readPlain(text: string, at: Offset): Plain | null {
  const blocks: Block[] = []
  let line = at
  while (line < text.length && blankUntil(text, line) < 0) {
    const block = readBlock(text, line)
    if (!block) return null
    blocks.push(block)
    line = nextLine(text, block.to)
    // Any other line below a list or a table would be part of it.
    if ((block.kind === 'list' || block.kind === 'table') && line < text.length && blankUntil(text, line) < 0)
      return null
  }
  line = behindBlanks(text, line)
  return mayFollow(text, line, blocks.at(-1)) ? {blocks, to: line} : null
}

/** An indented line opens no chunk, and a list is not over while the next line may be an item of it. */
function mayFollow(text: string, at: Offset, last: Block | undefined): boolean {
  if (at >= text.length) return true
  const character = text.charAt(at)
  return character !== ' ' && character !== '\t' && !(last?.kind === 'list' && mayBeItem(text, at))
}

/** Whether a line may be an item of a list. */
export const mayBeItem = (text: string, at: Offset): boolean => /^(?:[-+*]|\d{1,9}[.)])/.test(text.slice(at, at + 10))

function readBlock(text: string, at: Offset): Block | null {
  const character = text.charAt(at)
  if (startsHeading(text, at)) return readHeading(text, at)
  if (character === '|') return readTable(text, at)
  if (character === '<') return readComment(text, at)
  const marker = markerAt(text, at)
  return marker ? readList(text, at, marker) : readParagraph(text, at)
}

function readHeading(text: string, at: Offset): PlainHeading | null {
  let from = at
  while (text.charAt(from) === '#') from++
  const depth = from - at
  if (depth > 6 || text.charAt(from) !== ' ' || ' #'.includes(text.charAt(from + 1))) return null
  const content = readInline(text, from + 1)
  // A `#` at the end would be a closing sequence.
  if (!content || content.from === content.to || text.charAt(content.to - 1) === '#') return null
  return {kind: 'heading', at, depth, content, to: content.to}
}

/** One that a writer has not closed yet holds the rest of the draft, and each key typed in it reads all of that again. */
function readComment(text: string, at: Offset): PlainComment | null {
  if (!text.startsWith('<!--', at)) return null
  // `<!-->` is closed.
  const close = text.indexOf('-->', at + 2)
  let to = close < 0 ? text.length : close
  while (!isLineEnd(text, to)) to++
  return strange.test(text.slice(at, to)) ? null : {kind: 'comment', at, to}
}

/** A table in a comment is read all the same, and the parser has another sign for NUL. */
const strange = /\0|<t[dh]\b/i

function readParagraph(text: string, at: Offset): PlainParagraph | null {
  const lines: InlineRead[] = []
  let to = at
  for (let from = at; from < text.length && blankUntil(text, from) < 0; from = nextLine(text, to)) {
    if (lines.length > 0 && startsHeading(text, from)) break
    const line = startsPlain(text, from) ? readInline(text, from) : null
    if (!line) return null
    lines.push(line)
    to = line.to
  }
  return isHalfAlone(lines) ? {kind: 'paragraph', lines, to} : null
}

/** Asterisks of one line pair off with those of another. */
const isHalfAlone = (lines: readonly InlineRead[]): boolean =>
  lines.length === 1 ||
  !lines.some(({isHalf}) => isHalf) ||
  lines.filter(({isHalf, marks}) => isHalf || marks.length).length === 1

/** A list of one-line items that all have the first one's marker; blank lines may part them. */
function readList(text: string, at: Offset, first: Marker): PlainList | null {
  const items: {at: Offset; content: Inline}[] = []
  let to = at
  let loose = false
  for (let from = at, marker: Marker | null = first; marker; marker = markerAt(text, from)) {
    const content = marker.sign === first.sign && startsPlain(text, marker.to) ? readInline(text, marker.to) : null
    if (!content) return null
    to = content.to
    const next = nextLine(text, to)
    const behind = behindBlanks(text, next)
    const apart = behind > next && markerAt(text, behind)?.sign === first.sign
    items.push({at: from, content})
    loose ||= apart
    from = apart ? behind : next
  }
  return {kind: 'list', start: first.number, items, loose, to}
}

/** The first line from `at` on that is not blank. */
function behindBlanks(text: string, at: Offset): Offset {
  let line = at
  for (let end = blankUntil(text, line); line < text.length && end >= 0; end = blankUntil(text, line))
    line = nextLine(text, end)
  return line
}

interface Marker {
  readonly sign: string
  readonly number: number | null
  /** Where the item's content starts. */
  readonly to: Offset
}

/** A list marker with exactly one space and then content behind it. */
function markerAt(text: string, at: Offset): Marker | null {
  let end = at
  while (end - at < 10 && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++
  const ordered = end > at
  const sign = text.charAt(end)
  const isMarker = ordered
    ? end - at < 10 && (sign === '.' || sign === ')')
    : sign === '-' || sign === '+' || sign === '*'
  if (!isMarker || text.charAt(end + 1) !== ' ' || text.charAt(end + 2) === ' ' || isLineEnd(text, end + 2)) return null
  return {sign, number: ordered ? Number(text.slice(at, end)) : null, to: end + 2}
}
