import {type Item, itemNode} from './items.js'
import {indicatorShape} from './keys.js'
import type {Node, Scalar} from './node.js'
import type {Named, Shape} from './shape.js'

/** A word of a file that is the id of something, or may be. */
export interface Naming {
  readonly node: Scalar
  readonly names: Named
  /** Whether the key allows nothing else. */
  readonly isSure: boolean
}

/** Every id that a node gives to name something else, by the table of keys. */
export function namingsIn(node: Node, shape: Shape): readonly Naming[] {
  switch (shape.is) {
    case 'text':
      return naming(node, shape)
    case 'list':
      return node.kind === 'list' ? node.items.flatMap((item) => namingsIn(item, shape.of)) : none
    case 'map':
      return node.kind === 'dict' ? node.entries.flatMap(({value}) => namingsIn(value, shape.of)) : none
    case 'record':
      if (node.kind !== 'dict') return none
      return node.entries.flatMap(({key, value}) => {
        const under = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined
        return under ? namingsIn(value, under) : none
      })
    case 'either':
      return shape.of.flatMap((it) => namingsIn(node, it))
    default:
      return none
  }
}

const none: readonly Naming[] = []

function naming(node: Node, {names, mayName}: Shape & {readonly is: 'text'}): readonly Naming[] {
  const named = names ?? mayName
  return named && node.kind === 'scalar' && node.text ? [{node, names: named, isSure: names !== undefined}] : none
}

const kept = new WeakMap<Item, readonly Naming[]>()

/** Those of an indicator's entry, spans from its own start. */
export function namingsOf(item: Item): readonly Naming[] {
  const known = kept.get(item)
  if (known) return known
  const node = itemNode(item)
  const found = node ? namingsIn(node, indicatorShape) : none
  kept.set(item, found)
  return found
}
