import {countBefore} from '../../text/sorted.js'
import type {Offset, Span} from '../../text/span.js'
import type {Wording} from '../language.js'
import type {AsOf} from '../mention.js'
import {type Phrase, phraseBefore} from '../phrases.js'
import type {Word} from '../speech.js'
import type {Course} from './course.js'
import type {Facts} from './facts.js'
import type {Answer, Reason} from './rule.js'
import type {Figure, Sentence, Told} from './told.js'
import {type Mood, type When, yearAt} from './when.js'

/** What stands above a passage: the line over a list or table, the opening of its section, the headings. */
export interface Above {
  readonly lead: Setting | null
  /** The goals of the paragraph above a list, for its members. */
  readonly run: Setting | null
  readonly opening: Setting | null
  readonly heading: Setting | null
  /** The nearest of them that wills or tells. */
  readonly mood: {
    readonly is: Exclude<Mood, null>
    readonly said: string
    readonly by: 'lead' | 'opening' | 'heading'
  } | null
  /** The mood of the nearest heading that has one. */
  readonly headed: Mood
}

/** Whether the nearest heading that wills or tells looks back, and nothing nearer wills. */
export const looksBack = ({mood, headed}: Pick<Above, 'mood' | 'headed'>): boolean =>
  mood?.is === 'state' && headed === 'state'

/** Whether it stands in a text of no kind, under no goals, that tells more of what has come about than it sets tasks. */
export const isAccount = ({facts, above}: Pick<Place, 'above' | 'facts'>): boolean =>
  facts.kind === null && facts.givesAccount && above.mood?.is !== 'goal'

/** 三年内新建学校20所: within how many years, from now on. */
export const isDeadline = ({kind, text}: Phrase, say: Wording): boolean => kind === 'span' && say.withinYears.test(text)

/** 预计前三季度，…, 三年内新建…, below a heading that looks back: the time is that of an estimate or of what was done, not of a goal. */
export const isEstimated = (text: string, phrase: Phrase, {above, facts}: Pick<Place, 'above' | 'facts'>): boolean => {
  const {say} = facts.language
  if (!looksBack(above) && !isAccount({above, facts})) return false
  // 预计规划期末，…: what a plan foresees for its own end is to come wherever it says so.
  if (say.endOfOwnPlan.test(phrase.text)) return false
  return (
    isDeadline(phrase, say) || say.proposesTime.test(text.slice(Math.max(0, phrase.span.from - 6), phrase.span.from))
  )
}

/** A time or mood that is set for what follows, and the words that set it. */
export interface Setting {
  readonly when: When | null
  readonly mood: Mood
  readonly said: string
  /** Whether numbered paragraphs have followed the line that sets it. */
  readonly isListed?: true
}

/** What the sentences before have set, in their paragraph. */
export interface Thread {
  readonly carried: Setting | null
  /** The last time that was named at all. */
  readonly last: Setting | null
  /** The last stretch of years that was named. */
  readonly period: {readonly phrase: Phrase; readonly when: When} | null
  readonly mood: Mood
  /** The words that a plan spoke by, as long as it speaks. */
  readonly voice: string | null
}

/** A figure in its place, as the rules see it. */
export interface Place extends Thread {
  readonly course: Course
  readonly facts: Facts
  readonly told: Told
  readonly figure: Figure
  /** Its number in the passage. */
  readonly index: number
  readonly sentence: Sentence
  readonly above: Above
  /** Start of its clause. */
  readonly clause: Offset
  /** The clause's words before the figure. */
  readonly left: string
  /** 由40%提高到…: the level that a change starts from. */
  readonly starts: boolean
  /** 年均: it spans years. */
  readonly isAverage: boolean
  /** The phrase of its own sentence that dates it. */
  readonly phrase: Phrase | null
  /** Whether that phrase is joined to the number. */
  readonly joined: boolean
  readonly when: AsOf
  /** The mood of the figure whose part it is (任务380座，其中新建120座), and the words that tell so; null where it is none. */
  readonly whole: Answer<Exclude<Mood, null>> | null
}

/** How far before a figure its clause is looked for. */
export const REACH = 120

/** How the place's language words things. */
export const sayOf = ({facts}: Pick<Place, 'facts'>): Wording => facts.language.say

/** Up to `length` signs before the figure, within its sentence. */
export const before = ({told, sentence, figure}: Place, length: number): string =>
  told.text.slice(Math.max(sentence.from, figure.quantity.span.from - length), figure.quantity.span.from)

/** The last of some words that stands before the figure. */
export const lastBefore = (words: readonly Word[], at: Offset): Word | null =>
  words[startedBefore(words, at) - 1] ?? null

/** Those of some words that stand in a stretch: a sentence may hold thousands. */
export const within = (words: readonly Word[], from: Offset, to: Offset): readonly Word[] =>
  words.slice(startedBefore(words, from), startedBefore(words, to))

/** How many of some words start before a place. */
const startedBefore = (words: readonly Word[], at: Offset): number =>
  countBefore(words.length, (index) => words[index]!.at < at)

