import {bodies, type Kind, kinds} from '../core/ledger/act.js'
import type {Json} from '../core/ledger/json.js'
import {version} from '../version.js'
import {type Route, routes} from './route-list.js'

/** The description of the service in OpenAPI 3.1, made from the list of its routes and the shapes that validate. */
export function openapi(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    paths[route.path] ??= {}
    paths[route.path]![route.method] = operation(route)
  }
  return {
    openapi: '3.1.0',
    info: {title: 'Plumbline registry', version},
    paths,
    components: {
      securitySchemes: {token: {type: 'http', scheme: 'bearer'}},
      schemas: Object.fromEntries(kinds.map((kind) => [kind, bodies[kind].schema])),
    },
    security: [{token: []}],
  }
}

const operation = ({path, method, says, query = [], sends, form, type = 'application/json'}: Route): Json => ({
  summary: says,
  parameters: [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name, 'path')),
    ...query.map((name) => parameter(name, 'query')),
    ...(method === 'get' || (sends === undefined && !form) ? [] : [parameter('Idempotency-Key', 'header')]),
  ],
  ...(sends && {requestBody: {required: true, content: {'application/json': {schema: schemaOf(sends)}}}}),
  ...(form && {requestBody: {required: true, content: {'multipart/form-data': {schema: formOf(form)}}}}),
  responses: {
    '200': {description: 'Done', content: {[type]: {}}},
    default: {description: 'Why not, in a line', content: {'application/problem+json': {}}},
  },
})

const parameter = (name: string, place: string): Json => ({
  name,
  in: place,
  required: place === 'path',
  schema: {type: 'string'},
})

/** A body as its act has it, with what stands around an act. */
const schemaOf = (kind: Kind | 'act'): Json =>
  kind === 'act'
    ? {
        type: 'object',
        properties: {
          kind: {enum: kinds},
          scope: {type: 'string'},
          reason: {type: ['string', 'null']},
          body: {oneOf: kinds.map(ref)},
        },
        required: ['kind', 'scope', 'body'],
      }
    : {allOf: [ref(kind)], unevaluatedProperties: true}

const formOf = (fields: readonly string[]): Json => ({
  type: 'object',
  properties: Object.fromEntries(
    fields.map((it) => [it, it === 'file' ? {type: 'string', format: 'binary'} : {type: 'string'}]),
  ),
  required: ['file'],
})

const ref = (kind: Kind): Json => ({$ref: `#/components/schemas/${kind}`})
