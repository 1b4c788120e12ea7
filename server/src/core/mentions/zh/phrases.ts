import {zhGrammar as say, zh} from '../../language/zh.js'
import type {TimePhrase} from '../../quantity/time.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import type {Phrase, Phrases} from '../phrases.js'
import {isDigit} from './clauses.js'
import {CHANGE, DOING, DOUBTFUL, endingAt, STATE, startingAt, words} from './words.js'

/** What the phrases of a text are; `written` gives what the draft has at a span of the text. */
export function phrasesOf(text: string, read: readonly TimePhrase[], written: (span: Span) => string): Phrases {
  if (!read.length) return NO_TIMES
  const all = read
    .filter((phrase) => !isWithin(text, phrase) && !isOfItem(text, phrase) && !isOfVision(text, phrase))
    .map(({span, text: said, time, kind, planned}) => ({span, text: said, time, kind, planned, written: written(span)}))
  // Looked for once: most texts have neither titles nor brackets, and each phrase would look for them around it.
  const [titles, brackets] = [text.includes('》'), text.includes(')')]
  const dating = all
    .filter((phrase) => dates(text, phrase) && !(titles && inTitle(text, phrase.span)))
    .map((phrase) => (brackets ? enclosed(text, seen(text, phrase)) : seen(text, phrase)))
  return {all, dating}
}

export const NO_TIMES: Phrases = {all: [], dating: []}

/** 2035年远景目标: the year is part of the name. */
const isOfVision = (text: string, {span: {to}}: TimePhrase): boolean => say.visionGoal.test(text.slice(to, to + 4))

/** Whether a phrase is no time (项目前期), but a part of other words. */
const isWithin = (text: string, phrase: TimePhrase): boolean =>
  isSchooling(text, phrase) ||
  (text[phrase.span.from - 1] === '“' && say.nameQuoted.test(text.slice(phrase.span.to, phrase.span.to + 24))) ||
  // 荣获2025年“示范城市”: the year is the title's.
  ('“度'.includes(text[phrase.span.to] ?? ' ') && isOfAward(text, phrase.span)) ||
  // 2025年全年: one time.
  (phrase.text === '全年' && text[phrase.span.from - 1] === '年' && isDigit(text, phrase.span.from - 2)) ||
  (phrase.text === '目前' && say.nounOfItem.test(text[phrase.span.from - 1] ?? ' ')) ||
  (phrase.text.startsWith('上年') && isAboveBound(text, phrase.span.from))

const isOfAward = (text: string, {from, to}: Span): boolean =>
  text.slice(to, to + 2).includes('“') && say.awarded.test(text.slice(Math.max(0, from - 6), from))

/** 5家以上年销售收入过亿元的企业: 以上 belongs to the number before it. */
const isAboveBound = (text: string, at: Offset): boolean => say.boundAbove.test(text.slice(Math.max(0, at - 8), at))

/** 九年义务教育, 十二年一贯制: a length of schooling is part of its name. */
const isSchooling = (text: string, {kind, span}: TimePhrase): boolean =>
  kind === 'span' && say.schooling.test(text.slice(span.to, span.to + 4))

/** 五年来 and 过去一年 date; 三年存活率 and 学前一年教育 do not. */
function dates(text: string, phrase: TimePhrase): boolean {
  const {span, kind} = phrase
  if (isAttribute(text, span)) return false
  if (text[span.from - 1] === '学' && text[span.from] === '前') return false
  if (phrase.text === '现有' && (isOfThings(text, span) || isDated(text, span))) return false
  if (isServed(text, span)) return false
  const goesOn = (): boolean => say.spellGoesOn.test(text.slice(span.to, span.to + 4))
  return kind !== 'span' || say.spellWord.test(phrase.text) || isDeadline(text, phrase) || goesOn()
}

