import {compare, type Decimal, scale} from '../decimal.js'
import {readAmount} from './amount.js'
import {joinEnd} from './join.js'
import {hanDigit, hanPower, isDigit, isHanNumeral} from './numeral.js'
import type {Amount} from './pieces.js'

export type Ranged = Amount & {readonly omitted?: boolean}

/**
 * The range that an amount opens: 10%～20%, 3—5个, 80万至100万平方米, 三到五个. `code` for numbers joined by a dash that
 * cannot be one (021-12345678, 36073-2018).
 */
export function readRange(text: string, left: Amount): Ranged | 'code' | null {
  const sign = joinEnd(text, left.to)
  if (sign === left.to || left.vague || left.over) return null
  const code = text.charCodeAt(sign)
  if (!isDigit(code) && !isHanNumeral(code)) return null
  const right = readAmount(text, sign)
  const dashed = '-—–−―'.includes(text[left.to] ?? ' ')
  const refused = dashed && left.unit === null && left.numeral === 'arabic' ? 'code' : null
  if (!right || right.numeral !== left.numeral || right.vague || !isOne(left.value) || !isOne(right.value))
    return refused
  // 从5万到10万 tells two levels, and so does 由…至….
  if (!dashed && '从由自'.includes(text[left.from - 1] ?? ' ')) return null
  if (left.unit !== null && left.unit !== right.unit) return null
  const leading = text[left.from] === '0' && isDigit(text.charCodeAt(left.from + 1))
  const [low, omitted] = lowEnd(text, left, left.value, right, right.value)
  if (leading || compare(low, right.value) >= 0) return refused
  return {
    ...right,
    from: left.from,
    number: {from: left.from, to: right.number.to},
    value: [low, right.value],
    omitted,
  }
}

const isOne = (value: Amount['value']): value is Decimal => value !== null && !Array.isArray(value)

/** The left end with the multiplier it shares: 100～150亿元; 三到五百 shares 百 as 十八至三十万 shares 万. */
function lowEnd(text: string, left: Amount, low: Decimal, right: Amount, high: Decimal): [Decimal, boolean] {
  if (left.unit !== null || left.power > 0) return [low, false]
  const single = left.to === left.from + 1 && hanDigit(text.charCodeAt(left.from)) !== undefined
  if (single && hanDigit(text.charCodeAt(right.from)) !== undefined)
    return [scale(low, tailPower(text, right)), right.power > 0]
  const printed = scale(high, -right.power)
  return right.power > 0 && compare(low, printed) < 0 ? [scale(low, right.power), true] : [low, false]
}

/** 五百 has 2 behind its first digit, 五百亿 10. */
function tailPower(text: string, {number, power}: Amount): number {
  let sum = power
  for (let at = number.from + 1; at < number.to; at++) {
    const one = hanPower(text.charCodeAt(at))
    if (one === undefined) return power
    sum += one
  }
  return sum
}
