import {type TimeWord, zhTimes} from '../../language/zh.js'
import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {byFirst} from '../by-first.js'
import {toNumber} from '../decimal.js'
import type {Stretch} from '../time-phrase.js'
import {joinEnd} from './join.js'
import {digitsEnd, hanDigit, hanEnd, isDigit, isNumeral, readHan} from './numeral.js'

/** “十三五”期间, 十四五末, “十四五”前四年, 第十四个五年规划时期; the bare name (“十四五”规划) is no time. */
export function readPlanPeriod(text: string, at: Offset): Stretch | null {
  const quoted = isOpening(text, at)
  const name = readOrdinal(text, quoted ? at + 1 : at) ?? readLongName(text, at)
  if (!name) return null
  if (quoted && !isClosing(text, name.to)) return null
  const to = quoted ? name.to + 1 : name.to
  const start = 1966 + 5 * (name.ordinal - 3)
  for (const [word, edge] of plan) {
    if (!text.startsWith(word, to)) continue
    const end = to + word.length
    if (edge === 'end') return withDeadline(text, {to: end, time: `${start + 4}-12-31`, kind: 'point', planned: false})
    if (edge === 'start') return {to: end, time: `${start}-01`, kind: 'point', planned: false}
    if (edge === 'since') return {to: end, time: `${start}/${start + 4}`, kind: 'flow', planned: false}
    return {to: end, time: `${start}/${start + 4}`, kind: 'flow', planned: false}
  }
  const years = readFirstYears(text, to, start)
  if (years || !quoted || !isAlone(text, at, to)) return years
  return {to, time: `${start}/${start + 4}`, kind: 'flow', planned: false}
}

/** “十四五”全市累计…, 比“十三五”增长…: in front of an area or a sum, and behind 比, the plan's number alone tells its years. */
const isAlone = (text: string, from: Offset, to: Offset): boolean =>
  /^(?:全[市省县区州国社]|我[市省县区州]|累计|年均)/.test(text.slice(to, to + 2)) ||
  ('比较'.includes(text[from - 1] ?? ' ') && /^(?:\d|增[加长]|提高|减少|下降|多|净增)/.test(text.slice(to, to + 2)))

const isOpening = among('“"‘「『\'')

const isClosing = among('”"’」』\'')

const {plan} = zhTimes

function readFirstYears(text: string, at: Offset, start: number): Stretch | null {
  if (text[at] !== '前' && text[at] !== '后') return null
  const years =
    hanDigit(text.charCodeAt(at + 1)) ?? (isDigit(text.charCodeAt(at + 1)) ? text.charCodeAt(at + 1) - 48 : 0)
  if (years < 1 || years > 4 || text[at + 2] !== '年') return null
  const time = text[at] === '前' ? `${start}/${start + years - 1}` : `${start + 5 - years}/${start + 4}`
  return {to: at + 3, time, kind: 'flow', planned: false}
}

/** 十四五 → 14, 九五 → 9. */
function readOrdinal(text: string, at: Offset): {readonly ordinal: number; readonly to: Offset} | null {
  const first = hanDigit(text.charCodeAt(at))
  if (text[at] !== '十') {
    // 三五 is also “three or five”: only 六五 to 九五 are plans without 十.
    return first !== undefined && first >= 6 && text[at + 1] === '五' ? {ordinal: first, to: at + 2} : null
  }
  if (text[at + 1] === '五') return text[at + 2] === '五' ? {ordinal: 15, to: at + 3} : {ordinal: 10, to: at + 2}
  const unit = hanDigit(text.charCodeAt(at + 1))
  return unit !== undefined && unit > 0 && text[at + 2] === '五' ? {ordinal: 10 + unit, to: at + 3} : null
}

/** 第十四个五年规划(时期). */
function readLongName(text: string, at: Offset): {readonly ordinal: number; readonly to: Offset} | null {
  if (text[at] !== '第') return null
  const end = hanEnd(text, at + 1)
  if (!text.startsWith('个五年', end) || end === at + 1) return null
  const number = readHan(text, at + 1, end)
  return number?.value ? {ordinal: toNumber(number.value), to: end + 3} : null
}

const withDeadline = (text: string, stretch: Stretch): Stretch =>
  text[stretch.to] === '前' ? {...stretch, to: stretch.to + 1, planned: true} : stretch

const relativeAt = byFirst(
  [...zhTimes.relatives].sort((a, b) => b.word.length - a.word.length),
  ({word}) => word,
)

/** 去年, 全年, 目前, 同期, 期末: times that the text counts on someone else to fix; 健全年度, 学期末 and 青年内心 hold none. */
export function readRelative(text: string, at: Offset): Stretch | null {
  const found = relativeAt(text, at)
  if (!found || isOfWord(text, at, found)) return null
  return withDeadline(text, {to: at + found.word.length, time: null, kind: 'relative', planned: found.planned})
}

const isOfWord = (text: string, at: Offset, {word, after, before}: TimeWord): boolean =>
  after.some((other) => text.startsWith(other, at - other.length)) ||
  before.some((other) => text.startsWith(other, at + word.length))

const eventAt = byFirst(zhTimes.events, (word) => word)

const SINCE = /^[^,，。;；:：、()（）\d]{0,24}?以来/

/** 实施三年行动计划以来, 本届政府成立以来: since something happened. */
export function readSince(text: string, at: Offset): Stretch | null {
  const event = eventAt(text, at)
  const since = event ? SINCE.exec(text.slice(at + event.length, at + event.length + 26)) : null
  return event && since ? {to: at + event.length + since[0].length, time: null, kind: 'relative', planned: false} : null
}

const headAt = byFirst(zhTimes.heads, (word) => word)
const isSome = among('几多')

/** 五年来, 过去一年, 未来三年, 近三年, 连续15年: how long, not when. */
export function readSpell(text: string, at: Offset): Stretch | null {
  const head = headAt(text, at) ?? ''
  if (head === '' && !isNumeral(text.charCodeAt(at))) return null
  const from = at + head.length
  const planned = head === '未来' || head === '今后'
  const exact = isDigit(text.charCodeAt(from)) ? digitsEnd(text, from) : hanEnd(text, from)
  // 今后十几年, 未来几年: how many is left open.
  const end = planned && isSome(text, exact) ? exact + 1 : exact
  if (end === from || end > from + 3) return null
  const then = joinEnd(text, end)
  const joined = then > end ? Math.max(hanEnd(text, then), digitsEnd(text, then)) : end
  const count = joined > then ? joined : end
  const unit = text.startsWith('个月', count)
    ? 2
    : text[count] === '年' || (text[count] === '天' && head !== '')
      ? 1
      : 0
  if (unit === 0) return null
  const to = count + unit
  const tail = zhTimes.tails.find((it) => text.startsWith(it.word, to) && !isOfWord(text, to, it))?.word ?? ''
  const stretch: Stretch = {to: to + tail.length, time: null, kind: 'span', planned}
  if (head !== '' && head !== '用') return tail === '中' ? {...stretch, to} : stretch
  if (tail !== '' && tail !== '中') return stretch
  // 五年翻两番, 五年累计: a bare count of years in Han numerals; 五年规划 and 三年行动 are names, 一年级 a class.
  const bare = !isDigit(text.charCodeAt(from)) && text[count] === '年'
  return bare && !'规计行级期制度生以份报一纲滚'.includes(text[to] ?? ' ') && !isName(text, to)
    ? {...stretch, to}
    : null
}

const isName = (text: string, at: Offset): boolean => zhTimes.names.some((word) => text.startsWith(word, at))
