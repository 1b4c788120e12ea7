import assert from 'node:assert/strict'
import fc from 'fast-check'
import {defaultConfig} from '../../server/src/core/config/read.js'
import type {World} from '../../server/src/core/config/world.js'
import {chinese} from '../../server/src/core/mentions/languages.js'
import type {PlacedReading, Reading} from '../../server/src/core/mentions/mention.js'
import {emptyRegistry} from '../../server/src/core/registry/reading/read.js'
import {Gathering} from '../../server/src/core/rules/gather.js'
import {groupRule} from '../../server/src/core/rules/rule.js'

const world: World = {registry: emptyRegistry, config: defaultConfig}

/** Contributes each word of the passage under itself. */
const words = groupRule<string, string>({
  id: 'words',
  severity: 'hint',
  summary: {zh: '', en: ''},
  why: {zh: '', en: ''},
  halfWidth: 'alike',
  examples: [],
  *gather({passage}) {
    for (const {0: word, index} of passage.source.matchAll(/\S+/g))
      yield {key: word, span: {from: index, to: index + word.length}, entry: word}
  },
  *check() {},
  say: (word) => ({zh: word, en: word}),
})

const reading = (source: string): Reading => ({
  passage: {kind: 'paragraph', source, view: {text: source, starts: null, ends: null}, depth: 0},
  mentions: [],
  skipped: [],
  language: chinese,
})

/** Passages one after another, each followed by a line break. */
function place(readings: readonly Reading[]): readonly PlacedReading[] {
  let at = 0
  return readings.map((reading) => {
    const placed = {at, reading}
    at += reading.passage.source.length + 1
    return placed
  })
}

const shown = (gathering: Gathering): Record<string, string[]> =>
  Object.fromEntries(
    [...gathering.groups(words.gather)]
      .map(({key, members}) => [key, members.map((it) => `${it.of.at + it.from}–${it.of.at + it.to}`)])
      .sort(),
  )

function fresh(readings: readonly PlacedReading[]): Gathering {
  const gathering = new Gathering([words.gather], world)
  gathering.advance(readings)
  return gathering
}

/** A pool of readings, so that lists share some of them and repeat others, as a draft with two equal lines may. */
const pool = ['甲 乙', '乙 丙', '甲', '', '丙 丙 丁', '丁 甲 乙', '戊'].map(reading)
const lists = fc.array(fc.array(fc.constantFrom(...pool), {maxLength: 8}), {minLength: 1, maxLength: 12})

suite('gathering', () => {
  test('after any sequence of lists it equals a fresh one', () => {
    fc.assert(
      fc.property(lists, (sequence) => {
        const gathering = new Gathering([words.gather], world)
        for (const readings of sequence) {
          const placed = place(readings)
          gathering.advance(placed)
          assert.deepEqual(shown(gathering), shown(fresh(placed)))
        }
      }),
      {seed: 20, numRuns: 500},
    )
  })

  test('a group that is not said to have changed has the members it had', () => {
    fc.assert(
      fc.property(lists, (sequence) => {
        const gathering = new Gathering([words.gather], world)
        let before = new Map<object, readonly unknown[]>()
        for (const readings of sequence) {
          const changed = gathering.advance(place(readings))
          const after = new Map(
            [...gathering.groups(words.gather)].map((group): [object, readonly unknown[]] => [
              group,
              [...group.members],
            ]),
          )
          for (const [group, members] of before)
            if (!changed.has(group as never)) assert.deepEqual(after.get(group), members)
          before = after
        }
      }),
      {seed: 21, numRuns: 300},
    )
  })

  test('one passage changed in a thousand touches only its own groups', () => {
    const readings = Array.from({length: 1000}, (_, index) => reading(`词${index} 词${index + 1}`))
    const gathering = fresh(place(readings))
    const edited = readings.with(500, reading('新词 词501'))
    const changed = [...gathering.advance(place(edited))].map(({key}) => key).sort()
    assert.deepEqual(changed, ['新词', '词500', '词501'])
  })
  test('of passages changed far apart each touches only its own groups, and a passage more or less moves no other', () => {
    const readings = Array.from({length: 1000}, (_, index) => reading(`词${index} 词${index + 1}`))
    const gathering = fresh(place(readings))
    const between = gathering.slots[500]
    const edited = readings.with(100, reading('新词 词101')).with(900, reading('词900 另词')).toSpliced(300, 1)
    const changed = [...gathering.advance(place(edited))].map(({key}) => key).sort()
    assert.deepEqual(changed, ['另词', '新词', '词100', '词101', '词300', '词301', '词900', '词901'].sort())
    assert.equal(gathering.slots[499], between)
  })
})
