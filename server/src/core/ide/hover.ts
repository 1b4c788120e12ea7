import type {World} from '../config/world.js'
import type {ResolvedMention} from '../mentions/mention.js'
import type {Indicator, Observation, Target} from '../registry/schema.js'
import type {Words} from '../rules/rule.js'
import {sayTime} from '../rules/words.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Offset, Span} from '../text/span.js'
import {compare} from './comparison.js'
import {mentionAt} from './mention-at.js'
import type {Place} from './place.js'
import {usesOf} from './references.js'
import {type Row, row} from './row.js'
import {showInterval, showLevelOf} from './show.js'
import {sparkline} from './sparkline.js'
import {whyRead, whyThen} from './why.js'

/** What an editor shows over a mention, in an editor's words: rows of a label and a text. */
export interface Card {
  /** The figure that the card is about. */
  readonly span: Span
  readonly title: string
  readonly rows: readonly Row[]
  /** Other places in drafts that state figures of the same indicator. */
  readonly uses: readonly Place[]
  /** The indicator's course, as the address of a picture. */
  readonly picture?: string
}

/** What the registry says of the mention at a place, and how the draft's figure compares. */
export function hoverAt(snapshot: Snapshot, uri: string, offset: Offset): Card | null {
  const found = mentionAt(snapshot, uri, offset)
  if (!found) return null
  const {mention, span} = found
  const indicator = mention.match?.indicator
  if (!indicator)
    return {
      span,
      title: mention.name.text || mention.text,
      rows: [readAs(mention), because(mention), unmatched(mention, snapshot.world)],
      uses: [],
    }
  const picture = sparkline(indicator)
  const uses = usesOf(snapshot, indicator.id).filter((place) => place.path !== uri || place.span.from !== span.from)
  return {
    span,
    title: indicator.name,
    rows: [
      ...about(indicator),
      ...levels(mention, indicator),
      readAs(mention),
      because(mention),
      ...compared(mention, indicator, snapshot),
    ],
    uses,
    ...(picture !== null && {picture}),
  }
}

export function about({id, definition, unit, scope}: Indicator): Row[] {
  return [
    row('指标', 'Indicator', id),
    ...(definition ? [row('定义', 'Definition', definition)] : []),
    ...(scope ? [row('范围', 'Scope', scope)] : []),
    row('单位', 'Unit', unit),
  ]
}

/** The levels of the mention's own time first; where the registry has none of that time, the latest. */
function levels({observation, target}: ResolvedMention, indicator: Indicator): Row[] {
  const observed = observation ?? indicator.observations.at(-1)
  const aimed = target ?? indicator.targets.at(-1)
  return [...(observed ? [observedRow(observed, indicator)] : []), ...(aimed ? [targetRow(aimed, indicator)] : [])]
}

export function observedRow(level: Observation, indicator: Indicator): Row {
  const status = statuses[level.status ?? '']
  const time = sayTime(level.asOf)
  const {zh, en} = showLevelOf(level, indicator)
  return row(
    '登记值',
    'Registered',
    `${zh}（${noted(time.zh, status?.zh ?? level.status, level.source)}）`,
    `${en} (${noted(time.en, status?.en ?? level.status, level.source)})`,
  )
}

export function targetRow(level: Target, indicator: Indicator): Row {
  const time = sayTime(level.asOf)
  const {zh, en} = showLevelOf(level, indicator)
  return row(
    '目标值',
    'Target',
    `${zh}（${noted(time.zh, indicator.attribute, level.source)}）`,
    `${en} (${noted(time.en, indicator.attribute, level.source)})`,
  )
}

const noted = (...notes: readonly (string | null)[]): string => notes.filter(Boolean).join(' · ')

/** How firm a registered value is (domain notes 4.2, Observation.status). */
const statuses: Readonly<Record<string, Words>> = {
  estimate: {zh: '估计数', en: 'estimate'},
  preliminary: {zh: '初步核算数', en: 'preliminary'},
  final: {zh: '最终核实数', en: 'final'},
  revised: {zh: '修订数', en: 'revised'},
  'plan-text': {zh: '取自规划文本', en: 'from the text of a plan'},
  press: {zh: '取自新闻发布', en: 'from the press'},
  forecast: {zh: '预测数', en: 'forecast'},
}

function readAs({text, asOf, role, change}: ResolvedMention): Row {
  const time = asOf.time ?? asOf.text
  const roles = {
    baseline: ['现状', 'level'],
    target: ['目标', 'target'],
    increment: ['变化', 'change'],
    other: ['其他', 'other'],
  } as const
  const [zh, en] = roles[role]
  const notes = [time, change].filter(Boolean).join(' · ')
  return row(
    '读作',
    'Read as',
    `“${text}”，${zh}${notes && `（${notes}）`}`,
    `“${text}”, ${en}${notes && ` (${notes})`}`,
  )
}

/** 时点承自本节开头“到2027年”；作为目标：标题“发展目标”. */
function because(mention: ResolvedMention): Row {
  const [then, read] = [whyThen(mention), whyRead(mention)]
  return row(
    '依据',
    'Because',
    then ? `时点${then.zh}；${read.zh}` : read.zh,
    then ? `its time is ${then.en}; ${read.en}` : read.en,
  )
}

function compared(mention: ResolvedMention, indicator: Indicator, {world}: Snapshot): Row[] {
  const comparison = compare(mention, world.registry.policy)
  if (!comparison) return []
  const [zh, en] = comparison.isCompatible
    ? ['与登记值相容', 'compatible with the registered value']
    : ['与登记值不相容', 'not compatible with the registered value']
  const interval = showInterval(comparison.claim, indicator)
  return [row('比较', 'Compared', `文中的写法表示 ${interval}，${zh}`, `the wording stands for ${interval}, ${en}`)]
}

function unmatched({candidates}: ResolvedMention, {registry}: World): Row {
  if (!registry.ids.length)
    return row(
      '登记',
      'Registry',
      '没有登记库，未核对；请新建或选择登记库',
      'there is no registry, so it was not compared; make or choose one',
    )
  const names = candidates.map(({name}) => name).join('、')
  return names
    ? row(
        '登记',
        'Registry',
        `有多个指标相符，未作对照：${names}`,
        `several indicators fit, so none was taken: ${names}`,
      )
    : row(
        '登记',
        'Registry',
        '登记库中没有对应的指标，未作对照',
        'no indicator of the registry fits, so it was not compared',
      )
}
