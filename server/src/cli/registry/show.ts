import {type Indicator, type Level, type Observation, showLevel} from '../../core/ide/keeper.js'
import {placeOf} from '../../core/ide/place.js'
import type {Snapshot} from '../../core/session/snapshot.js'
import {nearest} from '../../core/text/nearest.js'
import {complaint} from '../complaint.js'
import type {Options} from '../options.js'
import {printReport} from './report.js'
import {openWorkspace} from './state.js'

/** `plumbline registry show ID`: an indicator with its figures, who stands behind each, and what the sources dispute. */
export async function runShow(options: Options): Promise<number> {
  const {snapshot} = await openWorkspace(options)
  const {registry} = snapshot.world
  const [word = ''] = options.paths
  const named = registry.named(word).find(({kind}) => kind !== 'notThis')?.indicator
  const indicator = registry.indicator(word) ?? (named ? registry.indicator(named) : null)
  if (!indicator) {
    const meant = nearest(word, registry.ids)
    throw complaint(
      `${word}: no such indicator${meant ? `; did you mean ${meant}?` : ''}`,
      `没有“${word}”这个指标${meant ? `，是否指 ${meant}？` : ''}`,
    )
  }
  const levels = levelsOf(snapshot, indicator)
  const owner = registry.organizations.find(({id}) => id === indicator.owner)?.label ?? indicator.owner
  const {id, name, unit, definition, aliases} = indicator
  const head = [name, id, unit, owner ?? '', definition ?? ''].filter(Boolean).join('  ')
  await printReport(
    {
      title: {zh: head, en: head},
      columns: [
        {zh: '类别', en: 'list'},
        {zh: '时点', en: 'time'},
        {zh: '数值', en: 'value'},
        {zh: '状态', en: 'status'},
        {zh: '取得', en: 'obtained'},
        {zh: '来源', en: 'source'},
        {zh: '登记处', en: 'entry'},
      ],
      rows: levels.map((it) => [it.list, it.asOf, it.value, it.status, it.vintage, it.source, it.place]),
      json: {id, name, unit, aliases, definition, owner, levels, conflicts: registry.conflicts(id).length},
    },
    options.format,
    options.locale,
  )
  return 0
}

interface Shown {
  readonly list: string
  readonly asOf: string
  readonly value: string
  readonly status: string
  readonly vintage: string
  readonly source: string
  readonly place: string
}

function levelsOf(snapshot: Snapshot, {observations, targets, disputes, unit}: Indicator): readonly Shown[] {
  const shown = (list: string, level: Level, its: string, note = ''): Shown => ({
    list,
    asOf: level.asOf,
    value: showLevel(level, its),
    status: [level.status ?? '', note].filter(Boolean).join(' '),
    vintage: level.vintage ?? '',
    source: [level.source ?? '', level.approvedBy ?? ''].filter(Boolean).join(' '),
    place: placeIn(snapshot, level),
  })
  return [
    ...observations.flatMap((it) => [shown('observation', it, unit), ...former(it, unit)]),
    ...targets.map((it) => shown('target', it, unit)),
    ...disputes.flatMap(({claims}) =>
      claims.flatMap(({level, unit: its}) => (level ? shown('disputed', level, its, '?') : [])),
    ),
  ]
}

const former = ({asOf, revisions, qualifier}: Observation, unit: string): readonly Shown[] =>
  revisions.map(({value, kind, vintage}) => ({
    ...{list: 'former', asOf, value: showLevel({value, qualifier}, unit), status: kind},
    ...{vintage: vintage ?? '', source: '', place: ''},
  }))

function placeIn(snapshot: Snapshot, {declaredAt}: Level): string {
  const {path, start} = placeOf(snapshot, declaredAt.path, declaredAt)
  return `${path}:${start.line + 1}`
}
