import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Mention} from '../../server/src/core/mentions/mention.js'
import {nameOf, reads, silent} from '../mentions/reading.js'
import {
  compiled,
  compiledEnglish,
  examplesOf,
  readClasses,
  readComparators,
  readGuards,
  readUnits,
  readWording,
  wordFiles,
} from './tables.js'

/** 公园=目标: the name, and what the figure is read as. */
const nameAndRole = (mention: Mention): string =>
  `${nameOf(mention)}=${{baseline: '现状', target: '目标', increment: '变化', other: '其他'}[mention.role]}`

const generated = (language: string): string =>
  join(import.meta.dirname, `../../server/src/core/language/${language}.ts`)

/** A sentence as a draft in English. */
const inEnglish = (sentence: string): string => `---\nlocale: en\n---\n\n${sentence}`

/** trees=goal: the name, and what the figure is read as. */
const goalOrState = (mention: Mention): string => `${nameOf(mention)}=${mention.role === 'target' ? 'goal' : 'state'}`

/** Those of every table of expressions. */
const expressions = [undefined, 'grammar.tsv', 'formulas.tsv'].flatMap((table) => readWording('zh', table))

const qualifierOf = ({quantity}: Mention): string => quantity.qualifier

suite('language', () => {
  const classes = readClasses()

  test('what the tables say is what the program reads', () => {
    assert.equal(readFileSync(generated('zh'), 'utf8'), compiled(classes), 'not current: npm run language')
    assert.equal(readFileSync(generated('en'), 'utf8'), compiledEnglish(), 'not current: npm run language')
  })

  test('each class has its words, its fact, its source and an example', () => {
    assert.deepEqual([...wordFiles()].sort(), classes.map(({id}) => id).sort())
    for (const {id, name, fact, source, examples, words} of classes)
      assert.ok(name && fact && source && examples.length === 2 && words.length, id)
  })

  test('no word stands twice in a class', () => {
    for (const {id, words} of classes) {
      const all = words.map(({word}) => word)
      assert.deepEqual(
        all.filter((word, index) => all.indexOf(word) !== index),
        [],
        id,
      )
    }
  })

  test('each unit stands once, has a source, and is of a dimension or another word for one that is', () => {
    const units = readUnits()
    const known = units.map(({unit}) => unit)
    assert.equal(new Set(known).size, known.length)
    for (const {unit, dimension, factor, same, words, source} of units) {
      assert.ok(source && (dimension || same), unit)
      assert.ok(factor === '' || (/^\d+(?:\.\d+)?$/.test(factor) && dimension !== 'count'), unit)
      assert.ok(same === '' || known.includes(same), unit)
      assert.ok(
        words.every((word) => word.startsWith(unit) && word.length === unit.length + 1),
        unit,
      )
    }
  })

  for (const {id, fact, for: guarded, against} of readGuards())
    test(`${id}: ${fact}`, () => {
      silent(guarded, id)
      reads(against)
    })

  test('each expression is asked for by the program', () => {
    const reading = join(import.meta.dirname, '../../server/src/core')
    const files = readdirSync(reading, {recursive: true, encoding: 'utf8'})
    const source = files
      .filter((path) => path.endsWith('.ts') && !path.startsWith('language'))
      .map((path) => readFileSync(join(reading, path), 'utf8'))
      .join('\n')
    const asked = new Set(source.match(/(?<=\.|\b(?:get|keyof) |[{,] ?)\w+\b/g))
    const ids = expressions.map(({id}) => id)
    assert.deepEqual(
      ids.filter((id) => !asked.has(id)),
      [],
    )
  })

  test('each expression of the wording is found in its examples, and not in those against it', () => {
    for (const {id, expression, flags, fact, for: its, against} of [...expressions, ...readWording('en')]) {
      assert.ok(fact, id)
      for (const one of examplesOf(its)) assert.ok(new RegExp(expression, flags).exec(one)?.[0], `${id}: not in ${one}`)
      for (const one of examplesOf(against))
        assert.ok(!new RegExp(expression, flags).exec(one)?.[0], `${id}: in ${one}`)
    }
  })

  for (const {word, code, example} of readComparators())
    if (example) test(`${code}: ${word}`, () => reads(example, [code === 'none' ? 'eq' : code], qualifierOf))

  for (const {id, name, examples} of classes)
    test(`${id}: ${name}`, () => {
      for (const example of examples) {
        const [marked = '', names] = example.split('→')
        reads(marked, names?.split(' / '), names?.includes('=') ? nameAndRole : nameOf)
      }
    })

  for (const {id, name, fact, source, examples, words} of readClasses('en'))
    test(`${id}: ${name}`, () => {
      assert.ok(fact && source && examples.length === 2 && words.length)
      for (const example of examples) {
        const [marked = '', names] = example.split('→')
        reads(inEnglish(marked), names?.split(' / '), names?.includes('=') ? goalOrState : nameOf)
      }
    })

  for (const {word, code, example} of readComparators('en'))
    if (example) test(`${code}: ${word}`, () => reads(inEnglish(example), [code], qualifierOf))
})
