import type {Time} from './time-phrase.js'

export type {Time, TimePhrase} from './time-phrase.js'

/** The last day of a time: 2020 and 2016/2020 end on 2020-12-31. */
export function endOf(time: Time): Time {
  const last = time.slice(time.lastIndexOf('/') + 1)
  const year = last.slice(0, 4)
  const part = last.slice(5)
  if (part === '') return `${year}-12-31`
  if (part.startsWith('Q')) return lastDay(year, Number(part.slice(1)) * 3)
  if (part.startsWith('H')) return lastDay(year, Number(part.slice(1)) * 6)
  return part.length === 2 ? lastDay(year, Number(part)) : last
}

/** Whether two times name one date of a level: 2020 and 2020-12-31 do, 2016/2020 and 2020 do not. */
export function sameTime(a: Time, b: Time): boolean {
  if (a === b) return true
  if ((a.length !== 10 && b.length !== 10) || !startAlike(a, b) || a.includes('/') || b.includes('/')) return false
  if (a.length === 4 || b.length === 4) return a.endsWith('-12-31') || b.endsWith('-12-31')
  return endOf(a) === endOf(b)
}

/** Whether two times begin in one year. Asked for every level of an indicator, and nearly always answered here. */
export function startAlike(a: Time, b: Time): boolean {
  for (let at = 0; at < 4; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return false
  return true
}

/** The year a time ends in; null for what is no time. */
export function yearOf(time: Time): number | null {
  const year = Number(endOf(time).slice(0, 4))
  return Number.isInteger(year) && year > 0 ? year : null
}

/** The last day of a month; `year` may be '' where the text leaves it out. */
export function lastDay(year: string, month: number): Time {
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return `${year}-${String(month).padStart(2, '0')}-${days}`
}
