import {zhGrammar as say} from '../../language/zh.js'
import {endingAt, MEASURE, SHARED, startingAt} from './words.js'

/**
 * The names of a list's members, each with the head that stands once: behind the last (一产、二产增加值), or its modifier
 * before the first (新能源汽车产量、销量). A head is cut out at the borders of words only; null where none can be told, and the
 * list names its figures together.
 */
export function headed(members: readonly string[]): readonly string[] | null {
  const first = members[0]!
  const last = members.at(-1)!
  const ordinals = say.ordinalAlone.test(first) ? members.map((name) => say.ordinalSector.exec(name)?.[1]) : []
  const sector = last.replace(say.ordinalStart, '')
  if (ordinals.length && sector !== '' && ordinals.every(Boolean)) return ordinals.map((it) => `第${it}${sector}`)
  if (members.slice(0, -1).every(isWhole))
    return members.map((name, index) => (index ? withModifier(first, name) : name))
  const halves = halved(members)
  if (halves) return halves
  // 居民和非居民用水价格: what the one is and the other is not carries the head for both.
  if (members.length === 2 && last.length > first.length + 2 && last.startsWith(`非${first}`))
    return [last.slice(1), last]
  // SO2、PM10、PM2.5; 单位面积能耗、人均能耗: formulas, and what is each measured by something, carry no head for each other.
  if (members.every((name) => FORMULA.test(name)) || members.slice(1).every((name) => PER.test(name))) return members
  const head = summedUp(last) ?? headOf(last, first) ?? rankedHead(members)
  if (head !== null)
    return members.map((name, index) =>
      index === members.length - 1 ? name.replace(SUMMED, head) : isWhole(name) ? name : name + head,
    )
  // 数字化车间、智能工厂: what is not longer than those before carries no head for them.
  const least = Math.min(...members.map((name) => name.length))
  return members.every((name) => name.at(-1) === last.at(-1)) || (least > 3 && last.length <= least + 1)
    ? members
    : null
}

const FORMULA = /^[A-Z][A-Za-z\d.]*$/

const PER = /^(?:单位|[人户亩地]均|每)/

/** 污水处理率, 城镇新增就业: a member that ends in a measure noun lacks no head. */
const isWhole = (name: string): boolean =>
  /(?:[率数]|(?<![质氧])量)$/.test(name) || endingAt(name, name.length, MEASURE, 0) > 0

/** No bare measure noun is longer (总产量). */
const BARE = 3

/** 新能源汽车产量、销量: a bare measure noun is of what the first member measures; a rate is of something of its own. */
function withModifier(first: string, name: string): string {
  if (!MEASURE.set.has(name) || name.endsWith('率')) return name
  const measure = endingAt(first, first.length, MEASURE, 0)
  const modifier = first.slice(0, first.length - measure)
  // 资产总额、营业收入: a longer one has a modifier of its own, but for a branch of business (工业总产值、利润总额).
  if (name.length > BARE && !modifier.endsWith('业')) return name
  return measure ? modifier + name : name
}

/** 本外币存、贷款余额; 进、出口额: two words of two signs that share the second sign and what stands behind it. */
function halved(members: readonly string[]): readonly string[] | null {
  const [first, last] = members
  const seconds = members.length === 2 ? HALVES[first!.at(-1)!] : undefined
  return seconds?.includes(last!.slice(0, 2)) && last!.length > 2 ? [first! + last!.slice(1), last!] : null
}

/** Signs that begin such a word, and the words that they stand before. */
const HALVES: Readonly<Record<string, readonly string[]>> = {
  存: ['贷款'],
  贷: ['存款'],
  进: ['出口', '出境', '出港'],
  出: ['进口', '入境', '进港'],
  产: ['销量', '销值'],
  供: ['排水', '用水', '用电'],
  收: ['支出'],
}

/** 食品、石化等产业增加值, 食品、石化两大产业增加值: 等 and 两大 sum up the list, and behind them stands what is measured. */
function summedUp(last: string): string | null {
  const kind = /[等大]/.test(last) ? SUMMED.exec(last) : null
  return kind && (kind[1] ?? '') + kind[2]!
}

const SUMMED = new RegExp(
  `(?:(?<![高中初同平])等(?!级)|[两三四五六七八九]大)\\S*?(产业|行业|商品)?(${[...MEASURE.set].sort((a, b) => b.length - a.length).join('|')})$`,
)

/** From the first measure noun behind the member's own words, with the modifiers before it that all members share. */
function headOf(last: string, first: string): string | null {
  for (let at = 1; at < last.length - 1; at++) {
    const noun = startingAt(last, at, MEASURE)
    if (!noun) continue
    // 生活补贴、护理补贴标准: the noun that the first member ends in is no part of what it lacks.
    if (noun > 2 && first.endsWith(last.slice(at, at + 2))) return last.slice(at + 2)
    return last.slice(withShared(last, at, first.at(-1)!))
  }
  return null
}

/** 失业保险、工伤保险参保人数: a modifier that ends as the other members do is each member's own. */
function withShared(last: string, noun: number, kind: string): number {
  let at = noun
  for (let shared = endingAt(last, at, SHARED, 1); shared; shared = endingAt(last, at, SHARED, 1)) {
    if (last[at - 1] === kind) return at
    at -= shared
  }
  return at
}

/** 国家级、省级示范社: members told by rank or kind are built alike. */
function rankedHead(members: readonly string[]): string | null {
  const last = members.at(-1)!
  const kind = say.kindEnd.exec(members[0]!)?.[0]
  const seam = kind && members.slice(0, -1).every((name) => name.endsWith(kind)) ? last.indexOf(kind) : -1
  return seam > 0 && seam < last.length - 1 ? last.slice(seam + 1) : null
}
