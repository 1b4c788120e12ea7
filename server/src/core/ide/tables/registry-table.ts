import type {World} from '../../config/world.js'
import {indexFile, type RegistryFile} from '../../registry/file/file.js'
import {single} from '../../registry/file/indicator.js'
import {itemNode, type PlacedItem} from '../../registry/file/items.js'
import {isTime} from '../../registry/lint/check.js'
import {addEntry, putFact} from '../../registry/proposals/put-fact.js'
import {combine} from '../../registry/reading/read.js'
import type {RegistryProblem} from '../../registry/schema.js'
import {statusMeanings} from '../../registry/shape/meanings.js'
import {child, type Dict, itemsOf, type Node, textOf} from '../../registry/yaml/node.js'
import {flow, isPlain} from '../../registry/yaml/write-node.js'
import type {Words} from '../../rules/rule.js'
import {sayTime} from '../../rules/words.js'
import type {Snapshot} from '../../session/snapshot.js'
import {applyAll, type Edit} from '../../text/edit.js'

/** A registry file as a table: a row an indicator, a column a moment. */
export interface RegistryTable {
  readonly title: string
  readonly columns: readonly {readonly key: string; readonly words: Words}[]
  readonly rows: readonly TableRow[]
  /** Rows that were asked for, more than `rows` where those would be too many for a page. */
  readonly found: number
  readonly statuses: readonly (readonly [string, Words])[]
  readonly owners: readonly string[]
}

export interface TableRow {
  readonly id: string
  readonly name: string
  readonly unit: string
  /** The label of the organisation, or its id as written. */
  readonly owner: string
  /** Of the latest observation. */
  readonly source: string
  readonly status: string
  /** As written, by key of a column. */
  readonly cells: Readonly<Record<string, string>>
  readonly problems: readonly Words[]
  /** Whether it is written in a shape that only the text can change. */
  readonly isFixed: boolean
}

/** What a person writes into a cell: `name`, `unit`, `owner`, `status`, or the key of a moment. */
export interface TableChange {
  readonly id: string
  readonly column: string
  readonly text: string
}

/** So many rows and moments a page shows. */
const [mostRows, mostColumns] = [200, 12]

const lists = ['observations', 'targets'] as const
type ListName = (typeof lists)[number]

