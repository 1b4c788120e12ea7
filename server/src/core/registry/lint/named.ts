import {keeping} from '../../text/keeping.js'
import {type Item, itemNode} from '../file/items.js'
import {indicatorShape} from '../shape/keys.js'
import type {Named, Shape} from '../shape/shape.js'
import type {Node, Scalar} from '../yaml/node.js'

/** A word of a file that is the id of something, or may be. */
export interface Naming {
  readonly node: Scalar
  readonly names: Named
  /** Whether the key allows nothing else. */
  readonly isSure: boolean
}

/** Every id that a node gives to name something else, by the table of keys. */
export function namingsIn(node: Node, shape: Shape): readonly Naming[] {
  const found: Naming[] = []
  collect(node, shape, found)
  return found
}

function collect(node: Node, shape: Shape, found: Naming[]): void {
  if (shape.is === 'text') collectNaming(node, shape, found)
  else if (shape.is === 'either') for (const it of shape.of) collect(node, it, found)
  else if (shape.is === 'list' && node.kind === 'list') for (const item of node.items) collect(item, shape.of, found)
  else if (shape.is === 'map' && node.kind === 'dict')
    for (const {value} of node.entries) collect(value, shape.of, found)
  else if (shape.is === 'record' && node.kind === 'dict')
    for (const {key, value} of node.entries) {
      const under = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined
      if (under) collect(value, under, found)
    }
}

function collectNaming(node: Node, {names, mayName}: Shape & {readonly is: 'text'}, found: Naming[]): void {
  const named = names ?? mayName
  if (named && node.kind === 'scalar' && node.text) found.push({node, names: named, isSure: names !== undefined})
}

const none: readonly Naming[] = []

const kept = keeping<Item, readonly Naming[]>()

/** Those of an indicator's entry, spans from its own start. */
export function namingsOf(item: Item): readonly Naming[] {
  const known = kept.get(item)
  if (known) return known
  const node = itemNode(item)
  const found = node ? namingsIn(node, indicatorShape) : none
  kept.set(item, found)
  return found
}
