import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  multiply,
  normalised,
  print,
  scale,
  subtract,
  zero,
} from '../../server/src/core/quantity/decimal.js'
import {readHan} from '../../server/src/core/quantity/zh/numeral.js'
import {scan} from '../../server/src/core/quantity/zh/scan.js'
import {showHan} from '../../server/src/core/quantity/zh/show.js'

const settings = {seed: 20251, numRuns: 500}

const anyDecimal = fc
  .tuple(fc.bigInt({min: -(10n ** 20n), max: 10n ** 20n}), fc.integer({min: -8, max: 8}))
  .map(([digits, exponent]): Decimal => normalised(digits, exponent))

const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>) => fc.assert(property, settings)

suite('decimals', () => {
  test('addition and multiplication commute, associate and distribute', () => {
    holds(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        assert(equals(add(a, b), add(b, a)))
        assert(equals(add(add(a, b), c), add(a, add(b, c))))
        assert(equals(multiply(a, b), multiply(b, a)))
        assert(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))))
      }),
    )
  })

  test('subtraction undoes addition, and order agrees with the sign of the difference', () => {
    holds(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        assert(equals(subtract(add(a, b), b), a))
        assert.equal(compare(a, b), compare(subtract(a, b), zero))
      }),
    )
  })

  test('division undoes multiplication', () => {
    holds(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const quotient = divide(multiply(a, b), b, 12)
        if (b.digits === 0) assert.equal(quotient, null)
        else assert(quotient && equals(quotient, a))
      }),
    )
  })

  test('what is printed reads back as the same number', () => {
    holds(fc.property(anyDecimal, (a) => assert.deepEqual(decimal(print(a)), a)))
  })

  test('division by nothing and words that are no number yield null', () => {
    assert.equal(divide(scale(zero, 0), zero, 2), null)
    for (const text of ['', '-', '.', '1.2.3', '12万', 'NaN', '9'.repeat(31)]) assert.equal(decimal(text), null, text)
  })
})

suite('numbers in both scripts', () => {
  const positive = fc
    .tuple(fc.bigInt({min: 1n, max: 10n ** 12n - 1n}), fc.integer({min: -3, max: 3}))
    .map(([digits, exponent]) => normalised(digits, exponent))

  test('Han numerals read back as the number they were written from', () => {
    holds(
      fc.property(positive, (value) => {
        const written = showHan(value) ?? ''
        const read = readHan(written, 0, written.length)
        assert.deepEqual(read?.value, value, written)
      }),
    )
  })

  test('a number before a unit is found with its value, whatever its multiplier', () => {
    const multiplier = fc.constantFrom<[string, number]>(['', 0], ['万', 4], ['亿', 8], ['万亿', 12])
    holds(
      fc.property(positive, multiplier, (value, [word, power]) => {
        const text = `总投资${print(value)}${word}美元`
        const [found, ...more] = scan(text, [])
        assert.deepEqual(more, [])
        assert.deepEqual(found?.value, scale(value, power), text)
        assert.deepEqual(found.span, {from: 3, to: text.length})
      }),
    )
  })
})
