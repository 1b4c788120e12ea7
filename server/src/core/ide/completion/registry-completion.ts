import {configShape} from '../../config/read.js'
import type {RegistryFile} from '../../registry/file/file.js'
import {registryShape} from '../../registry/shape/keys.js'
import type {Keys, Said, Shape} from '../../registry/shape/shape.js'
import {choices, shapeAt} from '../../registry/shape/shape-at.js'
import {type Around, type Cursor, cursorAt} from '../../registry/yaml/cursor.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset} from '../../text/span.js'
import {linesOf, textOf} from '../place.js'
import type {Completion} from './completion-item.js'
import {namedCompletions} from './registry-names.js'

/** Something to be written at the cursor of a registry file or the configuration. */
export interface RegistryCompletion extends Omit<Completion, 'kind'> {
  readonly kind:
    | 'key'
    | 'word'
    | 'time'
    | 'indicator'
    | 'document'
    | 'area'
    | 'period'
    | 'organization'
    | 'unit'
    | 'rule'
}

export interface RegistryCompletions {
  readonly items: readonly RegistryCompletion[]
  /** Whether another character typed may bring others. */
  readonly isIncomplete: boolean
}

const most = 100

/** What may be written at a place of a registry file or the configuration, by the table of keys; both may be half-typed. */
export function registryCompletionsAt(snapshot: Snapshot, path: string, offset: Offset): RegistryCompletions {
  const file = snapshot.registryFiles.get(path)
  const root = file ? registryShape : snapshot.configFile?.path === path ? configShape : null
  const cursor =
    root &&
    cursorAt(textOf(snapshot, path), linesOf(snapshot, path), offset, file ? aroundIn(file, offset) : everywhere)
  const shape = root && cursor && shapeAt(root, cursor.path)
  if (!cursor || !shape) return nothing
  const items = choices(shape).flatMap((it) => itemsOf(it, cursor, snapshot))
  return {items: items.slice(0, most), isIncomplete: items.length > most}
}

const nothing: RegistryCompletions = {items: [], isIncomplete: false}

const everywhere: Around = {from: 0, list: null}

/** No line before the section is looked at, nor, in the long list of indicators, before the entry. */
function aroundIn({sections, items}: RegistryFile, offset: Offset): Around {
  const section = sections?.findLast(({from}) => from <= offset)
  const [first] = items
  if (section?.key?.text !== 'indicators' || !first?.item.source) return {from: section?.from ?? 0, list: null}
  return {from: section.from, list: {column: first.item.source.search(/[^ ]/), path: ['indicators']}}
}

function itemsOf(shape: Shape, cursor: Cursor, snapshot: Snapshot): readonly RegistryCompletion[] {
  const isDashed = cursor.path.at(-1) === '-'
  if (shape.is === 'record') return cursor.expects === 'value' ? [] : keyItems(shape.keys, shape.needs, cursor, '')
  if (shape.is === 'map' && shape.keys && cursor.expects !== 'value') return keysNamed(shape.keys, cursor, snapshot)
  // An empty line under a list of maps: the dash comes with the key.
  if (shape.is === 'list' && shape.of.is === 'record' && cursor.expects === 'line')
    return keyItems(shape.of.keys, shape.of.needs, {...cursor, taken: new Set()}, '- ')
  return cursor.expects === 'value' || (cursor.expects === 'line' && isDashed)
    ? valueItems(shape, cursor, snapshot)
    : []
}

/** Those that the map has not, what it needs first. */
function keyItems(
  keys: Keys,
  needs: readonly string[],
  {taken, replace, hasColon, expects}: Cursor,
  dash: string,
): readonly RegistryCompletion[] {
  const open = Object.entries(keys).filter(([key]) => !taken.has(key))
  const inOrder = [...open.filter(([key]) => needs.includes(key)), ...open.filter(([key]) => !needs.includes(key))]
  return inOrder.map(([key, shape]) => ({
    label: key,
    kind: 'key',
    replace,
    insert: dash + key + (hasColon ? '' : opensBlock(shape) && expects === 'line' ? ':' : ': '),
    filter: key,
    note: shape.about ?? none,
    indicator: null,
  }))
}

/** What the key holds is written on lines of its own. */
const opensBlock = (shape: Shape): boolean =>
  shape.is === 'map' || (shape.is === 'list' && shape.of.is === 'record') || (shape.is === 'record' && !isShort(shape))

const isShort = ({keys}: Shape & {readonly is: 'record'}): boolean => Object.keys(keys).length <= 3

const none: Said = {zh: '', en: ''}

function keysNamed(
  names: Parameters<typeof namedCompletions>[1],
  cursor: Cursor,
  snapshot: Snapshot,
): readonly RegistryCompletion[] {
  const open = namedCompletions(snapshot, names, cursor.typed).filter(({id}) => !cursor.taken.has(id))
  return open.map(({id, note}) => ({
    ...plain(id, cursor, note, names),
    insert: cursor.hasColon ? id : `${id}: `,
  }))
}

function valueItems(shape: Shape, cursor: Cursor, snapshot: Snapshot): readonly RegistryCompletion[] {
  switch (shape.is) {
    case 'word':
      return shape.of.map((word) => plain(word, cursor, shape.meanings?.[word] ?? none, 'word'))
    case 'flag':
      return ['true', 'false'].map((word) => plain(word, cursor, none, 'word'))
    case 'time':
    case 'date':
      return times(snapshot, shape.is === 'date').map((it) => quoted(it, cursor))
    case 'text': {
      const names = shape.names ?? shape.mayName
      return names
        ? namedCompletions(snapshot, names, cursor.typed).map(({id, note, filter, indicator}) => ({
            ...plain(id, cursor, note, names),
            filter,
            indicator,
          }))
        : []
    }
    default:
      return []
  }
}

function plain(
  text: string,
  {replace, isQuoted}: Cursor,
  note: Said,
  kind: RegistryCompletion['kind'],
): RegistryCompletion {
  // %, ‰ and :1 begin something else in YAML.
  const insert = isQuoted || /^[\p{L}\d]/u.test(text) ? text : `"${text}"`
  return {label: text, kind, replace, insert, filter: text, note, indicator: null}
}

/** YAML reads 2020-12-31 as it likes, unless it stands in quotes. */
const quoted = (text: string, cursor: Cursor): RegistryCompletion => ({
  ...plain(text, cursor, none, 'time'),
  insert: cursor.isQuoted ? text : `"${text}"`,
})

/** The baseline, and the last days of the periods. */
function times({world: {registry}}: Snapshot, isDate: boolean): readonly string[] {
  const ends = registry.periods.flatMap(({end}) => (isDate ? [end] : [end, end.slice(0, 4)]))
  const baseline = registry.baseline
  return [...new Set([...(baseline && (!isDate || baseline.length === 10) ? [baseline] : []), ...ends])]
}
