import {zhGrammar as say} from '../../language/zh.js'
import type {TimePhrase} from '../../quantity/time.js'
import {among} from '../../text/among.js'
import type {Offset} from '../../text/span.js'
import {endedBy} from '../phrases.js'
import {isDigit} from './clauses.js'
import {
  ATTRIBUTIVE,
  CHANGE,
  COMPOUND,
  CONNECTIVE,
  DOING,
  DOUBTFUL,
  endingAt,
  LEADING,
  LISTED,
  MEASURE,
  NOUN,
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
    const doing = state || change ? endingAt(text, at, DOING, from) : 0
    if (doing > Math.max(state, change)) return {at, kind, total, has}
    if (time !== null) at = time - adjustedAt(text, time, from)
    else if (state && isNoun(text, at, from)) return {at, kind, total, has}
    else if (state) {
      if (kind === 'none') kind = 'state'
      has ||= text[at - 1] === '有' || text[at - 1] === '为'
      total ||= say.sumEnd.test(text.slice(at - state, at))
      at -= state + meanAt(text, at - state)
    } else if (change) {
      if (isRate(text, at, from, change)) return {at, kind, total, has}
      if (kind === 'none') kind = 'change'
      at -= change
    } else {
      const other = fromBaseAt(text, from, at) || trailingAt(text, at, from)
      // 家庭医生签约165万人, 一般公共预算524亿元: an adverb of one sign may be the end of a word.
      const isWord = endingAt(text, at, COMPOUND, from) > other || endingAt(text, at, DOING, from) > other
      // 比重要达到42%: behind a measure it is the adverb again.
      if (other > 0 && isWord && !(text[at - 1] === '要' && endingAt(text, at - 1, MEASURE, from) > 1))
        return {at, kind, total, has}
      total ||= other > 0 && text[at - other] === '共'
      at -= other
    }
    if (at === before) at -= strayLength(text, at, from, kind)
    if (at === before) return {at, kind, total, has}
    if (at <= from) return {at: from, kind, total, has}
  }
}

/** 起降21万架次: a verb of one sign may end a noun. 消费价格涨幅, 户均增收: how much a thing rises is an indicator of its own. */
const isRate = (text: string, at: Offset, from: Offset, change: number): boolean =>
  (change === 1 && say.risingNoun.test(text.slice(at - 2, at))) ||
  (change === 2 && say.rateNoun.test(text.slice(Math.max(from, at - 5), at)))

/** Length of what stands there by itself: a year without 年, a page number, and 年 for yearly (接待人数年增长25%). */
function strayLength(text: string, at: Offset, from: Offset, kind: Trimmed['kind']): number {
  if (text[at - 1] === ')') return basisAt(text, at, from)
  // 提高低保标准至585元: the verb's 至 stands behind its object.
  if (kind === 'none' && '至到'.includes(text[at - 1]!) && say.raisesTo.test(text.slice(from, at))) return 1
  if (kind === 'change' && text[at - 1] === '年' && at - from > 2 && !say.yearEnd.test(text.slice(at - 3, at))) return 1
  if (!endsStray(text, at - 1)) return 0
  return (text[at - 1] === '的' ? say.plainYear : PAGE).exec(text.slice(Math.max(from, at - 8), at))?.[0].length ?? 0
}

/** A year without 年 has 的 behind it, a page number a dash, a footnote its bracket. */
const endsStray = among('的—–-]')

/** 结构由…调整到2025年的10:40:50: 到 belongs to the verb, which a time behind it parts from the number. */
const adjustedAt = (text: string, at: Offset, from: Offset): number =>
  at - from >= 2 && '到至为'.includes(text[at]!) && text.startsWith('调整', at - 2) ? 2 : 0

/** 增长(同口径)5%: on what basis it is counted, between the verb of change and its number. */
function basisAt(text: string, at: Offset, from: Offset): number {
  const length = say.onBasis.exec(text.slice(Math.max(from, at - 14), at))?.[0].length ?? 0
  return length && endingAt(text, at - length, CHANGE, from) ? length : 0
}

/** 标准由年人均450元提高到490元: the preposition before the level that a change starts from, with what stands between. */
const fromBaseAt = (text: string, from: Offset, at: Offset): number =>
  endsBase(text, at - 1) ? (say.fromBase.exec(text.slice(Math.max(from, at - 8), at))?.[0].length ?? 0) : 0

const endsBase = among('原状前在行年月人户均的')

