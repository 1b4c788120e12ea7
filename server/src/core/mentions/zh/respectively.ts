import {zhGrammar as say} from '../../language/zh.js'
import type {Offset, Span} from '../../text/span.js'
import type {Drafted} from '../drafted.js'
import {endedBy, type Phrase, type Phrases} from '../phrases.js'
import {clauseStart} from './clauses.js'
import {headed} from './shared-head.js'
import {topicBefore} from './topic.js'
import {trimEnd, trimStart} from './trim.js'
import {CHANGE} from './words.js'

/** 分别比2020年增7%、降3%: each value of the list may have a verb of change of its own, but not 分别达9元、8元,增长5%. */
function goesOn(text: string, {quantity: one}: Drafted, {quantity: next}: Drafted): boolean {
  const between = text.slice(one.span.to, next.span.from)
  if (say.listJoint.test(between)) return true
  const isChange = CHANGE.set.has(between.slice(1)) || between.slice(1) === '降'
  return isChange && /^[、,]/.test(between) && (one.unit === next.unit || between[0] === '、')
}

/** 城镇和农村居民收入分别达9元、8元，增长5%、6%: as many figures right behind that speak of the whole list go to its members too. */
function goOn(text: string, result: Drafted[], next: number, joint: string, names: readonly Named[]): void {
  const run = result.slice(next, next + names.length)
  const {sentence} = result[next - 1]!
  const isRun =
    run.length === names.length &&
    run.every((one, index) => {
      const between = index ? text.slice(run[index - 1]!.quantity.span.to, one.quantity.span.from) : '、'
      return one.name === joint && one.sentence === sentence && say.listJoint.test(between)
    })
  const last = run.at(-1)
  const behind = isRun ? result[next + names.length] : undefined
  if (!isRun || (behind && say.listJoint.test(text.slice(last!.quantity.span.to, behind.quantity.span.from)))) return
  for (const [index, one] of run.entries()) result[next + index] = {...one, ...names[index]!}
}

/** 分别 gives each value of a list its own name, or its own time, in order. */
export function distribute(
  text: string,
  sentences: readonly Span[],
  times: Phrases,
  drafted: readonly Drafted[],
): readonly Drafted[] {
  if (drafted.length < 2) return drafted
  const told = enumerated(text, text.includes('级') ? tiered(text, drafted) : drafted)
  if (!text.includes('分别')) return told
  const result = [...told]
  let first = 0
  for (let at = text.indexOf('分别'); at >= 0; at = text.indexOf('分别', at + 2)) {
    while (first < result.length && result[first]!.quantity.span.from < at + 2) first++
    if (first === result.length) break
    const sentence = sentences[result[first]!.sentence]!
    if (sentence.from > at || result[first]!.quantity.span.from - at > 40) continue
    let last = first
    while (result[last + 1] && goesOn(text, result[last]!, result[last + 1]!)) last++
    const count = last - first + 1
    if (count < 2) continue
    const dates = timesBefore(times.dating, sentence, at, count)
    const before = {
      from: Math.max(sentence.from, result[first - 1]?.quantity.span.to ?? 0),
      to: dates ? behindName(times, at, count) : at,
    }
    const traded = say.tradePart.exec(text.slice(at + 2, at + 6))?.[0] ?? ''
    const {name: joint, nameSpan} = result[first]!
    const members = listed(text, before, times, count, traded) ?? toldBefore(result, first, count)
    // 8个省级项目和12个市级项目分别完成投资…: with no members to go to, what stands behind 分别 names all of them.
    const isOne = members?.every(({name}) => name === members[0]!.name) === true && nameSpan !== null
    const names = isOne && nameSpan.from > at ? null : members
    for (let index = 0; index < count; index++) {
      const one = result[first + index]!
      result[first + index] = {...one, ...(names?.[index] ?? {}), listed: dates?.[index] ?? one.listed}
    }
    if (names && joint !== '') goOn(text, result, last + 1, joint, names)
  }
  return result
}

