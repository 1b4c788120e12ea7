import {startAlike, type Time} from '../quantity/time.js'

/**
 * Whether two times may be meant for one another: the same, or a year and that year's end, which drafts write for each
 * other (2020年 of a stock is its end of the year).
 */
export const sameMoment = (a: Time, b: Time): boolean => a === b || (startAlike(a, b) && yearEnd(a) === yearEnd(b))

function yearEnd(time: Time): string {
  const year = /^(\d{4})(?:-12(?:-31)?)?$/.exec(time)?.[1]
  return year ?? time
}

/** Whether a time is the last year of a period, or that year's end: 2025, 2025-12-31 of 2021/2025. */
export function isLastOf(time: Time, period: Time): boolean {
  const at = period.indexOf('/')
  return at >= 0 && !time.includes('/') && sameMoment(time, period.slice(at + 1))
}
