import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import type {RegistryFile} from '../file/file.js'
import {itemNode, type PlacedItem} from '../file/items.js'
import type {Entry, Node} from '../yaml/node.js'
import {indicatorShape, registryShape} from './keys.js'
import type {Named, Shape} from './shape.js'
import {choices, shapeUnder} from './shape-at.js'

/** What stands at a place of a file: a key, or a value that is no map and no list. */
export interface NodeAt {
  readonly on: 'key' | 'value'
  readonly text: string
  /** In the file, quotes included. */
  readonly span: Span
  /** What the key's value, or the value itself, may be; null where the table of keys knows nothing of it. */
  readonly shape: Shape | null
  /** Of a key that is the id of something which it defines. */
  readonly defines: Named | null
  /** Keys down to it, its own included; `-` is an item of a list. */
  readonly path: readonly string[]
}

/** What stands at a place of a registry file; reads the entry around it, not the file. */
export function nodeAt(file: RegistryFile, offset: Offset): NodeAt | null {
  const head = file.sections?.find(({key}) => key && holds(key.span, offset))?.key
  if (head) return {on: 'key', ...head, shape: shapeUnder(registryShape, head.text), defines: null, path: [head.text]}
  const placed = itemAt(file, offset)
  if (!placed) return nodeAmong(file.entries(), registryShape, offset)
  const node = itemNode(placed.item)
  const found = node && nodeIn(node, indicatorShape, offset - placed.at, ['indicators', '-'])
  return found && {...found, span: shift(found.span, placed.at)}
}

/** The indicator's entry around a place. */
export function itemAt({items}: RegistryFile, offset: Offset): PlacedItem | null {
  const holds = ({at, item}: PlacedItem): boolean => {
    if (item.source) return at <= offset && offset < at + item.source.length
    const span = itemNode(item)?.span
    return span !== undefined && span.from <= offset && offset <= span.to
  }
  return items.find(holds) ?? null
}

/** What stands at a place below some entries of a map. */
export function nodeAmong(
  entries: readonly Entry[],
  shape: Shape | null,
  offset: Offset,
  path: readonly string[] = [],
): NodeAt | null {
  for (const {key, at, value} of entries) {
    const under = shape && shapeUnder(shape, key)
    const down = [...path, key]
    if (holds(at, offset)) return {on: 'key', text: key, span: at, shape: under, defines: definedBy(shape), path: down}
    if (holds(value.span, offset)) return nodeIn(value, under, offset, down)
  }
  return null
}

const holds = ({from, to}: Span, offset: Offset): boolean => from <= offset && offset <= to

function definedBy(shape: Shape | null): Named | null {
  const map = shape && choices(shape).find(({is}) => is === 'map')
  return map?.is === 'map' ? (map.defines ?? map.keys ?? null) : null
}

function nodeIn(node: Node, shape: Shape | null, offset: Offset, path: readonly string[]): NodeAt | null {
  if (node.kind === 'dict') return nodeAmong(node.entries, shape, offset, path)
  if (node.kind === 'scalar')
    return node.text === null ? null : {on: 'value', text: node.text, span: node.span, shape, defines: null, path}
  const item = node.items.find(({span}) => holds(span, offset))
  return item ? nodeIn(item, shape && shapeUnder(shape, '-'), offset, [...path, '-']) : null
}
