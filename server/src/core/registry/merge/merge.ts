import {indexFile, type RegistryFile} from '../file/file.js'
import type {Item} from '../file/items.js'
import type {Section} from '../file/sections.js'
import {mergeItems} from './merge-item.js'
import {mergeSection} from './merge-section.js'
import {allKeys, threeWay} from './three-way.js'

export interface Merged {
  readonly text: string
  /** Facts that the two sides have differently; ours stands, and theirs beside it as a remark. */
  readonly conflicts: readonly string[]
}

/** Two edits of a registry as one, by entry and fact. Null where one of the texts cannot be cut into entries. */
export function mergeRegistries(base: string, ours: string, theirs: string): Merged | null {
  const files = [base, ours, theirs].map((text) => indexFile('', text.replaceAll('\r\n', '\n')))
  const [was, our, their] = files as [RegistryFile, RegistryFile, RegistryFile]
  if (!isCuttable(our) || !isCuttable(their) || (base !== '' && !isCuttable(was))) return null
  const conflicts: string[] = []
  const keys = allKeys(keysOf(our), keysOf(their))
  const head = (our.sections?.[0] ? our.text.slice(0, our.sections[0].from) : our.text) || ''
  const parts = keys.map((key) =>
    key === 'indicators' ? listOf(was, our, their, conflicts) : sectionOf(key, was, our, their, conflicts),
  )
  return {text: head + parts.join(''), conflicts}
}

/** Every entry has a text of its own, and YAML has nothing against any of it. */
const isCuttable = ({sections, items, syntax}: RegistryFile): boolean =>
  sections !== null &&
  items.every(({item}) => item.source !== '' && !item.read().problems.length) &&
  syntax().length === 0

const keysOf = ({sections}: RegistryFile): readonly string[] => (sections ?? []).flatMap(({key}) => key?.text ?? [])

const sectionIn = ({sections}: RegistryFile, key: string): Section | undefined =>
  sections?.find((it) => it.key?.text === key)

const textIn = (file: RegistryFile, key: string): string | undefined => {
  const section = sectionIn(file, key)
  return section && ended(file.text.slice(section.from, section.to))
}

const ended = (text: string): string => (text.endsWith('\n') || text === '' ? text : `${text}\n`)

function sectionOf(
  key: string,
  was: RegistryFile,
  our: RegistryFile,
  their: RegistryFile,
  conflicts: string[],
): string {
  const [base, ours, theirs] = [textIn(was, key), textIn(our, key), textIn(their, key)]
  const outcome = threeWay(base, ours, theirs, (a, b) => a === b)
  if (outcome.kind === 'is') return outcome.value ?? ''
  if (ours === undefined || theirs === undefined) {
    conflicts.push(key)
    return ours ?? theirs ?? ''
  }
  const merged = mergeSection(key, base ?? '', ours, theirs)
  conflicts.push(...merged.conflicts)
  return merged.text
}

function listOf(was: RegistryFile, our: RegistryFile, their: RegistryFile, conflicts: string[]): string {
  const [base, ours, theirs] = [was, our, their].map(itemsIn) as [Items, Items, Items]
  const file = our.items.length || !their.items.length ? our : their
  const section = sectionIn(file, 'indicators')
  const start = section ? file.text.slice(section.from, file.items[0]?.at ?? section.to) : 'indicators:\n'
  const indent = ' '.repeat(columnOf(file.items[0]?.item))
  const items = allKeys([...ours.keys()], [...theirs.keys()]).map((id) =>
    entryOf(id, base.get(id), ours.get(id), theirs.get(id), indent, conflicts),
  )
  const head = items.some(Boolean) ? start.replace(/:[ ]*\[\][ ]*/, ':') : 'indicators: []\n'
  return ended(head) + items.join('')
}

type Items = ReadonlyMap<string, Item>

/** By id; entries without one by their name, and of one id by their number. */
function itemsIn({items}: RegistryFile): Items {
  const found = new Map<string, Item>()
  for (const {item} of items) {
    const id = item.id?.text ?? item.name?.text ?? ''
    let key = id
    for (let number = 2; found.has(key); number++) key = `${id} ${number}`
    found.set(key, item)
  }
  return found
}

const columnOf = (item: Item | undefined): number => Math.max(item?.source.search(/[^ ]/) ?? 2, 0)

function entryOf(
  id: string,
  base: Item | undefined,
  ours: Item | undefined,
  theirs: Item | undefined,
  indent: string,
  conflicts: string[],
): string {
  const outcome = threeWay(base, ours, theirs, isSameItem)
  if (outcome.kind === 'is') return outcome.value ? placedAt(outcome.value, indent) : ''
  if (!ours || !theirs) {
    conflicts.push(id)
    const kept = ours ?? theirs
    const remark = `${indent}# 合并冲突 ${id}：一方删去，一方修改\n`
    return kept ? remark + placedAt(kept, indent) : ''
  }
  const merged = mergeItems(base ?? null, ours, theirs)
  conflicts.push(...merged.conflicts.map((it) => `${id} ${it}`))
  return merged.lines.map((line) => `${indent}${line}\n`).join('')
}

const isSameItem = (a: Item | undefined, b: Item | undefined): boolean => a?.source.trimEnd() === b?.source.trimEnd()

/** An entry's text where the list stands. */
function placedAt(item: Item, indent: string): string {
  const by = indent.length - columnOf(item)
  const lines = ended(item.source).split('\n')
  if (by === 0) return lines.join('\n')
  return lines
    .map((line) =>
      line.trim() === '' ? line : by > 0 ? ' '.repeat(by) + line : line.slice(Math.min(-by, line.search(/\S/))),
    )
    .join('\n')
}
