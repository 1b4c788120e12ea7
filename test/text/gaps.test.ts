import assert from 'node:assert/strict'
import fc from 'fast-check'
import {type Gap, gapsBetween} from '../../server/src/core/text/gaps.js'

const things = fc.uniqueArray(fc.nat(300), {maxLength: 200})

const between = (before: readonly number[], now: readonly number[]): readonly Gap[] =>
  gapsBetween(before.length, now.length, (a, b) => before[a] === now[b])

suite('the gaps between two lists', () => {
  test('leave what the lists share, in order', () => {
    fc.assert(
      fc.property(things, things, (before, now) => {
        let [last, end] = [0, 0]
        for (const {from, to, at, end: until} of between(before, now)) {
          assert.deepEqual(before.slice(last, from), now.slice(end, at))
          assert.ok(from < to || at < until)
          ;[last, end] = [to, until]
        }
        assert.deepEqual(before.slice(last), now.slice(end))
      }),
      {seed: 22, numRuns: 500},
    )
  })

  test('are one for each place that is another', () => {
    const before = Array.from({length: 1000}, (_, index) => index)
    const now = before.with(10, -1).toSpliced(500, 3).toSpliced(800, 0, -2, -3)
    assert.deepEqual(between(before, now), [
      {from: 10, to: 11, at: 10, end: 11},
      {from: 500, to: 503, at: 500, end: 500},
      {from: 803, to: 803, at: 800, end: 802},
    ])
  })
})
