import {absolute, compare, type Decimal, print, round, scale, whole} from '../quantity/decimal.js'
import {isRange} from '../quantity/interval.js'
import {qualifierOf, single} from '../registry/file/indicator.js'
import type {Indicator, Level} from '../registry/schema.js'
import type {Words} from '../rules/rule.js'

const powers: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
  ['', 0],
]

const qualifiers: Readonly<Record<Level['qualifier'], Words>> = {
  eq: {zh: '', en: ''},
  gt: {zh: '超过', en: 'over '},
  ge: {zh: '不低于', en: 'at least '},
  lt: {zh: '低于', en: 'under '},
  le: {zh: '不超过', en: 'at most '},
  about: {zh: '约', en: 'about '},
  nearly: {zh: '近', en: 'nearly '},
  'just-over': {zh: '略多于', en: 'just over '},
  range: {zh: '', en: ''},
  vague: {zh: '', en: ''},
}

/** A registered level with its qualifier, in the indicator's display multiplier and unit. */
export function showLevelOf({value, qualifier}: Pick<Level, 'value' | 'qualifier'>, indicator: Indicator): Words {
  if (value === null) return {zh: '（暂无数据）', en: '(not available)'}
  const shown = isRange(value)
    ? value.map((it) => showNumber(it, indicator)).join('～') + indicator.unit
    : showNumber(value, indicator) + indicator.unit
  const {zh, en} = qualifiers[qualifier]
  return {zh: zh + shown, en: en + shown}
}

/** The same of a value in digits, perhaps with 万 or 亿 behind them; two: a range. What is no number stays as it is. */
export function showWritten(value: string | readonly string[], qualifier: string | null, indicator: Indicator): Words {
  const [low, high] = (typeof value === 'string' ? [value] : value).map(single)
  const [text] = [typeof value === 'string' ? value : value.join('～')]
  if (!low || (high === null && typeof value !== 'string')) return {zh: text, en: text}
  const level = {value: high ? ([low, high] as const) : low, qualifier: qualifierOf(qualifier ?? 'eq') ?? 'eq'}
  return showLevelOf(level, indicator)
}

/** Percentages and the like are never folded by 万. */
function showNumber(value: Decimal, {display, unit}: Indicator): string {
  const folds = !/[%‰]|百分点/.test(unit)
  const own = powers.find(([multiplier]) => multiplier === display?.multiplier)
  const [multiplier, power] = own ??
    powers.find(([, power]) => folds && compare(absolute(value), scale(whole(1), power)) >= 0) ?? ['', 0]
  const folded = scale(value, -power)
  // Where the registry wishes fewer digits than the number has, all of them are shown: a card must not round.
  return (
    print(
      display && compare(round(folded, display.decimals), folded) === 0 ? round(folded, display.decimals) : folded,
    ) + multiplier
  )
}
