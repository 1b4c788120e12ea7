import type {Time} from '../../quantity/time.js'
import type {Wording} from '../language.js'
import type {AsOf} from '../mention.js'

/** Whether what is told is to be reached (`goal`) or has been (`state`); null where nothing says. */
export type Mood = 'goal' | 'state' | null

/** A time that one part of a draft hands to another. */
export interface When {
  /** Null where the words need a year that nothing gives. */
  readonly time: Time | null
  /** As written; null where two times leave no one of them in force. */
  readonly text: string | null
  /** Whether the words look forward. */
  readonly planned: boolean
}

export const UNDATED: AsOf = {time: null, text: null, basis: null}

/** A heading with two times: neither holds for what stands under it, nor does any above. */
export const NEITHER: When = {time: null, text: null, planned: false}

export const asOf = ({time, text}: When, basis: 'explicit' | 'inherited'): AsOf =>
  text === null && time === null ? UNDATED : {time, text, basis}

/** The year that a time ends in; null where it has none. */
export function yearAt(time: Time | null): number | null {
  const first = time === null ? null : digitsOf(time)
  if (time === null || first === null) return null
  const last = time.lastIndexOf('/') + 1
  return last === 0 ? first : Number(time.slice(last, last + 4))
}

/** The number that four digits at the start make; by hand, since it is asked dozens of times for a figure. */
function digitsOf(time: Time): number | null {
  let year = 0
  for (let at = 0; at < 4; at++) {
    const digit = time.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return null
    year = year * 10 + digit
  }
  return year
}

export const isStretch = (time: Time | null): boolean => time?.includes('/') ?? false

/** 前三季度, 1—10月: a stretch that begins and ends within a year. */
export const isWithinYear = (time: Time | null): boolean => time !== null && /^(\d{4})-[^/]+\/\1-/.test(time)

export const isDay = (time: Time | null): boolean => time !== null && /^\d{4}-\d\d-\d\d$/.test(time)

/** 截至…, 目前, 现有, …以来: up to now. */
export const isNow = (text: string | null, say: Wording): boolean => text !== null && say.now.test(text)

/** 年末户籍人口310万人, 6月末贷款余额9亿元: the stock of one day, which dates no flow of the paragraphs behind it. */
export const isPeriodEnd = (text: string, say: Wording): boolean => say.periodEnd.test(text)
