import type {Shape} from './shape.js'

/** What may stand under a path of keys and `-`; null where the table knows nothing of it. */
export const shapeAt = (root: Shape, path: readonly string[]): Shape | null =>
  path.reduce<Shape | null>((shape, key) => shape && shapeUnder(shape, key), root)

/** What may stand under a key, or as an item, of a shape. */
export function shapeUnder(shape: Shape, key: string): Shape | null {
  switch (shape.is) {
    case 'list':
      return key === '-' ? shape.of : null
    case 'map':
      return key === '-' ? null : shape.of
    case 'record':
      return Object.hasOwn(shape.keys, key) ? (shape.keys[key] ?? null) : null
    case 'either':
      return shape.of.reduce<Shape | null>((found, it) => found ?? shapeUnder(it, key), null)
    default:
      return null
  }
}

/** The alternatives of a shape. */
export const choices = (shape: Shape): readonly Shape[] => (shape.is === 'either' ? shape.of.flatMap(choices) : [shape])
