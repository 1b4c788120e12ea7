import type {Cell} from '../markdown/passage.js'
import type {Time} from '../quantity/time.js'
import {multiplierAt, unitAt} from '../quantity/unit.js'
import {keeping} from '../text/keeping.js'
import type {Span} from '../text/span.js'
import type {Mood, When} from './course/when.js'
import type {Language, Wording} from './language.js'
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
  /** `under`: a column of words with no head of its own, beside that of names: it tells what the name before it is counted by. */
  readonly kind: 'name' | 'under' | 'unit' | 'value' | 'order' | 'attribute' | 'note'
  /** What its head says. */
  readonly head: string
  /** 项目内容, 工作任务: its cells are sentences that set tasks, and name the rows as well. */
  readonly isTasks: boolean
  /** 计划完成时间: its cells say by when the tasks of their rows are to be done. */
  readonly isDue: boolean
  /** The time that its head gives. */
  readonly when: When | null
  /** Whether its figures are to be reached or have been; null where neither head nor table says. */
  readonly mood: Mood
  readonly unit: Unit | null
  readonly change: Change | null
  /** 年均增速[累计]: its numbers are how fast things grow, but for sums. */
  readonly isPace: boolean
  /** 年均/累计: its numbers are means of the plan's years, or sums of them. */
  readonly isMeanOrSum: boolean
  /** The plan's years, for figures that sum them up, by the last of them as its head writes it. */
  readonly period: When | null
  /** Where the column names the thing and the row only an area or a year. */
  readonly names: {readonly text: string; readonly cell: Cell; readonly span: Span} | null
}

export interface Head {
  readonly columns: readonly Column[]
  /** Rows that head the table. */
  readonly height: number
}

/** What all heads of a table together tell of each. */
interface Heads {
  readonly texts: readonly string[]
  readonly years: readonly (string | null)[]
  /** Index of the column of names. */
  readonly named: number
  /** Index of the column that names the figures of its second half, where it is folded in two; else -1. */
  readonly fold: number
  /** Index of the column of words with an empty head beside the column of names; else -1. */
  readonly under: number
  /** Whether the table sets goals: its last year is to come. */
  readonly goals: boolean
  /** Whether a column says that it is the base: every later year is one to be reached. */
  readonly startsFromBase: boolean
  /** The year before the stretch of years that a head names. */
  readonly before: string | null
  /** Whether a year's head says that it is aimed at. */
  readonly isMarked: boolean
  readonly base: string | null
  readonly last: string | null
  /** That year as its head writes it. */
  readonly lastSaid: string | null
  /** Rows are areas or years, columns the things. */
  readonly rowsAre: boolean
  /** Whether a column tells how the tasks of another get on. */
  readonly tellsProgress: boolean
}

/** What heads the table: its first row, and a second one that only gives years or units. The same object for the same rows. */
export function columnsOf(rows: readonly (readonly Cell[])[], language: Language): Head {
  const known = kept.get(rows)
  if (known?.language === language) return known.head
  const head = readHead(rows, language)
  kept.set(rows, {language, head})
  return head
}

const kept = keeping<readonly (readonly Cell[])[], {readonly language: Language; readonly head: Head}>()

function readHead(rows: readonly (readonly Cell[])[], language: Language): Head {
  const first = rows[0] ?? []
  const second = rows[1] ?? []
  const height = isSecondHead(second, language.say) ? 2 : 1
  const heads = first.map((cell, index) => [
    cell,
    ...(height === 2 && second[index] && second[index] !== cell ? [second[index]] : []),
  ])
  const all = headsOf(
    heads.map((cells) => cells.map(({view}) => view.text.replace(language.say.blank, '')).join('')),
    language,
    (index) => isOfWords(rows.slice(height), index, language.say),
  )
  const columns: Column[] = []
  for (const [index, cell] of first.entries())
    columns.push(comparedWith(columns, columnOf(cell, index, all, language), language))
  return {columns, height}
}

/**
 * The column that names a row, where names stand in column `first`: 指标 | （空） | 2025年 is a head that spans two columns,
 * groups the rows in the first and names them in the second.
 */
export const namedAt = (cells: readonly Cell[], columns: readonly Column[], first: number): number =>
  columns[first + 1]?.kind === 'under' && cells[first + 1]?.view.text ? first + 1 : first