/** 5年内培养名师100名: at a clause's head, how long from now a thing is to take; 认定后3年内 counts from something else. */
const isDeadline = (text: string, {kind, text: said, span: {from, to}}: TimePhrase): boolean =>
  kind === 'span' &&
  say.withinYears.test(said) &&
  say.deadlineBehind.test(text.slice(to - 2, to + 2)) &&
  say.deadlineHead.test(text.slice(Math.max(0, from - 2), from))

/** 上年结转, 上年执行数: the year is part of the item's name in a budget. */
const isOfItem = (text: string, {kind, span}: TimePhrase): boolean =>
  kind === 'relative' &&
  (say.itemOfYear.test(text.slice(span.to, span.to + 3)) ||
    // 上年与省结算前结转收入: with whom it was settled stands between.
    (text[span.to] === '与' && say.settledWith.test(text.slice(span.to, span.to + 13))))

/** 2000年前建成的老旧小区300个: a time in a relative clause tells which things are meant, not as of when they are counted. */
function isAttribute(text: string, {to}: Span): boolean {
  const at = to + (isBound(text, to) ? 1 : isBound(text, to + 1) ? 2 : 0)
  const verb = startingAt(text, at, DOING) || startingAt(text, at, DOUBTFUL)
  if (verb === 0) return false
  // 2000年前建成、存在隐患的12栋: a bound tells which things are meant, also before their number.
  if (at > to || isBound(text, to - 1)) return say.attributeLong.test(text.slice(at + verb, at + verb + 13))
  return say.attributeShort.test(text.slice(at + verb, at + verb + 2))
}

const isBound = among('前后')

/** 依托现有生态空间, 5个现有站点, 现有林改培9亩: behind a verb, a preposition or a number, and before what is done to them, 现有 tells which things are meant. */
const isOfThings = (text: string, {from, to}: Span): boolean =>
  text[to] === '的' ||
  say.countBefore.test(text.slice(Math.max(0, from - 5), from)) ||
  say.worksOn.test(text.slice(to, to + 14)) ||
  endingAt(text, from, DOING) > 0 ||
  endingAt(text, from, DOUBTFUL) > 0 ||
  endingAt(text, from, HANDLING) > 0

/** 截至2020年底，全市现有绿道80公里: what there is at a day that has been told is of that day. */
const isDated = (text: string, {from}: Span): boolean => say.countedAt.test(text.slice(Math.max(0, from - 36), from))

/** 为“十五五”时期发展奠定基础: the time that something is done for is not the time it is done in. */
const isServed = (text: string, {from, to}: Span): boolean =>
  say.servesBefore.test(text.slice(Math.max(0, from - 12), from)) && say.servesBehind.test(text.slice(to, to + 24))

const HANDLING = words(zh.handling)

/** What the words around a phrase make of it: a base of comparison, or a time proposed (建议2026年…, 今年拟…). */
function seen(text: string, phrase: Phrase): Phrase {
  if (isCompared(text, phrase) || isStart(text, phrase)) return {...phrase, kind: 'base'}
  const {from, to} = phrase.span
  // 回落到2022年的240万人次: 到 belongs to the verb before it.
  if (phrase.planned && isTowards(text, from) && endingAt(text, from + 1, STATE) > 2) return {...phrase, planned: false}
  // 2012年以来至2017年10月: 至 closes a stretch that has been.
  if (phrase.planned && text.startsWith('以来', from - 2)) return {...phrase, planned: false}
  // 预计全年完成300亿元, at the end of a year, tells what it has come to; 同期增长5% compares.
  if (text.startsWith('预计', from - 2) && say.wholeYear.test(phrase.text)) return {...phrase, planned: false}
  // 创2019年以来新高, 创近5年新高, 为20年来首次: what it is higher than, and for how long none was.
  if ((phrase.kind === 'span' || say.untilNow.test(phrase.text)) && say.record.test(text.slice(to, to + 12)))
    return {...phrase, kind: 'base'}
  // 占全年投资计划的54%: the time is that of the plan.
  if (say.wholeYear.test(phrase.text) && say.ofPlan.test(text.slice(Math.max(0, from - 2), to + 24)))
    return {...phrase, kind: 'base'}
  // 年初市下达任务230户: when it was set is not when it was done.
  if (phrase.text === '年初' && say.setAtStart.test(text.slice(to, to + 8))) return {...phrase, kind: 'base'}
  if (phrase.text === '同期' && startingAt(text, to, CHANGE)) return {...phrase, kind: 'base'}
  const proposed =
    isDeadline(text, phrase) ||
    text.startsWith('建议', from - 2) ||
    (phrase.kind !== 'span' && mayPropose(text, to) && say.proposes.test(text.slice(to, to + 4)))
  return proposed ? {...phrase, planned: true} : phrase
}

