import type {ResolvedMention} from '../../mentions/mention.js'
import type {Indicator, Level, Observation, Target} from '../../registry/schema.js'
import {behind} from '../../rules/behind.js'
import type {Words} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {overlaps} from '../../text/span.js'
import {verdictWords} from '../coverage/coverage-words.js'
import {figuresWithin} from '../coverage/figures.js'
import type {Uncompared, Verdict} from '../coverage/standing.js'
import {whyRead, whyThen} from '../explain/why.js'
import {type Finding, findings} from '../findings/findings.js'
import {mentionAt, type PlacedMention} from '../mention-at.js'
import {usesOf} from '../navigation/references.js'
import {factIn} from '../registering/propose.js'
import {showLevelOf} from '../show.js'
import {courseOf, sparkline} from './sparkline.js'

/**
 * What an editor shows over a figure: at most six lines. Where the figure has a finding, which editors show above, nothing
 * of that is said again, and neither verdict, reading nor course.
 */
export interface FigureCard {
  readonly span: Span
  readonly name: string
  /** 约束性指标, where a target is at stake. */
  readonly attribute: Words | null
  readonly verdict: {readonly sign: '✓' | '✗' | '○' | '–'; readonly words: Words} | null
  readonly lines: readonly CardLine[]
  readonly why: Words | null
  readonly picture: {readonly address: string; readonly says: Words} | null
  readonly links: readonly CardLink[]
}

export interface CardLine {
  readonly label: Words
  readonly value: Words
  /** Whether it is what the figure is held against. */
  readonly isMeant: boolean
  readonly time: Words | null
  /** How good the value is: its document, and whether anybody has verified it. */
  readonly note: Words | null
}

/** What one may do about a figure; the first is what mends it. */
export interface CardLink {
  readonly title: Words
  readonly command: 'useRegistered' | 'openEntry' | 'findUses' | 'register' | 'newRegistry' | 'propose' | 'showHistory'
}

/** The card of the figure at a place; null where there is none, or where three findings say enough. */
export function figureCardAt(snapshot: Snapshot, uri: string, offset: Offset): FigureCard | null {
  const found = mentionAt(snapshot, uri, offset)
  if (!found) return null
  const {mention, span} = found
  const about = findings(snapshot, uri).filter((it) => it.severity !== 'hint' && overlaps(it.span, span))
  if (about.length > 2) return null
  const figure = figuresWithin(snapshot, uri, span).find((it) => it.span.from === span.from)
  const verdict = about.length || !figure ? null : verdictOf(figure.verdict, figure.reason, snapshot)
  const card = {span, verdict, why: about.length ? null : whyOf(mention)}
  return mention.match
    ? {...card, ...ofIndicator(snapshot, uri, found, about)}
    : {...card, ...ofNothing(snapshot, mention)}
}

const signs: Readonly<Record<Verdict, '✓' | '✗' | '○' | '–'>> = {
  agree: '✓',
  differ: '✗',
  unregistered: '○',
  uncompared: '–',
}

/** A registry that holds nothing is none. */
const hasRegistry = ({world}: Snapshot): boolean => world.registry.ids.length > 0

function verdictOf(verdict: Verdict, reason: Uncompared | null, snapshot: Snapshot) {
  const sign = signs[verdict]
  if (verdict !== 'unregistered' && hasRegistry(snapshot)) return {sign, words: verdictWords(verdict, reason)}
  return hasRegistry(snapshot)
    ? {sign, words: {zh: '未登记，未核对', en: 'not registered, not compared'}}
    : {sign: signs.unregistered, words: {zh: '没有登记库，未核对', en: 'no registry, not compared'}}
}

/** 时点承自本节开头“到2027年”；作为目标：标题“发展目标”. */
function whyOf(mention: ResolvedMention): Words {
  const [then, read] = [whyThen(mention), whyRead(mention)]
  return then ? {zh: `时点${then.zh}；${read.zh}`, en: `its time is ${then.en}; ${read.en}`} : read
}

type Rest = Omit<FigureCard, 'span' | 'verdict' | 'why'>

function ofNothing(snapshot: Snapshot, {name, text, asOf, candidates}: ResolvedMention): Rest {
  const read = {zh: '读作', en: 'Read as'}
  const time = asOf.time ? sayTime(asOf.time) : null
  const near = candidates.map((it) => it.name).join('、')
  return {
    name: name.text || text,
    attribute: null,
    lines: [
      {label: read, value: alike(text), isMeant: false, time, note: null},
      ...(near
        ? [{label: {zh: '相近', en: 'Similar'}, value: alike(near), isMeant: false, time: null, note: null}]
        : []),
    ],
    picture: null,
    links: [
      hasRegistry(snapshot)
        ? {title: {zh: '登记为新指标…', en: 'Register as new…'}, command: 'register'}
        : {title: {zh: '新建登记库…', en: 'New registry…'}, command: 'newRegistry'},
    ],
  }
}

