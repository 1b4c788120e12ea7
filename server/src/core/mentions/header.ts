import type {Cell} from '../markdown/passage.js'
import {type Time, timePhrases} from '../quantity/time.js'
import {unitAt} from '../quantity/unit.js'
import type {Span} from '../text/span.js'
import type {Mood, When} from './course/when.js'
import type {Change} from './mention.js'

/** A unit with its multiplier split off: 万户 is 万 and 户. */
export interface Unit {
  readonly unit: string
  readonly multiplier: string | null
  /** Power of ten of the multiplier. */
  readonly power: number
}

/** What a column of a table holds. */
export interface Column {
  readonly kind: 'name' | 'unit' | 'value' | 'order' | 'attribute' | 'note'
  /** What its head says. */
  readonly head: string
  /** The time that its head gives. */
  readonly when: When | null
  /** Whether its figures are to be reached or have been; null where neither head nor table says. */
  readonly mood: Mood
  readonly unit: Unit | null
  readonly change: Change | null
  /** The plan's years, for figures that sum them up. */
  readonly period: Time | null
  /** Where the column names the thing and the row only an area or a year. */
  readonly names: {readonly text: string; readonly cell: Cell; readonly span: Span} | null
}

export interface Head {
  readonly columns: readonly Column[]
  /** Rows that head the table. */
  readonly height: number
}

const NAME = /^(?:主要)?(?:指标|项目|名称|内容|类别|品种|产品|行业|分类|领域|分组)|指标(?:名称)?$|名称$/
const PLACE = /^(?:地区|区县|县区|县市区?|市县|区域|城市|单位名称|街镇|乡镇|年份|年度|时间|地市|州市|区\(市\)县)$/
const ORDER =
  /^(?:序号|编号|No\.?|排名|位次|名次|代码|电话|联系电话|邮编|页码|完成时间|完成时限|建设年限|建设期限|起止年限|年限|日期|时限|建设时间|工期|建设周期|起止时间|实施期限)$/
const NOTE =
  /^(?:备注|说明|责任单位|责任部门|牵头单位|牵头部门|数据来源|来源|联系人|地址|建设地点|地点|建设单位|主管部门|指标解释)$/
