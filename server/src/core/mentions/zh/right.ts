import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'
import {isClassifier} from '../../quantity/unit.js'
import {among} from '../../text/among.js'
import type {Offset, Span} from '../../text/span.js'
import {clauseEnd} from './clauses.js'
import {acts, breakAt, isMade} from './inside.js'
import {ATTRIBUTIVE, BREAK, CHANGE, COMPOUND, DOING, DOUBTFUL, endingAt, MEASURE, STATE, startingAt} from './words.js'

/** The noun phrase behind a quantity. */
export interface Right {
  readonly name: Span
  /** 的 between number and noun: the number is an attribute. */
  readonly attributive: boolean
}

/** What stands behind a quantity, if it is a noun phrase. */
export function rightOf(text: string, {span, unit}: Quantity, ceiling: Offset): Right | null {
  let from = span.to
  while (text[from] === ' ') from++
  // 比重9.3% 全年原煤产量32万吨: what a chart is followed by.
  if (from > span.to && say.timeHead.test(text.slice(from, from + 5))) return null
  const attributive = text[from] === '的' || text[from] === '之'
  if (attributive) from++
  if (attributive && text[from] === '是') return null
  if (beginsNone(text, from)) return null
  const isOfClass = beginsClass(text, from) && (unit === null || isClassifier(unit))
  const sum = isOfClass ? classLength(text.slice(from, from + 12)) : 0
  const limit = clauseEnd(text, from + sum, sum ? memberEnd(text, from + sum) : ceiling)
  if (limit <= from || !(sum > 0 || /[\p{L}“《]/u.test(text[from]!) || GENERATION.test(text.slice(from, from + 3))))
    return null
  if (!attributive && unit === '元' && isSpent(text.slice(from, Math.min(limit, from + 20)))) return null
  if ((attributive || unit === '%') && say.goalThing.test(text.slice(from, Math.min(limit, from + 8)))) return null
  const made = isMade(text, span.from)
  const isCounted = unit !== null && isClassifier(unit) && !attributive
  if (predicate(text, from, limit, made)) return isCounted ? behindRelative(text, from, limit) : null
  const agents = !made && say.agentVerb.test(text.slice(Math.max(0, span.from - 3), span.from))
  const end = rightEnd(text, from, limit, made, agents)
  if (end === limit && limit === ceiling && unit !== null && isClassifier(unit)) {
    const sized = sizedNoun(text, from, limit)
    if (sized) return {name: sized, attributive}
  }
  const relative = isCounted && end < limit ? behindRelative(text, from, limit, end, unit) : null
  if (relative) return relative
  const isBefore = end === ceiling && end - from > 2 && /\d/.test(text[end] ?? '')
  const verb = isBefore ? listedVerb(text, from, end) || deedBefore(text, from, end) : 0
  const whole = verb > 0 ? end - verb : unit === '元' ? wholeFund(text, from, end, limit) : end
  const to = attributive ? whole : countedEnd(text, from, whole, {unit, isBefore: end === ceiling})
  // 迈上90亿元台阶, 突破千亿元大关: the mark that is passed, not what passes it.
  if (say.mark.test(text.slice(from, to))) return null
  if (to - from < 2 && unit !== null && !isClassifier(unit)) return null
  return to > from ? {name: {from, to}, attributive} : null
}

/**
 * 意见2051件和提案、来信80件: a conjunction leads to the next member. 收入达到5万元以上等目标: 等 sums up the list. 住房5100套今年竣工: nor
 * does a noun begin with the year being written in.
 */
const beginsNone = (text: string, at: Offset): boolean =>
  (say.joinBetween.test(text[at] ?? ' ') && !startingAt(text, at, COMPOUND)) ||
  say.noNounBegins.test(text.slice(at, at + 4))

/**
 * 培训1500名医生、招聘1000名护士, 日处理800吨矿石生产线、云岭300吨水泥生产线, 40万件转向系统等项目8个: the length of what stands at the head of the next
 * member, with its mark: its verb, whose it is, or what sums up.
 */
