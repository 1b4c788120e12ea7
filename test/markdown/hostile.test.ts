import assert from 'node:assert/strict'
import fc from 'fast-check'
import {chunkStarts} from '../../server/src/core/markdown/draft.js'
import {outline} from '../../server/src/core/markdown/outline.js'
import {edit, open} from '../../server/src/core/markdown/reparse.js'
import {contents} from './adversary.js'

/** No line is worth a hang: far above any honest time, far below a quadratic one. Of this process: others may be at work. */
const most = 10_000

const spent = (): number => process.cpuUsage().user / 1000

function opens(text: string) {
  const from = spent()
  const draft = open(text)
  outline(draft)
  assert.equal(draft.chunks.map(({source}) => source).join(''), text)
  assert.ok(spent() - from < most, `${spent() - from} ms`)
}

suite('hostile text', () => {
  for (const sign of [
    '[',
    ']',
    '*',
    '_',
    '>',
    '`',
    'a*',
    '*a ',
    '~~a',
    '- ',
    '1. ',
    '<a ',
    '![',
    '[a](',
    '\\',
    '\0',
    '\ud800',
    '\r',
    '\t',
    '|a',
  ])
    test(`100,000 times ${JSON.stringify(sign)} opens`, () => opens(sign.repeat(100_000)))
  test('a line as long as a draft may be opens', () => opens('全'.repeat(1_600_000)))
  test('a line as long as a draft may be, with a mark, opens', () => opens(`${'全'.repeat(1_600_000)}*`))
  test('what is longer is not read', () => assert.deepEqual(open('全'.repeat(5_000_000)).chunks, []))
  test('deep indentation opens', () =>
    opens(Array.from({length: 600}, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')))
  test('thousands of code ticks and quotes open', () => opens(`${'`a\n'.repeat(5000)}\n${'> a\n'.repeat(5000)}`))

  test('thousands of lines below a list or a quote and of underlined headings open', () => {
    opens(`> a\n${'甲\n'.repeat(20_000)}`)
    opens(`1. a\n${'甲\n'.repeat(20_000)}`)
    opens('甲\n===\n'.repeat(8_000))
    opens('甲\n===\n\n'.repeat(8_000))
  })

  test('emphasis is still read in a long paragraph, and not in a hostile one', () => {
    const views = (text: string) =>
      open(text)
        .chunks.flatMap(({passages}) => passages)
        .map(({passage}) => (passage.kind === 'table' ? '' : passage.view.text))
        .join('')
    assert.equal(views('*甲*、'.repeat(900)), '甲、'.repeat(900))
    assert.equal(views('*甲*、'.repeat(1100)), '*甲*、'.repeat(1100))
  })
})

suite('P12: any text opens and edits, and spans stay inside it', () => {
  const unit = fc.oneof(
    fc.integer({min: 0, max: 0xffff}).map((code) => String.fromCharCode(code)),
    fc.constantFrom('\n', '|', '#', '-', '*', '[', ']', ' ', '>', '<!--', '\ufeff'),
  )
  const texts = fc.array(unit, {maxLength: 40}).map((units) => units.join(''))
  test('holds', () => {
    const property = fc.property(texts, texts, fc.nat(40), (text, insert, at) => {
      const from = Math.min(at, text.length)
      const now = edit(open(text), {from, to: Math.min(text.length, from + 3), insert})
      assert.deepEqual(contents(now), contents(open(now.text)))
      const starts = chunkStarts(now)
      now.chunks.forEach(({passages, comments}, index) => {
        for (const it of passages) assert.equal(now.text.startsWith(it.passage.source, starts[index]! + it.at), true)
        for (const {span} of comments) assert.ok(span.from < span.to && starts[index]! + span.to <= now.text.length)
      })
      for (const {span, extent} of outline(now).sections)
        assert.ok(span.from <= span.to && span.to <= extent.to && extent.to <= now.text.length)
    })
    fc.assert(property, {seed: 20210124, numRuns: 600})
  })
})
