import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import type {Wording} from '../language.js'
import {endedBy, type Phrase} from '../phrases.js'
import type {Cut} from './course.js'
import type {Facts} from './facts.js'
import {HANDED_MOODS, setsTask} from './handed-moods.js'
import {opens} from './opening.js'
import {OWN_MOODS} from './own-moods.js'
import {
  type Decided,
  isAhead,
  isBehind,
  isDeadline,
  isEstimated,
  isOfNoun,
  isOfNumber,
  isOver,
  looksBack,
  type Place,
  REACH,
  type Setting,
  sayOf,
  type Thread,
} from './place.js'
import {decided, type Reason} from './rule.js'
import {bids, builds} from './tasks.js'
import {HANDED_TIMES, OWN_TIMES, spanAbove} from './times.js'
import type {Sentence, Told} from './told.js'
import {type Under, whenIn, yearAbove} from './under.js'
import {asOf, isNow, isPeriodEnd, isStretch, type Mood, UNDATED, type When, yearAt} from './when.js'
import {wholeOf} from './whole.js'

export interface Read {
  readonly decided: readonly Decided[]
  /** The time that the last sentence with one opened with. */
  readonly topic: When | null
  /** The last time that it named. */
  readonly last: Setting | null
  readonly mood: Mood
  /** What is set behind the last sentence. */
  readonly thread: Thread
}

/** Reads a paragraph sentence by sentence; each takes over what the ones before have set, also those of an earlier piece. */
export function readParagraph(told: Told, under: Under, cut: Cut | null = null): Read {
  const all: Decided[] = []
  const {say} = under.facts.language
  // 其中，…: a paragraph of parts goes on with the one before.
  const isPart = say.partsParagraph.test(told.text)
  let thread: Thread = cut?.thread ?? {
    carried: isPart ? under.course.last : null,
    period: null,
    mood: isPart ? under.course.mood : null,
    voice: null,
    last: null,
  }
  let topic = cut?.topic ?? null
  let next = 0
  for (let index = 0; index < told.sentences.length; index++) {
    const sentence = told.sentences[index]!
    if (isBackToTasks(told, index, thread, under)) thread = {...thread, carried: null, mood: null}
    const heard = startsWithPart(told.text, sentence, say) && thread.last ? {...thread, carried: thread.last} : thread
    for (; next < told.figures.length && told.figures[next]!.sentence === index; next++)
      all.push(decide(told, next, sentence, heard, under, all))
    let isFirst = true
    for (const phrase of sentence.phrases) {
      if (phrase.kind === 'base' || phrase.until !== undefined) continue
      thread = carriedOn(thread, told, sentence, phrase, isFirst, under)
      isFirst = false
      if (opensTopic(told.text, sentence, phrase, under.facts)) topic = topicOf(phrase, sentence, heard, under) ?? topic
    }
    thread = spokenOn(thread, told, sentence, under)
  }
  const mood = thread.mood ?? all.at(-1)?.mood ?? cut?.mood ?? null
  return {decided: all, topic, last: thread.last, mood, thread}
}

/**
 * 目前，一期已开工。推进二期建设…: among tasks a sentence that bids ends what was told of the past, and behind what there
 * is one that builds does (全县共有客运站14个。新建枢纽2个).
 */
function isBackToTasks(
  {text, sentences}: Told,
  index: number,
  {carried, mood}: Thread,
  {above, facts}: Under,
): boolean {
  const {from, speech} = sentences[index]!
  if (above.mood?.is !== 'goal' || mood !== 'state' || carried?.mood === 'goal' || speech.dones.length) return false
  const {say} = facts.language
  const before = sentences[index - 1]
  const isBehindStock =
    before !== undefined && say.stockTold.test(text.slice(before.from, Math.min(before.to, before.from + 80)))
  return bids(text, from, say) || (isBehindStock && builds(text, from, say))
}

/** …。其中，…: parts go on with the sentence before, also with the year in its middle. */
const startsWithPart = (text: string, {from}: Sentence, say: Wording): boolean =>
  say.partsSentence.test(text.slice(from, from + 3))

const yearOf = (setting: Setting | null): number | null => yearAt(setting?.when?.time ?? null)

/**
 * Whether a phrase says what the paragraphs behind are about: 年末 and 现有 tell a stock, which ends with its paragraph, and
 * so does every point in time (截至2025年底) in a bulletin, whose title has the year of the rest.
 */