function ofIndicator(snapshot: Snapshot, uri: string, placed: PlacedMention, about: readonly Finding[]): Rest {
  const {mention, span} = placed
  const {indicator} = mention.match ?? {}
  if (!indicator) return ofNothing(snapshot, mention)
  const isGoal = mention.role === 'target'
  const picture = about.length ? null : sparkline(indicator)
  const uses = usesOf(snapshot, indicator.id).filter((it) => it.path !== uri || it.span.from !== span.from).length
  return {
    name: indicator.name,
    attribute: isGoal && indicator.attribute ? attributes[indicator.attribute] : null,
    lines: linesOf(snapshot, mention, indicator, about),
    picture: picture === null ? null : {address: picture, says: courseOf(indicator)},
    links: [
      ...repair(about),
      {title: {zh: '查看登记', en: 'Show entry'}, command: 'openEntry'},
      ...(about.length && factIn(snapshot, uri, placed) ? [asking] : []),
      ...(uses
        ? [{title: {zh: `另有${uses}处用到`, en: `${uses} other places`}, command: 'findUses'} satisfies CardLink]
        : []),
      ...(about.length ? [] : history(indicator)),
    ],
  }
}

/** Whoever writes the draft cannot change what is registered; whoever keeps it can. */
const asking: CardLink = {title: {zh: '请保管单位核实…', en: 'Ask the owner…'}, command: 'propose'}

/** Former values that a revision or correction has replaced. */
const history = ({observations}: Indicator): readonly CardLink[] =>
  observations.some(({revisions}) => revisions.length)
    ? [{title: {zh: '历次登记', en: 'Former values'}, command: 'showHistory'}]
    : []

const attributes: Readonly<Record<NonNullable<Indicator['attribute']>, Words>> = {
  约束性: {zh: '约束性指标', en: 'binding'},
  预期性: {zh: '预期性指标', en: 'anticipatory'},
}

/** The first fix of the first finding that has one: what Quick Fix offers first. */
function repair(about: readonly Finding[]): readonly CardLink[] {
  const fix = about.flatMap(({fixes}) => fixes)[0]
  return fix
    ? [
        {
          title: {zh: fix.title.zh.replace(/[“”]/g, ''), en: fix.title.en.replace(/[“”]/g, '')},
          command: 'useRegistered',
        },
      ]
    : []
}

/** The level that is meant; another that the finding speaks of; of a level the latest target. */
function linesOf(
  snapshot: Snapshot,
  {role, observation, target}: ResolvedMention,
  indicator: Indicator,
  about: readonly Finding[],
): readonly CardLine[] {
  const isGoal = role === 'target'
  const observed = observation ?? indicator.observations.at(-1) ?? null
  const aimed = target ?? indicator.targets.at(-1) ?? null
  const spoken = indicator.observations.find(
    (it) => it !== observed && about.some(({related}) => related.some(({at}) => at === it.declaredAt)),
  )
  const meant = isGoal ? aimed : observed
  const other = about.length ? (spoken ?? null) : isGoal ? observed : aimed
  return [meant, other].flatMap((level) =>
    level ? [lineOf(snapshot, level, indicator, level === meant && about.length > 0)] : [],
  )
}

const isTarget = (level: Observation | Target): level is Target => 'modality' in level

function lineOf(snapshot: Snapshot, level: Observation | Target, indicator: Indicator, isMeant: boolean): CardLine {
  return {
    label: isTarget(level) ? {zh: '目标', en: 'Target'} : {zh: '登记', en: 'Registered'},
    value: showLevelOf(level, indicator),
    isMeant,
    time: sayTime(level.asOf),
    note: noteOf(snapshot, level, indicator),
  }
}

/** 《规划》，市统计局核定，最终核实: the short name of its document where it has one, who stands behind it, and how firm it is. */
function noteOf(
  {world: {registry}}: Snapshot,
  level: Level & {readonly status?: string | null},
  indicator: Indicator,
): Words | null {
  const document = registry.documents.find(({id, title}) => id === level.source || title === level.source)
  const [short] = document?.shortNames ?? []
  const source = short ? `《${short.replace(/^《|》$/g, '')}》` : level.source
  const parts = [
    source ? alike(source) : null,
    behind(level, indicator, registry),
    statuses[level.status ?? ''] ?? null,
  ]
  const said = parts.filter((it) => it !== null)
  return said.length ? {zh: said.map(({zh}) => zh).join('，'), en: said.map(({en}) => en).join(', ')} : null
}

/** How firm a registered value is (domain notes 4.2, Observation.status), in two or three words. */
const statuses: Readonly<Record<string, Words>> = {
  estimate: {zh: '估计数', en: 'estimate'},
  preliminary: {zh: '初步核算', en: 'preliminary'},
  final: {zh: '最终核实', en: 'final'},
  revised: {zh: '已修订', en: 'revised'},
  'plan-text': {zh: '尚未核实', en: 'not yet verified'},
  press: {zh: '二手来源', en: 'secondary'},
  forecast: {zh: '预测数', en: 'forecast'},
}

const alike = (text: string): Words => ({zh: text, en: text})
