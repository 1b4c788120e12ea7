import type {ResolvedMention} from '../mentions/mention.js'
import {placesOf} from '../quantity/bounds.js'
import {toNumber} from '../quantity/decimal.js'

/** A recomputed value in the multiplier and unit of `like`, to two decimal places more than it has. */
export function inWritingOf({quantity}: ResolvedMention, value: number): string {
  const digits = Number((quantity.written ?? '').normalize('NFKC').replace(/[, ]/g, ''))
  const one = quantity.value && !('length' in quantity.value) && digits ? toNumber(quantity.value) / digits : 1
  const places = placesOf(quantity.written?.normalize('NFKC') ?? null)
  return `${Number((value / one).toFixed(places + 2))}${quantity.multiplier ?? ''}${quantity.unit ?? ''}`
}
