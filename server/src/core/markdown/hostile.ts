import type {Offset} from '../text/span.js'
import {blankUntil, isLineEnd, nextLine} from './plain-line.js'

/** Emphasis is paired off, and code ticks are looked for, in quadratic time; no writer comes near this. */
const mostPairs = 2000
/** Brackets and tags cost less each. */
const mostSigns = 5000
/** Each container of a line is a tokenizer of its own, and each quoted line is held against all before it. */
const deepest = 64
const mostQuoted = 2000
/** A line below a list or quote that may go on with it is held against all before it, too. */
const mostLazy = 2000
/** Each underlined heading makes a copy of all that has been read. */
const mostUnderlined = 300
/** Nesting by indentation. */
const widestIndent = 200
const longestRun = 200_000

/**
 * The stretch `[from, to)`, in which every run of lines that would keep the parser busy for seconds reads as plain text: its
 * signs and spaces are letters. Whether a run is hostile depends on the run alone, so that reading stays local. `from` starts a line
 * behind a blank one; a run may go on beyond `to`.
 */
export function tamed(text: string, from: Offset, to: Offset): string {
  let result = ''
  let copied = from
  for (let at = from; at < to; ) {
    const end = runEnd(text, at)
    if (isHostile(text, at, end)) {
      result +=
        text.slice(copied, at) + text.slice(at, Math.min(end, to)).replace(/[^0-9A-Za-z\r\n\u0080-\uffff]/g, 'x')
      copied = Math.min(end, to)
    }
    at = end
    for (let blank = blankUntil(text, at); at < to && blank >= 0; blank = blankUntil(text, at))
      at = nextLine(text, blank)
  }
  return copied === from ? text.slice(from, to) : result + text.slice(copied, to)
}

/** The end of the run of lines at `at` that are not blank, last line end included. */
function runEnd(text: string, at: Offset): Offset {
  let end = at
  while (end < text.length && blankUntil(text, end) < 0) {
    while (!isLineEnd(text, end)) end++
    end = nextLine(text, end)
  }
  return end
}

interface Count {
  pairs: number
  signs: number
  quoted: number
  underlined: number
  lazy: number
  /** Whether a list or a quote has begun. */
  held: boolean
}

function isHostile(text: string, from: Offset, to: Offset): boolean {
  if (to - from > longestRun) return true
  if (to - from < deepest) return false
  const count: Count = {pairs: 0, signs: 0, quoted: 0, underlined: 0, lazy: 0, held: false}
  for (let at = from; at < to; ) {
    let end = at
    for (; !isLineEnd(text, end); end++) countSign(text.charCodeAt(end), count)
    if (isDeep(text, at, end, count)) return true
    if (isUnderline(text, at, end)) count.underlined++
    at = nextLine(text, end)
  }
  const {pairs, signs, quoted, underlined, lazy} = count
  return pairs > mostPairs || signs > mostSigns || quoted > mostQuoted || underlined > mostUnderlined || lazy > mostLazy
}

/** Counts what stands before a line's content; whether that is more than anyone nests. */
function isDeep(text: string, from: Offset, to: Offset, count: Count): boolean {
  let [containers, indent] = [0, 0]
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at)
    if (sign === ' ' || sign === '\t') indent++
    else if (sign === '>') {
      containers++
      count.quoted++
    } else if ('-+*.)'.includes(sign)) {
      if (at + 1 === to || ' \t'.includes(text.charAt(at + 1))) containers++
    } else if (sign < '0' || sign > '9') break
  }
  if (containers === 0 && count.held) count.lazy++
  if (containers > 0) count.held = true
  return containers > deepest || indent > widestIndent
}

/** Whether a line makes a heading of what stands above it. */
const isUnderline = (text: string, from: Offset, to: Offset): boolean =>
  (text.charAt(from) === '=' || text.charAt(from) === '-') && /^(?:=+|-+)[ \t]*$/.test(text.slice(from, to))

function countSign(code: number, count: {pairs: number; signs: number}): void {
  // `*`, `_`, `~`, and the code tick.
  if (code === 0x2a || code === 0x5f || code === 0x7e || code === 0x60) count.pairs++
  // `[`, `]`, `<`, `!`.
  else if (code === 0x5b || code === 0x5d || code === 0x3c || code === 0x21) count.signs++
}
