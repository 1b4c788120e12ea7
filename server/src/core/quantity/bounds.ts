import {toNumber} from './decimal.js'
import type {Quantity} from './quantity.js'

/** The numbers that a printed number may stand for, ends included. */
export interface Bounds {
  readonly low: number
  readonly high: number
}

/**
 * What may be recomputed with: half a step to either side of a plain number, and as far as the words go for a qualified
 * one (近 and 约 a tenth, twice what a single figure is held to: errors add up in a formula). Null for 数十 and 若干.
 */
export function boundsOf({qualifier, value, step}: Pick<Quantity, 'qualifier' | 'value' | 'step'>): Bounds | null {
  if (value === null || qualifier === 'vague') return null
  const reach = step ? toNumber(step) / 2 : 0
  if ('length' in value) return {low: toNumber(value[0]) - reach, high: toNumber(value[1]) + reach}
  const n = toNumber(value)
  const tenth = Math.abs(n) / 10
  switch (qualifier) {
    case 'gt':
    case 'ge':
      return {low: n - reach, high: Number.POSITIVE_INFINITY}
    case 'lt':
    case 'le':
      return {low: Number.NEGATIVE_INFINITY, high: n + reach}
    case 'about':
      return {low: n - tenth - reach, high: n + tenth + reach}
    case 'nearly':
      return {low: n - tenth - reach, high: n + reach}
    case 'just-over':
      return {low: n - reach, high: n + Math.max(tenth, 2 * reach)}
    default:
      return {low: n - reach, high: n + reach}
  }
}

export const plus = (a: Bounds, b: Bounds): Bounds => ({low: a.low + b.low, high: a.high + b.high})

export const minus = (a: Bounds, b: Bounds): Bounds => ({low: a.low - b.high, high: a.high - b.low})

export const times = ({low, high}: Bounds, factor: number): Bounds =>
  factor < 0 ? {low: high * factor, high: low * factor} : {low: low * factor, high: high * factor}

/** Null unless both are above zero: a share or growth of nothing is no number. */
export const over = (a: Bounds, b: Bounds): Bounds | null =>
  a.low >= 0 && b.low > 0 ? {low: a.low / b.high, high: a.high / b.low} : null

/** The yearly factor that makes `ratio` in so many years. */
export const root = ({low, high}: Bounds, years: number): Bounds => ({
  low: low ** (1 / years),
  high: high ** (1 / years),
})

/** Whether no number lies in both. The slack is for binary fractions, far below anything printed. */
export function apart(a: Bounds, b: Bounds): boolean {
  const slack = 1e-9 * Math.max(sizeOf(a.low), sizeOf(a.high), sizeOf(b.low), sizeOf(b.high), 1e-9)
  return a.high + slack < b.low || b.high + slack < a.low
}

const sizeOf = (end: number): number => (Number.isFinite(end) ? Math.abs(end) : 0)

/** The number in the middle; the end that exists where one is open. */
export const middle = ({low, high}: Bounds): number =>
  Number.isFinite(low) ? (Number.isFinite(high) ? (low + high) / 2 : low) : high

/** Decimal places of a number as written. */
export const placesOf = (written: string | null): number => /\.(\d+)/.exec(written ?? '')?.[1]?.length ?? 0

/** A recomputed number for people: as many places as asked for, at least one, without an exponent. */
export const shown = (value: number, places: number): string => value.toFixed(Math.min(Math.max(places, 1), 6))
