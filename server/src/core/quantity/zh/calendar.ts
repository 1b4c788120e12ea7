import {zhTimes} from '../../language/zh.js'
import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {byFirst} from '../by-first.js'
import {lastDay} from '../time.js'
import type {Stretch, Time} from '../time-phrase.js'
import {joinEnd} from './join.js'
import {hanDigit, isDigit, isLatin} from './numeral.js'

/** A date with a year: 2020年底, 2021年10月24日, 2024年第一季度, 2021—2025年, 二〇二五年, 2021-10-24. */
export function readDated(text: string, at: Offset): Stretch | null {
  const year = readYear(text, at)
  if (!year || isDigit(text.charCodeAt(at - 1)) || isLatin(text.charCodeAt(at - 1))) return null
  const period = readPeriod(text, year)
  if (period) return period
  const written = readNumericDate(text, year)
  if (written) return written
  return text[year.to] === '年' ? readWithin(text, year.to + 1, String(year.year)) : null
}

/** A date that leaves its year to the text: 1—6月, 6月底, 12月31日, 上半年, 一季度, 前三季度, 年末. */
export function readUndated(text: string, at: Offset): Stretch | null {
  const part = readPart(text, at, '')
  return part && {...withEnd(text, part), time: null, kind: 'relative'}
}

interface Year {
  readonly year: number
  readonly to: Offset
}

/** Four digits that may be a year, in either script. */
function readYear(text: string, at: Offset): Year | null {
  let year = 0
  for (let to = at; to < at + 4; to++) {
    const code = text.charCodeAt(to)
    const digit = isDigit(code) ? code - 48 : hanDigit(code)
    if (digit === undefined || isDigit(code) !== isDigit(text.charCodeAt(at))) return null
    year = year * 10 + digit
  }
  const next = text.charCodeAt(at + 4)
  return year < 1800 || year > 2199 || isDigit(next) || hanDigit(next) !== undefined ? null : {year, to: at + 4}
}

/** 2021—2025年, 2021年至2023年. */
function readPeriod(text: string, first: Year): Stretch | null {
  const from = text[first.to] === '年' ? first.to + 1 : first.to
  const then = joinEnd(text, from)
  const last = then > from ? readYear(text, then) : null
  if (!last || text[last.to] !== '年' || last.year <= first.year) return null
  const to = last.to + 1
  return {
    to: text.startsWith('期间', to) ? to + 2 : to,
    time: `${first.year}/${last.year}`,
    kind: 'flow',
    planned: false,
  }
}

const parts8601 = among('-./')

/** 2021-10-24, 2021.10.24, 2021/10/24. */
function readNumericDate(text: string, {year, to}: Year): Stretch | null {
  if (!parts8601(text, to)) return null
  const sign = text[to]
  const month = readSmall(text, to + 1, 12)
  if (!month || text[month.to] !== sign) return null
  const day = readSmall(text, month.to + 1, 31)
  if (!day || isDigit(text.charCodeAt(day.to))) return null
  return {to: day.to, time: dated(String(year), month.value, day.value), kind: 'flow', planned: false}
}

/** What follows 2020年: nothing, a month, a part of the year, 底 or 前. */
function readWithin(text: string, at: Offset, year: string): Stretch {
  const part = readPart(text, at, year)
  if (part) return withEnd(text, part)
  const to = text.startsWith('度', at) && !text.startsWith('度电', at) ? at + 1 : at
  const whole: Stretch = {to, time: year, kind: 'flow', planned: false}
  if (text.startsWith('以来', to)) return {...whole, to: to + 2, time: null}
  if (text[to] === '前' && !'三两四半几'.includes(text[to + 1] ?? ' '))
    return {...whole, to: to + 1, kind: 'point', planned: true}
  if (text.startsWith('之前', to) || text.startsWith('以前', to))
    return {...whole, to: to + 2, kind: 'point', planned: true}
  return text[to] === '起' ? {...whole, to: to + 1} : whole
}

/** A part of a year: 底, 12月底, 上半年, 第一季度, 1—6月. `year` is '' where the text leaves it out. */
function readPart(text: string, at: Offset, year: string): Stretch | null {
  return readEdge(text, at, year) ?? readHalfOrQuarter(text, at, year) ?? readMonths(text, at, year)
}