/** 平均为5.2%, 年均为3万: 均 belongs to the sign before it, which goes with it; 人均 is part of the name. */
const meanAt = (text: string, at: Offset): number => {
  if (text[at] !== '均') return 0
  const before = text[at - 1] ?? ' '
  return '平年月日'.includes(before) ? 1 : '人户'.includes(before) ? -1 : 0
}

/** 五年累计: 年 belongs to the number before it. */
function trailingAt(text: string, at: Offset, from: Offset): number {
  const other = endingAt(text, at, TRAILING, from)
  // 收入保持在人均2万元以上, 采伐限额控制9万立方米以内: behind a verb of level for whom, and behind what is measured that it is held.
  const level = text.startsWith('人均', at - 2) ? endingAt(text, at - 2, STATE, from) : 0
  if (level && endingAt(text, at - 2 - level, MEASURE, from)) return 2
  if (text.startsWith('控制', at - 2) && endingAt(text, at - 2, MEASURE, from)) return 2
  // 收入预算合计8亿元: what was budgeted is not what came in.
  if (other === 2 && say.budgetNoun.test(text.slice(Math.max(from, at - 4), at))) return 0
  if (other !== 3 || text[at - 3] !== '年' || !say.numeralSign.test(text[at - 4] ?? '')) return other
  return 2 + (say.countOfYears.exec(text.slice(Math.max(from, at - 8), at - 2))?.[0].length ?? 0)
}

/** What looks like a verb of state is the end of a noun: 支出总计, 测雨雷达. */
const isNoun = (text: string, at: Offset, from: Offset): boolean =>
  text[at - 1] === '计' ? isSumLine(text, at, from) : text[at - 1] === '达' && '雷马'.includes(text[at - 2] ?? ' ')

/** 支出总计 is a line of the balance beside 支出; 合计 is one only where nothing tells whose (三县支出合计 adds up). */
const isSumLine = (text: string, at: Offset, from: Offset): boolean =>
  say.sumLine.test(text.slice(Math.max(from, at - 4), at)) &&
  (text[at - 2] === '总' || text.slice(from, at - 4).trim() === '')

/** A page number in the middle of text from a PDF (— 9 —), or the sign of a footnote ([2]). */
const PAGE = /(?:[—–-] ?\d{1,3} ?[—–-]|\[\^?\d{1,2}\])$/

/** 在2025年基础上, 2025年的: what binds a time to the words behind it. */
function bindingLength(text: string, from: Offset, at: Offset): number {
  if (!mayBind(text, at - 1)) return 0
  const last = text[at - 1]
  if (last === '的' || last === ',') return 1
  return last === '上' ? (say.uponBase.exec(text.slice(Math.max(from, at - 4), at))?.[0].length ?? 0) : 0
}

const mayBind = among('的,上')

/** Where the time phrase starts that ends at `at` (a 的 between it and the number included), with its preposition. */
function phraseEnding(text: string, at: Offset, phrases: readonly TimePhrase[], from: Offset): Offset | null {
  if (!phrases.length) return null
  const end = at - bindingLength(text, from, at)
  const span = phrases[endedBy(phrases, end) - 1]?.span
  if (!span || span.to !== end || span.from < from) return null
  // 存贷比同比提高: 同比 compares by itself.
  const before =
    text[end - 1] === '比' ? null : say.comparing.exec(text.slice(Math.max(from, span.from - 2), span.from))
  return span.from - (before?.[0].length ?? 0)
}

/** Takes times, scope, connectives, adverbs and verbs of doing off the start of what stands before a number. */
export function trimStart(text: string, from: Offset, to: Offset, phrases: readonly TimePhrase[]): Offset {
  let at = from + headLength(text, from, to)
  let adverb = false
  let deed = false
  while (at < to) {
    // 获批全国示范基地: what is built or won is the nation's by rank; what is measured is all of the nation's.
    if (deed && text.startsWith('全国', at) && !endingAt(text, to, MEASURE, at)) return at
    const step: number =
      timeStarting(at, to, phrases) ||
      (text[at] === '(' ? asideLength(text, at, to) : 0) ||
      (text[at] === '在' ? (say.onThatBasis.exec(text.slice(at, to))?.[0].length ?? 0) : 0) ||
      (text[at] === '按' ? (say.calculatedBy.exec(text.slice(at, to))?.[0].length ?? 0) : 0) ||
      planBefore(text, at, to, phrases) ||
      listedAt(text, at, to) ||
      lead(text, at, to, adverb, at > from)
    if (!step) return at
    adverb = step > 0 && startingAt(text, at, LEADING, to) === step
    deed ||= startingAt(text, at, DOING, to) === step
    at += step
  }
  return to
}

