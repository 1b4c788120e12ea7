import {zhGrammar as say} from '../../language/zh.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'

/** No name runs longer than this; looking no further keeps the reading linear in one line of a megabyte. */
const REACH = 90

const CLOSED: Readonly<Record<string, string>> = {
  ')': '(',
  '”': '“',
  '’': '‘',
  '》': '《',
  '〉': '〈',
  '」': '「',
  '】': '【',
  ']': '[',
  '〕': '〔',
}

const isEnd = among('。!?\n')

/** The sentences of a view. `。` between digits is a decimal point that was typed or scanned wrong (76。7). */
export function sentences(text: string): readonly Span[] {
  const found: Span[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (!isEnd(text, at) || (text[at] === '。' && isDigit(text, at - 1) && isDigit(text, at + 1))) continue
    found.push({from, to: at + 1})
    from = at + 1
  }
  if (from < text.length || !found.length) found.push({from, to: text.length})
  return found
}

export const isDigit = (text: string, at: Offset): boolean => {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

const plain = 0
const stop = 1
const opening = 2
const closing = 3

/** What a character does to a clause; the loops over a clause step over everything else. */
const signs: Uint8Array = new Uint8Array(65536)

/** The code of the sign that a bracket or quote opens or closes with, by that of the other one. */
const others: Uint16Array = new Uint16Array(65536)

for (const sign of ',;:。→!?\n') signs[sign.charCodeAt(0)] = stop
for (const [close, open] of Object.entries(CLOSED)) {
  signs[close.charCodeAt(0)] = closing
  signs[open.charCodeAt(0)] = opening
  others[close.charCodeAt(0)] = open.charCodeAt(0)
  others[open.charCodeAt(0)] = close.charCodeAt(0)
}

/** `,` between digits groups thousands; `:` between digits is a ratio or a clock. */
const isStop = (text: string, at: Offset): boolean =>
  !(isDigit(text, at - 1) && isDigit(text, at + 1) && groups(text, at))

const groups = among(',:')

/**
 * Where the clause starts that ends at `at`: after the nearest stop, or inside the bracket or quote that is still
 * open at `at`. A bracket or quote that has closed before is part of the name (细颗粒物（PM2.5）年均浓度).
 */
export function clauseStart(text: string, at: Offset, floor: Offset): Offset {
  const lowest = Math.max(floor, at - REACH)
  let place = at
  while (place > lowest) {
    const code = text.charCodeAt(place - 1)
    const sign = signs[code]
    if (sign === plain) place--
    else if (sign === closing) {
      const start = lastBefore(text, others[code]!, place - 2, lowest)
      if (start < 0) return code === closed ? place : place === at ? at : place - 1
      place = start
    } else if (sign === opening || isStop(text, place - 1)) return place
    else place--
  }
  return place
}

/** Where the clause ends that starts at `at`; the mirror of `clauseStart`. */
export function clauseEnd(text: string, at: Offset, ceiling: Offset): Offset {
  const highest = Math.min(ceiling, at + REACH)
  let place = at
  while (place < highest) {
    const code = text.charCodeAt(place)
    const sign = signs[code]
    if (sign === plain) place++
    else if (sign === opening && code !== opened) {
      const end = firstFrom(text, others[code]!, place + 1, highest)
      if (end < 0) return place
      place = end + 1
    } else if (sign === opening) {
      const end = firstFrom(text, closed, place + 1, highest)
      // 示范县(市、区): the kinds that stand for the last sign are part of the name.
      if (end > 0 && say.kindsOfLast.test(text.slice(place + 1, end))) {
        place = end + 1
        continue
      }
      // A bracket behind a name explains it and is part of it only when the name goes on.
      if (end < 0 || !/[\p{L}]/u.test(text[end + 1] ?? '')) return place
      place = end + 1
    } else if (sign === closing || isStop(text, place)) return place
    else place++
  }
  return place
}

const [opened, closed] = ['('.charCodeAt(0), ')'.charCodeAt(0)]

const BRACKETS = 160

/** Whether the nearest bracket between `floor` and `at` opens; looked for no further than a sentence's part may reach. */
export function isInBracket(text: string, floor: Offset, at: Offset): boolean {
  const lowest = Math.max(floor, at - BRACKETS)
  for (let place = at - 1; place >= lowest; place--) {
    const code = text.charCodeAt(place)
    if (code === opened) return true
    if (code === closed) return false
  }
  return false
}

/** Like lastIndexOf and indexOf, but looking no further than the clause may reach: a line may be a megabyte long. */
function lastBefore(text: string, code: number, from: Offset, lowest: Offset): Offset {
  for (let at = from; at >= lowest; at--) if (text.charCodeAt(at) === code) return at
  return -1
}

function firstFrom(text: string, code: number, from: Offset, highest: Offset): Offset {
  for (let at = from; at < highest; at++) if (text.charCodeAt(at) === code) return at
  return -1
}
