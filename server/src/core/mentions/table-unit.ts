import type {Cell, Passage} from '../markdown/passage.js'
import {scale} from '../quantity/decimal.js'
import type {Quantity} from '../quantity/quantity.js'
import {dimensionOf} from '../quantity/unit.js'
import {foldUnit, type Unit} from './header.js'
import type {Wording} from './language.js'
import type {Stated} from './mention.js'

const LONGEST = 60

/** 单位：亿元 above a table, alone in its line or at a caption's end; null where there is none, or more than one. */
export function unitAbove(passage: Passage, say: Wording): Unit | null {
  if (passage.kind === 'table') return null
  const {text} = passage.view
  return text.length <= LONGEST ? unitTold(text, say) : null
}

/** The unit that a table's first row tells, when it tells nothing else. */
export function unitRow(cells: readonly Cell[], say: Wording): Unit | null {
  const said = cells.filter(({view}) => view.text.trim() !== '')
  const text = said.length === 1 ? said[0]!.view.text.trim() : ''
  return say.unitRow.test(text) ? unitTold(text, say) : null
}

function unitTold(text: string, say: Wording): Unit | null {
  const told = say.unitTold.exec(text)
  return told && foldUnit(told[1]!)
}

/** The dimension of a currency is its code. */
const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(dimensionOf(unit) ?? '')

/** A figure of a table in the unit of the whole, unless its row or column has its own. */
export function inUnit(mention: Stated, unit: Unit, say: Wording): Stated {
  const {cell, change, quantity, name} = mention
  const isOther = say.rateName.test(name.text) || (isMoney(unit.unit) && say.countName.test(name.text))
  const isOwn = cell === null || quantity.unit !== null || quantity.numeral === 'coverage' || isOther
  return isOwn || (change !== null && change !== 'absolute')
    ? mention
    : {...mention, quantity: withUnit(quantity, unit)}
}

/** The unit of a head or row, for a number that has none. */
export function withUnit(quantity: Quantity, unit: Unit | null): Quantity {
  if (!unit || quantity.unit !== null) return quantity
  const {span, qualifier, comparators, value, step, written, number, multiplier, numeral, multiplierOmitted} = quantity
  // Written out, not spread: nearly every cell of a table passes here.
  const counted = {
    span,
    qualifier,
    comparators,
    value:
      value &&
      ('digits' in value
        ? scale(value, unit.power)
        : ([scale(value[0], unit.power), scale(value[1], unit.power)] as const)),
    step: step && scale(step, unit.power),
    written,
    number,
    multiplier: multiplier ?? unit.multiplier,
    unit: unit.unit,
    numeral,
  }
  return multiplierOmitted ? {...counted, multiplierOmitted} : counted
}
