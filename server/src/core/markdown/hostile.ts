import type {Offset} from '../text/span.js'
import {blankUntil, isLineEnd, nextLine} from './plain-line.js'

/** Emphasis is paired off, and code ticks are looked for, in quadratic time; no writer comes near this. */
const mostPairs = 2000
/** Brackets and tags cost less each. */
const mostSigns = 5000
/** Each container of a line is a tokenizer of its own, and each quoted line is held against all before it. */
const deepest = 64
const mostQuoted = 2000
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

function isHostile(text: string, from: Offset, to: Offset): boolean {
  if (to - from > longestRun) return true
  if (to - from < deepest) return false
  const count = {pairs: 0, signs: 0, quoted: 0, containers: 0, indent: 0}
  let leading = true
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= 128) leading = false
    else if (code === 0x0a || code === 0x0d) {
      leading = true
      count.containers = 0
      count.indent = 0
    } else {
      if (leading) leading = countLeading(code, count)
      countSign(code, count)
    }
    if (count.containers > deepest || count.indent > widestIndent) return true
  }
  return count.pairs > mostPairs || count.signs > mostSigns || count.quoted > mostQuoted
}

/** Counts a character before a line's content; false where the content starts. */
function countLeading(code: number, count: {quoted: number; containers: number; indent: number}): boolean {
  if (code === 0x20 || code === 0x09) count.indent++
  // `>`, `-`, `+`, `*`, and the `.` or `)` of a number.
  else if (code === 0x3e || code === 0x2d || code === 0x2b || code === 0x2a || code === 0x2e || code === 0x29) {
    count.containers++
    if (code === 0x3e) count.quoted++
  } else return code >= 0x30 && code <= 0x39
  return true
}

function countSign(code: number, count: {pairs: number; signs: number}): void {
  // `*`, `_`, `~`, and the code tick.
  if (code === 0x2a || code === 0x5f || code === 0x7e || code === 0x60) count.pairs++
  // `[`, `]`, `<`, `!`.
  else if (code === 0x5b || code === 0x5d || code === 0x3c || code === 0x21) count.signs++
}
