import type {World} from '../config/world.js'
import {type Decimal, multiply} from '../quantity/decimal.js'
import {claimed, type Interval, printed} from '../quantity/interval.js'
import type {Quantity} from '../quantity/quantity.js'
import {convert, dimensionOf, isClassifier, sameUnit} from '../quantity/unit.js'
import type {Indicator, Level, Registry} from '../registry/schema.js'

/** A printed figure in the unit of an indicator. */
export interface Measured {
  readonly value: Decimal | readonly [Decimal, Decimal]
  readonly step: Decimal | null
}

/** How a written unit stands to the registered one. */
export type UnitFit = 'same' | 'accepted' | 'converted' | 'other-classifier' | 'incomparable'

/** `accepted`: named in `unitAccept`; `other-classifier`: both count, so figures compare; `incomparable`: another dimension. */
export function unitFit(unit: string | null, indicator: Indicator, registry: Registry): UnitFit {
  if (unit === null || isSame(unit, indicator.unit, registry)) return 'same'
  if (indicator.unitAccept.some((accepted) => isSame(unit, accepted, registry))) return 'accepted'
  if (factor(unit, indicator.unit, registry)) return 'converted'
  return isCount(unit, registry) && isCount(indicator.unit, registry) ? 'other-classifier' : 'incomparable'
}

/** What a quantity says in the indicator's unit; null where it says no number or cannot be compared. */
export function measured({value, step, unit}: Quantity, indicator: Indicator, registry: Registry): Measured | null {
  if (value === null) return null
  const fit = unitFit(unit, indicator, registry)
  if (fit === 'incomparable') return null
  const by = fit === 'converted' && unit !== null ? factor(unit, indicator.unit, registry) : null
  if (!by) return {value, step}
  return {
    value: isPair(value) ? [multiply(value[0], by), multiply(value[1], by)] : multiply(value, by),
    step: step && multiply(step, by),
  }
}

export const isPair = (value: Measured['value']): value is readonly [Decimal, Decimal] => Array.isArray(value)

/** The numbers that the draft's wording allows. */
export const claimOf = ({qualifier}: Quantity, {value, step}: Measured, {registry: {policy}}: World): Interval =>
  claimed(qualifier, value, step, policy)

/** The numbers that a registered level allows; null where the value is not available. */
export const knownOf = ({qualifier, value, step}: Level, {registry: {policy}}: World): Interval | null =>
  value === null ? null : claimed(isPair(value) ? 'range' : qualifier, value, step, policy)

/** The numbers that the bare figure stands for, whatever words are around it. */
export const figure = ({value, step}: Measured): Interval =>
  isPair(value) ? {low: value[0], high: value[1], lowOpen: false, highOpen: false} : printed(value, step)

function isSame(a: string, b: string, {units}: Registry): boolean {
  if (sameUnit(a, b)) return true
  const known = units.find(({unit, aliases}) => unit === b || aliases.includes(b))
  return !!known && (known.unit === a || known.aliases.includes(a))
}

/** What a value in `from` is multiplied by to be in `to`: the registry's factors first. */
function factor(from: string, to: string, {units}: Registry): Decimal | null {
  const source = units.find((it) => it.unit === from || it.aliases.includes(from))
  if (source?.factor && source.base === to) return source.factor
  return convert(from, to)
}

const isCount = (unit: string, {units}: Registry): boolean =>
  isClassifier(unit) || (dimensionOf(unit) === null && units.some((it) => it.unit === unit && it.kind === 'count'))
