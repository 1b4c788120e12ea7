import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'
import type {TimePhrase} from '../../quantity/time.js'
import {dimensionOf, isClassifier} from '../../quantity/unit.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import {clauseStart} from './clauses.js'
import {besideAt} from './compared.js'
import {nameIn} from './named.js'
import {deedOf, type Right, rightOf} from './right.js'
import {isModifier, nounAfter, type Trimmed, trimEnd, trimStart} from './trim.js'
import {CHANGE, DOING, DOUBTFUL, endingAt, LEADING, MEASURE, SCOPE, startingAt, TRAILING} from './words.js'

/** The text between two numbers that a number may take its name from. */
export interface Field {
  readonly text: string
  readonly phrases: readonly TimePhrase[]
  /** End of the quantity before, or start of the sentence. */
  readonly floor: Offset
  /** Start of the quantity behind, or end of the sentence. */
  readonly ceiling: Offset
}

/** What stands before and behind a quantity. */
export interface Sides {
  /** Null where nothing on the left names it. */
  readonly left: Span | null
  readonly right: Span | null
  /** Whether the name on the right is the quantity's own. */
  readonly rightward: boolean
  /** The words taken off between name and quantity (达到, 比上年增长), from the name's end. */
  readonly tail: Span
  /** Where the clause starts that the quantity stands in. */
  readonly start: Offset
  /** A verb of doing with nothing beside it (续建142个): it may name when nothing else does. */
  readonly verb: Span | null
  /** The share is one of a budget or whole (完成预算的95%, 占…的20%): what follows does not speak of it. */
  readonly aside: boolean
}

/** Reads both sides of a quantity and decides which of them names it. */
export function sidesOf(field: Field, quantity: Quantity): Sides {
  const {text, floor} = field
  const to = quantity.span.from
  const start = behindCounted(text, clauseStart(text, to, floor), to, floor)
  const end = trimEnd(text, start, to, field.phrases)
  const base =
    quantity.unit === '个百分点' ? besideAt(text, start, compared(text, start, end)) : compared(text, start, end)
  const aside = asideIn(text, start, end.kind === 'change' ? base : to, field.phrases)
  const limit = aside ? start + aside.index + aside[1]!.length : base
  const head = aside
    ? start + aside.index
    : nounHead(text, start, limit, end, behindProvince(field, start, limit, end, quantity))
  const left = aside
    ? shareOf(aside[1]!, {from: head, to: limit}, quantity)
    : unmarked(text, nameIn(text, covered(text, head, limit, quantity), limit, field.phrases))
  const right = rightOf(text, quantity, field.ceiling) ?? (left === null ? deedOf(text, quantity, field.ceiling) : null)
  const rightward =
    right !== null && !aside && leansRight(text, quantity, right, {left, end: limit, start: head, trimmed: end})
  const verb = head > start ? endingAt(text, head, DOING, start) : 0
  return {
    left,
    right: right?.name ?? null,
    rightward,
    tail: {from: limit, to},
    start,
    verb: verb && head === limit ? {from: head - verb, to: head} : null,
    aside: aside !== null,
  }
}

/** 突破千亿元大关、增长6%, 收入增长7%，绝对数2万元: neither the mark that has been passed nor the form of a level is a thing. */
function unmarked(text: string, left: Span | null): Span | null {
  const length = left ? left.to - left.from : 0
  if (!left || length < 2 || length > 3) return left
  const said = text.slice(left.from, left.to)
  return say.mark.test(said) || say.levelOnly.test(said) ? null : left
}

/**
 * 海南新能源汽车保有量达到18万辆: whose it is, of what is measured or said to have come to a level. What is counted may be
 * of that place by rank (创建上海市示范园3个).
 */
