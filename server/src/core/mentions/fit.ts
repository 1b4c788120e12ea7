import {zhWording} from '../language/zh.js'
import {convert, dimensionOf, isClassifier, sameUnit} from '../quantity/unit.js'
import type {Indicator, Registry} from '../registry/schema.js'
import type {Stated} from './mention.js'

/** How well a mention's unit suits an indicator: `same` supports the match, `odd` may be a slip of the writer, `other` forbids it. */
export type Fit = 'same' | 'odd' | 'other'

export function unitFit(mention: Stated, indicator: Indicator, registry: Registry): Fit {
  const {unit, numeral} = mention.quantity
  if (isOfChange(mention)) return 'same'
  if (numeral === 'coverage') return indicator.unit === '%' ? 'same' : 'other'
  if (mention.change === 'points') return indicator.unit === '%' || indicator.unit === '‰' ? 'same' : 'other'
  if (unit === null) return isLeftOut(indicator) ? 'same' : 'other'
  if (unit === indicator.unit) return 'same'
  if (!indicator.unit) return 'odd'
  const accepted = [indicator.unit, ...indicator.unitAccept]
  if (accepted.some((it) => isOneUnit(unit, it, registry))) return 'same'
  return isThing(unit) && isThing(indicator.unit) ? 'odd' : 'other'
}

/** 增长8%, 翻一番: the unit is that of the change and tells nothing of the level. */
const isOfChange = ({change}: Stated): boolean =>
  change === 'percent' ||
  change === 'annual-growth' ||
  change === 'increase-multiple' ||
  change === 'multiple-of-base' ||
  change === 'ratio-to-base' ||
  change === 'difference'

/** 注册量突破16亿: what is counted may go without its unit; a length or a share may not. */
const isLeftOut = ({unit, unitElided}: Indicator): boolean => unitElided || unit === '' || isClassifier(unit)

function isOneUnit(a: string, b: string, {units}: Registry): boolean {
  if (sameUnit(a, b) || convert(a, b) !== null) return true
  const same = (spelling: string): string =>
    units.find(({unit, aliases}) => unit === spelling || aliases.includes(spelling))?.unit ?? spelling
  return same(a) === same(b)
}

/**
 * 个 for 项 or 家 is a slip about the same things. Kinds, persons, households, times and batches are other countings:
 * 30余种终端 and 60万个终端 are two indicators, and so are 人 and 人次.
 */
const isThing = (unit: string): boolean => dimensionOf(unit) === 'count' && !zhWording.countsOthers.test(unit)