/** 占比2030年、2035年分别达到…: the name ends before a list of times that stands right before 分别. */
function behindName({dating: phrases}: Phrases, at: Offset, count: number): Offset {
  const index = endedBy(phrases, at)
  const last = phrases[index - 1]
  if (last?.span.to !== at) return at
  return last.time?.includes('/') ? last.span.from : phrases[Math.max(0, index - count)]!.span.from
}

/** 城镇人口375万人、乡村人口458万人，分别占45%和55%; 新增商户9万户、企业2万户，分别增长…: what 分别 divides has been told as figures just before. */
function toldBefore(drafted: readonly Drafted[], first: number, count: number): readonly Named[] | null {
  const {name, sentence} = drafted[first]!
  const levels = drafted
    .slice(Math.max(0, first - 12), first)
    .filter((one) => one.sentence === sentence && (one.change === null || !isRate(one)) && one.name !== '')
    .slice(-count)
  const isElided = name === '' || name === drafted[first - 1]?.name
  const isList = levels.length === count && new Set(levels.map((one) => one.name)).size === count
  return isElided && isList ? levels.map((one) => ({name: one.name, nameSpan: one.nameSpan})) : null
}

/** 国家级、省级、市级企业12家、86家、230家: as many numbers as members, parted alike, go to them in order. */
function enumerated(text: string, drafted: readonly Drafted[]): readonly Drafted[] {
  const result = [...drafted]
  // The end of a run of numbers that share a name, and that name's partings, are the same for each number of the run.
  let last = -1
  let partings: readonly (readonly Span[])[] = []
  for (let first = 0; first < result.length - 1; first++) {
    const {name, nameSpan, quantity} = result[first]!
    if (!nameSpan || result[first + 1]!.name !== name || nameSpan.to > quantity.span.from) continue
    // 甲、乙分别进出口9亿元、8亿元 is a list that 分别 divides.
    if (!say.listMark.test(name) || name.includes('分别')) continue
    if (first > last) {
      last = first
      while (
        result[last + 1]?.nameSpan === nameSpan &&
        say.listJoint.test(text.slice(result[last]!.quantity.span.to, result[last + 1]!.quantity.span.from))
      )
        last++
      partings = last > first ? partingsOf(text, nameSpan) : []
    }
    const parts = ofCount(partings, last - first + 1)
    const names = parts && headed(parts.map((part) => text.slice(part.from, part.to)))
    if (!parts || !names) continue
    const named = parts.map((part, index) => ({name: names[index]!, nameSpan: part}))
    for (const [index, one] of named.entries()) result[first + index] = {...result[first + index]!, ...one}
    goOn(text, result, last + 1, name, named)
    first = last
  }
  return result
}

/** 市、区、街镇三级平台1个、16个、215个: each level its number, in order. */
function tiered(text: string, drafted: readonly Drafted[]): readonly Drafted[] {
  const result = [...drafted]
  for (let first = 0; first < result.length; first++) {
    const tiers = say.levels.exec(result[first]!.name)
    const members = tiers?.[1]?.split(say.listMark) ?? []
    if (!tiers || members.length !== '两三四五'.indexOf(tiers[2]!) + 2) continue
    const run = result.slice(first, first + members.length)
    const joined = run.every(
      (one, index) =>
        index === 0 || say.listJoint.test(text.slice(run[index - 1]!.quantity.span.to, one.quantity.span.from)),
    )
    if (run.length < members.length || !joined) continue
    for (const [index, member] of members.entries()) {
      const {from} = result[first]!.nameSpan ?? {from: 0}
      const at = result[first]!.name.indexOf(member)
      result[first + index] = {
        ...run[index]!,
        name: `${member}级${tiers[3]!}`,
        nameSpan: {from: from + at, to: from + at + member.length},
      }
    }
    first += members.length - 1
  }
  return result
}

const isRate = ({quantity: {unit}}: Drafted): boolean => unit === '%' || unit === '个百分点' || unit === '倍'

interface Named {
  readonly name: string
  readonly nameSpan: Span | null
}

