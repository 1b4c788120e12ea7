import {zhGrammar as say} from '../../language/zh.js'
import type {TimePhrase} from '../../quantity/time.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import {endedBy} from '../phrases.js'
import {isDigit} from './clauses.js'
import {isBase} from './compared.js'
import {isModifier, moreAt, nounAfter, trimStart, willedAt} from './trim.js'
import {COMPOUND, CUT, DOING, DOUBTFUL, endingAt, LEADING, MEASURE, PREDICATE, SCOPE, startingAt} from './words.js'

/** The name within `[from, to)`: behind the last verb of doing, without particles at its ends. */
export function nameIn(text: string, from: Offset, to: Offset, phrases: readonly TimePhrase[]): Span | null {
  let start = behindVerbs(text, from, to)
  start = behindWhom(text, start, to)
  start += say.soOn.exec(text.slice(start, to))?.[0].length ?? 0
  if (start > from) start = trimStart(text, start, to, phrases)
  // 较上年执行数835141万元: the sign of comparison is no part of what is compared with.
  if ((text[start] === '较' || text[start] === '比') && say.yearBefore.test(text.slice(start + 1, start + 3))) start++
  const dated = behindTime(phrases, start, to, text)
  // 云岭县2026年将建设绿道8公里: behind the time stands the deed.
  if (dated > start) start = trimStart(text, dated, to, phrases)
  start = behindRun(text, start, to, phrases)
  let end = becomingAt(text, start, to - doneLength(text, start, to))
  const done = endsDone(text, end - 1) ? say.doneBehind.exec(text.slice(Math.max(start, end - 6), end)) : null
  if (done && end - start === done[0].length && done[0].length > 2) return null
  if (done && end - start - done[0].length > 1) end -= done[0].length
  if (text[end - 1] === '或') end -= say.orBehind.exec(text.slice(Math.max(start, end - 4), end))?.[0].length ?? 0
  while (end > start && isParticleBehind(text, end - 1)) end--
  // 企业中40%已转型: out of which the share is.
  if (text[end - 1] === '中' && end - start > 3 && say.amongEnd.test(text.slice(start, end))) end--
  // 收入稳步增长、比上年增加2亿元: what has been said of the subject already is no part of it.
  if (text[end] === '、') end -= endingAt(text, end, PREDICATE, start + 1)
  while (end > start && isParticleBefore(text, start) && !startingAt(text, start, COMPOUND, end)) start++
  // 收入年初预算为4亿元: when it was planned is no part of what was.
  if (end - start > 3 && text.startsWith('年初预算', end - 2)) end -= 2
  end -= text[end - 1] === ')' ? (say.alsoCalled.exec(text.slice(start, end))?.[0].length ?? 0) : 0
  const said = text.slice(start, end)
  if ((done && say.levelAlone.test(said)) || isNoName(said, text[end])) return null
  return LETTER.test(said) ? {from: start, to: end} : null
}

const endsDone = among('排成工产运行通位达放付结送办演')
const isParticleBehind = among('的等、,和及与: ')
const isParticleBefore = among('的、,和及与: 了\ufffc')

/** Where the last thing starts that a verb has cut off from what stands before it. */
function behindVerbs(text: string, from: Offset, to: Offset): Offset {
  let start = from
  const seam = wholeFrom(text, from, to)
  const supports = say.agentVerb.test(text.slice(Math.max(0, from - 3), from))
  for (let at = behindFirst(text, from, to); at < seam; at++) {
    if (isQuote(text, at)) at = closing(text, at, to)
    const verb = cutAt(text, from, at, to) || (supports ? pivotAt(text, from, at, to) : 0) || copulaAt(text, at)
    if (!verb || at + verb >= to - 1 || !nounAfter(text, at + verb, to) || isItem(text, at, verb)) continue
    // 研发经费投入占全社会比重: what has a share is a noun.
    if (isModifier(text, at, verb, to) || '的占'.includes(text[at + verb]!)) continue
    start = at + verb
    at = start
  }
  return start
}

