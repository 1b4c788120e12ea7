import {enMonths, enRelative, enTimes} from '../../language/en.js'
import type {Offset, Span} from '../../text/span.js'
import {lastDay} from '../time.js'
import type {Time, TimePhrase} from '../time-phrase.js'

const months = enMonths.split('|')

const leads: Readonly<Record<string, string>> = Object.fromEntries(enTimes)

const LEAD = `(?:(?<lead>${enTimes
  .map(([word]) => word)
  .sort((a, b) => b.length - a.length)
  .join('|')}) (?:the (?:year )?)?)?`
const MONTH = `(?<month>${months.join('|')})`
const YEAR = '(?<year>(?:19|20)\\d\\d)'
const BODY = [
  `(?:between )?(?<first>(?:19|20)\\d\\d)(?: ?[-–—/] ?| to | and )(?<last>(?:19|20)\\d\\d)`,
  `(?<day>\\d{1,2}) ${MONTH} ${YEAR}`,
  `${MONTH.replace('month', 'month2')} ${YEAR.replace('year', 'year2')}`,
  `(?<part>Q[1-4]|(?:first|second|third|fourth) quarter of|(?:first|second) half of) ${YEAR.replace('year', 'year3')}`,
  YEAR.replace('year', 'year4'),
].join('|')

const DATED = new RegExp(`(?<![\\w.,-])${LEAD}(?:${BODY})(?![\\w%]|[.,]\\d|-\\d)`, 'gi')

const relatives = new Map<string, string>(enRelative)
const RELATIVE = new RegExp(
  `(?<![\\w-])(?:(?<lead>by|since|from|than|on) )?(?<word>${[...relatives.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\w-])`,
  'gi',
)

/** over the past five years, for three years: how long. */
const SPELL =
  /(?<![\w-])(?:over|in|during|for|within) (?:the )?(?:past |last |next |coming )?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)[- ]years?\b/gi

/** Every time phrase of a text, in order: by 2030, in 2025, from 2021 to 2025, at the end of June 2025, last year. */
export function timePhrases(text: string): readonly TimePhrase[] {
  const found: TimePhrase[] = []
  for (const match of text.matchAll(DATED)) found.push(datedPhrase(text, match))
  for (const {0: all, index, groups} of text.matchAll(RELATIVE)) found.push(relativePhrase(all, index, groups ?? {}))
  for (const {0: all, index} of text.matchAll(SPELL))
    found.push({
      span: {from: index, to: index + all.length},
      text: all,
      time: null,
      kind: 'span',
      planned: /next|coming/i.test(all),
    })
  return apart(found.sort((a, b) => a.span.from - b.span.from))
}

function apart(sorted: readonly TimePhrase[]): readonly TimePhrase[] {
  let to = 0
  return sorted.filter(({span}) => {
    if (span.from < to) return false
    to = span.to
    return true
  })
}

function datedPhrase(text: string, {0: all, index, groups = {}}: RegExpMatchArray): TimePhrase {
  const from = index ?? 0
  const lead = (groups.lead ?? '').toLowerCase()
  const kindOfLead = leads[lead] ?? ''
  const {time, isPoint} = timeIn(groups, kindOfLead, lead)
  const span: Span = {from, to: from + all.length}
  // from 45 % in 2020 tells a start, up 5.9 % on 2020 a base: from and on compare, but from 2026 to 2030 is a stretch.
  const isBase =
    kindOfLead === 'base' && groups.first === undefined && groups.day === undefined && !opensFrom(text, lead, span)
  const kind = isBase ? 'base' : isPoint ? 'point' : 'flow'
  return {span, text: all, time, kind, planned: kindOfLead === 'deadline' && groups.first === undefined}
}

/** from 2027, at a clause's end, says since when; from 45 % in 2020 and from 2020 levels compare. */
const opensFrom = (text: string, lead: string, {to}: Span): boolean =>
  lead === 'from' && /^(?: onwards| on\b|[.,;)]|$)/.test(text.slice(to, to + 9))

function timeIn(
  groups: Readonly<Record<string, string>>,
  lead: string,
  word: string,
): {readonly time: Time; readonly isPoint: boolean} {
  const year = groups.year ?? groups.year2 ?? groups.year3 ?? groups.year4 ?? ''
  if (groups.first) return {time: `${groups.first}/${groups.last}`, isPoint: false}
  const month = groups.month ?? groups.month2
  const isPoint = lead === 'deadline' || lead === 'now' || lead === 'edge'
  if (groups.part) return {time: `${year}-${partOf(groups.part)}`, isPoint: false}
  if (!month) return {time: lead === 'edge' || /end of/.test(word) ? `${year}-12-31` : year, isPoint}
  const number = months.findIndex((it) => it.toLowerCase() === month.toLowerCase()) + 1
  if (groups.day)
    return {time: `${year}-${String(number).padStart(2, '0')}-${groups.day.padStart(2, '0')}`, isPoint: true}
  const time = lead === 'edge' ? lastDay(year, number) : `${year}-${String(number).padStart(2, '0')}`
  return {time, isPoint}
}

/** Q1, first quarter of: Q1; second half of: H2. */
function partOf(part: string): string {
  if (/^q/i.test(part)) return part.toUpperCase()
  const number = ['first', 'second', 'third', 'fourth'].findIndex((it) => part.toLowerCase().startsWith(it)) + 1
  return `${/half/i.test(part) ? 'H' : 'Q'}${number}`
}

function relativePhrase(
  all: string,
  from: Offset,
  {lead = '', word = ''}: Readonly<Record<string, string>>,
): TimePhrase {
  const isBase = /^(?:from|than|on)$/i.test(lead)
  const offset = relatives.get(word.toLowerCase())
  return {
    span: {from, to: from + all.length},
    text: all,
    time: null,
    kind: isBase ? 'base' : 'relative',
    planned: offset === '1' || /^by$/i.test(lead),
  }
}

/** How many years a relative phrase is off the draft's own; null for one that means now, or none at all. */
export function offsetOf(text: string): number | null {
  const word = [...relatives.keys()].find((it) => text.toLowerCase().endsWith(it))
  const offset = word === undefined ? undefined : relatives.get(word)
  return offset === undefined || offset === 'now' ? null : Number(offset)
}
