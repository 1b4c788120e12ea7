import {type Difference, differences, type Level, showLevel} from '../../core/ide/keeper.js'
import {complaint} from '../complaint.js'
import {inLocale, type Words} from '../locale.js'
import type {Options} from '../options.js'
import {printReport} from './report.js'
import {openWorkspace, stateOf} from './state.js'

/** `plumbline registry diff A [B]`: every fact that differs, and what sort of difference it is. B: as it is now. */
export async function runDiff(options: Options): Promise<number> {
  const [a, b, ...more] = options.paths
  if (a === undefined || more.length) throw complaint('registry diff takes A and B', 'registry diff 需要 A 和 B')
  const before = await stateOf(a, options)
  const after = b === undefined ? (await openWorkspace(options)).snapshot : await stateOf(b, options)
  return sayDifferences(differences(before.world.registry, after.world.registry), options)
}

/** Answers the exit status: 1 where there is any. */
export async function sayDifferences(all: readonly Difference[], options: Options): Promise<number> {
  const say = (words: Words): string => inLocale(words, options.locale)
  const breaking = all.filter(({isBreaking}) => isBreaking).length
  await printReport(
    {
      title: {
        zh: `${all.length} 处不同${breaking ? `，其中 ${breaking} 处影响口径` : ''}`,
        en: `${all.length} differences${breaking ? `, ${breaking} of them breaking` : ''}`,
      },
      columns: [
        {zh: '变化', en: 'change'},
        {zh: '指标', en: 'indicator'},
        {zh: '时点', en: 'time'},
        {zh: '原', en: 'was'},
        {zh: '现', en: 'is'},
      ],
      rows: all.map((it) => [say(kinds[it.kind]), `${it.name} ${it.id}`, it.asOf ?? it.keys.join(' '), ...sides(it)]),
      json: all.map(record),
    },
    options.format,
    options.locale,
  )
  return all.length ? 1 : 0
}

const sides = ({before, after, unit}: Difference): readonly string[] => {
  const shown = (level: Level | null): string => (level ? showLevel(level, unit) : '')
  return before || after ? [shown(before), `→ ${shown(after)}`] : ['', '']
}

export const record = ({kind, isBreaking, id, name, unit, list, asOf, before, after, keys, at}: Difference) => ({
  ...{kind, breaking: isBreaking, id, name, list, asOf, keys},
  before: before && showLevel(before, unit),
  after: after && showLevel(after, unit),
  path: at.path,
})

export const kinds: Readonly<Record<Difference['kind'], Words>> = {
  added: {zh: '新增', en: 'added'},
  removed: {zh: '删除', en: 'removed'},
  wording: {zh: '写法', en: 'wording'},
  definition: {zh: '口径', en: 'definition'},
  unit: {zh: '单位', en: 'unit'},
  'value-added': {zh: '补登', en: 'value added'},
  'value-removed': {zh: '撤数', en: 'value removed'},
  revised: {zh: '修订', en: 'revised'},
  corrected: {zh: '更正', en: 'corrected'},
}
