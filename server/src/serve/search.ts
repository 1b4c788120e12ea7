import {nameSearchOf} from '../core/ide/search/name-search.js'
import {indexFile} from '../core/registry/file/file.js'
import {combine} from '../core/registry/reading/read.js'
import type {Registry} from '../core/registry/schema.js'

/** So many answers are enough to pick from. */
const most = 30

let last: {readonly text: string; readonly registry: Registry} | null = null

/** Indicators of a file by a part of a name, of its pinyin, or of an id. */
export function found(
  text: string,
  query: string,
): readonly {readonly id: string; readonly name: string; readonly unit: string}[] {
  const words = query.trim()
  if (!words) return []
  if (last?.text !== text) last = {text, registry: combine([indexFile('registry', text)])}
  const {registry} = last
  const search = nameSearchOf(registry)
  const hits = /[a-z]/i.test(words) ? search.latin(words.toLowerCase(), most) : search.han(words, most)
  const ids = [
    ...hits.map(({entry}) => entry.indicator),
    ...registry.ids.filter((id) => id.toLowerCase().includes(words.toLowerCase())),
  ]
  return [...new Set(ids)].slice(0, most).flatMap((id) => {
    const indicator = registry.indicator(id)
    return indicator ? [{id, name: indicator.name, unit: indicator.unit}] : []
  })
}
