import {compare, type Decimal, print, round, scale, whole} from '../decimal.js'
import {isRange} from '../interval.js'
import type {Qualifier, Quantity} from '../quantity.js'
import {dimensionOf} from '../unit.js'

/** A level to be shown: the registry's, or a draft's own. */
export interface Shown {
  readonly value: Quantity['value']
  readonly qualifier: Qualifier
}

/** A value written as the draft writes the quantity it is to replace: its multiplier, script, grouping and unit. */
export function showLike(value: Decimal, like: Quantity): string {
  const unit = like.unit ?? ''
  if (unit?.endsWith('分之')) return unit + (showHan(value) ?? print(value))
  if (unit === '成') return showTenths(value)
  if (like.numeral === 'han' && like.unit !== null) {
    const han = showHan(value)
    if (han !== null) return han + unit
  }
  const power = powers.find(([word]) => word === (like.multiplier ?? ''))?.[1] ?? 0
  const places = Math.max(0, power - (like.step?.exponent ?? power))
  const number = tidy(scale(value, -power), power > 0 ? places : 20)
  return (like.written?.includes(',') ? grouped(number) : number) + (like.multiplier ?? '') + unit
}

/** A level as an official writes it: 超过4000项, 14.3万架, 30～50亿元; `—` for a value that is not available. */
export function showLevel({value, qualifier}: Shown, unit: string): string {
  if (value === null) return '—'
  if (isRange(value)) return `${showPlain(value[0], unit)}～${showPlain(value[1], unit)}`
  const plain = showPlain(value, unit)
  if (qualifier === 'just-over') return justOver(value, unit)
  return qualified(plain, qualifier)
}

/** A number that is written already, with the words of what is claimed of it: 超过4000, 逾326. */
export function qualified(number: string, qualifier: Qualifier): string {
  const [before, after] = qualifier === 'just-over' ? ['逾', ''] : words[qualifier]
  return before + number + after
}

/** In Han numerals: 一千二百六十万, 二十一点六; null where that would be no use (fractions of many places). */
export function showHan(value: Decimal): string | null {
  if (value.digits < 0 || value.exponent < -4 || compare(value, whole(1e16)) >= 0) return null
  const [integer = '0', fraction] = print(value).split('.')
  const point = fraction === undefined ? '' : `点${[...fraction].map((digit) => figures[Number(digit)]).join('')}`
  return hanInteger(integer) + point
}

const figures = '零一二三四五六七八九'

const powers: readonly (readonly [word: string, power: number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['亿', 8],
  ['千万', 7],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
  ['百', 2],
  ['', 0],
]

const words: Readonly<Record<Exclude<Qualifier, 'just-over'>, readonly [before: string, after: string]>> = {
  eq: ['', ''],
  gt: ['超过', ''],
  ge: ['', '以上'],
  lt: ['不足', ''],
  le: ['不超过', ''],
  about: ['约', ''],
  nearly: ['近', ''],
  range: ['', ''],
  vague: ['约', ''],
}

/** With the largest multiplier that leaves at most two decimals; percent and points take none. */
function showPlain(value: Decimal, unit: string): string {
  const [word, power] = multiplierOf(value, unit)
  return print(scale(value, -power)) + word + unit
}

function multiplierOf(value: Decimal, unit: string): readonly [word: string, power: number] {
  const plain = ['', 0] as const
  if (['ratio', 'points', 'multiple', 'proportion'].includes(dimensionOf(unit) ?? '')) return plain
  const large = powers.filter(([word]) => ['万亿', '亿', '万'].includes(word))
  return large.find(([, power]) => value.exponent >= power - 2 && compare(value, scale(whole(1), power)) >= 0) ?? plain
}

/** 1000余家, 130余万台; with decimals 余 cannot stand, so 逾. */
function justOver(value: Decimal, unit: string): string {
  const [word, power] = multiplierOf(value, unit)
  const number = scale(value, -power)
  return number.exponent < 0 ? `逾${print(number)}${word}${unit}` : `${print(number)}余${word}${unit}`
}

/** Exact where two decimals more than the draft's suffice (近14万 becomes 14.3万), else rounded to the draft's. */
function tidy(value: Decimal, places: number): string {
  const exact = -value.exponent <= places + 2
  const rounded = exact ? value : round(value, Math.max(places, 2))
  const text = print(rounded)
  if (places === 0 || places > 9) return text
  const [integer = '', fraction = ''] = text.split('.')
  return fraction.length >= places ? text : `${integer}.${fraction.padEnd(places, '0')}`
}

function grouped(number: string): string {
  const [integer = '', fraction] = number.split('.')
  let text = ''
  for (let at = 0; at < integer.length; at++) {
    if (at > 0 && (integer.length - at) % 3 === 0 && integer[at - 1] !== '-') text += ','
    text += integer[at]
  }
  return fraction === undefined ? text : `${text}.${fraction}`
}

/** 85 is 八成五; what is no multiple of 5 cannot be said in tenths. */
function showTenths(value: Decimal): string {
  const percent = print(value)
  if (!/^[1-9]\d$/.test(percent)) return `${percent}%`
  const [tens, ones] = [figures[Number(percent[0])], figures[Number(percent[1])]]
  return percent[1] === '0' ? `${tens}成` : `${tens}成${ones}`
}

function hanInteger(digits: string): string {
  if (/^0+$/.test(digits)) return '零'
  let text = ''
  let gap = false
  const names = ['', '万', '亿', '万亿']
  const first = digits.length % 4 || 4
  for (
    let at = 0, size = first, left = Math.ceil(digits.length / 4) - 1;
    at < digits.length;
    at += size, size = 4, left--
  ) {
    const four = digits.slice(at, at + size)
    if (/^0+$/.test(four)) {
      gap = text !== ''
      continue
    }
    if (text !== '' && (gap || four.startsWith('0'))) text += '零'
    // 一万两千亿 is said so: the 亿 that 万亿 and 亿 share is said once, by the lower.
    const name = left === 3 && !/^0+$/.test(digits.slice(at + size, at + size + 4)) ? '万' : (names[left] ?? '')
    text += hanFour(four) + name
    gap = false
  }
  return text.startsWith('一十') ? text.slice(1) : text
}

function hanFour(digits: string): string {
  let text = ''
  let gap = false
  for (let at = 0; at < digits.length; at++) {
    const digit = digits[at]
    if (digit === '0') {
      gap = text !== ''
      continue
    }
    text += (gap ? '零' : '') + figures[Number(digit)] + ['', '十', '百', '千'][digits.length - 1 - at]
    gap = false
  }
  return text
}
