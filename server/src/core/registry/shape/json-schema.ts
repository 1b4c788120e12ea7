import {registryShape} from './keys.js'
import type {Shape} from './shape.js'

/** A JSON Schema, as far as ours need it. */
export interface JsonSchema {
  readonly $schema?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly pattern?: string
  readonly enum?: readonly (string | null)[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | false
  readonly required?: readonly string[]
  readonly anyOf?: readonly JsonSchema[]
}

/** YAML reads 2020 as a number where a text is meant, and null as “not known”. */
const loose = ['string', 'number', 'null'] as const

const moment = '\\d{4}(?:-(?:Q[1-4]|H[12]|\\d{2}(?:-\\d{2})?))?'

/** The schema of registry files, for editors that know YAML by schemas; from the table that checks the files too. */
export const registrySchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Plumbline registry',
  ...schemaOf(registryShape),
  required: ['plumbline'],
}

export function schemaOf(shape: Shape): JsonSchema {
  const {about} = shape
  return about ? {...bareSchemaOf(shape), description: `${about.zh}\n${about.en}`} : bareSchemaOf(shape)
}

function bareSchemaOf(shape: Shape): JsonSchema {
  switch (shape.is) {
    case 'anything':
      return {}
    case 'text':
      return {type: loose}
    case 'date':
      return {type: loose, pattern: '^\\d{4}-\\d{2}-\\d{2}$'}
    case 'time':
      return {type: loose, pattern: `^${moment}(?:/${moment})?$`}
    case 'amount':
      return {
        anyOf: [{type: ['number', 'null']}, {type: 'string', pattern: '^-?\\d[\\d_.]*\\s*(?:万亿|[百千]?[万亿])$'}],
      }
    case 'number':
      return {type: ['number', 'null']}
    case 'flag':
      return {type: ['boolean', 'null']}
    case 'word':
      return {enum: [...shape.of, null]}
    case 'list':
      return {type: ['array', 'null'], items: schemaOf(shape.of)}
    case 'map':
      return {type: ['object', 'null'], additionalProperties: schemaOf(shape.of)}
    case 'either':
      return {anyOf: shape.of.map(schemaOf)}
    case 'record':
      return recordSchema(shape)
  }
}

function recordSchema({keys, needs}: Shape & {readonly is: 'record'}): JsonSchema {
  const properties = Object.fromEntries(Object.entries(keys).map(([key, shape]) => [key, schemaOf(shape)]))
  const own = {
    type: ['object', 'null'],
    properties,
    patternProperties: {'^x-': {}},
    additionalProperties: false,
  } as const
  return needs.length ? {...own, required: needs} : own
}
