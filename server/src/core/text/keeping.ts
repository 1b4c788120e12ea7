/** What is worked out of objects, kept in them: it lives as long as they do. */
export interface Kept<Of extends object, Value> {
  get(of: Of): Value | undefined
  set(of: Of, value: Value): void
}

/** What is derived from this gives its private fields to the object that it is made from. */
class Bearer {
  constructor(of: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is how the object gets them.
    return of
  }
}

/**
 * A place of its own in every object, which no copy, comparison or listing of the object sees. A `WeakMap` would say the
 * same and cost a sixth of a cold check: what it holds outlives every collection but the one that looks through all of the
 * memory. Each call makes a place for good: one for a purpose, not one for a draft or a registry.
 */
export function keeping<Of extends object, Value>(): Kept<Of, Value> {
  return class Bearing extends Bearer {
    #value: Value | undefined

    static get(of: Of): Value | undefined {
      return #value in of ? of.#value : undefined
    }

    static set(of: Of, value: Value): void {
      const bearing = #value in of ? of : (new Bearing(of) as Of & Bearing)
      bearing.#value = value
    }
  }
}