const opensTopic = (
  text: string,
  sentence: Sentence,
  {span, kind, text: said, time}: Phrase,
  {language: {say}, kind: of}: Facts,
): boolean =>
  !(kind === 'point' && of === 'bulletin') &&
  (kind !== 'span' || say.hasYears.test(said)) &&
  !say.dayOfNews.test(said) &&
  !isPeriodEnd(said, say) &&
  !say.thereIs.test(said) &&
  opens(text, sentence.from, span.from, say) &&
  !say.attributiveAhead.test(text.slice(span.to, span.to + 4)) &&
  !isOfNoun(text, span, say) &&
  !say.eventTold.test(text.slice(span.to, sentence.to)) &&
  // 2023年改造12所，2024年改造15所: a sentence of several years is about none of them.
  !sentence.phrases.some((other) => other.time !== null && other.time !== time && other.kind === 'flow')

/**
 * 全年 below a heading of 2024年 tells nothing new: the heading goes on. So does what is aimed at by 2030 behind the years of
 * the plan that ends then.
 */
function topicOf(phrase: Phrase, sentence: Sentence, {carried}: Thread, under: Under): When | null {
  const when = whenIn(phrase, under, {sentence: yearWithin(sentence, phrase), before: yearOf(carried)})
  const isNew =
    phrase.time !== null ||
    !under.facts.language.say.thisYear.test(phrase.text) ||
    when.time !== `${yearAbove(under.course, under.above)}`
  return isNew && !isOfAim(when, under) ? when : null
}

/** “十五五”期间 below 到2030年实现以下目标: the years that end with the one aimed at. */
const isOfAim = ({time}: When, {above}: Under): boolean => {
  const aim = (above.lead ?? above.opening)?.when
  return isStretch(time) && aim?.planned === true && !isStretch(aim.time) && yearAt(aim.time) === yearAt(time)
}

/** What a phrase sets for the sentences behind it: when it goes on, which stretch it names, what 其中 goes on with. */
function carriedOn(
  thread: Thread,
  {text}: Told,
  sentence: Sentence,
  phrase: Phrase,
  isFirst: boolean,
  under: Under,
): Thread {
  const {say} = under.facts.language
  const when = whenIn(phrase, under, {sentence: yearWithin(sentence, phrase), before: yearOf(thread.carried)})
  const isPeriod = when.time?.includes('/') || phrase.kind === 'span'
  const period = isPeriod ? {phrase, when} : thread.period
  // 至2020年，…: in a plan for the years behind it that is where things stood, and so are the levels told after it.
  const isPlanned = phrase.planned && !isOver(when.time, under) && !isEstimated(text, phrase, under)
  const isToCome = isAhead(when.time, under) && !isNow(phrase.text, say) && !say.dayOfNews.test(phrase.text)
  const mood: Mood = isPlanned || isToCome ? 'goal' : null
  const last: Setting = {when, mood, said: phrase.written}
  const isOpener = isFirst && opens(text, sentence.from, phrase.span.from, say)
  const goesOn =
    !(thread.carried && (isOfPart(text, sentence, phrase, say) || isOfWorks(text, phrase, thread.carried, say))) &&
    !isOfNoun(text, phrase.span, say) &&
    !isOfNumber(text, phrase, say) &&
    !say.dayOfNews.test(phrase.text) &&
    !(isDeadline(phrase, say) && isDated(thread, under)) &&
    !(!isOpener && say.partOfYear.test(phrase.text) && isDated(thread, under)) &&
    !(!isOpener && looksBack(under.above) && isAhead(when.time, under)) &&
    !(!isOpener && phrase.kind === 'relative' && !isNow(phrase.text, say) && isOverYears(under)) &&
    (isOpener || carries(text, phrase, say) || announces(text, sentence, phrase, say))
  return {carried: goesOn ? last : thread.carried, last, period, mood: thread.mood, voice: thread.voice}
}

/**
 * 今年要抓好教育。三年内新建学校20所。招聘教师300人, 一年来，…。产值首次在前三季度突破80亿元。新建公园12座: within how many years,
 * or by which quarter, one thing is done ends with its sentence where another time goes on.
 */
const isDated = ({carried}: Thread, {course, above}: Under): boolean =>
  carried !== null || yearAbove(course, above) !== null

/** 五年来，…。收入增长，预计今年达到2万元。新建学校12所: where years gone by are looked back on, the last of them named on the way ends with its sentence. */
const isOverYears = ({above, facts: {language}}: Under): boolean =>
  looksBack(above) && language.say.gone.test((above.opening ?? above.heading)?.when?.text ?? '')

