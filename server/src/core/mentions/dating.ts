import type {Time, TimePhrase} from '../quantity/time.js'
import type {Offset, Span} from '../text/span.js'
import {isDigit} from './clauses.js'
import type {AsOf} from './mention.js'
import {CHANGE, CONNECTIVE, DOING, DOUBTFUL, endingAt, LISTED, SCOPE, STATE, startingAt} from './words.js'

export const UNDATED: AsOf = {time: null, text: null, basis: null, planned: false}

export const asOf = (phrase: TimePhrase, basis: 'explicit' | 'inherited'): AsOf => ({
  time: phrase.time,
  text: phrase.text,
  basis,
  planned: phrase.planned,
})

/** A time phrase in its text. */
interface Placed extends TimePhrase {
  /** Where the clause ends whose bracket holds it: beyond, it says nothing. Absent where no bracket does. */
  readonly until?: Offset
}

/** The phrases of a passage, and which of them governs a place. */
export interface Dating {
  /** Every phrase of the text, in order. */
  readonly all: readonly TimePhrase[]
  /** Time phrases that date: in order, none inside the title of a document. */
  readonly phrases: readonly Placed[]
  /** What a sentence takes over from the ones before it, by the sentence's number. */
  readonly carried: readonly (TimePhrase | null)[]
}

/**
 * A point in time (截至…, 到2025年) holds for the sentences behind its own too, and so does any phrase that opens a
 * sentence (2023年，…; 全年…; 年末…); a year in the middle of a sentence holds for that sentence alone.
 */
export function dating(text: string, sentences: readonly Span[], read: readonly TimePhrase[]): Dating {
  const all = read.filter((phrase) => !isSchooling(text, phrase) && !isOfItem(text, phrase))
  const phrases = all.filter((phrase) => dates(text, phrase)).map((phrase) => enclosed(text, seen(text, phrase)))
  const carried: (TimePhrase | null)[] = []
  let current: TimePhrase | null = null
  let last: TimePhrase | null = null
  let next = 0
  for (const sentence of sentences) {
    const isPart = opensWithPart(text, sentence.from)
    // 2025年收入9亿元，创2019年以来新高: a time with no figure behind it dates none.
    carried.push(isPart && last && /\d/.test(text.slice(last.span.to, sentence.from).slice(0, 160)) ? last : current)
    if (!isPart) last = null
    let first = true
    for (; next < phrases.length && phrases[next]!.span.from < sentence.to; next++) {
      const phrase = phrases[next]!
      if (phrase.kind === 'base' || phrase.until !== undefined) continue
      if (carries(text, phrase) || (first && opens(text, sentence, phrase))) current = phrase
      first = false
      last = phrase
    }
  }
  return {all, phrases, carried}
}

/** …。其中，…: parts go on with the sentence before, also with the year in its middle. */
function opensWithPart(text: string, from: Offset): boolean {
  const at = text[from] === ' ' ? from + 1 : from
  return text[at] === '其' && text[at + 1] === '中'
}

/** 全年, 年末 and 目前 speak of the time that the text is about, wherever they stand; a bare year does so only at the head. */
const carries = (view: string, {kind, planned, time, text, span}: TimePhrase): boolean =>
  // 同期 points back to another time of the same sentence, 未来25年 tells how long: neither is what the text is about.
  kind !== 'span' &&
  (kind === 'point' ||
    (time?.includes('/') && view[span.to] === ',') ||
    (kind === 'relative' && time === null && !/^.{0,2}同期$/.test(text)) ||
    planned)

/** 九年义务教育, 十二年一贯制: a length of schooling is part of its name. */
const isSchooling = (text: string, {kind, span}: TimePhrase): boolean =>
  kind === 'span' && /^(?:制|义务教育|一贯)/.test(text.slice(span.to, span.to + 4))

/** 五年来 and 过去一年 date; 三年存活率 and 学前一年教育 do not. */
function dates(text: string, phrase: TimePhrase): boolean {
  const {span, kind} = phrase
  if (isAttribute(text, span)) return false
  if (text[span.from - 1] === '学' && text[span.from] === '前') return false
  if (
    kind === 'span' &&
    !SPANS.test(phrase.text) &&
    !/^ ?(?:年均|累计|共|新增|翻)/.test(text.slice(span.to, span.to + 4))
  )
    return false
  return !inTitle(text, span)
}

