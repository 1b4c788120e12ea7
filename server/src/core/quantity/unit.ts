import {enUnits} from '../language/en.js'
import {among} from '../text/among.js'
import type {Offset} from '../text/span.js'
import {type Decimal, decimal, divide, equals, multiply, scale, tenTo} from './decimal.js'
import {aliases, classifiers, divisors, measures, multipliers, openings, per as perSign} from './units.js'

interface Entry {
  readonly dimension: string
  /** To the dimension's first unit; null where no factor is defined. */
  readonly factor: Decimal | null
}

const one = tenTo(0)

const dividing = new RegExp(`[/${perSign}]`)
const parting = new RegExp(`[/(${perSign}]`)

/** The units, and where those with a first character stand. */
interface Table {
  readonly entries: ReadonlyMap<string, Entry>
  /** Units by their first character, the longest first: the first that fits is the longest that fits. */
  readonly groups: readonly (readonly Known[])[]
  /** Where a character's group stands in `groups`, one more than its index: it is asked for at every number, and most have none. */
  readonly groupOf: Uint16Array
}

let made: Table | null = null

/** Made when the first unit is looked for: a program that starts has better things to do. */
const table = (): Table => {
  made ??= tableOf(entriesOf())
  return made
}

function tableOf(entries: Table['entries']): Table {
  const groups = grouped([...entries.keys()].sort((a, b) => b.length - a.length))
  const groupOf = new Uint16Array(65536)
  for (const [index, group] of groups.entries()) groupOf[group[0]!.unit.charCodeAt(0)] = index + 1
  return {entries, groups, groupOf}
}

const entriesOf = (): Table['entries'] =>
  new Map([
    ...enUnits.map(([unit, dimension, factor]): [string, Entry] => [
      unit,
      {dimension, factor: factor === '' ? null : decimal(factor)},
    ]),
    ...words(classifiers).map((unit): [string, Entry] => [unit, {dimension: 'count', factor: null}]),
    ...Object.entries(measures).flatMap(([dimension, list]) =>
      words(list).map((word): [string, Entry] => {
        const [unit = '', factor] = word.split('=')
        return [unit, {dimension, factor: factor === undefined ? null : decimal(factor)}]
      }),
    ),
  ])

/** A unit of the table and what may not follow it. */
interface Known {
  readonly unit: string
  /** A Latin symbol ends where its letters and digits end. */
  readonly latin: boolean
  /** The characters with which it opens another word; '' for most. */
  readonly opens: string
}

/** Multipliers of one sign, which may stand in a denominator: /10万, /万人, 每百平方公里. */
const powers: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(multipliers).filter(([word]) => word.length === 1),
)

/** Multipliers that a unit may begin with (万户, 十万吨), the longest first. */
const leading = Object.entries(multipliers)
  .filter(([, power]) => power >= 4)
  .sort(([a], [b]) => b.length - a.length)

/** The multiplier that a text begins with before a unit, and its power of ten; null where it begins with none. */
export const multiplierAt = (text: string): readonly [word: string, power: number] | null =>
  leading.find(([word]) => text.length > word.length && text.startsWith(word)) ?? null

/**
 * The longest unit that starts here: 吨标准煤/万元 before 吨, 台(套) before 台, Latin symbols case-sensitive and only
 * where no letter or digit follows (22Tbps is not 22 Tb).
 */
export function unitAt(text: string, at: Offset): {readonly unit: string; readonly to: Offset} | null {
  if (at >= text.length) return null
  const first = text.charCodeAt(at) === stroke ? at : plainUnit(text, at)
  if (first < 0) return null
  let to = first
  for (let next = tail(text, to); next > to; next = tail(text, to)) to = next
  return to === at ? null : {unit: text.slice(at, to), to}
}

/** `length`, `mass/volume`, `count`, a currency's code; null for what is no unit. */
export const dimensionOf = (unit: string): string | null => measureOf(unit)?.dimension ?? null

/** What a value in `from` is multiplied by to be in `to`; null where there is no such factor (个 → 架, 美元 → 元). */
export function convert(from: string, to: string): Decimal | null {
  if (from === to || isAlias(from, to)) return one
  const [a, b] = [measureOf(from), measureOf(to)]
  return a?.factor && b?.factor && a.dimension === b.dimension ? divide(a.factor, b.factor, 24) : null
}

/** Whether two spellings name one unit: km and 公里, % and 百分之, TEU and 标准箱. */
export function sameUnit(a: string, b: string): boolean {
  if (a === b || isAlias(a, b)) return true
  const factor = convert(a, b)
  return factor !== null && equals(factor, one)
}

/** Whether the unit counts (个, 家, 人次) and does not measure. */
export function isClassifier(unit: string): boolean {
  const known = counting.get(unit)
  if (known !== undefined) return known
  const counts = table().entries.get(base(unit))?.dimension === 'count'
  if (counting.size < mostUnits) counting.set(unit, counts)
  return counts
}

/** Asked several times for every figure: to take a unit apart each time was a fortieth of the reading. */
const counting = new Map<string, boolean>()

/** Texts write fewer units than these; what a hostile one makes up is not kept. */
const mostUnits = 2000

function words(list: string): string[] {
  return list.split(' ').filter((word) => word !== '')
}

function grouped(units: readonly string[]): readonly (readonly Known[])[] {
  const found = new Map<string, Known[]>()
  for (const unit of units) {
    const known = {unit, latin: isLatin(unit.charCodeAt(unit.length - 1)), opens: openings[unit] ?? ''}
    found.set(unit[0] ?? '', [...(found.get(unit[0] ?? '') ?? []), known])
  }
  return [...found.values()]
}

const base = (unit: string): string => unit.split(parting, 1)[0] ?? unit

