import type {Cell, Passage} from '../markdown/passage.js'
import {scale} from '../quantity/decimal.js'
import type {Quantity} from '../quantity/quantity.js'
import {foldUnit, type Unit} from './header.js'
import type {Stated} from './mention.js'

const LONGEST = 60

/** 单位：亿元 above a table, alone in its line or at a caption's end; null where there is none, or more than one. */
export function unitAbove(passage: Passage): Unit | null {
  if (passage.kind === 'table') return null
  const {text} = passage.view
  return text.length <= LONGEST && text.includes('单位') ? unitTold(text) : null
}

/** The unit that a table's first row tells, when it tells nothing else. */
export function unitRow(cells: readonly Cell[]): Unit | null {
  const said = cells.filter(({view}) => view.text.trim() !== '')
  const text = said.length === 1 ? said[0]!.view.text.trim() : ''
  return /^[(（]?(?:计量)?单位/.test(text) ? unitTold(text) : null
}

function unitTold(text: string): Unit | null {
  const told = /(?:^|[\s(（])(?:计量)?单位[:：] ?([^()（）\s、,，]{1,12})[)）]?\s*$/.exec(text)
  return told && foldUnit(told[1]!)
}

/** Rates, shares and indices are in no unit of what a table counts; nor are changes in percent. */
const RATE = /(?:[率比]|比[重例]|指数|系数)$/

/** A number of people or firms is no money (户数 in a table of 亿元). */
const COUNT = /(?:[人户家个件次项]数|数量)$/

/** A figure of a table in the unit of the whole, unless its row or column has its own. */
export function inUnit(mention: Stated, unit: Unit): Stated {
  const {cell, change, quantity, name} = mention
  const isOther = RATE.test(name.text) || (unit.unit === '元' && COUNT.test(name.text))
  const isOwn = cell === null || quantity.unit !== null || quantity.numeral === 'coverage' || isOther
  return isOwn || (change !== null && change !== 'absolute')
    ? mention
    : {...mention, quantity: withUnit(quantity, unit)}
}

/** The unit of a head or row, for a number that has none. */
export function withUnit(quantity: Quantity, unit: Unit | null): Quantity {
  if (!unit || quantity.unit !== null) return quantity
  const {value, step} = quantity
  return {
    ...quantity,
    unit: unit.unit,
    multiplier: quantity.multiplier ?? unit.multiplier,
    value:
      value &&
      ('digits' in value ? scale(value, unit.power) : [scale(value[0], unit.power), scale(value[1], unit.power)]),
    step: step && scale(step, unit.power),
  }
}
