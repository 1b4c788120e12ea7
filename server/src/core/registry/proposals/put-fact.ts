import {sameTime} from '../../quantity/time.js'
import {applyAll, type Edit} from '../../text/edit.js'
import {indexFile, type RegistryFile} from '../file/file.js'
import {itemNode, type PlacedItem} from '../file/items.js'
import {child, type Dict, entriesOf, itemsOf, type Node, textOf} from '../yaml/node.js'
import {flow, plain} from '../yaml/write-node.js'

/** A figure to be put into a registry; texts as YAML is to have them. */
export interface Fact {
  readonly indicator: string
  readonly list: 'observations' | 'targets'
  readonly asOf: string
  /** Digits, perhaps with 万 or 亿 behind them. */
  readonly value: string
  readonly qualifier: string | null
  readonly status: string | null
  readonly source: string | null
}

/** What is to be remembered of a figure that another takes the place of. */
export interface Former {
  readonly kind: 'revision' | 'correction'
  readonly vintage: string
  readonly reason: string
}

/** The value that is in use for the fact's moment, as written; null where there is none. */
export function inUse(file: RegistryFile, fact: Fact): string | null {
  const level = levelOf(entryOf(file, fact.indicator), fact)
  const value = child(level, 'value')
  return level && value ? flow({node: value, source: sourceOf(file, fact)}) : null
}

/**
 * The text of a registry file with a figure in it: in the order of time, or in the place of the one that was in use, which
 * goes into its history. Null where the entry is not in the file, or would read otherwise than it should afterwards.
 */
export function putFact(file: RegistryFile, fact: Fact, former: Former | null): string | null {
  const placed = entryOf(file, fact.indicator)
  const node = placed && itemNode(placed.item)
  if (!placed || node?.kind !== 'dict' || !placed.item.source) return null
  const level = levelOf(placed, fact)
  const edit = level ? replaced(level, placed.item.source, fact, former) : inserted(node, placed.item.source, fact)
  const text = applyAll(file.text, [{from: edit.from + placed.at, to: edit.to + placed.at, insert: edit.insert}])
  return isAsMeant(file, indexFile(file.path, text), fact) ? text : null
}

const entryOf = ({items}: RegistryFile, id: string): PlacedItem | undefined =>
  items.find(({item}) => item.id?.text === id)

const sourceOf = (file: RegistryFile, {indicator}: Fact): string => entryOf(file, indicator)?.item.source ?? ''

function levelOf(placed: PlacedItem | undefined, {list, asOf}: Fact): Dict | null {
  const levels = itemsOf(child(placed ? itemNode(placed.item) : null, list))
  const found = levels.findLast((it) => sameTime(textOf(child(it, 'asOf')) ?? '', asOf))
  return found?.kind === 'dict' ? found : null
}

const quoted = (text: string): string => JSON.stringify(text)

const written = ({asOf, value, qualifier, status, source}: Fact): string =>
  [
    `asOf: ${quoted(asOf)}`,
    `value: ${value}`,
    ...(qualifier ? [`qualifier: ${qualifier}`] : []),
    ...(status ? [`status: ${status}`] : []),
    ...(source ? [`source: ${quoted(source)}`] : []),
  ].join(', ')

function replaced(level: Dict, source: string, fact: Fact, former: Former | null): Edit {
  const old = child(level, 'value')
  const gone = new Set(['asOf', 'value', 'step', 'vintage', 'revisions', ...(fact.qualifier ? ['qualifier'] : [])])
  if (fact.status) gone.add('status')
  if (fact.source) gone.add('source')
  const kept = level.entries
    .filter(({key}) => !gone.has(key))
    .map(({key, value}) => `${key}: ${flow({node: value, source})}`)
  const history = itemsOf(child(level, 'revisions')).map((node) => flow({node, source}))
  if (former && old && textOf(old) !== null)
    history.push(
      `{vintage: ${quoted(former.vintage)}, value: ${flow({node: old, source})}, kind: ${former.kind}, reason: ${quoted(former.reason)}}`,
    )
  const revisions = history.length ? [`revisions: [${history.join(', ')}]`] : []
  return {...level.span, insert: `{${[written(fact), ...kept, ...revisions].join(', ')}}`}
}

function inserted(node: Dict, source: string, fact: Fact): Edit {
  const list = child(node, fact.list)
  const levels = itemsOf(list)
  const level = `{${written(fact)}}`
  const before = levels.findLast((it) => (textOf(child(it, 'asOf')) ?? '') <= fact.asOf)
  if (list?.kind === 'list' && levels.length && source[list.span.from] !== '[') {
    const at = lineEnd(source, (before ?? levels[0]!).span.to)
    const column = columnAt(source, levels[0]!.span.from)
    const line = `\n${' '.repeat(Math.max(column - 2, 0))}- ${level}`
    const start = source.lastIndexOf('\n', levels[0]!.span.from)
    return before ? {from: at, to: at, insert: line} : {from: start, to: start, insert: line}
  }
  if (list?.kind === 'list') {
    const at = before ? before.span.to : list.span.from + 1
    return {from: at, to: at, insert: before ? `, ${level}` : levels.length ? `${level}, ` : level}
  }
  return addEntry(node, source, `${fact.list}: [${level}]`)
}

/** A key with its value, as YAML, behind the last one. */
export function addEntry(node: Dict, source: string, text: string): Edit {
  const last = node.entries.at(-1)
  const end = last?.value.span.to ?? node.span.to
  if (source[node.span.from] === '{') return {from: end, to: end, insert: `, ${text}`}
  const at = lineEnd(source, end)
  return {from: at, to: at, insert: `\n${' '.repeat(columnAt(source, node.entries[0]?.at.from ?? 0))}${text}`}
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}

const columnAt = (source: string, at: number): number => at - (source.lastIndexOf('\n', at - 1) + 1)

/** Read again: the fact is there, and nothing else is other than it was. */
function isAsMeant(before: RegistryFile, after: RegistryFile, fact: Fact): boolean {
  const placed = entryOf(after, fact.indicator)
  const level = levelOf(placed, fact)
  const others = (file: RegistryFile): string =>
    JSON.stringify(
      file.items.map(({item}) => [
        item.id?.text,
        item.id?.text === fact.indicator ? unlike(itemNode(item), fact) : plain(itemNode(item)),
      ]),
    )
  return (
    textOf(child(level, 'value')) === fact.value &&
    !placed?.item.read().problems.length &&
    others(before) === others(after)
  )
}

/** All of an entry but the level in question. */
const unlike = (node: Node | null, {list, asOf}: Fact): unknown =>
  entriesOf(node).flatMap(({key, value}) => {
    if (key !== list) return [[key, plain(value)]]
    const left = itemsOf(value).filter((it) => !sameTime(textOf(child(it, 'asOf')) ?? '', asOf))
    return left.length ? [[key, left.map(plain)]] : []
  })