/**
 * A list number, and a bracket that stands before any word, are no part of a name: 2.公共预算收入; the second explains
 * the number before it (71亿元（用于还本）、置换资金23亿元).
 */
function headLength(text: string, from: Offset, to: Offset): number {
  let at = from
  while (at < to && text[at] === ' ') at++
  const aside = text[at] === '(' ? asideLength(text, at, to) : 0
  if (aside) return at + aside - from
  // 三、未完成的任务有3项: the number of a line.
  if (at === 0 || text[at - 1] === '\n') at += say.hanLabel.exec(text.slice(at, Math.min(to, at + 4)))?.[0].length ?? 0
  if (!isDigit(text, at)) return at - from
  const item = at === 0 || text[at - 1] === '\n' ? (ITEM.exec(text.slice(at, at + 3))?.[0].length ?? 0) : 0
  if (item && (startingAt(text, at + item, DOING, to) || startingAt(text, at + item, DOUBTFUL, to)))
    return at + item - from
  return at - from + (NUMBERED.exec(text.slice(at, Math.min(to, at + 6)))?.[0].length ?? 0)
}

/** Length of the bracket at `at`, when a name goes on behind it. */
function asideLength(text: string, at: Offset, to: Offset): number {
  const close = text.slice(at, Math.min(to, at + 40)).indexOf(')')
  return close > 0 && at + close + 1 < to ? close + 1 : 0
}

/** At the head of a line a number right before a verb numbers the line (2 做好…). */
const ITEM = /^\d{1,2} ?(?!\d)/

const NUMBERED = /^\d{1,2}(?:[.．、)](?!\d)|[、)](?=\d{1,2}月))/

function timeStarting(at: Offset, to: Offset, phrases: readonly TimePhrase[]): number {
  if (!phrases.length) return 0
  const span = phrases[endedBy(phrases, at)]?.span
  return span && span.from === at && span.to <= to ? span.to - at : 0
}

/** 、和美乡村, 、及时处置: where a word begins with 和 or 及, only the mark before it lists. */
function listedAt(text: string, at: Offset, to: Offset): number {
  const listed = startingAt(text, at, LISTED, to)
  const last = at + listed - 1
  return listed && (startingAt(text, last, COMPOUND, to) || startingAt(text, last, LEADING, to) > 1)
    ? listed - 1
    : listed
}

/** 规划到2030年新增泵站, 规划总投资: 规划 in front of a time, or of a total, plans. 为到2035年…打基础, 在5年内完成…: what for, and by when. */
const planBefore = (text: string, at: Offset, to: Offset, phrases: readonly TimePhrase[]): number =>
  text[at] === '为' || text[at] === '在'
    ? Math.sign(timeStarting(at + 1, to, phrases))
    : text[at] === '规' &&
        text.startsWith('规划', at) &&
        (timeStarting(at + 2, to, phrases) || say.plannedTotal.test(text.slice(at + 2, to)))
      ? 2
      : 0

const mayAdd = among('加减')
const mayHave = among('共现已拥有')
const mayBeMore = among('新净年每增')
const mayBeLess = among('减压节建改修兴开提完巩优规稳')

function lead(text: string, at: Offset, to: Offset, adverb: boolean, within: boolean): number {
  if (mayAdd(text, at) && say.addsTo.test(text.slice(at, at + 3))) return 1
  const plain =
    startingAt(text, at, SCOPE, to) || startingAt(text, at, CONNECTIVE, to) || startingAt(text, at, LEADING, to)
  const isNoun =
    startingAt(text, at, COMPOUND, to) > plain ||
    (plain > 1 &&
      say.quality.test(text.slice(at, at + 3)) &&
      !startingAt(text, at + plain, DOING, to) &&
      !startingAt(text, at + plain, DOUBTFUL, to))
  const verb = startingAt(text, at, DOING, to)
  // 争取到资金: the longer word is the one that stands there.
  // 争取到2025年: 到 belongs to the time.
  const isLonger =
    verb > Math.max(plain, 2) && nounAfter(text, at + verb, to) && !say.dateSign.test(text[at + verb] ?? '')
  if (plain && at + plain <= to && !isNoun && !isLonger) return plain + purposeAt(text, at + plain, to)
  const willed = plain ? 0 : willedAt(text, at, to) || beforeVerb(text, at, to)
  if (willed) return willed
  const having =
    (within || at === 0) && mayHave(text, at) ? say.having.exec(text.slice(at, Math.min(to, at + 3))) : null
  if (having && startingAt(text, at, COMPOUND, to) <= having[0].length) return having[0].length
  if (verb) return nounAfter(text, at + verb, to) && !isModifier(text, at, verb, to) ? verb : 0
  const doubtful = adverb ? startingAt(text, at, DOUBTFUL, to) : 0
  // 当年计划投资8亿元: with nothing behind it what is measured is a noun.
  const isMeasure = doubtful > 0 && at + doubtful === to && MEASURE.set.has(text.slice(at, to))
  // 预计生产总值: in a whole word it is no verb.
  if (doubtful && startingAt(text, at, COMPOUND, to) > doubtful) return 0
  if (doubtful) return nounAfter(text, at + doubtful, to) && !isMeasure ? doubtful : 0
  if (mayBeMore(text, at)) return moreAt(text, at, to)
  if (!mayBeLess(text, at)) return 0
  if (say.lessThing.test(text.slice(at, Math.min(to, at + 5))) || say.betteredThing.test(text.slice(at, to))) return 2
  return buildingAt(text, at, Math.min(to, at + 5))
}