/** 上半年产值80亿元，其中二季度45亿元: the time of a part is not what the text is about. */
const isOfPart = (text: string, {from}: Sentence, {span, planned}: Phrase, say: Wording): boolean =>
  !planned && say.partWord.test(text.slice(Math.max(from, span.from - PART), span.from))

/** 全年改造80处，驿站年内开工: when a work begins or ends is no time of what the text tells of the whole year. */
const isOfWorks = (text: string, {span}: Phrase, {when}: Setting, say: Wording): boolean =>
  /^\d{4}$/.test(when?.time ?? '') && say.begun.test(text.slice(span.to, span.to + 6))

/** How far behind 其中 its parts are told. */
const PART = 40

/** 会议公布的2016年发展目标为：…: a year before a colon is that of all that is set out behind it. */
const announces = (text: string, {from}: Sentence, {span}: Phrase, say: Wording): boolean =>
  say.announced.test(text.slice(span.to, span.to + 30)) && !/[,;]/.test(text.slice(from, span.from))

/**
 * 截至2020年底, 到2025年, 全年 and 目前 speak of the time that the text is about, wherever they stand, and so does the year
 * that a change has come to (上升到2020年的3.9万亿元); a bare year does so only at the head. 同期 points back to another time of its own sentence, 连续15年 tells how long.
 */
const carries = (view: string, {kind, planned, time, text, span}: Phrase, say: Wording): boolean =>
  kind !== 'span' &&
  (kind === 'point' ||
    planned ||
    say.comesTo.test(view[span.from - 1] ?? ' ') ||
    (kind === 'relative' && !say.sameTimeOfYearBefore.test(text)) ||
    (isStretch(time) && view[span.to] === ','))

/** What a sentence's words set for those behind it; a plan stops speaking where a sentence tells of what has been. */
function spokenOn(thread: Thread, told: Told, sentence: Sentence, under: Under): Thread {
  const {speech, phrases} = sentence
  const {say} = under.facts.language
  const isPast = phrases.some(
    ({kind, text, time}) => kind !== 'base' && (isNow(text, say) || say.gone.test(text) || isOver(time, under)),
  )
  const tells = isPast || (speech.dones.length > 0 && speech.modals.length === 0 && !speech.step)
  const isEstimate =
    speech.modals.every(({text}) => say.estimating.test(text)) &&
    (isBehind(thread.carried?.when?.time ?? null, under) || under.above.mood?.is !== 'goal')
  const wills =
    (speech.modals.length > 0 && !isEstimate) ||
    speech.plan !== null ||
    speech.step ||
    (!isPast && setsTask(told.text, sentence, under)) ||
    phrases.some((phrase) => phrase.planned && !isEstimated(told.text, phrase, under))
  const voice = speech.plan ?? (isPast || endsVoice(told.text, sentence, say) ? null : thread.voice)
  const {carried, last, period} = thread
  // 公路将于年底通车。“十四五”期间，里程达900公里。站点18个: a time at the head that is not to come ends what was willed before.
  const turns =
    thread.mood === 'goal' &&
    carried?.mood === null &&
    phrases.some((phrase) => phrase.kind !== 'base' && opensTopic(told.text, sentence, phrase, under.facts))
  return {carried, last, period, voice, mood: tells ? 'state' : wills ? 'goal' : turns ? null : thread.mood}
}

/** 据了解, 记者, 作为…: who tells the news goes on in a voice of his own. */
const endsVoice = (text: string, {from, speech}: Sentence, say: Wording): boolean =>
  speech.done !== null || say.endsVoice.test(text.slice(from, from + 6))

function decide(
  told: Told,
  index: number,
  sentence: Sentence,
  heard: Thread,
  under: Under,
  before: readonly Decided[],
): Decided {
  const place = placeOf(told, index, sentence, heard, under)
  const own = decided(OWN_TIMES, place)
  // 到2028年，由9天压缩至3天: what a change starts from is older than the goal.
  const isOlder = place.starts && own?.is.planned && own.why.rule !== 'joined'
  const dated = isOlder || (own && spansAbove(place, own, under)) ? null : own
  const handed = dated || (place.starts && own) || isStanding(place) ? null : decided(HANDED_TIMES, place)
  const when = dated
    ? asOf(
        spanned(place, ownWhen(place, dated.is, under)),
        dated.is.span.from >= sentence.from ? 'explicit' : 'inherited',
      )
    : handed
      ? asOf(handed.is, 'inherited')
      : UNDATED
  place.phrase = dated?.is ?? null
  place.joined = dated?.why.rule === 'joined'
  place.when = when
  place.whole = wholeOf(place, before)
  const mood = decided(OWN_MOODS, place) ?? decided(HANDED_MOODS, place)
  return {
    asOf: when,
    mood: mood?.is ?? 'state',
    why: {time: (dated ?? handed)?.why ?? null, mood: mood?.why ?? null},
  }
}