/** 新设立外资企业: no verb cuts within a whole word, nor within the title that one begins with. */
function behindFirst(text: string, from: Offset, to: Offset): Offset {
  const title = isQuote(text, from) ? closing(text, from, to) : from
  return title > from ? title : from + Math.max(1, startingAt(text, from, COMPOUND, to))
}

const isQuote = among('“')

/** Where a part begins that no verb cuts in: what is counted per head (每千名老人拥有床位), what a share is of (占新建建筑比例). */
function wholeFrom(text: string, from: Offset, to: Offset): Offset {
  if (isPer(text, from) && say.perOne.test(text.slice(from, from + 6))) return from
  const share = endsShare(text, to - 1) ? text.slice(from, to).search(say.ofWhole) : -1
  return share > 0 ? from + share : to - 1
}

/** What is compared with, an adverbial, what others have set, a batch or an area by itself; `next` is the sign behind. */
function isNoName(said: string, next: string | undefined): boolean {
  // 与上一个五年相比分别增长: so does what 相比 compares with.
  if (isBase(said) || (next === '比' && said.endsWith('相'))) return true
  if (say.setAlready.test(said) || say.toldEnd.test(said) || say.adverbialEnd.test(said) || say.batchAlone.test(said))
    return true
  if (said.length < 2 && !say.oneSignNoun.test(said)) return true
  return '为对向给在'.includes(said.charAt(0)) && SCOPE.set.has(said.slice(1))
}

/** 工业总量成为全市首个突破80亿元的门类, 标准不低于低保标准的1.6倍: what a subject has become or is compared with is no part of it. */
function becomingAt(text: string, from: Offset, to: Offset): Offset {
  const at = text.slice(from, to).search(say.becomes)
  return at > 1 ? from + at : to
}

/** 为残疾人适配辅具, 行动为劳动者追回工资: whom it is done for, and the verb, stand before what is counted. */
function behindWhom(text: string, from: Offset, to: Offset): Offset {
  const said = text.slice(from, to)
  const served = say.servedWhom.exec(said)
  if (served) return from + served[0].length
  const whom = say.towards.exec(said)
  if (!whom || (text[from] === '在' && startingAt(text, from, COMPOUND, to))) return from
  for (let at = from + whom[0].length + 1; at < to - 2; at++) {
    const verb = startingAt(text, at, DOING, to) || moreAt(text, at, to)
    if (verb > 1 && isModifier(text, at, verb, to)) return from
    if (verb > 1 && nounAfter(text, at + verb, to)) return at + verb
  }
  return from
}

/** Where the quotation that opens at `at` closes; `at` where it does not: its verbs are a title's own (“培训+评价”机制). */
function closing(text: string, at: Offset, to: Offset): Offset {
  const close = text.slice(at, to).indexOf('”')
  return close < 0 ? at : at + close
}

/** 公务接待经费: a verb in front of the money for it is part of an item's name, unless it hands money out (拨付经费). */
const isItem = (text: string, at: Offset, verb: number): boolean =>
  text[at] === '安' ? paysFor(text, at) : text.startsWith('经费', at + verb) && !'拨下投筹发提给'.includes(text[at]!)

/** 水资源费安排的支出: money before 安排 tells out of what is paid, and one such line of a budget from the next. */
const paysFor = (text: string, at: Offset): boolean => text[at] === '安' && say.paidFor.test(text.slice(at - 1, at + 9))

const isCopula = among('是为')

/** Length of what ends one thing inside a clause and begins another; 0 without it. */
const cutAt = (text: string, from: Offset, at: Offset, to: Offset): number =>
  startingAt(text, at, CUT, to) || actedBy(text, from, at, to) || workedBy(text, from, at, to) || willedAt(text, at, to)

/** 支持企业建设研发平台: whom one supports does it; what is done stands behind the verb. */
const pivotAt = (text: string, from: Offset, at: Offset, to: Offset): number => {
  if (!say.bodyEnd.test(text.slice(from, at))) return 0
  return startingAt(text, at, DOING, to) || (say.buildingVerb.exec(text.slice(at, to))?.[0].length ?? 0)
}

/** 主要项目是技术开发49亿元, 规划目标为总投资9亿元: what the subject is said to be is what the figure is of. */
const copulaAt = (text: string, at: Offset): number =>
  isCopula(text, at) && say.topicNoun.test(text.slice(at - 2, at + 1)) ? 1 : 0