function listedVerb(text: string, from: Offset, end: Offset): number {
  // 国家级试点16项和省级26项试点: the rank is that of the next number.
  const rank = say.nextRank.exec(text.slice(from, end))?.[0].length ?? 0
  if (rank) return rank
  const mark = text.slice(from, end).search(say.memberMark)
  if (mark < 2) return 0
  // 7个优势产业和航空、汽车等3个新兴产业: 和 joins what is counted here to the members of the next number.
  const join = text.slice(from, from + mark).search(say.joinBetween)
  return join > 1 && !startingAt(text, from + join, COMPOUND) ? end - from - join : end - from - mark
}

/** 20个重点县建设80个粮仓, 3个园区实施3个项目, 9万亩池塘改造和新建8万亩池塘: right before the next number stands its verb. */
function deedBefore(text: string, from: Offset, end: Offset): number {
  const verb = text.startsWith('建设', end - 2) ? 2 : endingAt(text, end, DOING, from)
  if (verb < 2 || end - verb - from < 2) return 0
  return say.joinBetween.test(text[end - verb - 1]!) ? verb + 1 : verb
}

/** Where what is counted ends: before what people do, what is built, what is its own, and what is measured of it. */
function countedEnd(
  text: string,
  from: Offset,
  to: Offset,
  {unit, isBefore}: {readonly unit: string | null; readonly isBefore: boolean},
): Offset {
  if (unit !== null && !isClassifier(unit))
    return setAsTask(text, from, unit === '元' || unit === '%' ? to : alone(text, from, to))
  const isPerson = unit === '名' || unit === '位'
  const people = isPerson ? to - (say.personDeed.exec(text.slice(from, to))?.[0].length ?? 0) : to
  const end = counted(text, from, setAsTask(text, from, built(text, from, people)))
  return unit !== null && !isPerson ? measured(text, from, end, isBefore) : end
}

/** 3个千亿元产业集群, 5座110千伏变电站, 30台2蒸吨以下锅炉: a sum, a voltage or a bound right behind the measure word is of the class that is counted. */
const classLength = (ahead: string): number =>
  (say.sumClass.exec(ahead) ?? say.voltage.exec(ahead) ?? say.boundAhead.exec(ahead))?.[0].length ?? 0

/** 66万千瓦机组、输气管道等项目: what is measured is the first of a list, unless qualities are listed before the thing. */
function alone(text: string, from: Offset, to: Offset): Offset {
  const at = text.slice(from, to).indexOf('、')
  return at > 1 && !text.slice(from + at, to).includes('的') ? from + at : to
}

/** 完成90个村污水治理任务: what is counted is what is treated, not the task. */
const setAsTask = (text: string, from: Offset, to: Offset): Offset =>
  text[to - 1] === '务' && say.taskEnd.test(text.slice(from, to)) ? to - 2 : to

const endsBuilding = among('设务')
const beginsClass = among('超过一二三四五六七八九十百千亿0123456789')

/** 完成12个示范村建设任务: what is counted is what is built. */
const built = (text: string, from: Offset, to: Offset): Offset =>
  endsBuilding(text, to - 1) ? to - (say.builtEnd.exec(text.slice(from, to))?.[0].length ?? 0) : to

/** 6个园区的配套企业: what is counted stands before 的, unless a clause or a quality stands there (8个具有…作用的基地). */
function counted(text: string, from: Offset, to: Offset): Offset {
  const at = text.slice(from, to).indexOf('的')
  if (at < 2 || from + at > to - 3 || text[from] === '“') return to
  const isClause = [ATTRIBUTIVE, BREAK, DOING, DOUBTFUL, CHANGE, STATE].some(
    (verbs) => startingAt(text, from, verbs) > 0,
  )
  return isClause || say.qualityEnd.test(text.slice(from, from + at)) ? to : from + at
}

/** No relative clause before the thing that is counted is longer. */
const RELATIVE = 48

/**
 * 100个具有发展前景的项目, 10个有条件、有基础的城市, 300名紧跟科技发展前沿的人才: a clause that begins right behind the measure word
 * and ends in 的 tells which things are meant; the noun behind it is counted. Persons stand nowhere else (为12名儿童提供免费的午餐).
 */
