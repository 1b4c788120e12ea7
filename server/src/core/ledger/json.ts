/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json}

/**
 * One text for one value: keys in the order of their code units, no spaces, keys without a value left out. What is hashed is
 * this text, so that a store may not keep it in a form that reorders keys.
 */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, it]) => it !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`).join(',')}}`
}