const CHANGING = /增长|增速|增幅|增减|涨跌|变化|比上年|同比|较上年|±/
/** 基期值(2020年), 现状值: what stands in the other years is to come. */
const BASE = /基期|基准|现状/
/** [累计]: the bracket of indicator tables sums up a plan, so the table is one of goals. */
const SUMMED = /^[[〔【(（]累计/

/** What all heads of a table together tell of each. */
interface Heads {
  readonly texts: readonly string[]
  readonly years: readonly (string | null)[]
  /** Index of the column of names. */
  readonly named: number
  /** Whether the table sets goals: its last year is to come. */
  readonly goals: boolean
  /** Whether a column says that it is the base: every later year is one to be reached. */
  readonly startsFromBase: boolean
  /** Whether a year's head says that it is aimed at. */
  readonly isMarked: boolean
  readonly base: string | null
  readonly last: string | null
  /** Rows are areas or years, columns the things. */
  readonly rowsAre: boolean
}

/** Reads what heads the table: its first row, and a second one that only gives years or units. */
export function columnsOf(rows: readonly (readonly Cell[])[]): Head {
  const first = rows[0] ?? []
  const second = rows[1] ?? []
  const height = isSecondHead(second) ? 2 : 1
  const heads = first.map((cell, index) => [
    cell,
    ...(height === 2 && second[index] && second[index] !== cell ? [second[index]] : []),
  ])
  const all = headsOf(heads.map((cells) => cells.map(({view}) => view.text.replace(/\s/g, '')).join('')))
  return {columns: first.map((cell, index) => columnOf(cell, index, all)), height}
}

const isSecondHead = (row: readonly Cell[]): boolean =>
  row.length > 1 &&
  row.some(({view}) => /年/.test(view.text)) &&
  row.every(({view}) => !view.text || /^[^\d]*(?:(?:19|20)\d\d年?[^\d]*)?$/.test(view.text))

function headsOf(texts: readonly string[]): Heads {
  const years = texts.map((text) => /(?:19|20)\d\d/.exec(text)?.[0] ?? null)
  const known = years.filter((year) => year !== null).sort()
  // A head with a unit counts something (项目数（个）); a grouping (类别, 领域) names rows only where no head names them better.
  const naming = texts.map((text) => NAME.test(text) && !ORDER.test(text) && !unitInName(text))
  const exact = texts.findIndex((text, index) => naming[index] && /指标|名称$/.test(text))
  const named = exact >= 0 ? exact : naming.indexOf(true)
  const startsFromBase = texts.some((text) => BASE.test(text))
  return {
    texts,
    years,
    named: named >= 0 ? named : texts.findIndex((text) => !ORDER.test(text)),
    goals:
      texts.some((text) => /属性|性质|目标/.test(text)) || startsFromBase || texts.some((text) => SUMMED.test(text)),
    startsFromBase,
    isMarked: texts.some((text, index) => years[index] !== null && AIMED.test(text)),
    base: known.length > 1 ? known[0]! : null,
    last: known.at(-1) ?? null,
    rowsAre: PLACE.test(texts[0] ?? ''),
  }
}

function columnOf(cell: Cell, index: number, heads: Heads): Column {
  const {base, last} = heads
  const text = heads.texts[index]!
  const year = heads.years[index] ?? null
  const kind = kindOf(text, index, heads)
  const phrase = timePhrases(text).find((it) => it.kind !== 'base') ?? null
  const mood = moodOf(text, year, phrase?.planned ?? false, heads)
  const when = phrase
    ? {time: phrase.time, text: phrase.text, planned: phrase.planned}
    : year
      ? {time: year, text: year, planned: mood === 'goal'}
      : null
  return {
    kind,
    head: text,
    when,
    mood,
    unit: unitInName(text)?.unit ?? null,
    change: changeIn(text),
    period: base && last && base < last ? `${Number(base) + 1}/${last}` : null,
    names: heads.rowsAre && kind === 'value' && !phrase ? columnName(cell) : null,
  }
}

const TOLD = /完成情况|实际|现状|基期|基准|完成值|实绩|已完成|执行数|决算数|完成数/
const AIMED = /目标|规划|预期|计划|展望|任务|预算数/

/** 2019年预期目标 and 计划任务 are to be reached, 计划完成情况 has been; a table of goals starts from its first year. */
function moodOf(
  text: string,
  year: string | null,
  planned: boolean,
  {goals, base, startsFromBase, isMarked}: Heads,
): Mood {
  if (TOLD.test(text)) return 'state'
  if (AIMED.test(text) || planned) return 'goal'
  if (!goals || year === null) return null
  // 2019年, 2022年, 2030年目标: the head that says so tells which one is aimed at.
  if (isMarked && !startsFromBase) return 'state'
  if (base === null) return startsFromBase ? null : 'goal'
  return year > base ? 'goal' : 'state'
}

function columnName(cell: Cell): Column['names'] {
  const text = cell.view.text.replace(/[(（][^)）]*[)）]$/, '')
  return text ? {text, cell, span: {from: 0, to: text.length}} : null
}

function kindOf(text: string, index: number, {named, texts}: Heads): Column['kind'] {
  if (/^(?:计量)?单位$/.test(text)) return 'unit'
  if (/^(?:指标)?(?:属性|性质)$/.test(text)) return 'attribute'
  if (ORDER.test(text)) return 'order'
  if (NOTE.test(text)) return 'note'
  return index === named || (text !== '' && text === texts[named]) ? 'name' : 'value'
}

const changeIn = (text: string): Change | null => {
  if (/年均.*[增降减速升]|[增降减速升].*年均/.test(text)) return 'annual-growth'
  if (/累计/.test(text) && !/累计(?:完成|建成|达到|值)/.test(text)) return 'absolute'
  return CHANGING.test(text)
    ? /百分点/.test(text)
      ? 'points'
      : /[%％]|增长|增速|增幅|涨跌/.test(text)
        ? 'percent'
        : 'absolute'
    : null
}

/** A bracketed figure sums up the years of the plan, from the one after the base year to the last. */
export const summed = ({period}: Column): When | null => (period ? {time: period, text: null, planned: true} : null)

/** A unit in brackets at the end of a name or column head (用户数（万户）, 单位：亿元, 比上年增长%). */
export function unitInName(text: string): {readonly unit: Unit; readonly at: number} | null {
  const bracket =
    /[(（[](?:单位[:：]?)?([^()（）[\]]{1,12})[)）\]]\s*$/.exec(text) ??
    /单位[:：]([^()（）\s]{1,12})\s*$/.exec(text) ??
    /(?<=\D)([%％‰])$/.exec(text)
  const unit = bracket && foldUnit(bracket[1]!)
  return unit ? {unit, at: bracket.index} : null
}

const POWERS: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
}

/** Splits the multiplier off a unit; null where the text is no unit. */
export function foldUnit(written: string): Unit | null {
  const text = written.replace(/\s/g, '').replace('％', '%')
  if (!text) return null
  const multiplier = /^(?:万亿|[十百千]?[万亿])(?=.)/.exec(text)?.[0] ?? null
  const rest = text.slice(multiplier?.length ?? 0)
  const found = unitAt(rest, 0)
  if (found && found.to === rest.length)
    return {unit: rest, multiplier, power: multiplier ? (POWERS[multiplier] ?? 0) : 0}
  const whole = /^[%‰]/.test(rest) ? {unit: rest[0]!, multiplier: null, power: 0} : null
  return whole
}
