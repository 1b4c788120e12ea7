import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {Item} from '../../server/src/core/ledger/act.js'
import {changesBetween, lastChange} from '../../server/src/core/ledger/changes.js'
import {itemsOf} from '../../server/src/core/ledger/items-of.js'
import {fileText, wholeText} from '../../server/src/core/ledger/text.js'
import {indexFile} from '../../server/src/core/registry/file/file.js'
import {combine} from '../../server/src/core/registry/reading/read.js'
import {figure, founded, type Made, person, today} from './made.js'

const seed = 20_261_130

const words = fc.oneof(
  fc.constantFrom(
    '数据中心',
    '5G基站数',
    'a: b',
    '- x',
    '#y',
    'null',
    '1e3',
    "it's",
    '"',
    '<b>',
    '{a}',
    '[x]',
    'x\u2028y',
    '全 市',
    '\\',
    '〇',
  ),
  fc
    .string({minLength: 1, maxLength: 12, unit: 'grapheme'})
    .filter((it) => !/[\u0000-\u001f\u007f]/.test(it) && it.trim() !== ''),
)
const number = fc.oneof(
  fc.integer({min: -1_000_000, max: 1_000_000}).map(String),
  fc.tuple(fc.nat(999), fc.nat(99)).map(([a, b]) => `${a}.${String(b).padStart(2, '0')}`),
  fc.constantFrom('5.2万', '1.3亿', '0.10', '900719925474099312345'),
)
const value = fc.oneof({weight: 5, arbitrary: number}, fc.constant(null), fc.tuple(number, number))
const times = ['2019', '2020', '2020-06-30', '2021-Q1', '2016/2020']

const step = fc.record({
  id: fc.constantFrom('a', 'b.c', 'x-1'),
  name: words,
  note: words,
  mark: fc.constantFrom('public', 'internal'),
  figures: fc.array(
    fc.record({asOf: fc.constantFrom(...times), value, list: fc.constantFrom('observations', 'targets')}),
    {maxLength: 4},
  ),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function run(made: Made, {id, name, note, mark, figures}: Step): void {
  const items: Item[] = [
    {is: 'indicator', id, entry: {name, unit: '个', classification: mark, definition: {text: note}}},
  ]
  const taken = new Set<string>()
  for (const it of figures) {
    if (taken.has(`${it.list} ${it.asOf}`)) continue
    taken.add(`${it.list} ${it.asOf}`)
    items.push({...figure(id, it.asOf, null), list: it.list, value: it.value, note, source: name} as Item)
  }
  const asked = made.ask(person('陈立'), 'propose', {items})
  if ('refused' in asked) assert.equal(asked.refused, 'nothing', asked.en)
  else made.accept(items, {reason: note, nature: 'revision'})
}

const textOf = ({state}: Made, subject: string, seq = state.head.seq): string =>
  wholeText(fileText({state, scope: 'prov', seq, who: {subject, today}}))

suite('the ledger, whatever is decided', () => {
  test('its text reads as what was decided, and proposing that again proposes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, {maxLength: 5}), (steps) => {
        const made = founded()
        for (const it of steps) run(made, it)
        const file = indexFile('r', textOf(made, '周明'))
        const registry = combine([file])
        assert.deepEqual(
          registry
            .problems()
            .filter((it) => it.severity === 'error')
            .map(({message}) => message.en),
          [],
        )
        for (const {id, versions, courses} of made.state.indicators.values()) {
          const read = registry.indicator(id)
          assert.equal(read?.name, versions.at(-1)?.is.name)
          assert.equal((read?.observations.length ?? 0) + (read?.targets.length ?? 0), courses.size)
        }
        const {items, left} = itemsOf(file)
        assert.deepEqual(left, [])
        const own = items.filter((it) => it.is !== 'entry')
        if (own.length) assert.equal(made.refused(person('陈立'), 'propose', {items: own})?.refused, 'nothing')
      }),
      {seed, numRuns: 25},
    )
  })

  test('a state of the past stays what it was, and the changes since make the present of it', () => {
    fc.assert(
      fc.property(fc.array(step, {minLength: 1, maxLength: 6}), fc.nat(), (steps, pick) => {
        const made = founded()
        const texts = new Map<number, string>()
        for (const it of steps) {
          run(made, it)
          texts.set(made.state.head.seq, textOf(made, '周明'))
        }
        for (const [seq, text] of texts) assert.equal(textOf(made, '周明', seq), text)
        const after = [...texts.keys()][pick % texts.size] ?? 0
        for (const subject of ['周明', '李青']) {
          const view = {state: made.state, scope: 'prov', seq: made.state.head.seq, who: {subject, today}}
          const changes = changesBetween(view, after)
          assert.ok(
            lastChange(made.state, view) > after ||
              wholeText(fileText({...view, seq: after})) === wholeText(fileText(view)),
          )
          const old = fileText({...view, seq: after})
          const patched = new Map(old.indicators)
          for (const [id, text] of changes.indicators) patched.set(id, text)
          assert.equal(
            changes.whole ?? wholeText({head: changes.head ?? old.head, indicators: patched}),
            wholeText(fileText(view)),
          )
        }
      }),
      {seed, numRuns: 25},
    )
  })
})