/** 过去五年 above 2015年产值80亿元，年均增长7%: where years gone by are looked back on, the average is theirs and not of the last of them. */
const spansAbove = (place: Place, {is, why}: {readonly is: Phrase; readonly why: Reason}, under: Under): boolean =>
  why.rule === 'nearest' &&
  !is.planned &&
  is.kind !== 'span' &&
  spanAbove(place) !== null &&
  !isStretch(spanned(place, ownWhen(place, is, under)).time)

/** 2015年末，人口12万人。…年均气温15℃: the climate is of no one time, but where a bulletin counts it. */
const isStanding = (place: Place): boolean => place.facts.kind !== 'bulletin' && sayOf(place).standing.test(place.left)

/** The year of the phrases that stand before one in its sentence. */
function yearWithin({phrases}: Sentence, {span}: Phrase): number | null {
  const end = endedBy(phrases, span.from)
  for (let at = end - 1; at >= 0 && at >= end - 3; at--) {
    const {time, kind} = phrases[at]!
    if (time !== null && kind !== 'base') return yearAt(time)
  }
  return null
}

const ownWhen = ({sentence, carried}: Place, phrase: Phrase, under: Under): When =>
  whenIn(phrase, under, {sentence: yearWithin(sentence, phrase), before: yearOf(carried)})

/** 由2021年的40%提升到2026年的65%，年均…: the years between. */
function spanned({isAverage, sentence, figure, told, facts}: Place, when: When): When {
  if (!isAverage || isStretch(when.time) || when.time === null) return when
  const end = endedBy(sentence.phrases, figure.quantity.span.from)
  const isEnd = ({span, kind, time}: Phrase): boolean =>
    time !== null &&
    !isStretch(time) &&
    (kind !== 'base' || facts.language.say.fromSign.test(told.text[span.from - 1] ?? ''))
  const ends = sentence.phrases
    .slice(Math.max(0, end - 4), end)
    .filter(isEnd)
    .slice(-2)
    .map(({time}) => yearAt(time))
  const [one, two] = ends
  return ends.length === 2 && one != null && two != null && one < two ? {...when, time: `${one}/${two}`} : when
}

/** A place whose time is being decided. It is written out, not spread: a record of this size costs microseconds to spread. */
type Placing = {-readonly [Key in keyof Place]: Place[Key]}

function placeOf(told: Told, index: number, sentence: Sentence, heard: Thread, {course, facts, above}: Under): Placing {
  const {text} = told
  const figure = told.figures[index]!
  const {from} = figure.quantity.span
  const clause = clauseFrom(text, sentence.from, from)
  return {
    index,
    carried: heard.carried,
    last: heard.last,
    period: heard.period,
    mood: heard.mood,
    voice: heard.voice,
    course,
    facts,
    told,
    figure,
    sentence,
    above,
    clause,
    left: text.slice(clause, from),
    starts: startsAt(told, index, sentence, facts.language.say),
    isAverage: facts.language.say.averages.test(text.slice(Math.max(sentence.from, from - 24), from)),
    phrase: null,
    joined: false,
    when: UNDATED,
    whole: null,
  }
}

/** How many coordinates a start reaches over. */
const STARTS = 4

/** 由40%提高到…, 分别从每月631元、286元提高到…: whether a figure, or the one that it is a coordinate of, is the level that a change starts from. */
function startsAt({text, figures}: Told, index: number, {from}: Sentence, say: Wording): boolean {
  for (let at = index; at >= 0 && index - at < STARTS; at--) {
    const start = figures[at]!.quantity.span.from
    if (say.startsChange.test(text.slice(Math.max(from, start - 6), start))) return true
    if (at === 0 || text.slice(figures[at - 1]!.quantity.span.to, start) !== '、') return false
  }
  return false
}

function clauseFrom(text: string, floor: Offset, at: Offset): Offset {
  const lowest = Math.max(floor, at - REACH)
  for (let place = at; place > lowest; place--) if (isClauseEnd(text, place - 1)) return place
  return lowest
}

const isClauseEnd = among(',;:。(')