function behindRelative(text: string, from: Offset, limit: Offset, end = from, unit = ''): Right | null {
  const reach = Math.min(text.length, from + RELATIVE)
  const to = limit < reach && text[limit] === '、' ? clauseOf(text, limit, reach) : limit
  const at = text.slice(from, to).lastIndexOf('的') + from + 1
  if (at <= end || to - at < 2) return null
  const isPerson = (unit === '名' || unit === '位') && say.personEnd.test(text.slice(at, to))
  if (!say.relativeHead.test(text.slice(from, from + 3)) && !(isPerson && !say.personEnd.test(text.slice(from, end))))
    return null
  const close = rightEnd(text, at, to, true, true)
  const isListed = text.startsWith('如下', close)
  const isWhole = close === to ? !/\d/.test(text[to] ?? ' ') : isListed || say.bodyEnd.test(text.slice(at, close))
  return isWhole ? {name: {from: at, to: close}, attributive: false} : null
}

/** Where the clause ends that goes on over its list. */
function clauseOf(text: string, from: Offset, to: Offset): Offset {
  const stop = text.slice(from, to).search(/[,;:。()\d]/)
  return stop < 0 ? from : from + stop
}

const RANKS = /^(?:[省市县区]{1,3}|城乡)$/

/** 5家投资公司资产总额达8亿元: what is measured of those counted stands behind them, before the next number (`isBefore`). */
function measured(text: string, from: Offset, to: Offset, isBefore: boolean): Offset {
  const measure = to - from > 3 ? endingAt(text, to, MEASURE, from) : 0
  if (!measure || text.startsWith('人口', to - 2)) return to
  if (!isBefore && !startingAt(text, to, STATE) && !startingAt(text, to, CHANGE) && !/\d/.test(text.slice(to, to + 3)))
    return to
  for (let at = from + 2; at <= to - measure; at++) {
    const said = text.slice(from, at)
    // 10个省市重点项目投资达8亿元: the ranks before 重点 are of the projects.
    if (RANKS.test(said) && say.mainWord.test(text.slice(at, at + 2))) continue
    // 12项水利工程总投资达3亿元
    if (said.endsWith('工程') && say.moneyOfWorks.test(text.slice(at, to))) return at
    if (say.bodyEnd.test(said)) return said.includes('(') || say.branch.test(text.slice(at, at + 2)) ? to : at
  }
  return to
}

/** 5家营业收入超百亿元的软件企业: what sizes the things counted stands between them and their number. */
function sizedNoun(text: string, from: Offset, to: Offset): Span | null {
  const said = text.slice(from, to)
  const size = say.dimensionEnd.test(said) && !said.includes('、') ? say.sizeOf.exec(text.slice(to, to + 20)) : null
  if (!size) return null
  const start = to + size[0].length
  const end = rightEnd(text, start, clauseEnd(text, start, text.length), true, false)
  return end > start + 1 ? {from: start, to: end} : null
}

/** 0.6万人享受低保, 其中6人入选人才库: people with no noun beside them are told by what they do. */
export function deedOf(text: string, {span, unit}: Quantity, ceiling: Offset): Right | null {
  if (unit === null || !say.people.test(unit)) return null
  const verb = say.deed.exec(text.slice(span.to, span.to + 8))
  const to = verb ? clauseEnd(text, span.to, ceiling) : span.to
  return verb && to - span.to > verb[0].length + 1 ? {name: {from: span.to, to}, attributive: false} : null
}

/**
 * 8亿元加强基层组织建设, 2亿元购置设备: behind money a verb, or the adverb before one, tells what it is spent on, unless
 * a noun of money ends the phrase (建设资金; 经费保障机制 is no money).
 */
const isSpent = (behind: string): boolean => say.spendAdverb.test(behind) || say.spendVerb.test(behind)

/** No fund's name is longer. */
const FUND = 24

/**
 * 2亿元城乡融合推进补助资金, 3亿元商务发展资金和…, 2亿元资金定向支撑…: the noun of money is the head of all before it, and
 * ends the name where a verb, a conjunction or the clause's end follows.
 */