function behindProvince({text, phrases}: Field, start: Offset, to: Offset, {kind}: Trimmed, {unit}: Quantity): Offset {
  const head = trimStart(text, start, to, phrases)
  const place = say.province.exec(text.slice(head, to))?.[0].length ?? 0
  const isCounted = place > 0 && kind === 'none' && unit !== null && isClassifier(unit)
  // 江西累计开工项目300个, 江西旅游总人数3亿人次: behind an adverb stands a deed of the place, and how many of what is measured.
  const isRank = head > start || !isClauseStart(text, start)
  if (isCounted && isRank && !startingAt(text, head + place, LEADING, to) && !endingAt(text, to, MEASURE, head))
    return head
  return place ? trimStart(text, head + place, to, phrases) : head
}

/** At the head of a clause a place says whose it is, in a list it may be the rank of its members. */
const isClauseStart = (text: string, at: Offset): boolean => at === 0 || ',;:。\n'.includes(text[at - 1]!)

/** 415家企业的授信总额为9亿元: behind the number before stands what it counts, and only behind 的 what is measured. */
function behindCounted(text: string, start: Offset, to: Offset, floor: Offset): Offset {
  if (start !== floor || !say.hanSign.test(text[floor] ?? ' ') || !say.hanSign.test(text[floor - 1] ?? ' '))
    return start
  for (let at = start + 1; at < to - 3; at++) {
    if (say.yearly.test(text.slice(at, at + 3)) && say.bodyEnd.test(text.slice(start, at))) return at
    // 20个项目完成投资8亿元, 20个项目分别完成投资…: so does the verb part what was counted from what it did.
    if (!say.bodyEnd.test(text.slice(start, at))) continue
    const adverb = startingAt(text, at, LEADING, to)
    const verb =
      startingAt(text, at + adverb, DOING, to) || (say.buildingVerb.exec(text.slice(at + adverb, to))?.[0].length ?? 0)
    const behind = at + adverb + verb
    const isDeed = verb === 2 && nounAfter(text, behind, to) && !isModifier(text, at + adverb, verb, to)
    // 30个村已开工建设20个: 建设 alone is no thing.
    if (isDeed && text.slice(behind, to) !== '建设') return behind
  }
  const at = text.slice(start, to).indexOf('的')
  return at > 1 && start + at < to - 3 ? start + at + 1 : start
}

/**
 * 接入事项达到3166个: what 达到 is said of is a noun, and a verb and a noun of two signs each make one; behind an adverb
 * (已接入事项) the verb is a verb.
 */
function nounHead(text: string, start: Offset, limit: Offset, {kind}: Trimmed, head: Offset): Offset {
  if (kind !== 'state' || limit - head !== 2 || head - start < 2 || !say.levelHead.test(text.slice(limit, limit + 2)))
    return head
  const isVerb = endingAt(text, head, DOING, start) === 2
  return isVerb && !endingAt(text, head - 2, LEADING, start) ? head - 2 : head
}

function asideIn(text: string, start: Offset, to: Offset, phrases: readonly TimePhrase[]): RegExpExecArray | null {
  const said = text.slice(start, to)
  const aside = say.asideSign.test(said) ? say.asideShare.exec(said) : null
  // 非化石能源占一次能源消费比重: with a subject before it, 占 is part of the indicator's name.
  return aside && trimStart(text, start, start + aside.index, phrases) === start + aside.index ? aside : null
}

/**
 * 产量90万吨，占全国的4%: of the same thing in a wider area, which names nothing. 为年初预算70万元的95%: an amount is the budget
 * itself, the rate behind it one of it.
 */
function shareOf(said: string, {from, to}: Span, quantity: Quantity): Span | null {
  if (say.widerShare.test(said)) return null
  const isAmount = quantity.unit !== null && quantity.unit !== '个百分点' && !isShare(quantity)
  const verb = isAmount ? (say.sharedAmount.exec(said)?.[0].length ?? 0) : 0
  return {from: from + verb, to}
}

/** 行政村实现光纤网络全覆盖: what covers stands behind the verb, where it covers before it. */
function covered(text: string, from: Offset, to: Offset, {numeral}: Quantity): Offset {
  if (numeral !== 'coverage') return from
  const verb = text.slice(from, to).lastIndexOf('实现')
  return verb > 0 && from + verb + 2 < to - 1 ? from + verb + 2 : from
}

