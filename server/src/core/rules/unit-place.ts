import type {Quantity} from '../quantity/quantity.js'
import type {Span} from '../text/span.js'
import {normalise} from '../text/view.js'
import {figureOf} from './rephrase.js'

/** Where the unit of a figure is written; null where it is not beside the number (a table's unit column). */
export function unitPlace(quantity: Quantity, source: string): Span | null {
  const {unit} = quantity
  const {to} = figureOf(quantity)
  if (unit === null || unit === '') return null
  const from = to - unit.length
  return from >= quantity.number.to && normalise(source.slice(from, to)) === normalise(unit) ? {from, to} : null
}