function wholeFund(text: string, from: Offset, end: Offset, limit: Offset): Offset {
  for (const {index, 0: noun} of text.slice(from, Math.min(limit, from + FUND)).matchAll(say.funds)) {
    const to = from + index + noun.length
    if (to === limit || say.behindFund.test(text.slice(to, to + 3)) || predicate(text, to, limit, false)) return to
  }
  return end
}

/** Where a list's member ends that starts before `at`. */
function memberEnd(text: string, at: Offset): Offset {
  const stop = text.slice(at, at + 32).search(/[、\d]/)
  return Math.min(text.length, at + (stop < 0 ? 32 : stop))
}

/** 30个5G工厂, 2个4A级景区: digits that a noun begins with. */
const GENERATION = /^(?:[3-6]G|[48]K|[1-5]A)/

/** Length of a word that no noun phrase begins with. */
function predicate(text: string, at: Offset, limit: Offset, made: boolean): number {
  const verb = Math.max(startingAt(text, at, CHANGE, limit), startingAt(text, at, STATE, limit))
  // 5个现有收费站, 30个新增产能项目, 10个达到国家标准的景区: right behind the measure word they tell which things are counted.
  if (say.attributeAhead.test(text.slice(at, limit))) return 0
  const word = breakAt(text, at, limit, made)
  // 1所达标的寄宿制学校: with 的 behind it a predicate tells which things are counted.
  if (word > 1 && text[at + word] === '的') return 0
  const isAttribute = word === 2 && say.mainWord.test(text.slice(at, at + 2)) && !acts(text, at + 2, limit)
  if (isAttribute) return 0
  // 3座压缩天然气加气站: no verb stands within a whole word.
  return word || (verb > 1 && startingAt(text, at, COMPOUND, limit) < verb ? verb : 0)
}

/** 为80名老人接种疫苗: behind whom it is done for, or who is told to, stands what is done. */
const isDeed = (text: string, from: Offset, at: Offset, limit: Offset): boolean =>
  say.deeds.test(text.slice(at, at + 4)) ||
  (startingAt(text, at, DOING, limit) > 1 && say.bodyEnd.test(text.slice(from, at)))

const isQuote = among('“')
const isAdverb = among('已均都将仍')

/** The noun phrase ends at the first word that no noun phrase holds, or at a list's next member. */
function rightEnd(text: string, from: Offset, limit: Offset, made: boolean, agents: boolean): Offset {
  let at = from
  while (at < limit) {
    if (isQuote(text, at)) {
      const close = text.slice(at, limit).indexOf('”')
      if (close > 0) at += close
    } else if (at > from) {
      const word = breakAt(text, at, limit, made)
      if (
        at > from + 1 &&
        limit - at > 3 &&
        (say.bodyActs.test(text.slice(at, limit)) || say.yearly.test(text.slice(at, at + 3))) &&
        say.bodyEnd.test(text.slice(from, at))
      )
        break
      if (say.dateAhead.test(text.slice(at, at + 6))) break
      if (agents && limit - at > 3 && isDeed(text, from, at, limit)) break
      if (word > 1 || (word > 0 && (at > from + 1 || isAdverb(text, at)))) break
    }
    at++
  }
  let to = at
  if (at === limit && to - from > 3) to -= say.happens.exec(text.slice(Math.max(from + 1, to - 4), to))?.[0].length ?? 0
  if (to - from > 4) to -= say.buildNoun.exec(text.slice(from, to))?.[0].length ?? 0
  while (to > from && say.listSign.test(text[to - 1]!)) to--
  if (text[to - 1] === '等' && !/\d/.test(text[to] ?? ' ') && say.soOnEnd.test(text.slice(from, to))) to--
  // 6个县过10亿元: what has passed the next number.
  if (to === limit && to - from > 1 && '过超近'.includes(text[to - 1]!) && /\d/.test(text[to] ?? ' ')) to--
  // 40个断面中，…: what is counted stands before 中.
  if (
    text[to - 1] === '中' &&
    (text[to] === ',' || (at < limit && say.amongEnd.test(text.slice(from, to)))) &&
    to - from > 2
  )
    to--
  return to
}