/** 数据集累计开放, 平台累计调用: behind 累计 the verb tells what became of the thing before it; what is invested is not it. */
function doneLength(text: string, from: Offset, to: Offset): number {
  const verb = endingAt(text, to, DOING, from) || endingAt(text, to, DOUBTFUL, from)
  const isSoFar = verb > 1 && text.startsWith('累计', to - verb - 2) && text[to - verb] !== '投'
  return isSoFar && to - verb - 2 - from > 1 ? verb + 2 : 0
}

const endsShare = among('例重')
const isPer = among('平每十百千万人户')

/** Text from a PDF runs a table or a heading and what follows together: 制造业贷款137 13.4全市账户数, 四、服务业 全年零售额. */
function behindRun(text: string, from: Offset, to: Offset, phrases: readonly TimePhrase[]): Offset {
  if (!text.slice(from, to).includes(' ')) return from
  const row = from + (say.runTogether.exec(text.slice(from, to))?.[0].length ?? 0)
  const run = row + (say.scopeGap.exec(text.slice(row, to))?.[0].length ?? 0)
  return run > from && run < to - 1 ? trimStart(text, run, to, phrases) : from
}

/** 大理州2025年末债务限额: an area and a time in front of a name are no part of it. */
function behindTime(phrases: readonly TimePhrase[], from: Offset, to: Offset, text: string): Offset {
  if (!phrases.length) return from
  const span = phrases[endedBy(phrases, to - 2) - 1]?.span
  if (!span || span.from <= from) return from
  // 县人代会批准的2026年基金预算收入: a time behind 的 belongs to the item, and what stands before tells which is meant.
  if (text[span.from - 1] === '的' && span.to < to - 1) return span.to
  if (span.from - from > 8) return from
  // 某地目前种植面积: no noun holds what tells the present.
  if (text.startsWith('目前', span.from) && text[span.from - 1] !== '项' && span.to < to - 1) return span.to
  const before = text.slice(from, span.from)
  // 青溪2026年茶叶产值: of what is measured a year within the name parts whose it is; 学前三年毛入园率 is one noun.
  const isYear = isDigit(text, span.from) && isMeasureOf(text, span.to, to)
  const isOfSubject = isYear || say.agentEnd.test(before) || say.willsWithin.test(before)
  return isOfSubject ? span.to : from
}

const isMeasureOf = (text: string, from: Offset, to: Offset): boolean =>
  text[from] !== '”' && endingAt(text, to, MEASURE, from) > 0

/**
 * Length of the verb at `at` of which an area or office is the agent (伊吾县实现地区生产总值, 市本级偿还债券本金), with the
 * adverbs before it (市级共完成评审业务); 0 without one. An area in front of a noun stays (县城供水普及率).
 */
function actedBy(text: string, from: Offset, at: Offset, to: Offset): number {
  if (at - from > 12 || !endsAgent(text, at - 1) || !say.agentEnd.test(text.slice(Math.max(from, at - 2), at))) return 0
  const adverb = startingAt(text, at, LEADING, to)
  // 青溪市每年造林6万亩: how often it is done parts who does it from what is done.
  if (adverb && text.startsWith('每年', at) && to - at > adverb + 1) return adverb
  const verb = startingAt(text, at + adverb, DOING, to)
  // 省转移支付资金: money that comes from there, and no deed.
  if (verb === 4 && text.startsWith('转移支付', at + adverb)) return 0
  return verb > 1 && to - at - adverb - verb > 1 ? adverb + verb : 0
}

/** 天然林保护工程完成人工造林0.2万亩: of what a works programme has done, but not of what is measured of it (承包工程完成营业额). */
const workedBy = (text: string, from: Offset, at: Offset, to: Offset): number =>
  text[at] === '完' &&
  at - from > 3 &&
  text.startsWith('工程完成', at - 2) &&
  to - at > 4 &&
  !endingAt(text, to, MEASURE, at + 2)
    ? 2
    : 0

const endsAgent = among('省市县州旗厅局级区委')

const LETTER = /\p{L}/u
