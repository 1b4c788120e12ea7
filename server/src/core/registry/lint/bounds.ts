import {toNumber} from '../../quantity/decimal.js'
import {lastPlace} from '../../quantity/interval.js'
import type {Level} from '../schema.js'

/** The numbers that a level may stand for, ends included. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

/** 近, 约 and 余 as far as a tenth: errors add up in a formula. Without a step a number is as exact as its last digit. */
export function boundsOf({value, qualifier, step}: Level): Bounds | null {
  if (value === null || qualifier === 'vague') return null
  if ('length' in value) return {low: toNumber(value[0]), high: toNumber(value[1])}
  const n = toNumber(value)
  const reach = toNumber(step ?? lastPlace(value)) / 2
  if (qualifier === 'gt' || qualifier === 'ge') return {low: n, high: Number.POSITIVE_INFINITY}
  if (qualifier === 'lt' || qualifier === 'le') return {low: Number.NEGATIVE_INFINITY, high: n}
  const slack = qualifier === 'eq' ? reach : reach + Math.abs(n) / 10
  return {low: n - slack, high: n + slack}
}
