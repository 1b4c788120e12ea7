import type {TimePhrase} from '../quantity/time.js'
import type {Offset, Span} from '../text/span.js'
import {clauseStart} from './clauses.js'
import {asOf, type Dating, endedBy} from './dating.js'
import type {AsOf} from './mention.js'
import type {Drafted} from './prose.js'
import {trimStart} from './trim.js'

const LIST = /^ ?(?:[、,]|和|及|与|以及|[、,]和) ?$/

/** 分别 gives each value of a list its own name, or its own time, in order. */
export function distribute(
  text: string,
  sentences: readonly Span[],
  times: Dating,
  drafted: readonly Drafted[],
): readonly Drafted[] {
  if (drafted.length < 2) return drafted
  const result = [...enumerated(text, text.includes('级') ? tiered(text, drafted) : drafted)]
  if (!text.includes('分别')) return result
  let first = 0
  for (let at = text.indexOf('分别'); at >= 0; at = text.indexOf('分别', at + 2)) {
    while (first < result.length && result[first]!.quantity.span.from < at + 2) first++
    if (first === result.length) break
    const sentence = sentences[result[first]!.sentence]!
    if (sentence.from > at || result[first]!.quantity.span.from - at > 40) continue
    let last = first
    while (
      result[last + 1] &&
      LIST.test(text.slice(result[last]!.quantity.span.to, result[last + 1]!.quantity.span.from))
    )
      last++
    const count = last - first + 1
    if (count < 2) continue
    const dates = timesBefore(times.phrases, sentence, at, count)
    const before = {
      from: Math.max(sentence.from, result[first - 1]?.quantity.span.to ?? 0),
      to: dates ? behindName(times, at, count) : at,
    }
    const traded = TRADED.exec(text.slice(at + 2, at + 6))?.[0] ?? ''
    const names = (listed(text, before, times, count) ?? toldBefore(result, first, count))?.map((one) =>
      traded && !one.name.endsWith(traded) ? {...one, name: one.name + traded} : one,
    )
    for (let index = 0; index < count; index++) {
      const one = result[first + index]!
      const asOf = dates?.[index] ?? one.asOf
      const role = one.role === 'baseline' && asOf.planned ? 'target' : one.role
      result[first + index] = {...one, ...(names?.[index] ?? {}), asOf, role}
    }
  }
  return result
}

/** 对巴西、智利分别进出口3亿元、5亿元: what 分别 divides stands behind it, and is the head of each name. */
const TRADED = /^(?:进出口|出口|进口)(?=\d|额)/

/** 占比2030年、2035年分别达到…: the name ends before a list of times that stands right before 分别. */
function behindName({phrases}: Dating, at: Offset, count: number): Offset {
  const index = endedBy(phrases, at)
  const last = phrases[index - 1]
  if (last?.span.to !== at) return at
  return last.time?.includes('/') ? last.span.from : phrases[Math.max(0, index - count)]!.span.from
}

/** 城镇人口375万人、乡村人口458万人，分别占45%和55%: what 分别 divides has been told as figures just before. */
function toldBefore(drafted: readonly Drafted[], first: number, count: number): readonly Named[] | null {
  const {name, sentence} = drafted[first]!
  const levels = drafted
    .slice(Math.max(0, first - 12), first)
    .filter((one) => one.sentence === sentence && one.change === null && one.name !== '')
    .slice(-count)
  const isElided = name === '' || name === drafted[first - 1]?.name || /^[比较]/.test(name)
  const isList = levels.length === count && new Set(levels.map((one) => one.name)).size === count
  return isElided && isList ? levels.map((one) => ({name: one.name, nameSpan: one.nameSpan})) : null
}

/** 国家级、省级、市级企业12家、86家、230家: as many numbers as members, parted alike, go to them in order. */
function enumerated(text: string, drafted: readonly Drafted[]): readonly Drafted[] {
  const result = [...drafted]
  for (let first = 0; first < result.length - 1; first++) {
    const {name, nameSpan, quantity} = result[first]!
    if (!nameSpan || result[first + 1]!.name !== name || !name.includes('、') || nameSpan.to > quantity.span.from)
      continue
    let last = first
    while (
      result[last + 1]?.nameSpan === nameSpan &&
      LIST.test(text.slice(result[last]!.quantity.span.to, result[last + 1]!.quantity.span.from))
    )
      last++
    const count = last - first + 1
    const parts = count > 1 ? split(text, nameSpan, count) : null
    if (!parts) continue
    const names = headed(parts.map((part) => text.slice(part.from, part.to)))
    for (const [index, part] of parts.entries())
      result[first + index] = {...result[first + index]!, name: names[index]!, nameSpan: part}
    first = last
  }
  return result
}

const TIERS = /^(.{1,24}?[、和].{1,12}?)([两三四五])级(.{2,})$/

