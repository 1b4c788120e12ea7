import assert from 'node:assert/strict'
import fc from 'fast-check'
import {numbers, scanAll} from '../../server/src/core/quantity/zh/scan.js'
import {timePhrases} from '../../server/src/core/quantity/zh/time.js'
import type {Span} from '../../server/src/core/text/span.js'

const settings = {seed: 20252, numRuns: 2000}

/** Pieces that make the scanner work: runs of them reach every corner that plain random text never does. */
const piece = fc.constantFrom(
  ...'0123456789.,:/-—~%(“”年月日底至到约近超余多个万亿千百十两二零〇点分之成数几上半翻番全覆盖元米',
  ...['个百分点', '以上', '左右', '不少于', '公里/小时', '截至', '实现', 'Mbps', ' ', '\n', '\ud800', '\0', 'G'],
)

const anyText = fc.oneof(
  fc.array(piece, {maxLength: 40}).map((pieces) => pieces.join('')),
  fc.string({unit: 'binary', maxLength: 40}),
)

suite('scanning any text', () => {
  test('spans lie in the text, in order, apart from each other, around their number', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const {quantities} = scanAll(text, [])
        apart(
          quantities.map(({span}) => span),
          text,
        )
        for (const {span, number, written, comparators} of quantities) {
          assert(span.from <= number.from && number.to <= span.to && number.from < number.to)
          if (written !== null) assert.equal(text.slice(number.from, number.to), written)
          for (const it of comparators)
            assert(span.from <= it.from && it.to <= span.to && text.slice(it.from, it.to) === it.text)
        }
      }),
      settings,
    )
  })

  test('times and bare numbers lie in the text, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        apart(
          timePhrases(text).map(({span}) => span),
          text,
        )
        apart(numbers(text), text)
      }),
      settings,
    )
  })

  test('no quantity overlaps a blocked span', () => {
    fc.assert(
      fc.property(anyText, fc.nat(20), fc.integer({min: 1, max: 10}), (text, from, length) => {
        const blocked = {from, to: from + length}
        for (const {span} of scanAll(text, [blocked]).quantities)
          assert(span.to <= blocked.from || blocked.to <= span.from)
      }),
      settings,
    )
  })
})

function apart(spans: readonly Span[], text: string): void {
  let end = 0
  for (const {from, to} of spans) {
    assert(end <= from && from < to && to <= text.length, JSON.stringify(spans))
    end = to
  }
}