/** The nearest phrase before the figure in its sentence that is no base of a comparison. */
export const nearest = ({sentence, figure, told, facts}: Place): Phrase | null =>
  phraseBefore(
    sentence.phrases,
    sentence,
    figure.quantity.span.from,
    (phrase) =>
      phrase.kind !== 'base' &&
      !isPast(told.text, phrase, figure.quantity.span.from, facts.language.say) &&
      !isPastSpell(told.text, phrase, figure, facts.language.say),
  )

/** Whether what the time dates has ended before the figure at `at`. */
const isPast = (text: string, phrase: Phrase, at: Offset, say: Wording): boolean =>
  isPastPart(text, phrase, at, say) ||
  isPastEnd(text, phrase, at, say) ||
  isPastAverage(text, phrase, at, say) ||
  isOfNumber(text, phrase, say) ||
  // 在去年改造12个的基础上，再改造15个
  say.uponThat.test(text.slice(phrase.span.to, Math.min(at, phrase.span.to + 40))) ||
  (isOfNoun(text, phrase.span, say) && /[,;]/.test(text.slice(phrase.span.to, at)))

/** 在现在的14%的基础上…, not 上升到2020年的3.9万亿元: the time says of what day the number is that a change starts from. */
export const isOfNumber = (text: string, {span, planned}: Phrase, say: Wording): boolean =>
  !planned &&
  say.of.test(text[span.to] ?? ' ') &&
  /\d/.test(text[span.to + 1] ?? ' ') &&
  !say.comesTo.test(text[span.from - 1] ?? ' ')

/** “十四五”期间投资最大的项目: the time tells out of what years the thing stands out, and dates nothing that is said of it. */
export const isOfNoun = (text: string, {to}: Span, say: Wording): boolean =>
  say.outstanding.test(text.slice(to, to + 14))

/** 一期已建成90%，计划6月底前完工；二期…: the time by which an item is finished ends with it. */
const isPastEnd = (text: string, {span}: Phrase, at: Offset, say: Wording): boolean =>
  say.finished.test(text.slice(span.to, Math.min(at, span.to + 16))) &&
  /\d[^;。]*$/.test(text.slice(Math.max(0, span.from - 40), span.from))

/** 产值80亿元，“十四五”以来年均增长7%；税收6亿元: the years of an average end with its clauses. */
const isPastAverage = (text: string, {span}: Phrase, at: Offset, say: Wording): boolean =>
  say.averagedOver.test(text.slice(span.to, span.to + 4)) &&
  text.slice(span.to, at).includes(';') &&
  /\d[^;。]*$/.test(text.slice(Math.max(0, span.from - 40), span.from))

/**
 * 2025年产值80亿元，五年间迈上两个台阶，是2020年的2倍；税收6亿元: the years in which a level was reached end with its clauses,
 * unless it is added up over them, and no multiple of a year's level is theirs.
 */
const isPastSpell = (text: string, {span, kind}: Phrase, {quantity, change}: Figure, say: Wording): boolean => {
  if (kind !== 'span' || !/\d[^;。]*$/.test(text.slice(Math.max(0, span.from - 40), span.from))) return false
  const said = text.slice(span.to, quantity.span.from)
  return change === 'ratio-to-base' || (said.includes(';') && !say.addsUp.test(said.slice(said.lastIndexOf(';'))))
}

/** 其中二季度增长7%；出口增长4%: the time of a part ends with its clauses. */
const isPastPart = (text: string, {span, planned}: Phrase, at: Offset, say: Wording): boolean =>
  !planned &&
  say.partBefore.test(text.slice(Math.max(0, span.from - 3), span.from)) &&
  text.slice(span.to, at).includes(';')

/** The last year that is over, in this part of the draft. */
const overAt = ({course, facts}: Pick<Place, 'course' | 'facts'>): number | null => course.reviewed ?? facts.over

export function isOver(time: AsOf['time'], place: Pick<Place, 'course' | 'facts'>): boolean {
  const year = yearAt(time)
  const over = overAt(place)
  return year !== null && over !== null && year <= over
}

/** Whether a year is over, or lies before the one that the draft is for: in 2026年意见 what is told of 2025 is looked back on. */
export function isBehind(time: AsOf['time'], place: Pick<Place, 'course' | 'facts'>): boolean {
  const year = yearAt(time)
  return isOver(time, place) || (year !== null && place.facts.year !== null && year < place.facts.year)
}

/** A stretch is ahead as long as its end is. */
export function isAhead(time: AsOf['time'], {course, facts}: Pick<Place, 'course' | 'facts'>): boolean {
  const year = yearAt(time)
  const ahead = course.reviewed === null ? facts.ahead : course.reviewed + 1
  return year !== null && ahead !== null && year >= ahead
}

/** When a figure holds, whether it is a goal, and what decided. */
export interface Decided {
  readonly asOf: AsOf
  readonly mood: Exclude<Mood, null>
  readonly why: {readonly time: Reason | null; readonly mood: Reason | null}
}