const isTowards = among('到至')
const mayPropose = among(',拟计')

/** 与2020年相比, 与上年持平, 低于去年同期, 在2025年基础上, like 比2020年, name what a change is measured from. */
const isCompared = (text: string, {span}: TimePhrase): boolean =>
  (text[span.from - 1] === '于' && say.higherThan.test(text[span.from - 2] ?? ' ')) ||
  (say.comparedBefore.test(text.slice(Math.max(0, span.from - 3), span.from)) &&
    say.comparedBehind.test(text.slice(span.to, span.to + 9))) ||
  isRestored(text, span) ||
  (mayHold(text, span.from - 1) && say.heldAgainst.test(text.slice(Math.max(0, span.from - 2), span.from))) ||
  // 按2020年可比价格计算
  (text[span.from - 1] === '按' && say.atPricesOf.test(text.slice(span.to, span.to + 5))) ||
  // 以上年为100, 以上年为基期: the base of an index.
  (text[span.from - 1] === '以' && say.indexBase.test(text.slice(span.to, span.to + 4))) ||
  text.startsWith('基础上', span.to + (text[span.to] === '的' ? 1 : 0))

/** 恢复到2019年同期的104%: the share is one of what there was then. */
const isRestored = (text: string, {from, to}: Span): boolean =>
  say.shareOfThen.test(text.slice(to, to + 12)) && say.restoredTo.test(text.slice(Math.max(0, from - 9), from))

const mayHold = among('照标超过')

const BRACKET = 60

/** 下降21%（因2025年基数较高），…: what a bracket says holds in it, and in the clause that it stands in. */
function enclosed(text: string, phrase: Phrase): Phrase {
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
  say.startsFrom.test(text.slice(Math.max(0, span.from - 3), span.from)) &&
  say.levelBehind.test(text.slice(span.to, span.to + 26))

const TITLE = 60

/** A year in the title of a document dates the document, not the figures beside it. */
function inTitle(text: string, {from, to}: Span): boolean {
  const before = text.slice(Math.max(0, from - TITLE), from)
  return before.lastIndexOf('《') > before.lastIndexOf('》') && text.slice(to, to + TITLE).includes('》')
}

/** 比2020年的11个增加14个: the base of a comparison dates the figure that it is joined to by 的 (由2020年58%: without). */
export function isJoined(text: string, {span}: TimePhrase, at: Offset): boolean {
  const between = text.slice(span.to, Math.min(at, span.to + 4)).trim()
  // 是2015年底的2.0倍, 恢复到2019年的104%: a multiple is no level of its base's time.
  if (say.timesBehind.test(text.slice(at, at + 9)) || isRestored(text, span)) return false
  // 比2020年末(57万辆)增长: what a bracket behind the base says is the base's own.
  if (between !== '') return (between === '的' || between === '(') && at - span.to < 4
  const lead = text[span.from - 1] ?? ''
  // 比2020年翻一番 is a change, 比2020年9亿元增加… tells a level first.
  return at - span.to < 4 && (say.startSign.test(lead) || (say.thanSign.test(lead) && /\d/.test(text[at] ?? ' ')))
}
