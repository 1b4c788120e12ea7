import type {World} from '../config/world.js'
import type {Passage} from '../markdown/passage.js'
import type {Mention} from '../mentions/mention.js'
import type {Area, Indicator, Registry} from '../registry/schema.js'
import {keeping} from '../text/keeping.js'
import {normalise} from '../text/view.js'
import {firstOf, sentenceStart} from './clause.js'
import {perWorld} from './per-world.js'

/** The area that a mention speaks of. */
export interface Spoken {
  /** As written: 本市, 全国, 浦东新区. */
  readonly text: string
  /** Null for a place that the registry does not know. */
  readonly area: Area | null
}

/**
 * The last area named before a mention in its sentence; null where none is, which means the draft's own. Four ask: what holds
 * a figure against the registry, what holds figures against each other, in text and in tables, and what counts them.
 */
export function spokenArea(passage: Passage, mention: Mention, world: World): Spoken | null {
  const known = kept.get(mention.name)
  if (known?.registry === world.registry) return known.spoken
  const spoken = lastSpoken(passage, mention, world)
  kept.set(mention.name, spoken ? {registry: world.registry, spoken} : unspoken(world))
  return spoken
}

interface Kept {
  readonly registry: Registry
  readonly spoken: Spoken | null
}

/** In the name, which each figure has for itself and keeps when another time comes to govern it. */
const kept = keeping<Mention['name'], Kept>()

/** One for all the figures that name no area, as nearly all. */
const unspoken = perWorld(({registry}): Kept => ({registry, spoken: null}))

function lastSpoken(passage: Passage, mention: Mention, world: World): Spoken | null {
  const to = firstOf(mention)
  const from = Math.max(sentenceStart(passage, mention), to - farthest)
  const text = withoutRanks(normalise(passage.source.slice(from, to))) + mention.name.text
  const known = lastKnown(text, namesOf(world))
  const place = lastPlace(text)
  if (place && (!known || place.at > known.at)) return {text: place.text, area: null}
  return known
}

/** Few sentences speak of a whole at all. */
const withoutRanks = (text: string): string => (wholes.test(text) ? text.replace(ranked, '').replace(titled, '') : text)

const wholes = /[全我][国省市区县]/

/** 居全国第3位，…: where a figure stands among others says nothing of the area of those behind it. */
const ranked =
  /(?:居|列|位居|位列|排名?|占|高于|低于|好于|快于|优于|领先)(?:全国|我国|全省|全市|全区)[^,;。]{0,12}(?=[,;])/g

/** 全国人大常委会, 全国重点文物保护单位, 全国首批: in a name or a rank the country is not the area of any figure. */
const titled =
  /(?:全国|全省|全市)(?=人大|人民代表大会|政协|总工会|妇联|两会|重点文物|文明[城村单]|卫生[城县乡]|双拥|先进|劳动模范|示范|试点|百强|百佳|千强|十[大佳]|首[个批例家次创]|唯一|第[一二三四五六七八九十\d]|[最率]|前[列茅\d]|一流|领先|统一大?市场|统筹)/g

/** No sentence that anyone reads goes on for so long. */
const farthest = 1000

/** Whether a mention speaks of the area that its indicator is registered for, or says nothing of areas. */
export function isOwnArea(spoken: Spoken | null, {area, name}: Indicator, {registry}: World): boolean {
  // 经开区政府性基金收入 is of 经开区 by its own name.
  if (!spoken || area === null || name.includes(spoken.text)) return true
  if (spoken.area) return spoken.area.id === area || isPart(area, spoken.area.id, registry)
  const own = registry.areas.find(({id}) => id === area)
  return isWhole(spoken.text) && (own ? area === registry.area && isOfLevel(spoken.text, own) : true)
}

/** 全市, 本市: the draft's own area whatever it is called. The country is not, since a plan of the country says 我国 of nothing else. */
const isWhole = (text: string): boolean => /^[全本我]/.test(text) && !isCountry(text)

/** 全省 is not said of a city: an area whose label tells its level is the whole of that level only, or what it is called besides. */
function isOfLevel(text: string, {label, aliases}: Area): boolean {
  const level = /[省市县区州旗]$/.exec(label)?.[0]
  return level === undefined || text.endsWith(level) || aliases.includes(text)
}

const isCountry = (text: string): boolean => text === '全国' || text === '我国'

