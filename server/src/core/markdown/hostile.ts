import type {Offset} from '../text/span.js'
import {blankUntil, isLineEnd, nextLine} from './plain-line.js'

/** micromark pairs off emphasis in quadratic time; no writer comes near this. */
const mostEmphasis = 2000
/** Brackets, code ticks and tags cost less each. */
const mostSigns = 5000
/** Each container of a line is a tokenizer of its own. */
const deepest = 64
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
  let emphasis = 0
  let signs = 0
  let depth = 0
  let leading = true
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code >= 128) leading = false
    else if (code === 0x0a || code === 0x0d) {
      leading = true
      depth = 0
    } else {
      if (leading && isContainer(code) && ++depth > deepest) return true
      if (leading && !isContainer(code) && !isFiller(code)) leading = false
      if ((code === 0x2a || code === 0x5f || code === 0x7e) && ++emphasis > mostEmphasis) return true
      if ((code === 0x5b || code === 0x5d || code === 0x60 || code === 0x3c || code === 0x21) && ++signs > mostSigns)
        return true
    }
  }
  return false
}

/** `>`, `-`, `+`, `*`, and the `.` or `)` of a number. */
const isContainer = (code: number): boolean =>
  code === 0x3e || code === 0x2d || code === 0x2b || code === 0x2a || code === 0x2e || code === 0x29

/** Space, tab, digits. */
const isFiller = (code: number): boolean => code === 0x20 || code === 0x09 || (code >= 0x30 && code <= 0x39)
