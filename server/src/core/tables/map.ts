import {readYaml} from '../registry/file/items.js'
import {child, itemsOf, type Node, textOf} from '../registry/yaml/node.js'
import type {Said} from './understand.js'
import {plain} from './words.js'

/**
 * What `--map` says of a table: `names` (ids by the names of the table; empty for one that is not wanted), `units` (by name, * for
 * all), `times` (by the heads of columns), `skip` (columns, rows, cells). Null where it is no such file.
 */
export function readMap(text: string, skip: readonly string[]): Said | null {
  const {root, problems} = readYaml(text, 0, text.length)
  const known = ['names', 'units', 'times', 'skip']
  if (problems.length || (root && root.kind !== 'dict')) return null
  if (root?.kind === 'dict' && root.entries.some(({key}) => !known.includes(key))) return null
  return {
    names: entriesOf(child(root, 'names'), ''),
    units: entriesOf(child(root, 'units'), null),
    times: entriesOf(child(root, 'times'), null),
    skip: new Set(
      [...skip, ...itemsOf(child(root, 'skip')).flatMap((it) => textOf(it) ?? [])].map((it) => it.toUpperCase()),
    ),
  }
}

function entriesOf(node: Node | null, instead: string | null): ReadonlyMap<string, string> {
  if (node?.kind !== 'dict') return new Map()
  return new Map(
    node.entries.flatMap(({key, value}): readonly (readonly [string, string])[] => {
      const text = textOf(value) ?? instead
      return text === null ? [] : [[plain(key).replace(/ /g, ''), text]]
    }),
  )
}