/** 较序时进度慢, 比全国平均高: what is compared with is no part of the name before it. */
function compared(text: string, from: Offset, {at, kind}: Trimmed): Offset {
  if (kind !== 'change') return at
  const said = text.slice(from, at)
  const base = said.endsWith('比') || said.endsWith('较') ? said.search(say.comparedEnd) : -1
  if (base >= 0) return from + base
  for (let index = said.length - 1; index >= 0; index--) {
    if (!compares(said, index)) continue
    // 存贷比同比提高2个百分点: with nothing behind it to compare with, 比 ends a noun.
    if (index === said.length - 1 && (startingAt(text, at, CHANGE) || startingAt(text, at, TRAILING))) continue
    if (say.notThan.test(said[index - 1] ?? '') || say.notThanBehind.test(said[index + 1] ?? '')) continue
    return from + index
  }
  return at
}

const compares = among('比较')

interface Left {
  readonly left: Span | null
  readonly end: Offset
  readonly start: Offset
  readonly trimmed: Trimmed
}

/**
 * A number before a noun counts that noun (12个园区), unless the noun's own property stands before the number
 * (高新技术企业达12家). A measure does so only behind a verb (安排2000亿元专项资金) or with 的 (93%的项目).
 */
function leansRight(text: string, quantity: Quantity, right: Right, {left, end, start, trimmed}: Left): boolean {
  if (!left || start >= end) return true
  // 滨河路、环城路合计2300平方米的路面: what is summed up stands behind 的.
  if (trimmed.total) return counts(quantity) || (right.attributive && !isShare(quantity) && quantity.unit !== '元')
  // 重点县建设80个粮仓: right before a number 建设 is a verb, whatever stands before it.
  const doing = endingAt(text, end, DOING, start) || (text.startsWith('建设', end - 2) && end - start > 2 ? 2 : 0)
  const verb = doing || (endingAt(text, end, DOUBTFUL, start) === end - start ? end - start : 0)
  if (verb > 0 && trimmed.kind !== 'state')
    return counts(quantity) || right.attributive || right.name.to - right.name.from > 1
  const last = text[end - 1]!
  // 将1120万元理赔款拨付到位: 将 hands the thing counted to the verb behind it.
  if (
    say.prepositions.test(last) ||
    say.makes.test(text.slice(Math.max(0, quantity.span.from - 2), quantity.span.from))
  )
    return true
  if (last === '等') return counts(quantity) || isLength(quantity)
  if (quantity.unit === '元' && isSumOf(text, right, start, end)) return true
  // 解决周边800户群众用水: where they are is not who is counted.
  if (!isShare(quantity) && (counts(quantity) || isLength(quantity)) && endingAt(text, end, SCOPE, start) > 1)
    return true
  if (isExtent(quantity) && isObjectOf(text, quantity, right, start, end)) return true
  // 集中连片的8亿亩高标准农田: what stands before 的 tells which is meant, in measures too.
  if (last === '的') return !isShare(quantity) && (counts(quantity) || right.name.to - right.name.from > 2)
  // 至少建成1所公办幼儿园: the verb stands inside the figure.
  const within = quantity.number.from - quantity.span.from
  if (within > 2 && endingAt(text, quantity.number.from, DOING, quantity.span.from) > 1) return true
  if (within > 1 && text[quantity.number.from - 1] === '有' && counts(quantity)) return true
  // 年产30万辆客车项目: what is made in a year stands behind.
  if (say.dailyOutput.test(text.slice(start, end))) return true
  if (isCapacity(quantity) && !right.attributive && trimmed.kind === 'none') return true
  if (trimmed.has && counts(quantity)) return true
  if (!isShare(quantity) && say.placeAlone.test(text.slice(start, end))) return true
  if (counts(quantity) && tellsWhere(text, quantity, start, end)) return true
  return isPhrase(text, quantity, right, {left, end, start, trimmed}) || isTally(text, left, quantity)
}

