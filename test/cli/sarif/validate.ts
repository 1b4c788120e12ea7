/** A JSON Schema of draft 4, in the words that the schema of SARIF is written in. */
export interface Schema {
  readonly [keyword: string]: unknown
}

/** Every breach of a schema, as `/place: what`. A keyword that is not known here throws: nothing passes unread. */
export function breaches(value: unknown, schema: Schema, root: Schema = schema, at = ''): readonly string[] {
  const reference = schema.$ref
  if (typeof reference === 'string') return breaches(value, resolved(reference, root), root, at)
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    const check = checks[keyword]
    if (!check) throw new Error(`${keyword}: a keyword that this validator does not know`)
    return check({value, wanted, schema, root, at})
  })
}

interface Given {
  readonly value: unknown
  readonly wanted: unknown
  readonly schema: Schema
  readonly root: Schema
  readonly at: string
}

type Check = (given: Given) => readonly string[]

const silent: Check = () => []
const unless =
  (holds: (given: Given) => boolean, what: string): Check =>
  (given) =>
    holds(given) ? [] : [`${given.at}: ${what} ${JSON.stringify(given.wanted)}`]

const checks: Readonly<Record<string, Check>> = {
  $schema: silent,
  id: silent,
  title: silent,
  description: silent,
  default: silent,
  definitions: silent,
  type: unless(({value, wanted}) => [wanted].flat().some((type) => isOf(value, type)), 'is not of type'),
  enum: unless(({value, wanted}) => Array.isArray(wanted) && wanted.includes(value), 'is none of'),
  minimum: unless(({value, wanted}) => typeof value !== 'number' || value >= Number(wanted), 'is less than'),
  maximum: unless(({value, wanted}) => typeof value !== 'number' || value <= Number(wanted), 'is more than'),
  pattern: unless(({value, wanted}) => typeof value !== 'string' || new RegExp(String(wanted)).test(value), 'is not'),
  format: unless(({value, wanted}) => typeof value !== 'string' || isWritten(value, String(wanted)), 'is no'),
  minItems: unless(({value, wanted}) => !Array.isArray(value) || value.length >= Number(wanted), 'has fewer than'),
  uniqueItems: unless(
    ({value, wanted}) => !wanted || !Array.isArray(value) || new Set(value.map(canonical)).size === value.length,
    'has items twice',
  ),
  required: ({value, wanted, at}) =>
    isObject(value) && Array.isArray(wanted)
      ? wanted.filter((key) => !(key in value)).map((key) => `${at}: has no ${key}`)
      : [],
  items: ({value, wanted, root, at}) =>
    Array.isArray(value) ? value.flatMap((it, index) => breaches(it, asSchema(wanted), root, `${at}/${index}`)) : [],
  properties: ({value, wanted, root, at}) =>
    isObject(value)
      ? Object.entries(asSchema(wanted)).flatMap(([key, schema]) =>
          key in value ? breaches(value[key], asSchema(schema), root, `${at}/${key}`) : [],
        )
      : [],
  additionalProperties: ({value, wanted, schema, root, at}) => {
    const known = isObject(schema.properties) ? schema.properties : {}
    const others = isObject(value) ? Object.entries(value).filter(([key]) => !(key in known)) : []
    if (wanted === false) return others.map(([key]) => `${at}: may not have ${key}`)
    return wanted === true ? [] : others.flatMap(([key, it]) => breaches(it, asSchema(wanted), root, `${at}/${key}`))
  },
  anyOf: unless((given) => fitting(given) > 0, 'fits none of'),
  oneOf: unless((given) => fitting(given) === 1, 'does not fit one of'),
}

const fitting = ({value, wanted, root, at}: Given): number =>
  Array.isArray(wanted) ? wanted.filter((schema) => !breaches(value, asSchema(schema), root, at).length).length : 0

function resolved(reference: string, root: Schema): Schema {
  const [, name] = /^#\/definitions\/(\w+)$/.exec(reference) ?? []
  const definitions = asSchema(root.definitions)
  if (!name || !(name in definitions)) throw new Error(`${reference}: nowhere in the schema`)
  return asSchema(definitions[name])
}

function asSchema(value: unknown): Schema {
  if (isObject(value)) return value
  throw new Error(`${JSON.stringify(value)}: no schema`)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOf(value: unknown, type: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  return type === 'null' ? value === null : typeof value === type
}

/** RFC 3986: nothing but its signs, and `%` before two hexadecimal digits. */
const reference = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\dA-Fa-f]{2})*$/
const written: Readonly<Record<string, RegExp>> = {
  'uri-reference': reference,
  uri: new RegExp(`^[A-Za-z][A-Za-z\\d+.-]*:${reference.source.slice(1)}`),
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
}

const isWritten = (value: string, format: string): boolean => written[format]?.test(value) ?? false

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, it) =>
    isObject(it) ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1))) : it,
  )
