import {print} from '../quantity/decimal.js'
import type {RegistryFile} from '../registry/file/file.js'
import {number, qualifierOf} from '../registry/file/indicator.js'
import {itemNode} from '../registry/file/items.js'
import {entriesOf, type Node} from '../registry/yaml/node.js'
import {type Item, item as itemShape, sections} from './act.js'
import type {Json} from './json.js'
import {holds} from './shape.js'

/** What a registry file says, as items to be proposed; `left`: what could not be taken, by its place in words. */
export function itemsOf(file: RegistryFile): {readonly items: readonly Item[]; readonly left: readonly string[]} {
  const [items, left]: [Item[], string[]] = [[], []]
  const take = (it: unknown, name: string): void => {
    if (holds(itemShape, it)) items.push(it)
    else {
      const {at = '', en = ''} = itemShape.fault(it, '') ?? {}
      left.push(`${name}: ${at} ${en}`)
    }
  }
  for (const {key, value} of file.entries()) {
    const section = sections.find((it) => it === key)
    if (section) for (const it of entriesIn(section, value)) take({is: 'entry', section, ...it}, `${section} ${it.id}`)
  }
  for (const {item} of file.items) {
    const entry = jsonOf(itemNode(item))
    if (!isRecord(entry) || typeof entry.id !== 'string') {
      left.push(item.id?.text ?? '?')
      continue
    }
    const {id, observations, targets, ...rest} = entry
    take({is: 'indicator', id, entry: rest}, id)
    for (const [list, levels] of Object.entries({observations, targets}))
      for (const level of listIn(levels)) take(figureOf(id, list, level), `${id} ${list}`)
  }
  return {items, left}
}

function entriesIn(section: string, value: Node): readonly {readonly id: string; readonly entry: Json}[] {
  if (section === 'policy' || section === 'registry') return [{id: '-', entry: jsonOf(value)}]
  if (section !== 'relations') return entriesOf(value).map(({key, value: entry}) => ({id: key, entry: jsonOf(entry)}))
  return listIn(jsonOf(value)).map((it, at) => {
    const {id = `r${at + 1}`, ...entry} = isRecord(it) ? it : {}
    return {id: String(id), entry}
  })
}

/** Keys that an item has for itself; all others go into `more`. */
const own = ['asOf', 'value', 'step', 'qualifier', 'status', 'break', 'modality', 'source', 'note'] as const

function figureOf(indicator: string, list: string, level: Json): unknown {
  if (!isRecord(level)) return null
  const said = own.flatMap((key) =>
    level[key] == null && key !== 'value' ? [] : [[key, amountOf(key, level[key] ?? null)]],
  )
  const {'x-attribute': attribute, ...rest} = level
  const more = Object.entries(rest).filter(([key]) => !own.some((it) => it === key))
  return {
    ...{is: 'figure', indicator, list},
    ...Object.fromEntries(said),
    ...(attribute !== undefined && {attribute}),
    ...(more.length > 0 && {more: Object.fromEntries(more)}),
  }
}

/** Times and amounts are texts in an act, however YAML reads them. */
function amountOf(key: string, value: Json): Json {
  if (key === 'qualifier') return qualifierOf(String(value)) ?? value
  if (key === 'source' || value === null) return value
  return Array.isArray(value) ? value.map(String) : String(value)
}

const isRecord = (value: Json | undefined): value is {readonly [key: string]: Json} =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** A node as JSON. A number that JSON would round stays a text. */
function jsonOf(node: Node | null): Json {
  if (!node) return null
  if (node.kind === 'list') return node.items.map(jsonOf)
  if (node.kind === 'dict') return Object.fromEntries(node.entries.map(({key, value}) => [key, jsonOf(value)]))
  const {text, quoted} = node
  if (text === null || quoted) return text
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  const value = number(text)
  const digits = value && print(value)
  return digits === null ? text : String(Number(digits)) === digits ? Number(digits) : digits
}
