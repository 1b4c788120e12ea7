import type {Offset, Span} from '../text/span.js'
import {readAmount} from './amount.js'
import {comparatorApart, comparatorsAfter, comparatorsBefore, qualifierOf} from './comparator.js'
import {readCoverage, readFan, readHalf} from './idiom.js'
import {isRange} from './interval.js'
import {digitsEnd, hanDigit, hanEnd, hanPower, isDigit, isHanNumeral, isLatin} from './numeral.js'
import type {Amount} from './pieces.js'
import type {Comparator, Quantity, Skipped} from './quantity.js'
import {readRange} from './range.js'
import {readRatio} from './ratio.js'
import {isStated} from './stated.js'
import {unitAt} from './unit.js'

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
    const found = readAt(text, at, kind!, floor)
    const next = Math.max(found.to, at + 1)
    const wall = block < blocked.length ? blocked[block]!.from : Number.POSITIVE_INFINITY
    if (found.quantity && found.quantity.span.to <= wall) {
      quantities.push(found.quantity)
      floor = next
    } else if (found.guard && found.from < wall)
      skipped.push({span: {from: found.from, to: Math.min(next, wall)}, guard: found.guard})
    at = Math.min(next, wall)
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
    let to = at
    if (isDigit(code)) {
      to = digitsEnd(text, at)
      while ((text[to] === '.' || text[to] === ',') && isDigit(text.charCodeAt(to + 1))) to = digitsEnd(text, to + 1)
      found.push({from: at, to})
    } else if (isHanNumeral(code)) {
      to = hanEnd(text, at)
      if (isCount(text, at, to)) found.push({from: at, to})
    }
    at = Math.max(to, at + 1)
  }
  return found
}

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
  if (ratio) return withComparators(text, at, floor, ratio)
  const amount = readAmount(text, at)
  if (!amount) return nothing(at, kind === han ? Math.max(at + 1, hanEnd(text, at)) : at + 1)
  const range = readRange(text, amount)
  if (range === 'code') return {from: at, to: codeEnd(text, amount.to), quantity: null, guard: 'code'}
  return withComparators(text, at, floor, range ?? amount)
}

const nothing = (from: Offset, to: Offset): Read => ({from, to, quantity: null, guard: null})

/** End of a number that is a piece of a name (PM2.5, IPv6, 5G, 3D, 7×24, 5+2, 1+6+N); `at` where it is none. */
function gluedEnd(text: string, at: Offset): Offset {
  const before = text.charCodeAt(at - 1)
  const hyphened =
    (text[at - 1] === '-' || text[at - 1] === '.' || text[at - 1] === '/') && isLatin(text.charCodeAt(at - 2))
  let to = digitsEnd(text, at)
  if (text[to] === '.' && isDigit(text.charCodeAt(to + 1))) to = digitsEnd(text, to + 1)
  if (isLatin(before) || hyphened) return nameEnd(text, to)
  const sign = text[to] ?? ''
  if (
    '×+*x'.includes(sign) &&
    sign !== '' &&
    (isDigit(text.charCodeAt(to + 1)) || (isLatin(text.charCodeAt(to + 1)) && sign !== 'x'))
  )
    return nameEnd(text, to)
  if (isLatin(text.charCodeAt(to)) && !unitAt(text, to)) return nameEnd(text, to)
  return at
}

function nameEnd(text: string, from: Offset): Offset {
  let to = from
  for (
    let code = text.charCodeAt(to);
    isDigit(code) || isLatin(code) || code === 43 || code === 215;
    code = text.charCodeAt(to)
  )
    to++
  return to
}

function codeEnd(text: string, from: Offset): Offset {
  let to = from
  for (
    let code = text.charCodeAt(to);
    isDigit(code) || isLatin(code) || code === 45 || code === 46 || code === 8212;
    code = text.charCodeAt(to)
  )
    to++
  return to
}

/** Signs, comparators and the choice whether the amount is a quantity at all. */
function withComparators(
  text: string,
  at: Offset,
  floor: Offset,
  amount: Amount & {readonly omitted?: boolean; readonly range?: boolean},
): Read {
  const signed = signFrom(text, at, floor)
  const first = comparatorsBefore(text, signed, floor).filter(({text: word}) => !(word === '近' && isSpell(amount)))
  const last = comparatorsAfter(text, amount.to)
  const before =
    first.length > 0 || at > signed ? first : (grownFrom(text, at, floor, amount) ?? apart(text, at, floor))
  const comparators: readonly Comparator[] = [...before, ...(amount.over ? [amount.over] : []), ...last]
  const from = before[0]?.from ?? signed
  const to = last.at(-1)?.to ?? amount.to
  const guard = isStated(text, amount, comparators, at)
  if (guard) return {from: at, to: amount.to, quantity: null, guard}
  const negative = signed < at
  const value =
    negative && amount.value && !Array.isArray(amount.value)
      ? {...(amount.value as {digits: bigint; exponent: number}), digits: -(amount.value as {digits: bigint}).digits}
      : amount.value
  const number = negative ? {from: signed, to: amount.number.to} : amount.number
  const quantity: Quantity = {
    span: {from, to},
    qualifier: isRange(amount.value) ? 'range' : amount.vague ? 'vague' : qualifierOf(comparators),
    comparators,
    value,
    step: amount.step,
    written: text.slice(number.from, number.to),
    number,
    multiplier: amount.multiplier,
    unit: amount.unit,
    numeral: amount.numeral,
    ...(amount.omitted ? {multiplierOmitted: true as const} : {}),
  }
  return {from, to, quantity, guard: null}
}

/** 近三年, 近30天: 近 is part of the time, no comparator. */
const isSpell = ({unit, power}: Amount): boolean =>
  power === 0 && unit !== null && ['年', '天', '周', '个月', '日', '个季度', '期', '届'].includes(unit)

/** Where a minus sign before the number starts: after a word or at the head, not between two numbers. */
function signFrom(text: string, at: Offset, floor: Offset): Offset {
  const sign = text[at - 1]
  if ((sign !== '-' && sign !== '−') || at - 1 < floor) return at
  const before = text.charCodeAt(at - 2)
  const free =
    Number.isNaN(before) ||
    !(
      isDigit(before) ||
      isLatin(before) ||
      before === 45 ||
      before === 37 ||
      before === 41 ||
      before === 93 ||
      isHanNumeral(before) ||
      before === 24180 ||
      before === 26376
    )
  return free ? at - 1 : at
}

/** 上百 reads 上 as its number's own; 过百, 破亿: 过 and 破 compare only before a bare multiplier. */
function grownFrom(text: string, at: Offset, floor: Offset, amount: Amount): readonly Comparator[] | null {
  const sign = text[at - 1]
  if (
    amount.numeral !== 'han' ||
    amount.vague ||
    at - 1 < floor ||
    (sign !== '过' && sign !== '破') ||
    hanPower(text.charCodeAt(at)) === undefined
  )
    return null
  if ('通经超不达度突打攻爆侦越跨'.includes(text[at - 2] ?? ' ')) return null
  return [{from: at - 1, to: at, code: 'gt', text: sign}]
}

function apart(text: string, at: Offset, floor: Offset): readonly Comparator[] {
  const one = comparatorApart(text, at, floor)
  return one ? [one] : []
}