const isAlias = (a: string, b: string): boolean => aliases.some((group) => group.includes(a) && group.includes(b))

const stroke = 0x2f

/** End of the longest unit of the table, -1 where there is none. */
function plainUnit(text: string, at: Offset): Offset {
  if (at >= text.length) return -1
  const {groups, groupOf} = table()
  const group = groupOf[text.charCodeAt(at)]
  if (!group) return -1
  for (const {unit, latin, opens} of groups[group - 1]!) {
    if (!text.startsWith(unit, at)) continue
    const to = at + unit.length
    if (latin && to < text.length && isLatinOrDigit(text.charCodeAt(to))) continue
    // 47个点位: where the longer unit opens another word, the shorter may stand.
    if (!opens || to >= text.length || !opens.includes(text[to]!)) return to
  }
  return -1
}

const prolongs = among(`(/·${perSign}`)

/** End of what prolongs a unit: `/万元`, `/10万`, `每立方米`, `·天`, `(套)`; `at` itself where nothing does. */
function tail(text: string, at: Offset): Offset {
  if (!prolongs(text, at)) return at
  const sign = text[at]
  if (sign === '(') return bracketed(text, at)
  if (sign === '/' && divides(text, at + 1)) return at + 2
  if (sign === '/' || sign === perSign) {
    const counted = denominatorCount(text, at + 1)
    const to = plainUnit(text, counted)
    if (counted > at + 1 && isNext(text, at + 1, counted, to)) return at
    // 每 opens a new phrase as often as a denominator (投放2万辆每日), so only what physics divides by is taken.
    if (to > 0 && (sign === '/' || isPhysical(text.slice(counted, to)))) return to
    return sign === '/' && counted > at + 1 && powers[text[counted - 1] ?? ''] ? counted : at
  }
  if (sign === '·') return Math.max(at, plainUnit(text, at + 1))
  return at
}

/**
 * 200万千瓦/400万千瓦时: the stroke parts two figures of one store. A denominator counts in ones, tens or fives (/10万人,
 * /500克), and nothing is told by so many units of energy.
 */
function isNext(text: string, from: Offset, counted: Offset, to: Offset): boolean {
  const digits = digitsFrom(text, from)
  if (digits > from && !/^[15]0*$/.test(text.slice(from, digits))) return true
  return to > 0 && table().entries.get(text.slice(counted, to))?.dimension === 'energy' && digits > from
}

function digitsFrom(text: string, from: Offset): Offset {
  let to = from
  while (to < from + 4 && isDigit(text.charCodeAt(to))) to++
  return to
}

/** Letters end where their letters and digits end. */
const divides = (text: string, at: Offset): boolean =>
  Object.hasOwn(divisors, text[at] ?? '') && !(isLatin(text.charCodeAt(at)) && isLatinOrDigit(text.charCodeAt(at + 1)))

function bracketed(text: string, at: Offset): Offset {
  const to = plainUnit(text, at + 1)
  return to > 0 && text[to] === ')' && table().entries.get(text.slice(at + 1, to))?.dimension === 'count' ? to + 1 : at
}

/** End of `10万`, `百` or nothing before a denominator's unit. */
function denominatorCount(text: string, at: Offset): Offset {
  let to = digitsFrom(text, at)
  while (to < at + 6 && powers[text[to] ?? ''] && plainUnit(text, to) < 0) to++
  return to
}

function isPhysical(unit: string): boolean {
  const dimension = table().entries.get(unit)?.dimension ?? ''
  if (dimension === 'time' && unit.length === 1) return true
  return unit.length > 1 && ['length', 'area', 'volume', 'mass', 'energy', 'time'].includes(dimension)
}

/** A unit taken apart: numerator over denominators, each `[count]unit`. */
function measureOf(unit: string): Entry | null {
  const plain = table().entries.get(unit)
  if (plain) return plain
  const [top = '', ...bottoms] = unit.split(dividing)
  if (bottoms.length === 0) return table().entries.get(base(unit)) ?? null
  const over = bottoms.map(denominator)
  const upper: Entry | null = top === '' ? {dimension: '1', factor: one} : (table().entries.get(base(top)) ?? null)
  if (!upper || over.some((entry) => entry === null)) return null
  return over.reduce<Entry>((left, right) => per(left, right ?? upper), upper)
}

function denominator(text: string): Entry | null {
  const at = denominatorCount(text, 0)
  let count = one
  for (const sign of text.slice(0, at)) {
    const power = powers[sign]
    count = power === undefined ? (decimal(sign) ?? one) : scale(count, power)
  }
  const digits = /^\d+/.exec(text)?.[0]
  if (digits)
    count = [...text.slice(digits.length, at)].reduce(
      (left, sign) => scale(left, powers[sign] ?? 0),
      decimal(digits) ?? one,
    )
  const unit = text.slice(at)
  const entry = at === text.length ? {dimension: '1', factor: one} : table().entries.get(divisors[unit] ?? unit)
  if (!entry) return null
  // A head count has no factor to another one, but 件/万人 and 件/人 differ by 10⁴ exactly.
  const factor = entry.factor ?? (entry.dimension === 'count' ? one : null)
  const dimension = entry.dimension === 'count' ? unit : entry.dimension
  return {dimension, factor: factor && multiply(factor, count)}
}

function per(top: Entry, bottom: Entry): Entry {
  const factor = top.factor ?? (top.dimension === 'count' ? one : null)
  return {
    dimension: `${top.dimension}/${bottom.dimension}`,
    factor: factor && bottom.factor && divide(factor, bottom.factor, 24),
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLatin(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122
}

function isLatinOrDigit(code: number): boolean {
  return isLatin(code) || isDigit(code)
}
