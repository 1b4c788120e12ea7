import type {ResolvedMention} from '../mentions/mention.js'
import type {Decimal} from '../quantity/decimal.js'
import {multiply} from '../quantity/decimal.js'
import {showLevel} from '../quantity/show.js'
import {convert, sameUnit} from '../quantity/unit.js'
import type {Indicator, Level} from '../registry/schema.js'
import {writeLike} from './cell-writing.js'
import {isPair} from './measure.js'
import {stateFigure} from './rephrase.js'
import type {Detected, Fix, Related, Words} from './rule.js'
import type {Verdict} from './verdict.js'
import {sayTime} from './words.js'

/** What a message about the registry says: the draft's words, and the entry they were held against. */
export interface Registered {
  readonly written: string
  readonly name: string
  /** The registered level as an official writes it: 超过4000项. */
  readonly level: string
  readonly time: Words
}

/** An entry, and the level of it that matters. */
export interface Against {
  readonly indicator: Indicator
  readonly level: Level
}

export const registered = (mention: ResolvedMention, {indicator, level}: Against): Registered => ({
  written: mention.text,
  name: indicator.name,
  level: showLevel(level, indicator.unit),
  time: sayTime(level.asOf),
})

/** `机柜总量（2020年末）登记为14.3万架`, as the evidence in a sentence. */
export const evidence = ({name, time, level}: Registered): Words => ({
  zh: `${name}（${time.zh}）登记为${level}`,
  en: `${name} (${time.en}) is registered as ${level}`,
})

/** A detection at the mention, with the entry's place; `severity` where the verdict has one. */
export const detected = <Facts>(
  mention: ResolvedMention,
  {level, severity, by}: Verdict,
  facts: Facts,
  fixes: readonly Fix[] = [],
): Detected<Facts> => ({
  span: mention.span,
  facts,
  related: [placeOf(level, by)],
  fixes,
  ...(severity ? {severity} : {}),
})

/** `by`: who stands behind the value. */
export const placeOf = (level: Level, by: Words | null = null): Related => {
  const time = sayTime(level.asOf)
  const [zh, en] = by ? [`：${by.zh}`, `: ${by.en}`] : ['', '']
  return {at: level.declaredAt, message: {zh: `登记值（${time.zh}）${zh}`, en: `Registered value (${time.en})${en}`}}
}

/**
 * Writes the registered value in the draft's manner, with the qualifier it is registered with; a target is written bare,
 * since 达到, 不低于 and 以上 say the same of it. None where the entry has no single value or the draft no number, or where
 * its time is only assumed: the figure may be the right one of another.
 */
export function useRegistered(mention: ResolvedMention, {indicator, level}: Against): readonly Fix[] {
  const {quantity, role} = mention
  if (isUndated(mention)) return []
  if (level.value === null || isPair(level.value) || quantity.written === null || isPair(quantity.value ?? level.value))
    return []
  const value = inUnit(level.value, indicator.unit, quantity.unit)
  if (!value) return []
  return [stateFigure(quantity, writeLike(value, role === 'target' ? 'eq' : level.qualifier, mention))]
}

/** Whether nothing in the draft dates a figure. */
export const isUndated = ({asOf: {basis}}: ResolvedMention): boolean => basis === 'assumed'

function inUnit(value: Decimal, registered: string, written: string | null): Decimal | null {
  if (written === null || sameUnit(written, registered)) return value
  const factor = convert(registered, written)
  return factor ? multiply(value, factor) : value
}
