import type {Column, Unit} from '../../mentions/header.js'
import {absolute, compare, type Decimal, multiply, print, scale, whole} from '../../quantity/decimal.js'
import {isRange} from '../../quantity/interval.js'
import {convert, dimensionOf, sameUnit} from '../../quantity/unit.js'
import type {Indicator, Level} from '../../registry/schema.js'
import {sameMoment} from '../../rules/moment.js'

/** A column of a table of indicators, as far as a row needs it. */
export type RowColumn = Pick<Column, 'kind' | 'when' | 'mood' | 'unit' | 'change'>

const dash = '—'

/** The cells of an indicator's row: name, unit, and the registered value of each column's time; `order` counts the rows. */
export function rowCells(indicator: Indicator, columns: readonly RowColumn[], order: number): readonly string[] {
  const levels = columns.flatMap((column) => levelFor(indicator, column) ?? [])
  const unit = rowUnit(indicator, levels)
  const inName = !columns.some((column) => column.kind === 'unit' || column.unit)
  return columns.map((column) => {
    switch (column.kind) {
      case 'name':
        return indicator.name + (inName ? `（${unit.multiplier ?? ''}${unit.unit}）` : '')
      case 'unit':
        return (unit.multiplier ?? '') + unit.unit
      case 'order':
        return String(order)
      case 'attribute':
        return indicator.attribute ?? ''
      case 'value':
        return valueCell(indicator, column, unit)
      default:
        return ''
    }
  })
}

function valueCell(indicator: Indicator, column: RowColumn, unit: Unit): string {
  if (column.change !== null) return ''
  const level = levelFor(indicator, column)
  if (level === null) return column.when?.time ? dash : ''
  return cellText(level, indicator, column.unit ?? unit) ?? ''
}

/** What the registry has for the time of a column; null for a column that sums up or tells a change. */
export function levelFor({observations, targets}: Indicator, {kind, change, when, mood}: RowColumn): Level | null {
  const time = when?.time ?? null
  if (kind !== 'value' || change !== null || time === null) return null
  const levels: readonly Level[] = mood === 'goal' ? targets : observations
  return levels.findLast((it) => it.value !== null && sameMoment(it.asOf, time)) ?? null
}

/** A level as a cell states it whose unit and multiplier stand elsewhere; null where the unit is of another kind. */
export function cellText({value, qualifier}: Level, indicator: Indicator, unit: Unit): string | null {
  const factor = factorTo(indicator, unit.unit)
  if (!factor || value === null) return null
  const show = (it: Decimal): string => print(scale(multiply(it, factor), -unit.power))
  if (isRange(value)) return `${show(value[0])}～${show(value[1])}`
  return signed(show(value), qualifier)
}

/** A number of a cell with what is claimed of it: ≥66, 约30, 1000余. */
export function signed(number: string, qualifier: Level['qualifier']): string {
  const [before, after] = signs[qualifier]
  return before + number + after
}

const signs: Readonly<Record<Level['qualifier'], readonly [before: string, after: string]>> = {
  eq: ['', ''],
  gt: ['>', ''],
  ge: ['≥', ''],
  lt: ['<', ''],
  le: ['≤', ''],
  about: ['约', ''],
  nearly: ['近', ''],
  'just-over': ['', '余'],
  range: ['', ''],
  vague: ['约', ''],
}

/** What a value in the indicator's unit is multiplied by to be in another; null where that cannot be. */
export function factorTo({unit, unitAccept}: Indicator, written: string): Decimal | null {
  if (sameUnit(unit, written) || unitAccept.some((it) => sameUnit(it, written))) return whole(1)
  return convert(unit, written)
}

const powers: readonly (readonly [multiplier: string, power: number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
]

/** One unit for a row: the registry's wish, else the largest multiplier that leaves each value at most two decimals. */
function rowUnit({unit, display}: Indicator, levels: readonly Level[]): Unit {
  const plain = {unit, multiplier: null, power: 0}
  const values = levels.flatMap(({value}) => (value === null ? [] : isRange(value) ? [...value] : [value]))
  if (!values.length || ['ratio', 'points', 'multiple', 'proportion'].includes(dimensionOf(unit) ?? '')) return plain
  const found =
    powers.find(([multiplier]) => multiplier === display?.multiplier) ??
    powers.find(
      ([, power]) =>
        values.every(({exponent}) => exponent >= power - 2) &&
        values.some((value) => compare(absolute(value), scale(whole(1), power)) >= 0),
    )
  return found ? {unit, multiplier: found[0], power: found[1]} : plain
}
