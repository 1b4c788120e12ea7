import assert from 'node:assert/strict'
import {decimal} from '../../server/src/core/quantity/decimal.js'
import {claimed, printed, touches, within} from '../../server/src/core/quantity/interval.js'
import {scan} from '../../server/src/core/quantity/zh/scan.js'

const tolerance = {nearly: 0.05, about: 0.05}

/** Whether what is written can be true of a value; truth conditions of the domain notes, 2.2. */
const truths: readonly (readonly [written: string, value: string, allowed: boolean])[] = [
  ['3.2万个', '31960', true],
  ['3.2万个', '32500', false],
  ['105个', '103', false],
  ['近14万架', '143000', false],
  ['近14万架', '138000', true],
  ['近14万架', '120000', false],
  ['超过4000项', '4000', false],
  ['4000项以上', '4000', true],
  ['1000余家', '986', false],
  ['1000余家', '1650', true],
  ['1250余家', '1300', false],
  ['约200公里', '209', true],
  ['约200公里', '215', false],
  ['3—5个', '5', true],
  ['数十个', '7', true],
]

suite('what a wording claims', () => {
  for (const [written, value, allowed] of truths) {
    test(`${written} of ${value} is ${allowed ? 'possible' : 'false'}`, () => {
      const [quantity] = scan(written, [])
      const number = decimal(value)
      assert(quantity && number)
      assert.equal(
        touches(claimed(quantity.qualifier, quantity.value, quantity.step, tolerance), printed(number, null)),
        allowed,
      )
    })
  }

  test('a stronger wording lies within a weaker one', () => {
    const [over, beyond] = ['4000余项', '超过4000项'].map((written) => {
      const {qualifier, value, step} = scan(written, [])[0]!
      return claimed(qualifier, value, step, tolerance)
    })
    assert(over && beyond && within(over, beyond) && !within(beyond, over))
  })
})
