import assert from 'node:assert/strict'
import {differences, type Line, sampled} from './differences.js'

const line = (start: number, change: Partial<Line> = {}): Line => ({
  path: 'a.md',
  start,
  end: start + 3,
  text: '12座',
  name: '公园',
  unit: '座',
  value: 12,
  asOf: null,
  asOfText: null,
  role: 'baseline',
  change: null,
  ...change,
})

suite('differences of two builds', () => {
  test('what differs, what is gone, what is new', () => {
    const before = [line(0), line(10), line(20)]
    const after = [line(0), line(10, {role: 'target', asOf: '2027'}), line(30)]
    assert.deepEqual(
      differences(before, after).map((it) => [(it.before ?? it.after)?.start, it.fields]),
      [
        [10, ['asOf', 'role']],
        [20, ['found']],
        [30, ['found']],
      ],
    )
  })

  test('a sample is the same for the same seed, in order', () => {
    const all = Array.from({length: 100}, (_, index) => index)
    const one = sampled(all, 10, 7)
    assert.deepEqual(one, sampled(all, 10, 7))
    assert.notDeepEqual(one, sampled(all, 10, 8))
    assert.deepEqual(
      one,
      [...one].sort((a, b) => a - b),
    )
  })
})