/** 上年结转, 上年执行数: the year is part of the item's name in a budget. */
const isOfItem = (text: string, {kind, span}: TimePhrase): boolean =>
  kind === 'relative' &&
  (/^(?:结转|结余|滚存|年?(?:终|末)?结|年初|预算|执行数|决算数|完成数)/.test(text.slice(span.to, span.to + 3)) ||
    // 上年与省结算前结转收入: with whom it was settled stands between.
    (text[span.to] === '与' && /^与[^,;:、。\d]{1,10}结[转余]/.test(text.slice(span.to, span.to + 13))))

/** 2000年前建成的老旧小区300个: a time in a relative clause tells which things are meant, not as of when they are counted. */
function isAttribute(text: string, {to}: Span): boolean {
  const at = to + ('前后'.includes(text[to] ?? ' ') ? 1 : '前后'.includes(text[to + 1] ?? ' ') ? 2 : 0)
  const verb = startingAt(text, at, DOING) || startingAt(text, at, DOUBTFUL)
  if (verb === 0) return false
  // 2000年前建成、存在隐患的12栋: a bound tells which things are meant, also before their number.
  if (at > to || '前后'.includes(text[to - 1] ?? ' '))
    return /^(?:、[^,;。、]{2,10})?的/.test(text.slice(at + verb, at + verb + 13))
  return /^的[^\d约近超逾]/.test(text.slice(at + verb, at + verb + 2))
}

const SPANS = /^(?:过去|近|未来|今后|前|这)|[来间]$/

/** What the words around a phrase make of it: a base of comparison, or a time proposed (建议2026年…, 今年拟…). */
function seen(text: string, phrase: TimePhrase): TimePhrase {
  if (isCompared(text, phrase) || isStart(text, phrase)) return {...phrase, kind: 'base'}
  const {from, to} = phrase.span
  // 回落到2022年的240万人次: 到 belongs to the verb before it.
  if (phrase.planned && '到至'.includes(text[from]!) && endingAt(text, from + 1, STATE) > 2)
    return {...phrase, planned: false}
  // 预计全年完成300亿元, at the end of a year, tells what it has come to; 同期增长5% compares.
  if (text[from - 1] === '计' && /^(?:全|今|本)年/.test(phrase.text) && text[from - 2] === '预')
    return {...phrase, planned: false}
  if (phrase.text === '同期' && startingAt(text, to, CHANGE)) return {...phrase, kind: 'base'}
  const proposed =
    (text[from - 1] === '议' && text[from - 2] === '建') ||
    (phrase.kind !== 'span' && ',拟计'.includes(text[to] ?? ' ') && PROPOSES.test(text.slice(to, to + 4)))
  return proposed ? {...phrase, planned: true} : phrase
}

const PROPOSES = /^,?(?:拟(?![定合])|计划(?=[安建新投完实]))/

/** 与2020年相比, 与上年持平, 在2025年基础上, like 比2020年, name what a change is measured from. */
const isCompared = (text: string, {span}: TimePhrase): boolean =>
  ('与同和跟'.includes(text[span.from - 1] ?? ' ') &&
    /^(?:年)?(?:同期|水平|预算数?|执行数|决算数|完成数)?(?:相比|比较|对比|相较|基本持平|持平|大体相当|相当|一致)/.test(
      text.slice(span.to, span.to + 9),
    )) ||
  ('照标'.includes(text[span.from - 1] ?? ' ') &&
    /^(?:参照|对照|对标)$/.test(text.slice(Math.max(0, span.from - 2), span.from))) ||
  // 以上年为100: the base of an index.
  (text[span.from - 1] === '以' && text.startsWith('为100', span.to)) ||
  text.startsWith('基础上', span.to + (text[span.to] === '的' ? 1 : 0))

const BRACKET = 60