/**
 * 新增学位32万个: what is new is a change of the thing, and no part of its name. New bonds and new workers are a class of
 * their own (新增专项债券, 新增劳动力平均受教育年限), and 新增就业 is an indicator's name.
 */
export const moreAt = (text: string, at: Offset, to: Offset): number =>
  // 新增新能源汽车占比: a share is of those that are new.
  text[to - 2] === '占' ? 0 : (say.addedThing.exec(text.slice(at, Math.min(to, at + 10)))?.[0].length ?? 0)

/** 某县力争新增种植基地, 可新发展民宿: the modal that parts who does it from what is done, with the verb; 可完成种植 tells no thing. */
export function willedAt(text: string, at: Offset, to: Offset): number {
  const will = mayWill(text, at) ? (say.willsDeed.exec(text.slice(at, to))?.[0].length ?? 0) : 0
  if (!will) return 0
  const verb =
    startingAt(text, at + will, DOING, to) ||
    moreAt(text, at + will, to) ||
    // 可开发资源量: what can be built tells which is meant.
    (text[at] === '可' ? 0 : buildingAt(text, at + will, to))
  const rest = at + will + verb
  return verb > 1 && rest < to - 1 && startingAt(text, rest, DOUBTFUL, to) < to - rest ? will + verb : 0
}

/** 联合实施项目, 建设和筹措住房: how, or with what else, the deed behind is done. */
function beforeVerb(text: string, at: Offset, to: Offset): number {
  const said = text.slice(at, Math.min(to, at + 3))
  const length = (say.manner.exec(said) ?? say.pairedVerb.exec(said))?.[0].length ?? 0
  return length && (startingAt(text, at + length, DOING, to) > 1 || buildingAt(text, at + length, to)) ? length : 0
}

const mayWill = among('力争确承有拟计累将要可')

const buildingAt = (text: string, at: Offset, to: Offset): number =>
  say.buildingVerb.exec(text.slice(at, to))?.[0].length ?? 0

/** 用于设备更新的中长期贷款: what it is for tells which is meant, and stands before 的. */
function purposeAt(text: string, at: Offset, to: Offset): number {
  const end = text.startsWith('用于', at - 2) ? text.slice(at, to).indexOf('的') : -1
  return end > 1 && at + end < to - 3 ? end + 1 : 0
}

/** A verb with a suffix of nouns behind it is part of a noun (覆盖率, 接待量). */
export const nounAfter = (text: string, at: Offset, to: Offset): boolean =>
  at >= to ||
  text.startsWith('面向', at) ||
  startingAt(text, at, NOUN) > 0 ||
  !say.nounSuffix.test(text.slice(at, at + 2)) ||
  at + 1 > to

const endsFund = among('金费')

/** 投入强度, 办理时限, 审批事项: a verb whose noun measures it, or that makes one word with it, cuts nothing. */
export const isModifier = (text: string, at: Offset, verb: number, to: Offset): boolean =>
  startingAt(text, at, COMPOUND, to) > verb ||
  (startingAt(text, at, ATTRIBUTIVE, to) === verb && say.objectOf.test(text.slice(at + verb, to))) ||
  (to - at - verb === 2 && '率量额值度数限'.includes(text[to - 1]!) && !'实完'.includes(text[at]!)) ||
  // 家庭农场培育资金: what money is for is part of its name.
  (endsFund(text, to - 1) && say.moneyFor.test(text.slice(at, to))) ||
  // 调解成功率, 接待游客人数: what is rated or counted is a deed.
  ((text[to - 1] === '率' || (text[to - 1] === '数' && '人户'.includes(text[to - 2]!))) &&
    to - at - verb < 6 &&
    !'完实保提与'.includes(text[at]!))
