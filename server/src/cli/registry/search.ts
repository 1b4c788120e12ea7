import {keyOf, type Registry, showLevel} from '../../core/ide/keeper.js'
import {nameSearchOf} from '../../core/ide/search/name-search.js'
import {complaint} from '../complaint.js'
import type {Options} from '../options.js'
import {printReport} from './report.js'
import {openWorkspace} from './state.js'

/** So many are shown at most. */
const most = 50

/** `plumbline registry search WORDS`: indicators by words of their names, by pinyin, or by id. */
export async function runSearch(options: Options): Promise<number> {
  if (!options.paths.length) throw complaint('registry search takes words', 'registry search 需要查找的词')
  const {registry} = (await openWorkspace(options)).snapshot.world
  const found = idsWith(registry, options.paths).flatMap((id) => registry.indicator(id) ?? [])
  await printReport(
    {
      title: {zh: `${found.length} 个指标`, en: `${found.length} indicators`},
      columns: [
        {zh: '指标', en: 'indicator'},
        {zh: '代码', en: 'id'},
        {zh: '最近的数', en: 'latest'},
      ],
      rows: found.map(({id, name, unit, observations}) => {
        const last = observations.at(-1)
        return [name, id, last ? `${showLevel(last, unit)}（${last.asOf}）` : '']
      }),
      json: found.map(({id, name, unit, aliases}) => ({id, name, unit, aliases})),
    },
    options.format,
    options.locale,
  )
  return found.length ? 0 : 1
}

/** Of every word at least one name, or the id, must hold it. */
function idsWith(registry: Registry, words: readonly string[]): readonly string[] {
  const search = nameSearchOf(registry)
  const each = words.map((word) => {
    const key = keyOf(word).toLowerCase()
    const isLatin = /^[\x21-\x7e]+$/.test(key)
    const byName = registry.names.filter(
      ({name, kind}) => kind !== 'notThis' && keyOf(name).toLowerCase().includes(key),
    )
    const bySound = isLatin ? search.latin(key, most * 4).map(({entry}) => entry) : []
    const byId = isLatin ? registry.ids.filter((id) => id.toLowerCase().includes(key)) : []
    return new Set([...byName, ...bySound].map(({indicator}) => indicator).concat(byId))
  })
  const [first, ...others] = each
  return [...(first ?? [])].filter((id) => others.every((it) => it.has(id))).slice(0, most)
}
