import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {compare, decimal, divide, whole} from '../decimal.js'
import {digitsEnd, isDigit, readArabic} from './numeral.js'
import type {Amount} from './pieces.js'

/** Numbers around a colon that are no ratio, and why. */
export interface NoRatio {
  readonly to: Offset
  readonly guard: 'clock' | 'scale' | 'code'
}

/**
 * 2.1:1 is 2.1 and unit `:1`; 3:2 its quotient; 11.8:48.3:39.9 a composition without a value. Clock times (9:00, 17:30)
 * and map scales (1:1000) are no ratios.
 */
export function readRatio(text: string, at: Offset): Amount | NoRatio | null {
  // Most numbers are no ratio: they are not read to find that out.
  if (!isColon(text, decimalEnd(text, at))) return null
  const first = readArabic(text, at, false)
  if (!first.value) return null
  const ends = [first.to]
  let to = first.to
  while (ends.length < 6 && isColon(text, to)) {
    to = readArabic(text, to + 1, false).to
    ends.push(to)
  }
  if (ends.length < 2) return null
  const pair = ends.length === 2
  const second = text.slice(first.to + 1, ends[1])
  // 6:42:52: what sums up to a hundred is a composition, not a time of day.
  const third = text.slice((ends[1] ?? to) + 1, to)
  const isWhole = Number(text.slice(at, first.to)) + Number(second) + Number(third) === 100
  const times = ends.length === 3 && second.length === 2 && third.length === 2 && !isWhole
  if ((pair || times) && isClock(text, at, first.to, second)) return {to, guard: 'clock'}
  const bottom = decimal(second)
  if (pair && isScale(text.slice(at, first.to), second)) return {to, guard: 'scale'}
  if (!bottom) return {to, guard: 'code'}
  const toOne = pair && second === '1'
  return {
    from: at,
    to,
    number: {from: at, to: toOne ? first.to : to},
    value: pair ? divide(first.value, bottom, 16) : null,
    step: toOne ? first.step : null,
    multiplier: null,
    power: 0,
    unit: toOne ? text.slice(first.to, to) : null,
    over: null,
    numeral: 'arabic',
    vague: false,
  }
}

function decimalEnd(text: string, at: Offset): Offset {
  const to = digitsEnd(text, at)
  return text[to] === '.' && isDigit(text.charCodeAt(to + 1)) ? digitsEnd(text, to + 1) : to
}

const isRatioSign = among(':∶︰')

const isColon = (text: string, at: Offset): boolean => isRatioSign(text, at) && isDigit(text.charCodeAt(at + 1))

function isClock(text: string, at: Offset, to: Offset, minutes: string): boolean {
  const hours = text.slice(at, to)
  if (
    minutes.length !== 2 ||
    digitsEnd(hours, 0) !== hours.length ||
    hours.length > 2 ||
    Number(hours) > 24 ||
    Number(minutes) > 59
  )
    return false
  return minutes.startsWith('0') || Number(hours) >= 6
}

const isScale = (first: string, second: string): boolean =>
  first === '1' && compare(decimal(second) ?? whole(0), whole(200)) >= 0