/** A sentence about the city may state the figure of its centre: the indicator's name says which part. */
function isPart(id: string, whole: string, {areas}: Registry): boolean {
  let at: string | null = id
  for (let steps = 0; at !== null && steps < 10; steps++) {
    if (at === whole) return true
    at = areas.find((area) => area.id === at)?.parent ?? null
  }
  return false
}

interface AreaName {
  readonly name: string
  readonly area: Area
}

/** The registry of a province names hundreds: a text is walked through once, not once for each. */
interface AreaNames {
  /** 1 at the code of each sign that a name begins with: most places of a text are done with one look. */
  readonly opens: Uint8Array
  /** By their first sign, the longest first. */
  readonly byFirst: ReadonlyMap<number, readonly AreaName[]>
}

const namesOf = perWorld(({registry: {areas}}): AreaNames => {
  const names = areas
    .flatMap((area) => [area.label, ...area.aliases].map((name): AreaName => ({name: normalise(name), area})))
    .filter(({name}) => name.length > 1)
    .sort((a, b) => b.name.length - a.name.length)
  const opens = new Uint8Array(1 << 16)
  const byFirst = new Map<number, AreaName[]>()
  for (const it of names) {
    const first = it.name.charCodeAt(0)
    opens[first] = 1
    byFirst.set(first, [...(byFirst.get(first) ?? []), it])
  }
  return {opens, byFirst}
})

function lastKnown(text: string, {opens, byFirst}: AreaNames): (Spoken & {at: number}) | null {
  for (let at = text.length - 1; at >= 0; at--) {
    const first = text.charCodeAt(at)
    const found = opens[first] ? byFirst.get(first)?.find(({name}) => text.startsWith(name, at)) : undefined
    if (found) return {text: found.name, area: found.area, at}
  }
  return null
}

/**
 * A place at the head of a clause (浦东新区建成…, 其中静安区…), or the country or the whole of an area anywhere. Elsewhere
 * a word in 区 or 市 is as often none: 示范区, 社区, 城市.
 */
function lastPlace(text: string): {text: string; at: number} | null {
  let found = lastWhole(text)
  let sign = signFrom(text, 0)
  for (let from = 0; sign >= 0 && from < text.length; from = clauseAfter(text, from)) {
    if (sign < from) sign = signFrom(text, from)
    if (sign < from || sign > from + longestHead) continue
    head.lastIndex = from
    const name = head.exec(text)?.[1]
    if (name && !noPlace.test(name) && (!found || from > found.at)) found = {text: name, at: from}
  }
  return found
}

const head =
  /(?:其中|以及|和|年[末底中]|全年|上年|[去今]年|目前)?([\u4e00-\u9fff]{1,4}?(?:新区|自治区|自治州|省|市|区|县))(?![级场城政民容属域委直辖中内外区县际面])/y

/** Where the next clause starts. */
function clauseAfter(text: string, from: number): number {
  let at = from
  while (at < text.length && !isClauseMark(text.charCodeAt(at))) at++
  return at + 1
}

/** `,` `、` `:` */
const isClauseMark = (code: number): boolean => code === 0x2c || code === 0x3001 || code === 0x3a

/** So far behind the start of a clause a place's own sign may stand. */
const longestHead = 10

/** Where the next word of a place may end; -1 where none does. */
function signFrom(text: string, from: number): number {
  placeSign.lastIndex = from
  return placeSign.test(text) ? placeSign.lastIndex - 1 : -1
}

const placeSign = /[省市区县州]/g

const whole = /[全本我][国省市区县州]/

/** 全市, 本县, 我国. */
function lastWhole(text: string): {text: string; at: number} | null {
  if (!whole.test(text)) return null
  for (let at = text.length - 2; at >= 0; at--)
    if ('全本我'.includes(text[at] ?? ' ') && '国省市区县州'.includes(text[at + 1] ?? ' '))
      return {text: text.slice(at, at + 2), at}
  return null
}

const noPlace =
  /^[全本我各两多]|^(?:增强|支持|推[进动]|加快|建设|统筹|带动|打造|促进|提升|发展|实现|覆盖|服务|面向)|[对与]|市县$|(?:城|都|超|股|楼|门|夜|上|入)市$|(?:示范|园|地|郊|社|开发|试验|先导|城|校|厂|景|库|片|小|辖|灾|牧|山|林|保护|功能|集聚|自贸|合作|商|街|住宅|居民|生活)区$/
