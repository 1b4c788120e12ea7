import type {Json} from './json.js'

/**
 * What a value sent to the ledger must be. One definition serves its validation, its type and `/openapi.json`. A key that no
 * definition knows is a fault: it comes from a newer version, and to pass over it would change what the act means.
 */
export interface Shape<T> {
  /** JSON Schema 2020-12. */
  readonly schema: {readonly [key: string]: Json}
  /** Null where the value has the shape. `at`: the way to the value, such as `items/0/asOf`. */
  fault(value: unknown, at: string): ShapeFault | null
  /** For the compiler only: never there. */
  readonly of?: T
}

export interface ShapeFault {
  /** Where in the value; empty: all of it. */
  readonly at: string
  readonly zh: string
  readonly en: string
}

export type Of<S> = S extends Shape<infer T> ? T : never

/** Whether a value has a shape, for the compiler too. */
export const holds = <T>(shape: Shape<T>, value: unknown): value is T => shape.fault(value, '') === null

const fault = (at: string, zh: string, en: string): ShapeFault => ({at, zh, en})

/** A text of at most so many characters, without control characters; `pattern`: that it must match as a whole. */
export function text(
  most: number,
  pattern?: {readonly like: string; readonly zh: string; readonly en: string},
): Shape<string> {
  const matches = pattern ? new RegExp(`^(?:${pattern.like})$`, 'u') : null
  return {
    schema: {type: 'string', maxLength: most, ...(pattern && {pattern: `^(?:${pattern.like})$`})},
    fault: (value, at) => {
      if (typeof value !== 'string') return fault(at, '应为文字', 'must be a text')
      if (value.length > most) return fault(at, `不得超过${most}个字符`, `must have at most ${most} characters`)
      if (/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Cs}/u.test(value))
        return fault(at, '含有不可见的控制字符', 'holds control characters')
      return matches && !matches.test(value) ? fault(at, `应为${pattern?.zh}`, `must be ${pattern?.en}`) : null
    },
  }
}

export function count(from: number, to: number): Shape<number> {
  return {
    schema: {type: 'integer', minimum: from, maximum: to},
    fault: (value, at) =>
      Number.isInteger(value) && Number(value) >= from && Number(value) <= to
        ? null
        : fault(at, `应为${from}至${to}的整数`, `must be a whole number from ${from} to ${to}`),
  }
}

export const flag: Shape<boolean> = {
  schema: {type: 'boolean'},
  fault: (value, at) => (typeof value === 'boolean' ? null : fault(at, '应为 true 或 false', 'must be true or false')),
}

export function word<const W extends string>(...of: readonly W[]): Shape<W> {
  return {
    schema: {enum: of},
    fault: (value, at) =>
      of.some((it) => it === value) ? null : fault(at, `应为 ${of.join('、')} 之一`, `must be one of ${of.join(', ')}`),
  }
}

export function list<T>(of: Shape<T>, most: number, least = 0): Shape<readonly T[]> {
  return {
    schema: {type: 'array', items: of.schema, maxItems: most, minItems: least},
    fault: (value, at) => {
      if (!Array.isArray(value)) return fault(at, '应为列表', 'must be a list')
      if (value.length > most || value.length < least)
        return fault(at, `应有${least}至${most}项`, `must have ${least} to ${most} items`)
      for (const [index, it] of value.entries()) {
        const found = of.fault(it, `${at}/${index}`)
        if (found) return found
      }
      return null
    },
  }
}

export const nullable = <T>(of: Shape<T>): Shape<T | null> => ({
  schema: {anyOf: [of.schema, {type: 'null'}]},
  fault: (value, at) => (value === null ? null : of.fault(value, at)),
})

export const either = <A, B>(a: Shape<A>, b: Shape<B>): Shape<A | B> => ({
  schema: {anyOf: [a.schema, b.schema]},
  fault: (value, at) => (a.fault(value, at) === null ? null : b.fault(value, at)),
})

type Fields = Readonly<Record<string, Shape<unknown>>>
type Record_<R extends Fields, O extends Fields> = {readonly [K in keyof R]: Of<R[K]>} & {
  readonly [K in keyof O]?: Of<O[K]>
}

/** An object with these keys, and no others. */
export function record<R extends Fields, O extends Fields = Record<never, never>>(
  required: R,
  optional?: O,
): Shape<Record_<R, O>> {
  const all: Fields = {...required, ...optional}
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(all).map(([key, {schema}]) => [key, schema])),
      required: Object.keys(required),
      additionalProperties: false,
    },
    fault: (value, at) => recordFault(value, at, all, new Set(Object.keys(required))),
  }
}

function recordFault(value: unknown, at: string, all: Fields, required: ReadonlySet<string>): ShapeFault | null {
  if (!isObject(value)) return fault(at, '应为对象', 'must be an object')
  const inside = (key: string): string => (at ? `${at}/${key}` : key)
  for (const key of Object.keys(value))
    if (!Object.hasOwn(all, key))
      return fault(inside(key), '本服务不认识这个键，或是来自更新的版本', 'is unknown here, or of a newer version')
  for (const [key, shape] of Object.entries(all)) {
    if (value[key] === undefined) {
      if (required.has(key)) return fault(inside(key), '不可缺少', 'is missing')
      continue
    }
    const found = shape.fault(value[key], inside(key))
    if (found) return found
  }
  return null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One of several records, told apart by the word at `key`. */
export function choice<K extends string, T>(key: K, of: Readonly<Record<string, Shape<T>>>): Shape<T> {
  return {
    schema: {oneOf: Object.values(of).map(({schema}) => schema)},
    fault: (value, at) => {
      const which = isObject(value) ? value[key] : undefined
      const shape = typeof which === 'string' && Object.hasOwn(of, which) ? of[which] : undefined
      if (shape) return shape.fault(value, at)
      const names = Object.keys(of)
      return fault(at ? `${at}/${key}` : key, `应为 ${names.join('、')} 之一`, `must be one of ${names.join(', ')}`)
    },
  }
}

/** A JSON object of any keys, of at most so many bytes as text; what is in it is looked at elsewhere. */
export function object(most: number, schema: {readonly [key: string]: Json}): Shape<{readonly [key: string]: Json}> {
  return {
    schema,
    fault: (value, at) => {
      if (!isObject(value)) return fault(at, '应为对象', 'must be an object')
      if (isDeeper(value, deepest)) return fault(at, '嵌套过深', 'is nested too deep')
      return JSON.stringify(value).length > most ? fault(at, `不得超过${most}个字符`, `is longer than ${most}`) : null
    },
  }
}

/** No entry of a registry file is nested half as deep; whoever goes through one may go by calling himself. */
const deepest = 12

const isDeeper = (value: unknown, than: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (than === 0 || Object.values(value).some((it) => isDeeper(it, than - 1)))
