import type {Offset, Span} from '../text/span.js'

/** A stretch of one line without markup but strong words, whose marks stand in order: opening, closing, opening … */
export interface Inline extends Span {
  readonly marks: readonly Offset[]
}

/** The same as it is read. */
export interface InlineRead extends Inline {
  /** Whether it has asterisks that are text, as long as its block has no others: a mark that has not been closed yet. */
  readonly isHalf: boolean
}

/** A line with more marks than this is not worth proving anything about. */
const mostMarks = 64

const none: readonly Offset[] = []

/** Reads to the line's end; null where a character may be markup, and where blanks end the line (a hard break). */
export function readInline(text: string, from: Offset): InlineRead | null {
  const read = readUntilSign(text, from)
  return read && isLineEnd(text, read.to) ? read : null
}

/** Reads to the line's end or to the first sign that is not a mark of strong words; null as above. */
export function readUntilSign(text: string, from: Offset): InlineRead | null {
  let marks = none
  let areStrong = true
  let at = plainUntil(text, from)
  while (text.charCodeAt(at) === asterisk) {
    if (marks.length === mostMarks || !areStrong) return null
    areStrong = isStrongMark(text, at, marks.length % 2 === 0)
    marks = [...marks, at]
    while (text.charCodeAt(at) === asterisk) at++
    at = plainUntil(text, at)
  }
  if (isLineEnd(text, at) && text.charAt(at - 1) === ' ') return null
  // There is nothing that it could pair off with.
  if (marks.length === 1) return {from, to: at, marks: none, isHalf: true}
  return areStrong && marks.length % 2 === 0 ? {from, to: at, marks, isHalf: false} : null
}

const asterisk = 0x2a

/**
 * Whether asterisks are sure to open (or to close) strong words: an opening `**` has a letter or Han character behind it, a
 * closing one has such a character or Han punctuation before it. As each closing one finds the one before it still open,
 * all of them pair off.
 */
function isStrongMark(text: string, at: Offset, opens: boolean): boolean {
  if (text.charCodeAt(at + 1) !== asterisk || text.charCodeAt(at + 2) === asterisk) return false
  return opens
    ? isWord(text.charCodeAt(at + 2))
    : isWord(text.charCodeAt(at - 1)) || '。、，；：！？）》'.includes(text.charAt(at - 1))
}

const isWord = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x30 && code <= 0x39) ||
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)

/** What a character below U+0080 may be: 0 text, 1 markup or a line end, 2 markup in some company. */
const signs = new Uint8Array(128)
for (const sign of '\\`*_[]<@|\0\t\n\r') signs[sign.charCodeAt(0)] = 1
for (const sign of '~:.&') signs[sign.charCodeAt(0)] = 2

/** The first character at or after `from` that may be markup, or the line's end. */
function plainUntil(text: string, from: Offset): Offset {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 128) continue
    const sign = signs[code]
    if (sign === 1 || (sign === 2 && isMarkup(text, at))) break
  }
  return at
}

/** `~~` strikes out, `http://` and `www.` are links, `&amp;` is a character; `3~5`, `2:1`, `3.2` and `R&D` are text. */
function isMarkup(text: string, at: Offset): boolean {
  const next = text.charAt(at + 1)
  switch (text.charAt(at)) {
    case '~':
      return next === '~'
    case ':':
      return next === '/'
    case '.':
      return /www$/i.test(text.slice(Math.max(0, at - 3), at))
    default:
      return /^&#?[0-9A-Za-z]{1,40};/.test(text.slice(at, at + 44))
  }
}

/** Whether a line whose content starts at `at` opens no block but a paragraph. */
export function startsPlain(text: string, at: Offset): boolean {
  const character = text.charAt(at)
  if (character === '*') return text.charAt(at + 1) === '*' && text.charAt(at + 2) !== '*'
  if (character === '#') return !startsHeading(text, at)
  return !' >+-=|:\t'.includes(character) && !isListNumber(text, at)
}

/** `#5` is text. */
export function startsHeading(text: string, at: Offset): boolean {
  let end = at
  while (end - at < 7 && text.charAt(end) === '#') end++
  const isRank = end > at && end - at < 7
  return isRank && (isLineEnd(text, end) || text.charAt(end) === ' ' || text.charAt(end) === '\t')
}

function isListNumber(text: string, at: Offset): boolean {
  let end = at
  while (end - at < 9 && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++
  if (end === at || (text.charAt(end) !== '.' && text.charAt(end) !== ')')) return false
  return isLineEnd(text, end + 1) || text.charAt(end + 1) === ' ' || text.charAt(end + 1) === '\t'
}

export function isLineEnd(text: string, at: Offset): boolean {
  const code = text.charCodeAt(at)
  return code === 0x0a || code === 0x0d || at >= text.length
}

/** The start of the next line, given a line's end. */
export function nextLine(text: string, end: Offset): Offset {
  if (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a) return end + 2
  return Math.min(end + 1, text.length)
}

/** The line end of the line at `at` if that line is empty but for spaces and tabs, else -1. */
export function blankUntil(text: string, at: Offset): Offset {
  let end = at
  while (text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0x09) end++
  return isLineEnd(text, end) ? end : -1
}
