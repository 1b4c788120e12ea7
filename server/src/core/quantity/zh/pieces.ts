import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import {add, type Decimal, scale, whole} from '../decimal.js'
import type {Comparator, Quantity} from '../quantity.js'
import {dimensionOf, isClassifier, unitAt} from '../unit.js'
import {hanPower, isLatin} from './numeral.js'

/** Number, multiplier and unit in one piece, with the 余 or 多 inside it; no comparator before or after. */
export interface Amount extends Span {
  readonly number: Span
  readonly value: Quantity['value']
  readonly step: Decimal | null
  readonly multiplier: string | null
  /** The multiplier as a power of ten. */
  readonly power: number
  readonly unit: string | null
  /** 余, 多, 来, 几: at most one. */
  readonly over: Comparator | null
  readonly numeral: 'arabic' | 'han'
  /** 数十, 上百: a size and no number. */
  readonly vague: boolean
}

/** Adds the unit that follows, and the 多 that may stand after or inside it (3个多月, 一番多, 10年多). */
export function withUnit(text: string, amount: Amount): Amount {
  const outer =
    amount.over ??
    (amount.value && !Array.isArray(amount.value) ? overAt(text, amount.to, amount.value as Decimal) : null)
  const at = outer ? Math.max(outer.to, amount.to) : amount.to
  const gap = text[at] === ' ' && opensUnit(text, at + 1, amount.power) ? at + 1 : at
  if (text[at] === '个' && text[at + 1] === '多' && !outer) {
    const split = unitAt(`个${text.slice(at + 2, at + 6)}`, 0)
    if (split && split.unit.length > 1) {
      return counted(amount, split.unit, over(text, at + 1), at + 1 + split.to)
    }
  }
  const half = outer ? null : halfMore(text, at, amount)
  if (half) return half
  const unit = unitAt(text, gap)
  if (!unit) return counted(amount, amount.unit, outer, at)
  const late = outer ? null : lateOver(text, unit.to, unit.unit)
  return counted(amount, unit.unit, outer ?? late, late ? late.to : unit.to)
}

/** 2个半小时: half of one of the unit more; null where no unit of 个 stands around the half. */
function halfMore(text: string, at: Offset, amount: Amount): Amount | null {
  const {value, power} = amount
  if (text[at] !== '个' || text[at + 1] !== '半' || power > 0 || value === null || Array.isArray(value)) return null
  const split = unitAt(`个${text.slice(at + 2, at + 6)}`, 0)
  if (!split || split.unit.length < 2) return null
  return counted(
    {...amount, value: add(value as Decimal, scale(whole(5), -1)), step: scale(whole(5), -1)},
    split.unit,
    null,
    at + 1 + split.to,
  )
}

/** Written out, not spread: this is made at every number. */
const counted = (
  {from, number, value, step, multiplier, power, numeral, vague}: Amount,
  unit: string | null,
  over: Comparator | null,
  to: Offset,
): Amount => ({from, to, number, value, step, multiplier, power, unit, over, numeral, vague})

/** 22 Tbps, 50 %; and 238.5 亿 元, for no word ends in the 亿 of a number. */
const opensUnit = (text: string, at: Offset, power: number): boolean =>
  isLatin(text.charCodeAt(at)) || text[at] === '%' || (power >= 4 && unitAt(text, at) !== null)

const mayBeOver = among('余多来几')

/** 余, 多, 来 or 几 right after a number: before a multiplier, a unit, or after a round number. */
export function overAt(text: string, at: Offset, value: Decimal): Comparator | null {
  if (!mayBeOver(text, at)) return null
  const sign = text[at]
  const next = at + 1
  const counted = hanPower(text.charCodeAt(next)) !== undefined || unitAt(text, next) !== null
  const round =
    value.exponent > 0 &&
    sign !== '来' &&
    !(sign === '多' && '元样功层次方渠式语维党边国民云媒模'.includes(text[next] ?? ' '))
  return (counted && value.exponent >= 0) || round ? over(text, at) : null
}

/** 多 and 余 after a unit that measures; after a counting word 多 opens the next word (5个多功能厅). */
function lateOver(text: string, at: Offset, unit: string): Comparator | null {
  if (!mayBeOver(text, at)) return null
  const sign = text[at]
  if ((sign !== '多' && sign !== '余') || isClassifier(unit)) return null
  return '元样功种个项层次方渠式语维党边国民云媒模'.includes(text[at + 1] ?? ' ') ? null : over(text, at)
}

const over = (text: string, at: Offset): Comparator => ({
  from: at,
  to: at + 1,
  code: 'just-over',
  text: text.slice(at, at + 1),
})

/** End of the multipliers that start here; 千 of 千瓦 belongs to the unit, 十 after digits to the next number. */
export function multiplierEnd(text: string, at: Offset, ten = false): Offset {
  let to = at
  while (to < at + 6 && to < text.length) {
    const power = hanPower(text.charCodeAt(to))
    if (power === undefined || (power === 1 && !ten)) break
    if (power <= 3) {
      const unit = unitAt(text, to)
      if (unit && unit.unit.length > 1 && dimensionOf(unit.unit) !== 'ratio') break
    }
    to++
  }
  return to
}

export const bare = (from: Offset, to: Offset): Amount => ({
  from,
  to,
  number: {from, to},
  value: null,
  step: null,
  multiplier: null,
  power: 0,
  unit: null,
  over: null,
  numeral: 'han',
  vague: false,
})
