import type {Offset} from '../../text/span.js'
import {add, type Decimal, decimal, longest, scale, tenTo, whole, zero} from '../decimal.js'

/** A bare number as written, without comparator and unit. */
export interface Numeral {
  readonly to: Offset
  /** Null for a run of digits too long to be a figure. */
  readonly value: Decimal | null
  /** One unit of the last place that is written: 3.2 has 0.1, 八百 has 100, 十万零八百 has 100. */
  readonly step: Decimal
  /** Where the multiplier starts (八百|亿, 两|万); `to` where there is none that can be split off. */
  readonly split: Offset
}

const figures = '零一二三四五六七八九'

/** Values by character, −1 for none: they are asked for at every character of a text, and an array answers faster than a map. */
function byCode(values: Readonly<Record<string, number>>): Int8Array {
  const table = new Int8Array(65536).fill(-1)
  for (const [sign, value] of Object.entries(values)) table[sign.charCodeAt(0)] = value
  return table
}

const hanDigits = byCode({...Object.fromEntries([...figures].map((sign, value) => [sign, value])), 〇: 0, 两: 2})

const hanPowers = byCode({十: 1, 百: 2, 千: 3, 万: 4, 亿: 8})

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

export const isLatin = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/** Outside of a text the code is NaN: asked for that place, the table would be read the slow way ever after. */
const valueIn = (table: Int8Array, code: number): number => table[code | 0]!

export function hanDigit(code: number): number | undefined {
  const value = valueIn(hanDigits, code)
  return value < 0 ? undefined : value
}

/** 1 for 十, 2 for 百, 3 for 千, 4 for 万, 8 for 亿. */
export function hanPower(code: number): number | undefined {
  const value = valueIn(hanPowers, code)
  return value < 0 ? undefined : value
}

const numerals: Uint8Array = new Uint8Array(65536)
for (const sign of '〇零一二三四五六七八九两十百千万亿') numerals[sign.charCodeAt(0)] = 2
for (const sign of '0123456789') numerals[sign.charCodeAt(0)] = 1

export const isHanNumeral = (code: number): boolean => numerals[code | 0] === 2

/** A digit of either script, or a Han multiplier. */
export const isNumeral = (code: number): boolean => numerals[code | 0] !== 0

/** Reads `1,234.5`, `35`, `.3` at a digit or point. Groups of three are taken only where `grouped` says so. */
export function readArabic(text: string, at: Offset, grouped: boolean): Numeral {
  let to = digitsEnd(text, at)
  if (grouped) to = groupsEnd(text, to)
  const point = to
  if (text[to] === '.' && isDigit(text.charCodeAt(to + 1))) to = digitsEnd(text, to + 1)
  else if (text[to] === '.' || text[to] === '。') return readBroken(text, at, to) ?? integer(text, at, to)
  const places = Math.max(0, to - point - 1)
  const written = text.slice(at, to)
  const value = to - at > longest + 12 ? null : decimal(grouped ? written.replaceAll(' ', '') : written)
  return {to, value, step: tenTo(-places), split: to}
}

const integer = (text: string, at: Offset, to: Offset): Numeral => ({
  to,
  value: to - at > longest + 12 ? null : decimal(text.slice(at, to)),
  step: tenTo(0),
  split: to,
})

/**
 * 0. 1%, 76。7%: a decimal point that a scan set apart or a hand typed as a full stop. Only a sign of percent behind one
 * or two digits proves it: a sentence may start with a number (…降至1.3。2025年).
 */
function readBroken(text: string, at: Offset, point: Offset): Numeral | null {
  const from = text[point] === '.' && text[point + 1] === ' ' ? point + 2 : point + 1
  const to = digitsEnd(text, from)
  if (to === from || to > from + 2 || point > at + 3 || (text[to] !== '%' && text[to] !== '‰')) return null
  const value = decimal(`${text.slice(at, point)}.${text.slice(from, to)}`)
  return {to, value, step: tenTo(from - to), split: to}
}

/**
 * Reads `4 125` at its first digit: groups of three set apart by single blanks (GB/T 15835). Null where they are none;
 * a number before the first group, or one behind the last, makes a row of numbers of it.
 */
export function readSpaced(text: string, at: Offset, first: Offset): Numeral | null {
  if (first > at + 3 || text[at] === '0' || ' .,'.includes(text[at - 1] ?? ' ')) return null
  let to = first
  while (text[to] === ' ' && digitsEnd(text, to + 1) === to + 4) to += 4
  if (to === first || text[to] === ' ' || text[to] === '.') return null
  return {to, value: decimal(text.slice(at, to).replaceAll(' ', '')), step: tenTo(0), split: to}
}

/**
 * End of `1,234` at a digit; the same as the plain number's end where there are no groups of three. A blank behind a comma
 * (1,421, 486) is a slip of the hand or of a conversion: in Chinese text no comma of a sentence is followed by one.
 */
export function groupsEnd(text: string, first: Offset): Offset {
  let to = first
  while (text[to] === ',') {
    const from = text[to + 1] === ' ' ? to + 2 : to + 1
    if (digitsEnd(text, from) !== from + 3) break
    to = from + 3
  }
  return to
}

export function digitsEnd(text: string, at: Offset): Offset {
  let to = at
  while (to < text.length && isDigit(text.charCodeAt(to))) to++
  return to
}

