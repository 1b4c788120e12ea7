import {enComparators, enMultipliers} from '../../language/en.js'
import type {Offset, Span} from '../../text/span.js'
import {type Decimal, decimal, scale, tenTo} from '../decimal.js'
import type {Comparator, Qualifier, Quantity} from '../quantity.js'
import {unitAt} from '../unit.js'

const NUMBER = /(?<![\w.,])[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])[-−]?\d+(?:\.\d+)?/g

/** Every number as a reader counts them: digits with their groups and decimals. */
export const numbers = (text: string): readonly Span[] =>
  [...text.matchAll(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g)].map(({index, 0: digits}) => ({
    from: index,
    to: index + digits.length,
  }))

/** Every quantity of a text, in order; `blocked` spans hold dates, names and references. */
export function scan(text: string, blocked: readonly Span[]): readonly Quantity[] {
  const found: Quantity[] = []
  let block = 0
  let floor = 0
  for (const {index, 0: written} of text.matchAll(NUMBER)) {
    const to = index + written.length
    while (block < blocked.length && blocked[block]!.to <= index) floor = Math.max(floor, blocked[block++]!.to)
    const isBlocked = block < blocked.length && blocked[block]!.from < to
    if (index < floor || isBlocked || (/^[\p{L}]/u.test(text[to] ?? '') && !grownUnit(text, to))) continue
    const quantity = quantityAt(text, {from: index, to}, floor)
    found.push(quantity)
    floor = quantity.span.to
  }
  return found
}

/** 40km, 12MW, 3.2bn. */
const grownUnit = (text: string, at: Offset): boolean => unitAt(text, at) !== null || multiplierAt(text, at) !== null

interface Part {
  readonly value: Decimal
  readonly step: Decimal
  readonly multiplier: string | null
  readonly power: number
  readonly unit: string | null
  readonly to: Offset
}

const CURRENCY = /(?:US)?[$£€]\s?$/

function quantityAt(text: string, number: Span, floor: Offset): Quantity {
  const sign = CURRENCY.exec(text.slice(Math.max(floor, number.from - 4), number.from))?.[0] ?? ''
  const own = partAt(text, number, sign.trim() || null)
  const second = rangeAt(text, own.to, sign.trim() || null)
  const last = second ?? own
  const from = number.from - sign.length
  const before = comparatorsBefore(text, from, floor)
  const after = comparatorsAfter(text, last.to)
  const comparators = [...before, ...after]
  const low = second && own.power === 0 ? scale(own.value, second.power) : own.value
  return {
    span: {from: before[0]?.from ?? from, to: after.at(-1)?.to ?? last.to},
    qualifier: second ? 'range' : (comparators[0]?.code ?? 'eq'),
    comparators,
    value: second ? [low, second.value] : own.value,
    step: last.step,
    written: text.slice(number.from, second ? second.number.to : number.to),
    number: second ? {from: number.from, to: second.number.to} : number,
    multiplier: last.multiplier,
    unit: last.unit,
    numeral: 'arabic',
  }
}

/** kg per person, micrograms per cubic metre: what is divided by belongs to the unit; a year and a day tell how often. */
const PER =
  /^ per (?:square (?:kilo)?met(?:re|er)|cubic met(?:re|er)|kilomet(?:re|er)|hectare|litre|person|capita|head|resident|household|vehicle|1,000 (?:people|residents|inhabitants))(?!\w)/

function partAt(text: string, {from, to}: Span, currency: string | null): Part {
  const written = text.slice(from, to).replaceAll(',', '').replace('−', '-')
  const places = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0
  const many = multiplierAt(text, to)
  const end = many?.to ?? to
  const unit = currency ? null : unitAt(text, text[end] === ' ' ? end + 1 : end)
  const power = many?.power ?? 0
  const over = unit ? (PER.exec(text.slice(unit.to, unit.to + 28))?.[0] ?? '') : ''
  return {
    value: scale(decimal(written)!, power),
    step: tenTo(power - places),
    multiplier: many?.word ?? null,
    power,
    unit: currency ?? (unit && `${unit.unit}${over}`),
    to: unit ? unit.to + over.length : end,
  }
}

const RANGE = /^(?: ?[-–—~] ?| to )(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)/

/** 30–40 %, 30 to 40 %: the second end, where the first has no unit of its own. */
function rangeAt(text: string, at: Offset, currency: string | null): (Part & {readonly number: Span}) | null {
  const match = RANGE.exec(text.slice(at, at + 24))
  const before = text[at - 1] ?? ' '
  if (!match || !/[\d%]/.test(before)) return null
  const number = {from: at + match[0].length - match[1]!.length, to: at + match[0].length}
  const part = partAt(text, number, currency)
  return part.unit === null && currency === null ? null : {...part, number}
}

const multipliers = Object.entries(enMultipliers)
const MULTIPLIER = new RegExp(`^ ?(${[...multipliers.map(([word]) => word), 'bn', 'm'].join('|')})(?![\\w²³/])`, 'i')

/** million, bn; m only behind a sign of money, elsewhere it is a metre. */
function multiplierAt(
  text: string,
  at: Offset,
): {readonly word: string; readonly power: number; readonly to: Offset} | null {
  const match = MULTIPLIER.exec(text.slice(at, at + 12))
  if (!match) return null
  const word = match[1]!
  if (word === 'm' && !/[$£€]\s?[\d.,]+$/.test(text.slice(Math.max(0, at - 16), at))) return null
  const power = word === 'bn' ? 9 : word === 'm' ? 6 : (enMultipliers[word.toLowerCase()] ?? 0)
  return {word, power, to: at + match[0].length}
}

type Listed = readonly (readonly [word: string, code: Qualifier])[]

const listed = (table: Readonly<Record<string, string>>): Listed =>
  Object.entries(table)
    .flatMap(([code, list]) => list.split('|').map((word) => [word, code as Qualifier] as const))
    .sort((a, b) => b[0].length - a[0].length)

const before = listed(enComparators.before)
const behind = listed(enComparators.behind)

function comparatorsBefore(text: string, at: Offset, floor: Offset): readonly Comparator[] {
  const said = text.slice(Math.max(floor, at - 20), at).toLowerCase()
  if (!said.endsWith(' ')) return []
  const bare = said.trimEnd()
  const found = before.find(
    ([word]) => bare.endsWith(word) && !/[\w-]/.test(bare[bare.length - word.length - 1] ?? ' '),
  )
  if (!found) return []
  const from = at - (said.length - bare.length) - found[0].length
  return [{from, to: from + found[0].length, code: found[1], text: text.slice(from, from + found[0].length)}]
}

function comparatorsAfter(text: string, at: Offset): readonly Comparator[] {
  const said = text.slice(at, at + 14).toLowerCase()
  const found = behind.find(([word]) => said.startsWith(` ${word}`) && !/\w/.test(said[word.length + 1] ?? ' '))
  return found
    ? [{from: at + 1, to: at + 1 + found[0].length, code: found[1], text: text.slice(at + 1, at + 1 + found[0].length)}]
    : []
}