/** 市、区、街镇三级平台1个、16个、215个: each level its number, in order. */
function tiered(text: string, drafted: readonly Drafted[]): readonly Drafted[] {
  const result = [...drafted]
  for (let first = 0; first < result.length; first++) {
    const tiers = TIERS.exec(result[first]!.name)
    const members = tiers?.[1]?.split(/[、和]/) ?? []
    if (!tiers || members.length !== '两三四五'.indexOf(tiers[2]!) + 2) continue
    const run = result.slice(first, first + members.length)
    const joined = run.every(
      (one, index) => index === 0 || LIST.test(text.slice(run[index - 1]!.quantity.span.to, one.quantity.span.from)),
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

interface Named {
  readonly name: string
  readonly nameSpan: Span | null
}

/** The members of the list that ends before 分别, with the head that the last one carries restored to each. */
function listed(text: string, {from, to: end}: Span, times: Dating, count: number): readonly Named[] | null {
  // 起数、死亡人数比上年分别下降: the base stands between the list and its verb.
  const to = end - (BASE.exec(text.slice(Math.max(from, end - 6), end))?.[0].length ?? 0)
  const start = trimStart(text, clauseStart(text, to, from), to, times.all)
  // 比上年分别减少23所和2.7万人: a base of comparison names nothing.
  if (/^(?:同比|环比|[比较][上去前同年“\d])/.test(text.slice(start, start + 2))) return null
  const joint = {from: start, to}
  // 对日本、韩国出口: the preposition is said of all members and is part of none.
  const parts = split(text, PREPOSITION.test(text.slice(start, start + 2)) ? {from: start + 1, to} : joint, count)
  if (!parts)
    return to - start >= 2 ? Array.from({length: count}, () => ({name: text.slice(start, to), nameSpan: joint})) : null
  const said = parts.map((part) => text.slice(part.from, part.to))
  return headed(said).map((name, index) => ({name, nameSpan: parts[index]!}))
}

const PREPOSITION = /^[对向](?![口外内象比策接])/

const BASE = /(?:[比较](?:[上去]年(?:同期|末)?|年初|同期)|同比|环比)$/

/** Exactly `count` members, parted by 、 alone or by 、 and conjunctions. */
function split(text: string, {from, to}: Span, count: number): readonly Span[] | null {
  for (const parting of [/[、,]/, /[、,]|和|与|以及/, /[、,]|和|与|及/]) {
    const parts: Span[] = []
    let start = from
    for (let at = from; at <= to; at++) {
      const hit = at < to ? parting.exec(text.slice(at, Math.min(to, at + 2))) : null
      if (at < to && (!hit || hit.index > 0)) continue
      if (at > start) parts.push({from: start, to: at})
      start = at + (hit?.[0].length ?? 1)
    }
    if (parts.length === count) return parts
  }
  return null
}

/**
 * A head stands once, behind the last member (一产、二产、三产增加值), or its modifier once, before the first
 * (新能源汽车产量、销量). Members of a list are built alike, so the last sign of a short one finds the seam.
 */
function headed(members: readonly string[]): readonly string[] {
  const first = members[0]!
  const last = members.at(-1)!
  const ordinals = ORDINALS.test(first) ? members.map((name) => /^第?([一二三四五])/.exec(name)?.[1]) : []
  const sectors = last.replace(/^第?[一二三四五]/, '')
  if (ordinals.length > 1 && sectors !== '' && ordinals.every(Boolean)) return ordinals.map((it) => `第${it}${sectors}`)
  // 服务器、无人机等新产品产量: 等 sums up the list, and what is measured stands at the end.
  const property = last.includes('等') ? PROPERTY.exec(last)?.[0] : undefined
  if (property) return members.map((name) => name.replace(/等.*$/, '') + property)
  // 单位食品类、服装类、日用品类零售额: all but the last end alike, and the last has that end inside.
  const end = first.at(-1)!
  const inside = last.lastIndexOf(end)
  if (inside > 0 && inside < last.length - 1 && members.slice(0, -1).every((name) => name.endsWith(end))) {
    const head = last.slice(inside + 1)
    return members.map((name, index) => (index === members.length - 1 ? name : name + head))
  }
  if (last.length > first.length) {
    const seam = last.lastIndexOf(first.at(-1)!, first.length + 1)
    const known = seam < 0 ? TRADE.exec(last) : null
    const cut = seam >= 0 ? seam + 1 : (known?.index ?? first.length)
    const head = last.slice(cut)
    return members.map((name, index) => (index === members.length - 1 || name.endsWith(head) ? name : name + head))
  }
  if (first.length > last.length && last.length >= 2 && last.length <= 4) {
    const same = first.at(-1) === last.at(-1)
    const prefix = same ? first.slice(0, first.length - last.length) : ''
    return members.map((name, index) => (index === 0 || !prefix || name.startsWith(prefix) ? name : prefix + name))
  }
  return members
}

/** 第一、二、三产业: ordinals share 第 too. */
const ORDINALS = /^第[一二三四五]$/

const PROPERTY = /(?:产量|销量|产值|增加值|零售额|销售额|投资额?|收入|支出|利润|面积|价格)$/

/** Countries have names of any length; what is traded with them starts with one of these. */
const TRADE = /(?<=..)(?:进出口|出口|进口)(?:总?[额值])?$/

/** A list of as many times as there are values (到2025年、2030年), or a stretch of as many years. */
function timesBefore(
  phrases: readonly TimePhrase[],
  sentence: Span,
  at: Offset,
  count: number,
): readonly AsOf[] | null {
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
    return tail.map((phrase) => ({...asOf(phrase, 'explicit'), planned: planned || phrase.planned}))
  }
  const stretch = own.at(-1)
  const years = stretch?.time && /^(\d{4})\/(\d{4})$/.exec(stretch.time)
  if (!stretch || !years || Number(years[2]) - Number(years[1]) + 1 !== count) return null
  return Array.from({length: count}, (_, index) => ({
    ...asOf(stretch, 'explicit'),
    time: String(Number(years[1]) + index),
  }))
}