/** 2025年预算数, 2026年预算数, 比2025年预算数增减: a change is of the column that is compared, and not of the year it is measured from. */
function comparedWith(before: readonly Column[], column: Column, {times}: Language): Column {
  if (column.when !== null || column.change === null) return column
  const base = times(column.head).find(({kind}) => kind === 'base')
  const compared = base && before.findLast(({when}) => when !== null && when.time !== base.time)
  return compared ? {...column, when: compared.when, mood: compared.mood} : column
}

const isSecondHead = (row: readonly Cell[], say: Wording): boolean =>
  row.length > 1 &&
  row.some(({view}) => say.yearSign.test(view.text)) &&
  row.every(({view}) => !view.text || say.yearOrWords.test(view.text))

/** Whether the cells of a column are words, and none of them a number. */
function isOfWords(rows: readonly (readonly Cell[])[], index: number, say: Wording): boolean {
  const texts = rows.map((cells) => cells[index]?.view.text ?? '').filter((text) => text !== '')
  return texts.length > 0 && !texts.some((text) => say.valueCell.test(text))
}

/**
 * 收入 | 执行数 | 支出 | 执行数: where the heads behind the column of names stand once more behind a column of words, the
 * table is folded in two, and that column names the figures behind it.
 */
function foldAt(texts: readonly string[], named: number, isWords: (index: number) => boolean): number {
  const second = texts.indexOf(texts[named + 1] ?? '', named + 3) - 1
  if (named < 0 || second < 0) return -1
  const isTwice = texts.slice(named + 1, second).every((text, at) => text === texts[second + 1 + at])
  return isTwice && isWords(second) ? second : -1
}

function headsOf(texts: readonly string[], {say, times}: Language, isWords: (index: number) => boolean): Heads {
  const years = texts.map((text) => /(?:19|20)\d\d/.exec(text)?.[0] ?? null)
  const known = years.filter((year) => year !== null).sort()
  // A head with a unit counts something (项目数（个）); a grouping (类别, 领域) names rows only where no head names them better.
  const naming = texts.map(
    (text) => say.headOfNames.test(text) && !say.headOfOrder.test(text) && !unitInName(text, say),
  )
  const exact = texts.findIndex((text, index) => naming[index] && say.headOfIndicators.test(text))
  const told = exact >= 0 ? exact : naming.indexOf(true)
  const named = told >= 0 ? told : texts.findIndex((text) => !say.headOfOrder.test(text))
  const startsFromBase = texts.some((text) => say.headOfBase.test(text))
  return {
    texts,
    years,
    named,
    fold: foldAt(texts, named, isWords),
    under: texts[named] && texts[named + 1] === '' && isWords(named + 1) ? named + 1 : -1,
    goals:
      texts.some((text) => say.headOfGoalTable.test(text)) ||
      startsFromBase ||
      texts.some((text) => say.headOfSum.test(text)),
    startsFromBase,
    before:
      texts.flatMap((text) => times(text).map(({time}) => yearBefore(time))).find((year) => year !== null) ?? null,
    isMarked: texts.some((text, index) => years[index] !== null && say.headAimed.test(text)),
    base: known.length > 1 ? known[0]! : null,
    last: known.at(-1) ?? null,
    lastSaid: known.length ? saidIn(texts[years.indexOf(known.at(-1)!)]!, known.at(-1)!, times) : null,
    rowsAre: say.headOfPlaces.test(texts[0] ?? ''),
    tellsProgress: texts.some((text) => say.headOfProgress.test(text)),
  }
}

const saidIn = (text: string, year: string, times: Language['times']): string =>
  times(text).find(({time}) => time?.startsWith(year))?.text ?? year

/** The year before a stretch of years: what a column of its changes starts from. */
const yearBefore = (time: Time | null): string | null =>
  time?.includes('/') ? `${Number(time.slice(0, 4)) - 1}` : null

