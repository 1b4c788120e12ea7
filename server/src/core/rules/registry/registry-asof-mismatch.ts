import type {Cell, Passage} from '../../markdown/passage.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {showLevel} from '../../quantity/show.js'
import type {Level} from '../../registry/schema.js'
import type {Span} from '../../text/span.js'
import {firstOf} from '../clause.js'
import {evidence, placeOf, type Registered, registered, useRegistered} from '../registered.js'
import {changeTo, type Detected, type Fix, none, passageRule, type Related, replaceWith, type Words} from '../rule.js'
import {type VerdictOf, verdicts} from '../verdict.js'
import {sayTime} from '../words.js'

/** A figure, or the head of a table's column whose figures are those of another time. */
type Facts = FigureFacts | HeadFacts

interface HeadFacts extends Registered {
  /** How many figures of the column are registered for the other time. */
  readonly count: number
  /** The head as written. */
  readonly head: string
}

interface FigureFacts extends Registered {
  /** The time that the draft gives. */
  readonly stated: Words
  /** What is registered for that time; null where nothing is. */
  readonly own: string | null
}

interface Case {
  readonly mention: ResolvedMention
  readonly verdict: VerdictOf<'registry-asof-mismatch'>
}

export const registryAsofMismatch = passageRule<Facts>({
  id: 'registry-asof-mismatch',
  severity: 'error',
  summary: {zh: '数值是登记库中另一时点的值', en: 'The figure is the registered one of another date'},
  why: {
    zh: '把6月底的数写在年底名下，或沿用上年文稿只改年份，数值本身查得到，时点却错了。登记库对文中时点另有登记值时为错误；没有登记值时，只对不易巧合的数字（两位以上有效数字或上百）作警告。是数错还是时点错，两种改法都提供。文中没有明写时点的，不作判断。',
    en: 'A June figure under “end of the year”, or last year’s sentence with only the year changed: the figure exists, at another time. An error where the registry has another value for the stated time; where it has none, a warning, and only for figures that chance hardly repeats. The figure or the time may be wrong, and both changes are offered. Nothing is said of undated figures.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - id: ex.items
    name: 网上可办事项数
    unit: 项
    observations:
      - {asOf: "2020-12-31", value: 3166, qualifier: eq}
      - {asOf: "2021-07-31", value: 3197, qualifier: eq}`,
      draft: '截至2020年底，网上可办事项数达到⟦3197项⟧。\n',
      fixed: '截至2020年底，网上可办事项数达到3166项。\n',
      says: [
        {
          zh: '“3197项”写在2020年末名下，但网上可办事项数（2021年7月31日）登记为3197项，2020年末为3166项。请核对时点或数值。',
          en: '“3197项” is stated for the end of 2020, but 网上可办事项数 (2021-07-31) is registered as 3197项; the end of 2020 is 3166项. Check the time or the figure.',
          related: [
            {zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'},
            {zh: '登记值（2021年7月31日）', en: 'Registered value (2021-07-31)'},
            {zh: '文中的时点', en: 'The time that the draft gives'},
          ],
          fixes: [{zh: '改为“3166项”', en: 'Change to “3166项”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.items, name: 网上可办事项数, unit: 项, observations: [{asOf: "2020-12-31", value: 3166, qualifier: eq}]}`,
      draft: '截至2021年底，网上可办事项数达到⟦3166项⟧。\n',
      fixed: '截至2020年底，网上可办事项数达到3166项。\n',
      says: [
        {
          zh: '“3166项”写在2021年末名下，但网上可办事项数（2020年末）登记为3166项，该时点没有登记值。请核对时点或数值。',
          en: '“3166项” is stated for the end of 2021, but 网上可办事项数 (the end of 2020) is registered as 3166项; nothing is registered for the stated time. Check the time or the figure.',
          severity: 'warning',
          related: [
            {zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'},
            {zh: '文中的时点', en: 'The time that the draft gives'},
          ],
          fixes: [{zh: '时点改为2020年末', en: 'Change the time to the end of 2020', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.items, name: 网上可办事项数, unit: 项, observations: [{asOf: "2020", value: 3166, qualifier: eq}]}
  - {id: ex.users, name: 实名注册用户, unit: 户, observations: [{asOf: "2020", value: 50120000, qualifier: eq}]}`,
      draft:
        '| 指标 | 单位 | ⟦2019年⟧ |\n| --- | --- | ---: |\n| 网上可办事项数 | 项 | 3166 |\n| 实名注册用户 | 万户 | 5012 |\n',
      fixed:
        '| 指标 | 单位 | 2020年 |\n| --- | --- | ---: |\n| 网上可办事项数 | 项 | 3166 |\n| 实名注册用户 | 万户 | 5012 |\n',
      says: [
        {
          zh: '“2019年”栏有2个数值是登记库中2020年的值（网上可办事项数3166项等）。请核对栏目的时点。',
          en: '2 figures under “2019年” are registered for 2020 (网上可办事项数 3166项 …). Check the time in the head.',
          severity: 'warning',
          related: [
            {zh: '此栏的数', en: 'A figure of the column'},
            {zh: '此栏的数', en: 'A figure of the column'},
          ],
          fixes: [{zh: '改为“2020年”', en: 'Change to “2020年”', grade: 'choice'}],
        },
      ],
    },

    {
      registry: `indicators:
  - id: ex.items
    name: 网上可办事项数
    unit: 项
    observations:
      - {asOf: "2020-12-31", value: 3166, qualifier: eq}
      - {asOf: "2021-07-31", value: 3197, qualifier: eq}`,
      draft: '截至2021年7月底，网上可办事项数达到3197项。\n',
    },
  ],
  check: (reading, world) => {
    const cases = verdicts(reading, world, 'registry-asof-mismatch')
    if (!cases.length) return none
    const heads = cases.length > 1 ? wrongHeads(cases, reading.passage) : []
    const told = new Set(heads.flatMap(({members}) => members))
    return [
      ...heads.map((head) => detectHead(head)),
      ...cases.filter((it) => !told.has(it)).map((it) => detect(it, reading)),
    ]
  },
  say: (facts) =>
    'head' in facts
      ? {
          zh: `“${facts.head}”栏有${facts.count}个数值是登记库中${facts.time.zh}的值（${facts.name}${facts.level}等）。请核对栏目的时点。`,
          en: `${facts.count} figures under “${facts.head}” are registered for ${facts.time.en} (${facts.name} ${facts.level} …). Check the time in the head.`,
        }
      : {
          zh: `“${facts.written}”写在${facts.stated.zh}名下，但${evidence(facts).zh}${facts.own ? `，${facts.stated.zh}为${facts.own}` : '，该时点没有登记值'}。请核对时点或数值。`,
          en: `“${facts.written}” is stated for ${facts.stated.en}, but ${evidence(facts).en}${facts.own ? `; ${facts.stated.en} is ${facts.own}` : '; nothing is registered for the stated time'}. Check the time or the figure.`,
        },
})

/** The head of a column, and the figures below it that are registered for one and the same other year. */
interface WrongHead {
  readonly head: Cell
  readonly year: Span
  readonly text: string
  readonly members: readonly [Case, Case, ...Case[]]
}

/** One wrong year in a head makes every figure below it one of another time: that is one slip, in the head. */
function wrongHeads(cases: readonly Case[], passage: Passage): readonly WrongHead[] {
  if (passage.kind !== 'table') return []
  const columns = new Map<string, Case[]>()
  for (const it of cases) {
    const key = `${it.mention.cell?.column} ${it.verdict.level.asOf.slice(0, 4)}`
    columns.set(key, [...(columns.get(key) ?? []), it])
  }
  return [...columns.values()].flatMap(([first, second, ...others]) => {
    const {cell, asOf} = first?.mention ?? {}
    const head = cell && passage.rows[0]?.[cell.column]
    const written = head ? passage.source.slice(head.span.from, head.span.to) : ''
    const at = asOf?.time ? written.indexOf(asOf.time.slice(0, 4)) : -1
    if (!first || !second || !head || at < 0) return []
    const year = {from: head.span.from + at, to: head.span.from + at + 4}
    return [{head, year, text: written, members: [first, second, ...others]}]
  })
}

function detectHead({head, year, text, members}: WrongHead): Detected<Facts> {
  const [{mention, verdict}] = members
  const right = verdict.level.asOf.slice(0, 4)
  const facts = {...registered(mention, verdict), head: text, count: members.length}
  return {
    span: head.span,
    facts,
    related: members.map((it) => ({at: it.mention.span, message: {zh: '此栏的数', en: 'A figure of the column'}})),
    fixes: [replaceWith(year, right, changeTo(text.replace(/\d{4}/, right)))],
    ...(verdict.severity ? {severity: verdict.severity} : {}),
  }
}

function detect({mention, verdict}: Case, {passage}: Reading): Detected<Facts> {
  const {own, indicator, level, severity} = verdict
  const phrase = phraseOf(mention, passage)
  const facts: FigureFacts = {
    ...registered(mention, verdict),
    stated: sayTime(mention.asOf.time ?? level.asOf),
    own: own && showLevel(own, indicator.unit),
  }
  return {
    span: mention.span,
    facts,
    related: [...(own ? [placeOf(own)] : []), placeOf(level, verdict.by), ...(phrase ? [stated(phrase)] : [])],
    fixes: [
      ...(own ? useRegistered(mention, {indicator, level: own}) : []),
      ...(phrase ? otherYear(phrase, mention, level, passage) : []),
    ],
    ...(severity ? {severity} : {}),
  }
}

const stated = (at: Span): Related => ({at, message: {zh: '文中的时点', en: 'The time that the draft gives'}})

/** Where the passage says the time of a mention; null where it was handed down, or is not one stretch of the source. */
function phraseOf(mention: ResolvedMention, {source}: Passage): Span | null {
  const {text} = mention.asOf
  if (text === null || text === '' || mention.cell) return null
  const from = source.lastIndexOf(text, firstOf(mention))
  return from < 0 ? null : {from, to: from + text.length}
}

/** The year of the registered value, where the two times differ by their year only. */
function otherYear(phrase: Span, {asOf}: ResolvedMention, level: Level, {source}: Passage): readonly Fix[] {
  const [written, right] = [asOf.time?.slice(0, 4) ?? '', level.asOf.slice(0, 4)]
  const at = source.slice(phrase.from, phrase.to).indexOf(written)
  const isYearOnly = asOf.time !== null && (asOf.time.slice(4) === level.asOf.slice(4) || asOf.time.length === 4)
  if (at < 0 || !isYearOnly || level.asOf.includes('/')) return []
  const from = phrase.from + at
  const title = {zh: `时点改为${sayTime(level.asOf).zh}`, en: `Change the time to ${sayTime(level.asOf).en}`}
  return [replaceWith({from, to: from + 4}, right, title)]
}
