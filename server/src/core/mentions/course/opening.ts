import type {Prose} from '../../markdown/passage.js'
import type {Wording} from '../language.js'
import type {Phrase} from '../phrases.js'
import {kindOf} from './facts.js'
import {headMood, looksBothWays} from './heading.js'
import {isAccount, isAhead, isEstimated, isOver, looksBack, type Setting} from './place.js'
import type {Sentence, Told} from './told.js'
import {type Under, whenIn} from './under.js'
import {isNow, isPeriodEnd, isStretch, type When} from './when.js'

/** 表3 2025年收支情况, 图2: what the line says holds for a table, and not for the paragraphs around it. */
export const isCaption = ({said}: Setting, say: Wording): boolean => say.captionNumber.test(said)

/** A row that lost its table. */
export const isRow = (text: string): boolean => /[|\t]/.test(text)

/** Longer lines without a full stop are prose that was cut off, no captions. */
const CAPTION = 60

/** A line without a full stop, or with a colon at its end, that stands over a list, a table or paragraphs. */
export function leadOf({view: {text}, kind}: Prose, told: Told, under: Under): Setting | null {
  const isOpen = /:\s*$/.test(text)
  if (isRow(text)) return null
  if (!isOpen && (kind === 'item' || (told.figures.length > 0 && isMember(text, under.facts.language.say)))) return null
  if (!isOpen && (text.length > CAPTION || /[。!?,;]/.test(text))) return null
  return captionOf(told, under)
}

/** What a line over a list, a table or paragraphs sets; null where it names neither time nor mood. */
export function captionOf(told: Told, under: Under): Setting | null {
  const {text} = told
  const {say} = under.facts.language
  const isOpen = /:\s*$/.test(text)
  const isStock = told.figures.length > 0
  const isNews = ({text: said}: Phrase): boolean => told.sentences.length > 1 && say.dayOfNews.test(said)
  const dated = told.phrases.filter(
    (it) => it.kind !== 'base' && !(isStock && isPeriodEnd(it.text, say)) && !isNews(it),
  )
  const isOne = new Set(dated.map(({text: said}) => said)).size === 1
  const phrase = isOne ? dated[0]! : isOpen ? (dated.at(-1) ?? null) : null
  const wills = told.sentences.some(({speech}) => speech.modals.length > 0)
  const isGoal = (wills && under.facts.kind !== 'bulletin') || dated.some(({planned}) => planned)
  const own = headMood(text, under.facts.kind === 'bulletin', say)
  // 当前，面临的机遇前所未有。重点做好以下工作：: below a heading of goals a paragraph leads to tasks, whatever it says of how things stand.
  const isAside = own === 'state' && told.sentences.length > 1 && under.above.mood?.is === 'goal'
  const mood = (isAside ? null : own) ?? (isGoal ? 'goal' : null)
  if (!phrase && !mood) return null
  const said = text.length > CAPTION ? (phrase?.written ?? text.slice(-CAPTION)) : text.replace(/:\s*$/, '')
  return {when: phrase && whenIn(phrase, under), mood, said}
}

/**
 * A paragraph's first sentence sets the time of what follows in its section, if it opens with one and states no figure, or
 * looks over a stretch; a line that ends in a colon does so for all that it announces.
 */
export function openingOf(told: Told, under: Under, lead: Setting | null): Setting | null {
  const first = told.sentences[0]
  const {say} = under.facts.language
  if (!first || isRow(told.text)) return null
  const title = asTitle(told, under)
  if (title !== undefined) return title
  const isBare = told.figures[0]?.sentence !== 0
  if (lead && isBare && /:\s*$/.test(told.text)) return lead
  const said = told.text.slice(first.from, first.to)
  const opener =
    first.phrases.find(
      (it) => it.kind !== 'base' && !say.dayOfNews.test(it.text) && opens(told.text, first.from, it.span.from, say),
    ) ?? null
  const named = opener ? null : tasksNamed(told.text, first, say)
  const phrase = opener ?? announced(first.phrases, said, first.from, say) ?? named
  if (!phrase || ((!opener || !isBare) && isMember(told.text, say))) return null
  const when = whenIn(phrase, under)
  const wills = first.speech.modals.some(({text}) => !say.estimating.test(text) || !isAccount(under))
  const isWilled = isAhead(when.time, under) || (wills && !looksBack(under.above))
  const isBack = say.looksBack.test(phrase.text)
  const isForward = phrase.planned && !isEstimated(told.text, phrase, under)
  const isGoal = isForward || phrase === named || (isWilled && !isBack && under.facts.kind !== 'bulletin')
  const isProposed = !isBare && say.proposesTime.test(said.slice(0, phrase.span.from - first.from))
  if (!isBack && !isProposed && !isBare) return null
  if (setsNothing(phrase, isGoal, under)) return null
  if (isBare && !isGoal && phrase.kind === 'relative' && phrase.time === null) return null
  // 2021年，县委作出…决定: the time of an event is not that of the chapters behind it.
  if (isBare && !isGoal && !isStretch(when.time) && say.eventTold.test(told.text.slice(phrase.span.to, first.to)))
    return null
  const mood = isGoal
    ? 'goal'
    : (lead?.mood ?? (isCharacterised(when, first, under) || isOfTasks(first, under) ? null : 'state'))
  return {when, mood, said: phrase.written}
}