/** `find`: words of a name or id. `more`: keys of columns that are to be there, too. */
export function registryTable(snapshot: Snapshot, path: string, text: string, find: string, more: readonly string[]) {
  const file = fileOf(snapshot, path, text)
  const orgs = organizations(file)
  const wanted = find.trim().toLowerCase()
  const all = file.items.filter(({item}) =>
    [item.name?.text, item.id?.text, ...item.aliases.map((it) => it.text)].some((it) =>
      it?.toLowerCase().includes(wanted),
    ),
  )
  const shown = all.slice(0, mostRows)
  const rows = shown.map((placed) => rowOf(snapshot, placed, file, orgs))
  return {
    title: textOf(child(file.section('registry')?.value ?? null, 'title')) ?? path.replace(/^.*\//, ''),
    columns: columnsOf(rows, more),
    rows,
    found: all.length,
    statuses: Object.entries(statusMeanings),
    owners: [...orgs.values()],
  } satisfies RegistryTable
}

const fileOf = ({registryFiles}: Snapshot, path: string, text: string): RegistryFile => {
  const known = registryFiles.get(path)
  return known?.text === text ? known : indexFile(path, text)
}

function organizations(file: RegistryFile): ReadonlyMap<string, string> {
  const node = file.section('organizations')?.value
  return new Map(
    node?.kind === 'dict' ? node.entries.map(({key, value}) => [key, textOf(child(value, 'label')) ?? key]) : [],
  )
}

function rowOf(
  snapshot: Snapshot,
  placed: PlacedItem,
  file: RegistryFile,
  orgs: ReadonlyMap<string, string>,
): TableRow {
  const {item} = placed
  const node = itemNode(item)
  const source = item.source || file.text
  const latest = itemsOf(child(node, 'observations')).at(-1) ?? null
  const owner = ownerNode(node)
  return {
    id: item.id?.text ?? '',
    name: item.name?.text ?? '',
    unit: textOf(child(node, 'unit')) ?? '',
    owner: orgs.get(textOf(owner) ?? '') ?? textOf(owner) ?? '',
    source: sourceOf(snapshot, child(latest, 'source')),
    status: textOf(child(latest, 'status')) ?? '',
    cells: Object.fromEntries(lists.flatMap((list) => cellsOf(node, list, source))),
    problems: problemsOf(snapshot, file, placed).map(({message}) => message),
    isFixed: item.source === '' || !item.id,
  }
}

function ownerNode(node: Node | null): Node | null {
  const owner = child(node, 'owner')
  return owner?.kind === 'dict' ? child(owner, 'org') : owner
}

/** The short name of its document, which another file may give. */
function sourceOf({world: {registry}}: Snapshot, source: Node | null): string {
  const doc = textOf(child(source, 'doc'))
  const {title, shortNames} = registry.documents.find(({id}) => id === doc) ?? {}
  const name = shortNames?.[0] ?? title
  return name ? `《${name.replace(/^《|》$/g, '')}》` : (doc ?? textOf(source) ?? textOf(child(source, 'text')) ?? '')
}

const cellsOf = (node: Node | null, list: ListName, source: string): readonly (readonly [string, string])[] =>
  itemsOf(child(node, list)).flatMap((level) => {
    const [asOf, value] = [textOf(child(level, 'asOf')), child(level, 'value')]
    if (asOf === null) return []
    const written = !value || textOf(value) === null ? '' : textOf(value)
    return [[`${list} ${asOf}`, written ?? (value ? flow({node: value, source}) : '')] as const]
  })

/** In the order of time; of very many the latest. */
function columnsOf(rows: readonly TableRow[], more: readonly string[]): RegistryTable['columns'] {
  const keys = new Set([...rows.flatMap(({cells}) => Object.keys(cells)), ...more])
  const timeOf = (key: string): string => key.slice(key.indexOf(' ') + 1)
  const sorted = [...keys].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : a < b ? -1 : 1))
  return sorted.slice(-mostColumns).map((key) => {
    const {zh, en} = sayTime(timeOf(key))
    return {key, words: key.startsWith('targets') ? {zh: `${zh}目标`, en: `target ${en}`} : {zh, en}}
  })
}

function problemsOf(snapshot: Snapshot, file: RegistryFile, {at, item}: PlacedItem): readonly RegistryProblem[] {
  const end = at + Math.max(item.source.length, 1)
  return problemsIn(snapshot, file).filter(
    ({at: {path, span}}) => path === file.path && at <= span.from && span.from < end,
  )
}

/** Larger registries are checked after a pause, by the findings that the editor shows. */
const mostChecked = 1500

/** What is wrong in the registry with this file in it: units and documents may stand in others. */
function problemsIn({world, registryFiles}: Snapshot, file: RegistryFile): readonly RegistryProblem[] {
  const known = checked.get(file)
  if (known?.world === world) return known.told
  const files = new Map(registryFiles).set(file.path, file)
  const isLarge = [...files.values()].reduce((sum, {items}) => sum + items.length, 0) > mostChecked
  const found = isLarge ? [] : combine([...files.values()], world.registry).problems()
  const told = found.filter(({severity}) => severity === 'error' || severity === 'warning')
  checked.set(file, {world, told})
  return told
}

const checked = new WeakMap<RegistryFile, {readonly world: World; readonly told: readonly RegistryProblem[]}>()

/** The smallest edit that writes a cell; or what is wrong with what was written. */
export function tableEdit(snapshot: Snapshot, path: string, text: string, change: TableChange): Edit | Words {
  const file = fileOf(snapshot, path, text)
  const placed = file.items.find(({item}) => item.id?.text === change.id)
  const node = placed && itemNode(placed.item)
  if (!placed?.item.source || node?.kind !== 'dict') return notHere
  const made = writtenIn(file, placed, node, {...change, text: change.text.trim()})
  if (made === null) return notHere
  if ('zh' in made) return made
  const edit = smallest(text, made.text)
  const after = indexFile(path, made.text, file)
  return trouble(snapshot, file, after, placed, change.id) ?? edit
}

const notHere: Words = {
  zh: '这一条的写法特殊，请在文本中改',
  en: 'This entry is written in an unusual shape; change it in the text',
}