/** 云岭在18个县推广: where it is done; 市级97%审批事项上网: at what level. */
const tellsWhere = (text: string, quantity: Quantity, start: Offset, end: Offset): boolean =>
  say.rankAlone.test(text.slice(start, end)) ||
  (!isShare(quantity) && say.placedIn.test(text.slice(start, quantity.span.from)))

/** 给予企业1000万元奖励: to whom it is given stands before the sum; 设立总规模3亿元的基金: the size is that of the fund behind 的. */
const isSumOf = (text: string, right: Right, start: Offset, end: Offset): boolean =>
  (text.startsWith('给予', start - 2) && say.granted.test(text.slice(right.name.from))) ||
  (right.attributive && isFund(text, right) && say.sizeAlone.test(text.slice(start, end)))

/**
 * 完成滨河路3公里的路基改造, 完成环城路24公里综合管廊建设: behind a deed stands where it lies, and behind 的, or behind a length, what
 * is done, unless that is a norm or a goal.
 */
function isObjectOf(text: string, {unit}: Quantity, {attributive, name}: Right, start: Offset, end: Offset): boolean {
  if (!isDeedBefore(text, start) || endingAt(text, end, MEASURE, start)) return false
  return attributive
    ? !say.goalNoun.test(text.slice(name.from - 1, name.to))
    : unit === '公里' && say.worksOnWay.test(text.slice(name.from, name.to))
}

const isFund = (text: string, {name}: Right): boolean => say.fundEnd.test(text.slice(name.to - 2, name.to))

/**
 * 长三角41个城市, 培树12个示范区, 天水路等5个现有收费站: number, measure word and noun are one phrase whose head is the noun;
 * what stands before is a place or a verb. Behind 达到 and 按 the number is said of what stands before, and so is one of times.
 */
function isPhrase(text: string, {unit, span}: Quantity, {name}: Right, {end, trimmed}: Left): boolean {
  if (unit === null || !isClassifier(unit) || unit.endsWith('次') || trimmed.kind !== 'none') return false
  return name.to - name.from > 1 && !/\d/.test(text[name.to] ?? '') && !/[由从到按]/.test(text.slice(end, span.from))
}

const isShare = ({unit}: Quantity): boolean => unit === '%' || unit === '成' || unit === '‰'

const isExtent = ({unit}: Quantity): boolean => unit !== null && ['length', 'area'].includes(dimensionOf(unit) ?? '')

const isDeedBefore = (text: string, at: Offset): boolean =>
  endingAt(text, at, DOING) > 0 || endingAt(text, at, DOUBTFUL) > 0 || say.buildingAlone.test(text.slice(at - 2, at))

const isLength = ({unit}: Quantity): boolean => unit === '公里' || unit === '米'

/** The size of a plant stands before its kind (80兆瓦光伏电站). */
const isCapacity = ({unit}: Quantity): boolean => say.capacity.test(unit ?? '')

/** 甲、乙、丙3个县: the number sums up the list before it and the kind stands behind. */
function isTally(text: string, left: Span, {written, unit}: Quantity): boolean {
  if (unit === null || !isClassifier(unit)) return false
  const members = text.slice(left.from, left.to).split(say.joins).length
  return members > 1 && Number(written) === members
}

const counts = (quantity: Quantity): boolean =>
  quantity.unit === null
    ? quantity.numeral === 'han' || quantity.multiplier !== null
    : isShare(quantity) || isClassifier(quantity.unit)

/** What stands before a bracket that holds the number alone names it (税收占比（71.7%）); null directly behind a number. */
export function beforeBracket({text, floor, phrases}: Field, bracket: Offset): Span | null {
  if (text[bracket] !== '(' || bracket - floor < 2) return null
  const start = clauseStart(text, bracket, floor)
  // 较目标（924亿元）超收: what is compared with stands there.
  if (say.than.test(text[start] ?? '')) return null
  const {at} = trimEnd(text, start, bracket, phrases)
  const head = trimStart(text, start, at, phrases)
  return nameIn(text, head, at, phrases)
}
