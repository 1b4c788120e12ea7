import type {Config} from '../../config/config.js'
import type {Draft} from '../../markdown/draft.js'
import {numberingOf} from '../../markdown/numbering.js'
import type {Passage} from '../../markdown/passage.js'
import {perPassage} from '../../markdown/per-chunk.js'
import type {Time} from '../../quantity/time.js'
import type {Registry} from '../../registry/schema.js'
import {keeping} from '../../text/keeping.js'
import {find} from '../find.js'
import type {Language, Wording} from '../language.js'
import {looksBothWays} from './heading.js'
import {type Weighed, weighed} from './tasks.js'
import {yearAt} from './when.js'

/** What holds for a draft as a whole. Equal facts have equal keys. */
export interface Facts extends Weighed {
  /** The language that the draft is written in. */
  readonly language: Language
  readonly key: string
  /** A plan says what is to be, a report both, a bulletin what has been counted. */
  readonly kind: 'plan' | 'report' | 'bulletin' | null
  /** The one year in the title. */
  readonly year: number | null
  /** That year as written. */
  readonly yearSaid: string | null
  /** When the draft was written; null where neither configuration nor first lines say. */
  readonly written: Time | null
  /** The last year that is over; null where nothing says. */
  readonly over: number | null
  /** The first year that is to come; years between the two may be either. */
  readonly ahead: number | null
  /** First and last year of the plan. */
  readonly period: readonly [number, number] | null
  /** The first year that any phrase looks forward to. */
  readonly aim: number | null
}

const LINES = 12
const LONGEST = 60

/** The draft's kind, its year, and which years are over and which to come, as configuration, first lines and title tell. */
export function factsOf(draft: Draft, plan: Config['plan'], registry: Registry, language: Language): Facts {
  const {say} = language
  const lines = firstLines(draft)
  const title = lines.find(({text, isTitle}) => isTitle && kindOf(text, say) !== null)?.text ?? null
  const kind = title === null ? null : kindOf(title, say)
  const years = title === null ? [] : [...title.matchAll(say.yearsInTitle)]
  // 2022—2024年 is no one year.
  const isOne = years.length === 1 && !say.ownYears.test(title ?? '')
  const [yearSaid = null, digits] = isOne ? years[0]! : []
  const written = plan.dated ?? lines.map(({text}) => dateIn(text, say)).find((date) => date !== null) ?? null
  const year = digits === undefined ? null : givenAt(Number(digits), title ?? '', written, say)
  const planned =
    (title === null ? (forecastIn(lines, language) ?? inTheMaking(draft, say)) : withYears(title, lines, say)) ?? ''
  const [first, last] = periodOf(planned, plan, registry, language) ?? [null, null]
  const aim = aimOf(draft, language)
  // A plan that says neither when it was written nor for which years is for those that it looks forward to.
  // “十四五”工作总结 sums its years up: they are over.
  const isSummed = kind === 'report' && last !== null && say.sumsUp.test(title ?? '')
  const bounds = isSummed
    ? {over: last, ahead: last + 1}
    : {over: first === null ? null : first - 1, ahead: last ?? (kind === 'plan' ? aim : null)}
  const facts = {
    kind,
    year,
    yearSaid,
    written: written ?? givenIn(title, kind, year, say),
    ...(boundsOf(written, title ?? '', {kind, year}, say) ?? bounds),
    period: first === null || last === null ? null : ([first, last] as const),
    aim,
    ...weighed(draft, language),
  }
  const key = JSON.stringify([language.id, facts])
  const known = latest.get(language)
  if (known?.key === key) return known
  const found = {...facts, language, key}
  latest.set(language, found)
  return found
}

/** What was found last: nearly every keystroke finds the same, and one object is told from another faster than two long keys. */
const latest = keeping<Language, Facts>()

interface Line {
  readonly text: string
  /** Whether it may be the draft's title: a heading of the first rank, or a line without a number. */
  readonly isTitle: boolean
}

