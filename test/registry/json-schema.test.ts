import assert from 'node:assert/strict'
import {configShape} from '../../server/src/core/config/read.js'
import {type JsonSchema, registrySchema, schemaOf} from '../../server/src/core/registry/shape/json-schema.js'
import {registryShape} from '../../server/src/core/registry/shape/keys.js'
import {
  date,
  either,
  flag,
  list,
  map,
  number,
  record,
  type Shape,
  text,
  time,
  word,
} from '../../server/src/core/registry/shape/shape.js'

const indicator = registrySchema.properties?.indicators?.items as JsonSchema

suite('the schema of registry files', () => {
  test('says what an indicator needs and allows keys of one’s own', () => {
    assert.deepEqual(indicator.required, ['id', 'name', 'unit'])
    assert.deepEqual(indicator.patternProperties, {'^x-': {}})
    assert.equal(indicator.additionalProperties, false)
    assert.deepEqual(indicator.properties?.direction?.enum, ['up', 'down', 'range', 'neutral', null])
  })

  test('has times in every notation of the contract', () => {
    const pattern = new RegExp(schemaOf(time).pattern ?? '')
    for (const it of ['2020', '2020-12-31', '2021-06', '2024-Q1', '2023-H1', '2016/2020']) assert.match(it, pattern)
    for (const it of ['2020年', '20-12', '2024-Q5', '2020-12-31T00']) assert.doesNotMatch(it, pattern)
  })

  test('says in both languages what every key and every word of a closed list is for', () => {
    const look = (shape: Shape, path: string): void => {
      if (shape.is === 'record')
        for (const [key, under] of Object.entries(shape.keys)) {
          assert.ok(under.about?.zh && under.about.en, `${path}.${key}`)
          look(under, `${path}.${key}`)
        }
      if (shape.is === 'list' || shape.is === 'map') look(shape.of, `${path}[]`)
      if (shape.is === 'either') for (const it of shape.of) look(it, path)
      if (shape.is === 'word' && shape.meanings)
        for (const it of shape.of) assert.ok(shape.meanings[it]?.zh && shape.meanings[it].en, `${path}: ${it}`)
    }
    look(registryShape, 'registry')
    look(configShape, 'config')
    assert.match(indicator.properties?.replacedBy?.description ?? '', /代替它的指标.*\n.*takes its place/)
  })

  test('has a form for every shape', () => {
    assert.deepEqual(schemaOf(record({a: list(text), b: map(number), c: either(flag, word('x')), d: date}, 'a')), {
      type: ['object', 'null'],
      properties: {
        a: {type: ['array', 'null'], items: {type: ['string', 'number', 'null']}},
        b: {type: ['object', 'null'], additionalProperties: {type: ['number', 'null']}},
        c: {anyOf: [{type: ['boolean', 'null']}, {enum: ['x', null]}]},
        d: {type: ['string', 'number', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$'},
      },
      patternProperties: {'^x-': {}},
      additionalProperties: false,
      required: ['a'],
    })
  })
})