/** The members of the list that ends before 分别, with the head that the last one carries, or `traded`, restored to each. */
function listed(
  text: string,
  {from, to: end}: Span,
  times: Phrases,
  count: number,
  traded: string,
): readonly Named[] | null {
  const clause = clauseStart(text, end, from)
  // 甲产业、乙产业从无到有，分别达2个、3个: the clause before tells the list.
  const topic = text[clause - 1] === ',' ? topicBefore(text, clause, from, times.all) : null
  if (topic && clause === end) return inOrder(text, topic, count, traded)
  // 起数、死亡人数比上年分别下降: the base stands between the list and its verb.
  const to = trimEnd(text, clause, end, times.all).at
  const start = trimStart(text, clause, to, times.all)
  // 比上年分别减少23所和2.7万人, 与上一个五年相比分别增长: a base of comparison names nothing.
  if (to - start < 2 || say.comparedMember.test(text.slice(start, to))) return null
  return inOrder(text, {from: start, to}, count, traded)
}

/** Each value its member; all of them the whole list where no member can be told. */
function inOrder(text: string, list: Span, count: number, traded: string): readonly Named[] {
  const isToward = say.towardsWhom.test(text.slice(list.from, list.from + 2))
  const parts = ofCount(partingsOf(text, isToward ? {from: list.from + 1, to: list.to} : list), count)
  const said = parts?.map((part) => text.slice(part.from, part.to))
  // 接待游客、旅游收入分别增长: those received have no income.
  const isReceived = parts !== null && say.receives.test(text.slice(Math.max(0, list.from - 2), parts[0]!.to))
  const names = traded ? said?.map((name) => name + traded) : isReceived ? said : said && headed(said)
  return Array.from({length: count}, (_, index) =>
    parts && names
      ? {name: names[index]!, nameSpan: parts[index]!}
      : {name: text.slice(list.from, list.to), nameSpan: list},
  )
}

/** Exactly `count` members, by the first way of parting that gives as many. */
const ofCount = (partings: readonly (readonly Span[])[], count: number): readonly Span[] | null =>
  count > 1 ? (partings.find((parts) => parts.length === count) ?? null) : null

/** The members of a list, parted by 、 alone, and by 、 and conjunctions. */
const partingsOf = (text: string, list: Span): readonly (readonly Span[])[] =>
  [/[、,]/, say.listJoints, say.listJointsShort].map((parting) => parted(text, list, parting))

function parted(text: string, {from, to}: Span, parting: RegExp): readonly Span[] {
  const parts: Span[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    const hit = at < to ? parting.exec(text.slice(at, Math.min(to, at + 2))) : null
    if (at < to && (!hit || hit.index > 0)) continue
    if (at > start) parts.push({from: start, to: at})
    start = at + (hit?.[0].length ?? 1)
  }
  return parts
}

/** A list of as many times as there are values (到2025年、2030年), or a stretch of as many years. */
function timesBefore(phrases: readonly Phrase[], sentence: Span, at: Offset, count: number): readonly Phrase[] | null {
  const own = phrases
    .slice(Math.max(0, endedBy(phrases, at) - 12), endedBy(phrases, at))
    .filter(({span, kind}) => span.from >= sentence.from && kind !== 'base')
  const tail = own.slice(-count)
  const planned = tail.some((phrase) => phrase.planned)
  if (
    count > 1 &&
    tail.length === count &&
    tail.every((phrase, index) => index === 0 || phrase.span.from - tail[index - 1]!.span.to <= 1)
  ) {
    return tail.map((phrase) => ({...phrase, planned: planned || phrase.planned}))
  }
  const stretch = own.at(-1)
  const years = stretch?.time && /^(\d{4})\/(\d{4})$/.exec(stretch.time)
  if (!stretch || !years || Number(years[2]) - Number(years[1]) + 1 !== count) return null
  return Array.from({length: count}, (_, index) => ({
    ...stretch,
    time: String(Number(years[1]) + index),
  }))
}