/** 4月30日，…举行: the day of an event; 当前，机遇良好。 below a heading of goals: where things stand is no frame for tasks. */
const setsNothing = (phrase: Phrase, isGoal: boolean, {above, facts}: Under): boolean =>
  (!isGoal && facts.language.say.dayOfNews.test(phrase.text)) ||
  (!isGoal && isNow(phrase.text, facts.language.say) && above.mood?.is === 'goal' && above.mood.by === 'heading')

/**
 * A title pasted as a plain line: 2026年工作要点 sets goals of its year, 2026年政府工作报告 and what has two years or halves
 * frame nothing; undefined where the line is none.
 */
function asTitle({text, phrases, figures}: Told, under: Under): Setting | null | undefined {
  const {kind, year, language} = under.facts
  const {say} = language
  if (under.course.scopes.length > 1 || text.length >= CAPTION || figures.length || !/\p{L}$/u.test(text))
    return undefined
  const own = kindOf(text, say)
  if (own === 'report') return say.givenInItsYear.test(text) ? null : undefined
  if (own !== 'plan' || own !== kind) return undefined
  if (looksBothWays(text, say)) return null
  const phrase = phrases.find(({time}) => time !== null && !isStretch(time))
  if (!phrase || year === null || say.ofPeriod.test(text)) return undefined
  return {when: whenIn(phrase, under), mood: 'goal', said: phrase.written}
}

/** 2026年是开局之年。 in a text of no kind that sets tasks: the year is that of the tasks. */
const isOfTasks = ({speech}: Sentence, {facts}: Under): boolean =>
  facts.kind === null && facts.setsTasks && speech.dones.length === 0

/** “十五五”时期是关键时期。 under a heading of goals: a period that is not over and of which nothing is told as done leaves the heading's mood. */
const isCharacterised = (when: When, {speech}: Sentence, under: Under): boolean =>
  under.above.mood?.is === 'goal' &&
  under.above.mood.by === 'heading' &&
  isStretch(when.time) &&
  !isOver(when.time, under) &&
  speech.dones.length === 0

/** …拟定了2017年十件民生实事。: a first sentence that ends in the tasks of a year, and in what sets them out, leads to them. */
const tasksNamed = (text: string, {from, to, phrases}: Sentence, say: Wording): Phrase | null =>
  phrases.find(
    ({kind, span}) =>
      kind !== 'base' &&
      say.setsOut.test(text.slice(Math.max(from, span.from - 4), span.from)) &&
      say.tasksAtEnd.test(text.slice(span.to, to)),
  ) ?? null

const announced = (phrases: readonly Phrase[], said: string, from: number, say: Wording): Phrase | null =>
  (say.announces.test(said)
    ? phrases.find(({planned}) => planned)
    : phrases.find(
        ({time, span}) => /^\d{4}$/.test(time ?? '') && say.proposesTime.test(said.slice(0, span.from - from)),
      )) ?? null

/** ——数字经济占比…, （一）…, 一是…: a paragraph that is the member of a list. */
export const isMember = (text: string, say: Wording): boolean => say.member.test(text)

/** No adjunct at the head of a sentence is longer. */
const ADJUNCT = 90

/**
 * Whether a phrase opens its sentence, be it behind what it goes by (按照《办法》进行评价，2015年，…), or what someone is quoted as
 * saying: numbers, 一是, areas and a word or two may stand before it.
 */
export const opens = (text: string, from: number, at: number, say: Wording): boolean =>
  (at >= from && at - from < 24 && say.opensSentence.test(text.slice(from, at))) ||
  (at >= from && at - from < ADJUNCT && say.behindAdjunct.test(text.slice(from, at))) ||
  say.opensReport.test(text.slice(Math.max(from, at - 20), at))
