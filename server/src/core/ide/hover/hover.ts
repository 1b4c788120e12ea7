import type {Indicator, Observation, Target} from '../../registry/schema.js'
import type {Words} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import type {Span} from '../../text/span.js'
import type {Place} from '../place.js'
import {type Row, row} from '../row.js'
import {showLevelOf} from '../show.js'

/** What an editor shows over a place, in an editor's words: rows of a label and a text. */
export interface Card {
  readonly span: Span
  readonly title: string
  readonly rows: readonly Row[]
  /** Other places in drafts that state figures of the same indicator. */
  readonly uses: readonly Place[]
}

export function about({id, definition, unit, scope}: Indicator): Row[] {
  return [
    row('指标', 'Indicator', id),
    ...(definition ? [row('定义', 'Definition', definition)] : []),
    ...(scope ? [row('范围', 'Scope', scope)] : []),
    row('单位', 'Unit', unit),
  ]
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