function columnOf(cell: Cell, index: number, heads: Heads, {say, times}: Language): Column {
  const {base, last, lastSaid} = heads
  const text = heads.texts[index]!
  const year = heads.years[index] ?? null
  const kind = kindOf(text, index, heads, say)
  const phrases = times(text)
  const phrase = phrases.find((it) => it.kind !== 'base') ?? null
  const isTasks = kind === 'name' && say.headOfTasks.test(text)
  const told = moodOf(text, {year, planned: phrase?.planned ?? false}, heads, say)
  const mood = isTasks && heads.tellsProgress ? 'goal' : told
  const when = phrase
    ? {time: phrase.time, text: phrase.text, planned: phrase.planned}
    : year && !phrases.length
      ? {time: year, text: year, planned: mood === 'goal'}
      : null
  return {
    kind,
    head: text,
    isTasks,
    isDue: kind === 'order' && say.headOfDue.test(text),
    when,
    mood,
    unit: unitInName(text, say)?.unit ?? null,
    change: changeIn(text, heads, say),
    isPace: say.headOfAverage.test(text) && say.headOfPace.test(text),
    isMeanOrSum: say.headOfMeanOrSum.test(text),
    period: base && last && base < last ? {time: `${Number(base) + 1}/${last}`, text: lastSaid, planned: true} : null,
    names: heads.rowsAre && kind === 'value' && !phrase ? columnName(cell) : null,
  }
}

/** 2019年预期目标 and 计划任务 are to be reached, 计划完成情况 has been; a table of goals starts from its first year. */
function moodOf(
  text: string,
  {year, planned}: {readonly year: string | null; readonly planned: boolean},
  {goals, base, before, startsFromBase, isMarked}: Heads,
  say: Wording,
): Mood {
  if (say.headTold.test(text)) return 'state'
  if (say.headAimed.test(text) || planned) return 'goal'
  // 2020年, 2025年, “十四五”期间变化: the year before the stretch is where the change starts.
  if (year !== null && year === before && year === base) return 'state'
  if (goals && say.headOfMeanOrSum.test(text)) return 'goal'
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

function kindOf(text: string, index: number, {named, fold, under, texts}: Heads, say: Wording): Column['kind'] {
  if (index === under) return 'under'
  if (say.headOfUnits.test(text)) return 'unit'
  if (say.headOfKinds.test(text)) return 'attribute'
  if (say.headOfOrder.test(text)) return 'order'
  if (say.headOfNotes.test(text)) return 'note'
  return index === named || index === fold || (text !== '' && text === texts[named]) ? 'name' : 'value'
}

/** 五年累计 beside the columns of two years that tell what has been is a sum; in a table of goals it is what is added. */
const changeIn = (text: string, {goals, base}: Heads, say: Wording): Change | null => {
  if (say.headOfAverage.test(text)) return 'annual-growth'
  if (say.headOfTotal.test(text) && !say.headOfLevel.test(text)) return goals || base === null ? 'absolute' : null
  return say.headOfChange.test(text)
    ? say.headOfPoints.test(text)
      ? 'points'
      : say.headOfPercent.test(text)
        ? 'percent'
        : 'absolute'
    : null
}

/** A bracketed figure sums up the years of the plan, from the one after the base year to the last. */
export const summed = ({period}: Column): When | null => period

/** A unit in brackets at the end of a name or column head (用户数（万户）, 单位：亿元, 比上年增长%). */
export function unitInName(text: string, say: Wording): {readonly unit: Unit; readonly at: number} | null {
  const noted = NOTED.exec(text)
  return unitAtEnd(text, say) ?? (noted && unitAtEnd(text.slice(0, noted.index + 1), say))
}

/** 造林面积（万亩）（五年新增）: a bracket with a note behind that of the unit. */
const NOTED = /[)）][(（][^()（）]{1,16}[)）]\s*$/

function unitAtEnd(text: string, say: Wording): {readonly unit: Unit; readonly at: number} | null {
  const bracket = say.unitInBracket.exec(text) ?? say.unitBehindColon.exec(text) ?? /(?<=\D)([%％‰])$/.exec(text)
  const unit = bracket && foldUnit(bracket[1]!)
  return unit ? {unit, at: bracket.index} : null
}

/** Splits the multiplier off a unit; null where the text is no unit. */
export function foldUnit(written: string): Unit | null {
  const text = written.replace(/\s/g, '').replace('％', '%')
  if (!text) return null
  const [multiplier, power] = multiplierAt(text) ?? [null, 0]
  const rest = text.slice(multiplier?.length ?? 0)
  const found = unitAt(rest, 0)
  if (found && found.to === rest.length) return {unit: rest, multiplier, power}
  const whole = /^[%‰]/.test(rest) ? {unit: rest[0]!, multiplier: null, power: 0} : null
  return whole
}