function firstLines(draft: Draft): readonly Line[] {
  const {chunks} = draft
  const title = titleIn(draft)
  const lines: Line[] = title === null ? [] : [{text: title, isTitle: true}]
  for (const {passages} of chunks) {
    for (const {passage} of passages) {
      if (passage.kind === 'table') continue
      const {text} = passage.view
      const isTitle = passage.kind === 'heading' ? passage.depth === 1 : numberingOf(text) === null
      if (text.length < LONGEST && !/[。;]/.test(text)) lines.push({text, isTitle})
      if (lines.length === LINES) return lines
    }
  }
  return lines
}

/** A report of work is named by the year that it is given in; 2025年政府工作报告 given in January 2026 has the year that it reports on. */
const givenAt = (year: number, title: string, written: Time | null, say: Wording): number =>
  written !== null && yearAt(written) === year + 1 && around(written).ahead === year + 1 && say.workReport.test(title)
    ? year + 1
    : year

/** `title: 云岭县2026年政府工作报告` in the metadata at the head; null where it names none, or one too long for a title. */
function titleIn({text, frontMatter}: Draft): string | null {
  const written = frontMatter && TITLE.exec(text.slice(frontMatter.from, frontMatter.to))?.[1]?.trim()
  const title = written?.replace(/^(["'])(.*)\1$/, '$2')
  return title && title.length < LONGEST ? title : null
}

/** What stands behind it is trimmed apart: an expression that did so would try each blank of a long line anew. */
const TITLE = /^title:(.*)$/m

/** A title with the years of its plan that stand alone on the line below: （2026—2030年）. */
function withYears(title: string, lines: readonly Line[], say: Wording): string {
  const below = lines[lines.findIndex(({text}) => text === title) + 1]?.text ?? ''
  return say.yearsAlone.test(below) ? title + below : title
}

/** “十五五”期间建绿道，到2030年达到80公里: a headline of no kind that looks forward to the years of a plan. */
const forecastIn = (lines: readonly Line[], {times}: Language): string | null =>
  lines.find(({text, isTitle}) => isTitle && times(text).some(({planned}) => planned))?.text ?? null

/** 《云岭县绿道“十五五”规划(草案)》提交审议: a plan that the first paragraphs tell as being made; its years are to come. */
function inTheMaking({chunks}: Draft, say: Wording): string | null {
  let left = LINES
  for (const {passages} of chunks) {
    for (const {passage} of passages) {
      if (left-- === 0) return null
      const said = passage.kind === 'table' ? null : say.planInTheMaking.exec(passage.view.text)
      if (said) return said[1] ?? said[2]!
    }
  }
  return null
}

/** A title's kind by its last words: 行动计划 is a plan, 计划执行情况的报告 is a report. */
export function kindOf(line: string, say: Wording): Facts['kind'] {
  const bare = line.replace(/[\s》”"]+$/, '').replace(/\s*[(（][^()（）]*[)）]$/, '')
  if (say.statisticalBulletin.test(bare) || say.bulletin.test(bare)) return 'bulletin'
  if (say.report.test(bare)) return 'report'
  return say.plan.test(bare) ? 'plan' : null
}

/** 2026年4月30日 alone, 〔2026〕12号, 发布日期：2026-04-30; in the first months of a year the last full one is the one before. */
function dateIn(line: string, say: Wording): Time | null {
  const day = say.issued.exec(line) ?? say.documentYear.exec(line) ?? say.monthAlone.exec(line)
  if (!day) return null
  const [, year, month, date] = day
  return [year, month?.padStart(2, '0'), date?.padStart(2, '0')].filter(Boolean).join('-')
}

/** In the first months of a year the whole of it is to come, in the last ones it is all but over, and between it is both. */
function around(written: Time): Bounds {
  const year = yearAt(written) ?? 0
  const isEarly = /^\d{4}-0[1-4]/.test(written) || /^\d{4}-Q1/.test(written)
  const isLate = /^\d{4}-1[12]/.test(written)
  return {over: isLate ? year : year - 1, ahead: isEarly ? year : year + 1}
}

/** 2026年政府工作报告 is given in 2026. */
const givenIn = (title: string | null, kind: Facts['kind'], year: number | null, say: Wording): Time | null =>
  kind === 'report' && year !== null && say.givenInItsYear.test(title ?? '') ? `${year}` : null

type Bounds = Pick<Facts, 'over' | 'ahead'>

function boundsOf(
  written: Time | null,
  title: string,
  {kind, year}: Pick<Facts, 'kind' | 'year'>,
  say: Wording,
): Bounds | null {
  if (kind === 'bulletin' && year !== null) return {over: year, ahead: year + 1}
  // A bulletin counts the year before the one it is issued in.
  if (kind === 'bulletin' && written !== null) return {over: (yearAt(written) ?? 0) - 1, ahead: yearAt(written)}
  if (written !== null) return around(written)
  if (kind === 'report' && year !== null) {
    // 2026年上半年执行情况的报告 looks back on a part of the year, which is neither over nor to come.
    if (say.ofPartOfYear.test(title)) return {over: year - 1, ahead: year + 1}
    const over = say.ofYearBefore.test(title) ? year - 1 : year
    return {over, ahead: over + 1}
  }
  if (looksBothWays(title, say)) return betweenHalves(title, say)
  // 2026年工作要点 is written for the year that begins.
  return kind === 'plan' && year !== null && say.ofOneYear.test(title) ? {over: year - 1, ahead: year} : null
}

/** 2025年工作总结和2026年工作安排: written between the two; within one year (上半年工作总结和下半年工作安排) the year itself is both. */
function betweenHalves(title: string, say: Wording): Bounds | null {
  const [first, second = first] = [...title.matchAll(say.yearsInTitle)].map(([, digits]) => Number(digits))
  if (first === undefined || second === undefined || second - first > 1) return null
  return second > first ? {over: first, ahead: second} : {over: first - 1, ahead: first + 1}
}

/** First and last year of what is planned: by configuration and registry, by the title's own years, or by its plan's number. */
export function periodOf(
  title: string,
  plan: Config['plan'],
  registry: Registry,
  language: Language,
): readonly [number, number | null] | null {
  const base = yearAt(plan.baseline ?? registry.baseline)
  const period = registry.periods.find(
    ({id, start}) => id === plan.period || (base !== null && Number(start.slice(0, 4)) === base + 1),
  )
  if (period) return [base === null ? Number(period.start.slice(0, 4)) : base + 1, Number(period.end.slice(0, 4))]
  const ordinal = /^FYP(\d{1,2})$/.exec(plan.period ?? '')?.[1]
  if (ordinal) return fiveYears(Number(ordinal))
  if (base !== null) return [base + 1, base % 5 === 0 ? base + 5 : null]
  return yearsIn(title, language)
}

/** The years that a plan's title gives: its own, or those of the five-year plan that it names. */
export function yearsIn(title: string, language: Language): readonly [number, number] | null {
  const own = language.say.ownYears.exec(title)
  if (own) return [Number(own[1]), Number(own[2])]
  const named = language.planNumber(title)
  return named === null ? null : fiveYears(named)
}

const fiveYears = (ordinal: number): readonly [number, number] => [1951 + 5 * ordinal, 1955 + 5 * ordinal]

/** The least year that a phrase looks forward to: an edit asks the passages that it has touched. */
function aimOf({chunks}: Draft, language: Language): number | null {
  let years = aims.get(language)
  if (!years) {
    years = perPassage((passage) => aimIn(passage, language))
    aims.set(language, years)
  }
  let least: number | null = null
  for (const ofChunk of years(chunks))
    for (const year of ofChunk) if (year !== null && (least === null || year < least)) least = year
  return least
}

const aims = keeping<Language, ReturnType<typeof perPassage<number | null>>>()

function aimIn(passage: Passage, language: Language): number | null {
  let least: number | null = null
  for (const {planned, kind, time} of find(passage, language).told.phrases) {
    const year = planned && kind !== 'base' ? yearAt(time) : null
    if (year !== null && (least === null || year < least)) least = year
  }
  return least
}
