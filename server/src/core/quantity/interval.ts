import {absolute, add, compare, type Decimal, decimal, multiply, subtract, tenTo, zero} from './decimal.js'
import type {Qualifier, Quantity} from './quantity.js'

/** The numbers that a wording allows; null is no bound. */
export interface Interval {
  readonly low: Decimal | null
  readonly high: Decimal | null
  readonly lowOpen: boolean
  readonly highOpen: boolean
}

/** How far 近 and 约 may be from the number they stand by, as shares of it. */
export interface Tolerance {
  readonly nearly: number
  readonly about: number
}

const half: Decimal = {digits: 5, exponent: -1}

const unbounded: Interval = {low: null, high: null, lowOpen: true, highOpen: true}

/** The numbers that round (half up) to what is printed; without a step the number itself. */
export function printed(value: Decimal, step: Decimal | null): Interval {
  if (!step) return {low: value, high: value, lowOpen: false, highOpen: false}
  const reach = multiply(step, half)
  // −0.35 stands for what rounds to it away from zero, so the open end lies on the far side.
  const isBelow = value.digits < 0
  return {low: subtract(value, reach), high: add(value, reach), lowOpen: isBelow, highOpen: !isBelow}
}

/** What a printed number with its comparator claims (domain notes, 2.2). */
export function claimed(
  qualifier: Qualifier,
  value: Quantity['value'],
  step: Decimal | null,
  tolerance: Tolerance,
): Interval {
  if (value === null) return unbounded
  if (isRange(value)) return {low: value[0], high: value[1], lowOpen: false, highOpen: false}
  switch (qualifier) {
    case 'gt':
      return {low: value, high: null, lowOpen: true, highOpen: true}
    case 'ge':
      return {low: value, high: null, lowOpen: false, highOpen: true}
    case 'lt':
      return {low: null, high: value, lowOpen: true, highOpen: true}
    case 'le':
      return {low: null, high: value, lowOpen: true, highOpen: false}
    case 'about':
      return around(value, share(value, tolerance.about))
    case 'nearly':
      return {low: subtract(value, share(value, tolerance.nearly)), high: value, lowOpen: false, highOpen: true}
    case 'just-over':
      return {low: value, high: add(value, lastPlace(value)), lowOpen: true, highOpen: true}
    case 'vague':
      return unbounded
    default:
      return printed(value, step)
  }
}

export const isRange = (value: Quantity['value']): value is readonly [Decimal, Decimal] => Array.isArray(value)

/** One unit of the last digit that is not zero: 1000余 stays below 2000, 1250余 below 1260. */
export const lastPlace = (value: Decimal): Decimal => tenTo(value.exponent)

/** Whether any number lies in both. */
export const touches = (a: Interval, b: Interval): boolean => reaches(a, b) && reaches(b, a)

/** Whether every number of `inner` lies in `outer`. */
export function within(inner: Interval, outer: Interval): boolean {
  const low =
    !outer.low || (inner.low !== null && isInside(compare(inner.low, outer.low), outer.lowOpen, inner.lowOpen))
  const high =
    !outer.high || (inner.high !== null && isInside(compare(outer.high, inner.high), outer.highOpen, inner.highOpen))
  return low && high
}

const isInside = (order: -1 | 0 | 1, outerOpen: boolean, innerOpen: boolean): boolean =>
  order > 0 || (order === 0 && (!outerOpen || innerOpen))

/** Whether `a` starts before `b` ends. */
function reaches(a: Interval, b: Interval): boolean {
  if (!a.low || !b.high) return true
  const order = compare(a.low, b.high)
  return order < 0 || (order === 0 && !a.lowOpen && !b.highOpen)
}

const around = (value: Decimal, reach: Decimal): Interval => ({
  low: subtract(value, reach),
  high: add(value, reach),
  lowOpen: false,
  highOpen: false,
})

const share = (value: Decimal, part: number): Decimal => multiply(absolute(value), decimal(String(part)) ?? zero)
