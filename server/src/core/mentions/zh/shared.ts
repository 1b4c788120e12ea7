import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'

/**
 * Numbers of a list share the unit of the last one (243万、317万和402万平方米). A multiplier is not shared: the numbers
 * that lack one are read as written.
 */
export function shareUnits(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  if (!quantities.some(({unit}) => unit === null)) return quantities
  const shared = [...quantities]
  for (let index = shared.length - 2; index >= 0; index--) {
    const [here, next] = [shared[index]!, shared[index + 1]!]
    if (here.unit !== null || next.unit === null || here.numeral === 'coverage') continue
    if (!say.unitJoint.test(text.slice(here.span.to, next.span.from))) continue
    shared[index] = {...here, unit: next.unit}
  }
  return shared
}
