import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import type {Quantity, Skipped} from '../quantity.js'
import {unitAt} from '../unit.js'
import {readAmount} from './amount.js'
import {codeEnd, gluedEnd} from './glued.js'
import {readCoverage, readFan, readHalf} from './idiom.js'
import {digitsEnd, hanDigit, hanEnd, hanPower, isDigit, isLatin, isNumeral} from './numeral.js'
import {quantify} from './quantify.js'
import {type Ranged, readRange} from './range.js'
import {readRatio} from './ratio.js'

/** What a text holds of numbers: quantities, and those that their own form tells to be none. */
export interface Scanned {
  readonly quantities: readonly Quantity[]
  readonly skipped: readonly Skipped[]
}

/**
 * Every quantity of a view's text, in order. `blocked` spans, sorted, hold dates, names and document numbers: no
 * quantity overlaps one.
 */
export const scan = (text: string, blocked: readonly Span[]): readonly Quantity[] => scanAll(text, blocked).quantities

/** Like `scan`, with the reason for each number that is left out by its own form. */
export function scanAll(text: string, blocked: readonly Span[]): Scanned {
  const quantities: Quantity[] = []
  const skipped: Skipped[] = []
  let at = 0
  let floor = 0
  let block = 0
  while (at < text.length) {
    const kind = kinds[text.charCodeAt(at)]
    if (kind === 0) {
      at++
      continue
    }
    while (block < blocked.length && blocked[block]!.to <= at) floor = Math.max(floor, blocked[block++]!.to)
    if (block < blocked.length && blocked[block]!.from <= at) {
      at = blocked[block]!.to
      floor = at
      continue
    }
    const wall = block < blocked.length ? blocked[block]!.from : text.length
    const whole = readAt(text, at, kind!, floor)
    // 由100至2025年底的200: what runs into a blocked span is read again as if the text ended there.
    const found = whole.to > wall ? readAt(text.slice(0, wall), at, kind!, floor) : whole
    const next = Math.max(found.to, at + 1)
    if (found.quantity) {
      quantities.push(found.quantity)
      floor = next
    } else if (found.guard) skipped.push({span: {from: found.from, to: next}, guard: found.guard})
    at = next
  }
  return {quantities, skipped}
}

/**
 * Every number as a reader counts them: a run of digits with its decimals, or a Han numeral that counts something
 * (三个, 十二, 第三), not the 一 of 统一.
 */
export function numbers(text: string): readonly Span[] {
  const found: Span[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (!isNumeral(code)) {
      at++
      continue
    }
    let to = at
    if (isDigit(code)) {
      to = digitsEnd(text, at)
      while (isPoint(text, to) && isDigit(text.charCodeAt(to + 1))) to = digitsEnd(text, to + 1)
      found.push({from: at, to})
    } else {
      to = hanEnd(text, at)
      if (isCount(text, at, to)) found.push({from: at, to})
    }
    at = to
  }
  return found
}

const isPoint = among('.,')

function isCount(text: string, from: Offset, to: Offset): boolean {
  const before = text[from - 1] ?? ''
  if (before === '第' || before === '数' || before === '几' || before === '上') return true
  if (text.slice(to, to + 2) === '分之' || text[to] === '成' || '、.)'.includes(text[to] ?? ' ')) return true
  return to - from > 1
    ? hanDigit(text.charCodeAt(from)) !== undefined || hanPower(text.charCodeAt(from)) !== undefined
    : unitAt(text, to) !== null
}

interface Read extends Span {
  readonly quantity: Quantity | null
  readonly guard: string | null
}

const other = 0
const digit = 1
const point = 2
const han = 3
const idiom = 4

/** What may start at a character; the loop over a text steps over everything else. */
const kinds: Uint8Array = new Uint8Array(65536)
for (const sign of '0123456789') kinds[sign.charCodeAt(0)] = digit
for (const sign of '〇零一二三四五六七八九两十百千万亿数几上') kinds[sign.charCodeAt(0)] = han
for (const sign of '翻半过全应') kinds[sign.charCodeAt(0)] = idiom
kinds['.'.charCodeAt(0)] = point
kinds[65535] = other

function readAt(text: string, at: Offset, kind: number, floor: Offset): Read {
  if (kind === idiom) {
    const quantity = readFan(text, at) ?? readHalf(text, at, floor) ?? readCoverage(text, at, floor)
    return {from: at, to: quantity ? quantity.span.to : at + 1, quantity, guard: null}
  }
  if (
    kind === point &&
    !(isDigit(text.charCodeAt(at + 1)) && !isDigit(text.charCodeAt(at - 1)) && !isLatin(text.charCodeAt(at - 1)))
  )
    return nothing(at, at + 1)
  if (kind === digit) {
    const guard = gluedEnd(text, at)
    if (guard > at) return {from: at, to: guard, quantity: null, guard: 'name'}
  }
  const ratio = kind === digit ? readRatio(text, at) : null
  if (ratio && 'guard' in ratio) return {from: at, to: ratio.to, quantity: null, guard: ratio.guard}
  if (ratio) return quantified(text, at, floor, ratio)
  const amount = readAmount(text, at)
  if (!amount) return nothing(at, kind === han ? Math.max(at + 1, hanEnd(text, at)) : at + 1)
  const range = readRange(text, amount)
  if (range === 'code') return {from: at, to: codeEnd(text, amount.to), quantity: null, guard: 'code'}
  return quantified(text, at, floor, range ?? amount)
}

const nothing = (from: Offset, to: Offset): Read => ({from, to, quantity: null, guard: null})

function quantified(text: string, at: Offset, floor: Offset, amount: Ranged): Read {
  const quantity = quantify(text, at, floor, amount)
  if (typeof quantity === 'string') return {from: at, to: amount.to, quantity: null, guard: quantity}
  return {from: quantity.span.from, to: quantity.span.to, quantity, guard: null}
}
