import type {Stated} from '../mentions/mention.js'
import {type Decimal, scale} from '../quantity/decimal.js'
import type {Qualifier, Quantity} from '../quantity/quantity.js'
import {qualified, showLevel, showLike} from '../quantity/show.js'
import {multiplierAt} from '../quantity/unit.js'

/** A value in the place of a figure: in the figure's own multiplier and unit, where it has them itself. */
export function writeLike(value: Decimal, qualifier: Qualifier, mention: Stated): string {
  const {quantity} = mention
  const {like, power} = inCell(mention)
  if (like !== quantity) return qualified(showLike(scale(value, -power), like), qualifier)
  return qualifier === 'eq' ? showLike(value, quantity) : showLevel({value, qualifier}, quantity.unit ?? '')
}

/** Whether a table says the unit of a figure outside its cell: in its head, its column of units, or above it. */
export const isUnitLent = ({cell, text, quantity: {unit}}: Stated): boolean =>
  cell !== null && unit !== null && !text.normalize('NFKC').includes(unit.normalize('NFKC'))

/** Without the unit and multiplier that the table has said; `power`: of ten, of that multiplier. */
function inCell(mention: Stated): {readonly like: Quantity; readonly power: number} {
  const {quantity, text} = mention
  if (!isUnitLent(mention)) return {like: quantity, power: 0}
  const {multiplier, step} = quantity
  if (multiplier === null || text.includes(multiplier)) return {like: {...quantity, unit: null}, power: 0}
  const power = multiplierAt(`${multiplier} `)?.[1] ?? 0
  return {like: {...quantity, unit: null, multiplier: null, step: step && scale(step, -power)}, power}
}