const edges: readonly (readonly [word: string, suffix: string])[] = zhTimes.edges

const isEdge = among('年底末初中')

/** 底, 末, 年底, 年末, 初: the edges of a year; 中 only where nothing makes it a word (2020年中央). */
function readEdge(text: string, at: Offset, year: string): Stretch | null {
  if (!isEdge(text, at)) return null
  for (const [word, suffix] of edges) {
    if (!text.startsWith(word, at) || (year === '' && word.length === 1)) continue
    const next = text[at + word.length] ?? ' '
    if (word.endsWith('中') && !',，、期'.includes(next)) return null
    if (word.endsWith('初') && '中级始步次期'.includes(next)) return null
    return {to: at + word.length, time: year + suffix, kind: 'point', planned: false}
  }
  return null
}

const parts: readonly (readonly [word: string, suffix: string])[] = zhTimes.parts

const partAt = byFirst(parts, ([word]) => word)

function readHalfOrQuarter(text: string, at: Offset, year: string): Stretch | null {
  const part = partAt(text, at)
  if (!part) return null
  const time = part[1].includes('/')
    ? part[1]
        .split('/')
        .map((month) => year + month)
        .join('/')
    : year + part[1]
  const to = at + part[0].length
  return {to: text[to] === '末' ? to + 1 : to, time, kind: 'flow', planned: false}
}

/** 6月, 6月底, 10月24日, 1—6月, 1至11月份, 十月一日. */
function readMonths(text: string, at: Offset, year: string): Stretch | null {
  const first = readSmall(text, at, 12)
  if (!first || isDigit(text.charCodeAt(at - 1)) || text[at - 1] === '.') return null
  const from = text[first.to] === '月' ? first.to + 1 : first.to
  const then = joinEnd(text, from)
  const last = then > from ? readSmall(text, then, 12) : null
  if (last && text[last.to] === '月' && last.value > first.value) {
    const to = text[last.to + 1] === '份' ? last.to + 2 : last.to + 1
    return {to, time: `${year}-${two(first.value)}/${year}-${two(last.value)}`, kind: 'flow', planned: false}
  }
  if (text[first.to] !== '月') return null
  return readDay(text, first.to + 1, year, first.value)
}

function readDay(text: string, at: Offset, year: string, month: number): Stretch {
  const edge = text[at]
  if (edge === '底' || edge === '末') return {to: at + 1, time: lastDay(year, month), kind: 'point', planned: false}
  const day = readSmall(text, at, 31)
  if (day && (text[day.to] === '日' || text[day.to] === '号')) {
    return {to: day.to + 1, time: dated(year, day.value === 0 ? 1 : month, day.value), kind: 'flow', planned: false}
  }
  return {to: edge === '份' ? at + 1 : at, time: `${year}-${two(month)}`, kind: 'flow', planned: false}
}

/** 前 or 起 after a point: 2025年底前, 6月30日前, 1月1日起. */
function withEnd(text: string, stretch: Stretch): Stretch {
  const {to} = stretch
  if (text[to] === '前' && text[to + 1] !== '三') return {...stretch, to: to + 1, kind: 'point', planned: true}
  if (text.startsWith('之前', to) || text.startsWith('以前', to))
    return {...stretch, to: to + 2, kind: 'point', planned: true}
  return text[to] === '起' ? {...stretch, to: to + 1} : stretch
}

/** 1 to `most`, in digits or Han numerals up to 三十一. */
function readSmall(text: string, at: Offset, most: number): {readonly value: number; readonly to: Offset} | null {
  let to = at
  let value = 0
  if (isDigit(text.charCodeAt(at))) {
    while (to < at + 2 && isDigit(text.charCodeAt(to))) value = value * 10 + text.charCodeAt(to++) - 48
  } else {
    const first = hanDigit(text.charCodeAt(to))
    if (first !== undefined) to++
    value = first ?? 0
    if (text[to] === '十') {
      const last = hanDigit(text.charCodeAt(to + 1))
      value = (first ?? 1) * 10 + (last ?? 0)
      to += last === undefined ? 1 : 2
    }
  }
  return to === at || value < 1 || value > most ? null : {value, to}
}

const two = (value: number): string => String(value).padStart(2, '0')

const dated = (year: string, month: number, day: number): Time => `${year}-${two(month)}-${two(day)}`