/** 下降21%（因2025年基数较高），…: what a bracket says holds in it, and in the clause that it stands in. */
function enclosed(text: string, phrase: TimePhrase): Placed {
  const behind = text.slice(phrase.span.to, phrase.span.to + BRACKET)
  const close = behind.indexOf(')')
  if (close < 0 || /[(。]/.test(behind.slice(0, close))) return phrase
  const stop = /[,;:。、]/.exec(behind.slice(close))
  return {...phrase, until: phrase.span.to + close + (stop ? stop.index : BRACKET)}
}

/**
 * 由2020年的58%提高到96%, 是2015年底171个的2.0倍: the time belongs to the figure right behind it, which the clause
 * measures from.
 */
const isStart = (text: string, {span, kind}: TimePhrase): boolean =>
  kind !== 'span' &&
  STARTS.test(text.slice(Math.max(0, span.from - 3), span.from)) &&
  /^ ?的? ?(?:[约近超]|超过|不足)?[\d一二三四五六七八九十百千]/.test(text.slice(span.to, span.to + 6))

const STARTS = /(?:[由从]|(?<!于)是|相当于|(?<![作成认因人])为)(?:原来)?$/

const TITLE = 60

/** A year in the title of a document dates the document, not the figures beside it. */
function inTitle(text: string, {from, to}: Span): boolean {
  const before = text.slice(Math.max(0, from - TITLE), from)
  return before.lastIndexOf('《') > before.lastIndexOf('》') && text.slice(to, to + TITLE).includes('》')
}

function opens(text: string, sentence: Span, {span}: TimePhrase): boolean {
  let at = sentence.from
  while (at < span.from) {
    const step =
      startingAt(text, at, LISTED) ||
      startingAt(text, at, SCOPE) ||
      startingAt(text, at, CONNECTIVE) ||
      NUMBERED.exec(text.slice(at, at + 8))?.[0].length
    if (!step) return /\s/.test(text[at]!) ? at + 1 >= span.from : false
    at += step
  }
  return true
}

const NUMBERED = /^(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[一二三四五六七八九十]是|\s)/

/** The time that governs a quantity at `span` of a sentence: the nearest phrase before it, else one right behind it. */
export function governing(text: string, {phrases, carried}: Dating, sentence: Span, number: number, span: Span): AsOf {
  const own = before(
    phrases,
    sentence,
    span.from,
    (phrase) => phrase.kind !== 'base' || attributes(text, phrase, span.from),
  )
  // What the clause measures from is no goal, whatever the sentence plans.
  if (own) {
    const planned = own.kind !== 'base' && (own.planned || comesAfterGoal(phrases, sentence, own))
    return {time: own.time, text: own.text, basis: 'explicit', planned}
  }
  const next = phrases[endedBy(phrases, span.to)]
  const behind = next && next.span.from >= span.to && next.span.from < Math.min(sentence.to, span.to + 24) ? next : null
  if (
    behind &&
    behind.kind === 'point' &&
    /[于在]$/.test(text.slice(span.to, behind.span.from)) &&
    !/[,;]/.test(text.slice(span.to, behind.span.from))
  )
    return asOf(behind, 'explicit')
  const over = carried[number]
  return over ? asOf(over, 'inherited') : UNDATED
}

/** 到2025年…；2027年，实现全覆盖: a time behind one to come is to come too. */
function comesAfterGoal(phrases: readonly Placed[], sentence: Span, {time, span}: TimePhrase): boolean {
  if (time === null) return false
  const goal = before(phrases, sentence, span.from, (phrase) => phrase.planned && phrase.time !== null)
  return goal !== null && goal.time!.slice(0, 4) < time.slice(0, 4)
}

/** How many of the phrases end at or before a place. */
export function endedBy(phrases: readonly Pick<TimePhrase, 'span'>[], at: Offset): number {
  let low = 0
  let high = phrases.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (phrases[middle]!.span.to <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The last phrase before a place of the sentence that passes. */
export function before(
  phrases: readonly Placed[],
  sentence: Span,
  at: Offset,
  passes: (phrase: TimePhrase) => boolean,
): TimePhrase | null {
  for (let index = endedBy(phrases, at) - 1, tries = 0; index >= 0 && tries < 8; index--, tries++) {
    const phrase = phrases[index]!
    if (phrase.span.from < sentence.from) return null
    if ((phrase.until === undefined || at <= phrase.until) && passes(phrase)) return phrase
  }
  return null
}

/** 比2020年的11个增加14个: the base of the comparison dates the figure that it is joined to by 的 (由2020年58%: without). */
const attributes = (text: string, {span}: TimePhrase, at: Offset): boolean => {
  const between = text.slice(span.to, Math.min(at, span.to + 4)).trim()
  // 是2015年底的2.0倍: a multiple is no level of its base's time.
  if (/^[\d.]{1,8}倍/.test(text.slice(at, at + 9))) return false
  if (between !== '') return between === '的' && at - span.to < 4
  const lead = text[span.from - 1] ?? ''
  // 比2020年翻一番 is a change, 比2020年9亿元增加… tells a level first.
  return at - span.to < 4 && (/[由从是为]/.test(lead) || (/[比较]/.test(lead) && isDigit(text, at)))
}

/** The stretch between two years, as an annual average spans it (由2020年的58%提升到2025年的96%，年均…). */
export function between(from: Time | null, to: Time | null): Time | null {
  return from && to && /^\d{4}/.test(from) && /^\d{4}/.test(to) && from < to
    ? `${from.slice(0, 4)}/${to.slice(0, 4)}`
    : null
}
