import assert from 'node:assert/strict'
import {hanNumber, hanOf} from '../../server/src/core/text/han-number.js'

suite('Han numbers', () => {
  test('what is written for 1 to 99 is read back', () => {
    for (let value = 1; value < 100; value++) assert.equal(hanNumber(hanOf(value)), value)
  })

  for (const [written, value] of [
    ['一百', 100],
    ['一百零三', 103],
    ['一百二十', 120],
    ['二〇二五', 2025],
    ['二○一九', 2019],
    ['', 0],
  ] as const)
    test(`${written} is ${value}`, () => assert.equal(hanNumber(written), value))
})