/** The text of the file with the change in it; null where that cannot be done here. */
function writtenIn(
  file: RegistryFile,
  placed: PlacedItem,
  node: Dict,
  change: TableChange,
): Words | {text: string} | null {
  const [list = '', asOf = ''] = change.column.split(' ')
  if (list === 'observations' || list === 'targets') return withValue(file, placed, node, change, list, asOf)
  if (!change.text) return {zh: '不能留空；要删去请在文本中改', en: 'It cannot be empty; delete it in the text'}
  const {source} = placed.item
  const at = (edit: Edit): {text: string} => ({
    text: applyAll(file.text, [{...edit, from: edit.from + placed.at, to: edit.to + placed.at}]),
  })
  if (change.column === 'status') {
    const latest = itemsOf(child(node, 'observations')).at(-1)
    return latest?.kind === 'dict' ? at(withScalar(latest, source, 'status', change.text)) : null
  }
  if (change.column === 'owner') {
    const org = [...organizations(file)].find(([, label]) => label === change.text)?.[0] ?? change.text
    const owner = child(node, 'owner')
    return at(withScalar(owner?.kind === 'dict' ? owner : node, source, owner?.kind === 'dict' ? 'org' : 'owner', org))
  }
  return change.column === 'name' || change.column === 'unit'
    ? at(withScalar(node, source, change.column, change.text))
    : null
}

function withScalar(dict: Dict, source: string, key: string, text: string): Edit {
  const old = child(dict, key)
  const insert =
    old?.kind === 'scalar' && old.quoted ? JSON.stringify(text) : isPlain(text) ? text : JSON.stringify(text)
  return old
    ? {...old.span, insert: old.span.from === old.span.to ? ` ${insert}` : insert}
    : addEntry(dict, source, `${key}: ${insert}`)
}

function withValue(
  file: RegistryFile,
  placed: PlacedItem,
  node: Dict,
  {id, text}: TableChange,
  list: ListName,
  asOf: string,
): Words | {text: string} | null {
  const value = yamlValue(text)
  if (value === null)
    return {
      zh: `“${text}”不是数值：写数字，可带万、亿，如3.2万`,
      en: `“${text}” is no number; write digits, 万 or 亿 behind them`,
    }
  if (!isTime(asOf)) return {zh: `“${asOf}”不是时点`, en: `“${asOf}” is no time`}
  const level = itemsOf(child(node, list)).findLast((it) => textOf(child(it, 'asOf')) === asOf)
  if (level?.kind === 'dict') {
    const old = child(level, 'value')
    const edit = old ? {...old.span, insert: value} : addEntry(level, placed.item.source, `value: ${value}`)
    return {text: applyAll(file.text, [{...edit, from: edit.from + placed.at, to: edit.to + placed.at}])}
  }
  if (value === 'null') return {text: file.text}
  const fact = {indicator: id, list, asOf, value, qualifier: null, status: null, source: null}
  const made = putFact(file, fact, null)
  return made === null ? null : {text: made}
}

/** As YAML is to have it; null of what is no value. Nothing is written as null, which is never 0. */
function yamlValue(text: string): string | null {
  if (!text) return 'null'
  const [, low, high] = /^\[\s*([^,，]+)[,，]\s*([^,，]+?)\s*\]$/.exec(text) ?? []
  if (low && high) return single(low) && single(high) ? `[${low.trim()}, ${high}]` : null
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
  return single(plain) ? plain : null
}

/** What the two texts share before and after is left alone. */
function smallest(before: string, after: string): Edit {
  let from = 0
  while (from < before.length && from < after.length && before[from] === after[from]) from++
  let [to, end] = [before.length, after.length]
  while (to > from && end > from && before[to - 1] === after[end - 1]) {
    to--
    end--
  }
  return {from, to, insert: after.slice(from, end)}
}

/** Null where the file is sound as it was: the same entries, and nothing wrong in this one that was not before. */
function trouble(
  snapshot: Snapshot,
  before: RegistryFile,
  after: RegistryFile,
  placed: PlacedItem,
  id: string,
): Words | null {
  const now = after.items.find(({item}) => item.id?.text === id)
  const isWhole = before.items.length === after.items.length && now && !now.item.read().problems.length
  if (!isWhole) return notHere
  const known = new Set(problemsOf(snapshot, before, placed).map(({message}) => message.zh))
  return (
    problemsOf(snapshot, after, now).find(({message, severity}) => severity === 'error' && !known.has(message.zh))
      ?.message ?? null
  )
}