/** End of the run of Han digits and multipliers that starts here, 点 between digits included. */
export function hanEnd(text: string, at: Offset): Offset {
  let to = at
  while (to < text.length && isHanNumeral(text.charCodeAt(to))) to++
  // 三点五, but not 三点 (a clock) and not 百点.
  if (text[to] === '点' && hanDigit(text.charCodeAt(to + 1)) !== undefined && to > at) {
    to += 1
    while (hanDigit(text.charCodeAt(to)) !== undefined) to++
    while (hanPower(text.charCodeAt(to)) !== undefined) to++
  }
  return to
}

/**
 * Reads a run of Han digits and multipliers: positional (一千二百六十万), a string of digits (二〇二五) or a bare
 * multiplier (百). Null for what is no number (十一十二, 百十一).
 */
export function readHan(text: string, at: Offset, end: Offset): Numeral | null {
  if (end - at > longest) return {to: end, value: null, step: tenTo(0), split: end}
  const point = at + text.slice(at, end).indexOf('点')
  if (point > at) return readHanDecimal(text, at, point, end)
  let split = end
  while (split > at + 1 && (hanPower(text.charCodeAt(split - 1)) ?? 0) >= 4) split--
  const power = powerOf(text, split, end)
  const written = positional(text, at, split)
  if (written && power > 0 && !written.large) {
    return {to: end, value: scale(written.value, power), step: scale(written.step, power), split}
  }
  const all = positional(text, at, end) ?? digitString(text, at, end)
  return all && {to: end, value: all.value, step: all.step, split: end}
}

/** Product of the multipliers in `[from, to)`, as a power of ten: 万亿 is 12. */
export function powerOf(text: string, from: Offset, to: Offset): number {
  let power = 0
  for (let at = from; at < to; at++) power += hanPower(text.charCodeAt(at)) ?? 0
  return power
}

interface Positional {
  readonly value: Decimal
  readonly step: Decimal
  /** Whether 万 or 亿 stands inside, so that what follows multiplies a part only. */
  readonly large: boolean
}

/** Sections below 万, each times its 万 or 亿; a larger multiplier takes all before it (一万五千亿). */
function positional(text: string, from: Offset, to: Offset): Positional | null {
  let sum = zero
  let step = tenTo(0)
  let large = false
  let at = from
  let ceiling = Number.POSITIVE_INFINITY
  while (at < to) {
    const part = section(text, at, to)
    if (!part) return null
    let next = part.to
    let power = 0
    while (next < to && (hanPower(text.charCodeAt(next)) ?? 0) >= 4) power += hanPower(text.charCodeAt(next++)) ?? 0
    if (next === at) return null
    const own = whole(part.value)
    if (power > ceiling) sum = scale(add(sum, own), power)
    else sum = add(sum, scale(own, power))
    step = tenTo(part.step + power)
    if (power > 0) {
      large = large || next < to || at > from
      ceiling = power
    } else if (next < to) return null
    at = next
  }
  return {value: sum, step, large: large || ceiling !== Number.POSITIVE_INFINITY}
}

/** 一千二百六十, 十二, 百, 零八: a number below 10,000, its multipliers falling. */
function section(text: string, from: Offset, to: Offset): {to: Offset; value: number; step: number} | null {
  let value = 0
  let last = 4
  let at = from
  let gap = false
  while (at < to) {
    const digit = hanDigit(text.charCodeAt(at))
    const power = hanPower(text.charCodeAt(at + (digit === undefined ? 0 : 1)))
    if (digit === 0 && to - from > 1 && at + 1 < to && power === undefined) {
      gap = true
      at += 1
      continue
    }
    if (digit === undefined) {
      // A bare multiplier is one of itself at the head (十二, 百架), and 零一十 is the only other place for none.
      if (power === undefined || power >= 4) break
      if (at > from) return null
      value = 10 ** power
      last = power
      at += 1
    } else if (power !== undefined && power < 4 && at + 1 < to) {
      if (power >= last) return null
      value += digit * 10 ** power
      last = power
      at += 2
    } else {
      // 两千五 leaves out the 百 that follows; after 零 the digit is one of ones.
      const place = gap || last <= 1 || last === 4 ? 0 : last - 1
      if (last === 0) return null
      value += digit * 10 ** place
      last = place
      at += 1
      if (at < to && (hanPower(text.charCodeAt(at)) ?? 0) < 4) return null
      break
    }
    gap = false
  }
  if (at === from) return {to: at, value: 1, step: 0}
  return {to: at, value, step: last === 4 ? 0 : last}
}

/** 二〇二五, 一三五: digits side by side are a string of them, never a sum. */
function digitString(text: string, from: Offset, to: Offset): Positional | null {
  let digits = ''
  for (let at = from; at < to; at++) {
    const digit = hanDigit(text.charCodeAt(at))
    if (digit === undefined) return null
    digits += digit
  }
  return {value: decimal(digits) ?? zero, step: tenTo(0), large: false}
}

function readHanDecimal(text: string, at: Offset, point: Offset, end: Offset): Numeral | null {
  let split = end
  while (hanPower(text.charCodeAt(split - 1)) !== undefined) split--
  const whole = positional(text, at, point) ?? digitString(text, at, point)
  const fraction = digitString(text, point + 1, split)
  if (!whole || !fraction) return null
  const power = powerOf(text, split, end)
  const places = split - point - 1
  const value = add(whole.value, scale(fraction.value, -places))
  return {to: end, value: scale(value, power), step: tenTo(power - places), split}
}
