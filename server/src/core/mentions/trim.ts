import type {TimePhrase} from '../quantity/time.js'
import type {Offset} from '../text/span.js'
import {endedBy} from './dating.js'
import {
  CHANGE,
  CONNECTIVE,
  DOING,
  DOUBTFUL,
  endingAt,
  LEADING,
  LISTED,
  SCOPE,
  STATE,
  startingAt,
  TRAILING,
} from './words.js'

/** Where a name ends once the words between it and its number are off, and what those words were. */
export interface Trimmed {
  readonly at: Offset
  /** The word nearest to the number. */
  readonly kind: 'state' | 'change' | 'none'
  /** 共, 合计 …: the number sums up. */
  readonly total: boolean
  /** 有, 共有: what is counted stands behind the number. */
  readonly has: boolean
}

/** Takes verbs of state and change, adverbs, times and bases of comparison off the end of what stands before a number. */
export function trimEnd(text: string, from: Offset, to: Offset, phrases: readonly TimePhrase[]): Trimmed {
  let at = to
  let kind: Trimmed['kind'] = 'none'
  let total = false
  let has = false
  for (;;) {
    const before = at
    if (text[at - 1] === ' ' && at > from) at--
    const time = phraseEnding(text, at, phrases, from)
    const state = endingAt(text, at, STATE, from)
    const change = state ? 0 : endingAt(text, at, CHANGE, from)
    const doing = state ? endingAt(text, at, DOING, from) : 0
    if (doing > state) return {at, kind, total, has}
    if (time !== null) at = time
    else if (state) {
      if (kind === 'none') kind = 'state'
      has ||= text[at - 1] === '有' || text[at - 1] === '为'
      total ||= /[共合总]计$/.test(text.slice(at - state, at))
      at -= state
    } else if (change) {
      if (kind === 'none') kind = 'change'
      at -= change
    } else {
      const other = endingAt(text, at, TRAILING, from)
      total ||= other > 0 && text[at - other] === '共'
      at -= other
    }
    if (at === before) at -= PAGE.exec(text.slice(Math.max(from, at - 8), at))?.[0].length ?? 0
    if (at === before) return {at, kind, total, has}
    if (at <= from) return {at: from, kind, total, has}
  }
}

/** A page number in the middle of text from a PDF (— 9 —), or the sign of a footnote ([2]). */
const PAGE = /(?:[—–-] ?\d{1,3} ?[—–-]|\[\^?\d{1,2}\])$/

/** 比, 较 and 与…相比 belong to the time they compare with. */
const COMPARED = /(?:比|较|同|与|由|从|自|至|到|在|于|按)$/

/** Where the time phrase starts that ends at `at` (a 的 between it and the number included), with its preposition. */
function phraseEnding(text: string, at: Offset, phrases: readonly TimePhrase[], from: Offset): Offset | null {
  const end = text[at - 1] === '的' || text[at - 1] === ',' ? at - 1 : at
  const span = phrases[endedBy(phrases, end) - 1]?.span
  if (!span || span.to !== end || span.from < from) return null
  const before = COMPARED.exec(text.slice(Math.max(from, span.from - 1), span.from))
  return span.from - (before?.[0].length ?? 0)
}

/** Takes times, scope, connectives, adverbs and verbs of doing off the start of what stands before a number. */
export function trimStart(text: string, from: Offset, to: Offset, phrases: readonly TimePhrase[]): Offset {
  let at = from
  let adverb = false
  while (at < to) {
    const step: number =
      timeStarting(at, to, phrases) || startingAt(text, at, LISTED, to) || lead(text, at, to, adverb, at > from)
    if (!step) return at
    adverb = step > 0 && startingAt(text, at, LEADING, to) === step
    at += step
  }
  return to
}

function timeStarting(at: Offset, to: Offset, phrases: readonly TimePhrase[]): number {
  const span = phrases[endedBy(phrases, at)]?.span
  return span && span.from === at && span.to <= to ? span.to - at : 0
}

/** 有 begins nouns too (有线电视, 有效发明专利). */
const HAVING = /^(?:共有|现有|已有|拥有|有)(?![线效色机关害轨限偿氧组形])/

function lead(text: string, at: Offset, to: Offset, adverb: boolean, within: boolean): number {
  const plain =
    startingAt(text, at, SCOPE, to) || startingAt(text, at, CONNECTIVE, to) || startingAt(text, at, LEADING, to)
  if (plain && at + plain <= to) return plain
  const having = within || at === 0 ? HAVING.exec(text.slice(at, Math.min(to, at + 3))) : null
  if (having) return having[0].length
  const verb = startingAt(text, at, DOING, to)
  if (verb) return nounAfter(text, at + verb, to) ? verb : 0
  const doubtful = adverb ? startingAt(text, at, DOUBTFUL, to) : 0
  return doubtful && nounAfter(text, at + doubtful, to) ? doubtful : 0
}

/** A verb with a suffix of nouns behind it is part of a noun (覆盖率, 接待量). */
const nounAfter = (text: string, at: Offset, to: Offset): boolean =>
  at >= to ||
  text.startsWith('面向', at) ||
  !/^(?:能力|(?!数据|数字|网络|网点|区域|线路|线上|品牌|品种|点位|户外|户用|户厕|金融|度假|比赛)[率量额数值费金品者度面区点站线网户类性式型期力比])/.test(
    text.slice(at, at + 2),
  ) ||
  at + 1 > to
