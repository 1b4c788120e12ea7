import assert from 'node:assert/strict'
import fc from 'fast-check'
import {cagrMismatch} from '../../../server/src/core/rules/arithmetic/cagr-mismatch.js'
import {growthMismatch} from '../../../server/src/core/rules/arithmetic/growth-mismatch.js'
import {shareMismatch} from '../../../server/src/core/rules/arithmetic/share-mismatch.js'
import {sumMismatch} from '../../../server/src/core/rules/arithmetic/sum-mismatch.js'
import type {Rule} from '../../../server/src/core/rules/rule.js'
import {found, worldOf} from '../../fixture.js'

const world = worldOf({})
const options = {seed: 20210124, numRuns: 300}

/** What a rule finds, hints about rounding left out. */
const findings = (rule: Rule, draft: string): readonly string[] =>
  found(rule, draft, world)
    .filter(({severity}) => severity !== 'hint')
    .map(({words}) => words.zh)

const exact = fc.double({min: 1, max: 99_999, noNaN: true})
const places = fc.integer({min: 0, max: 2})
/** A printed number that is not zero: nobody prints a level as 0.0. */
const printed = (value: number, places: number): string => value.toFixed(places)
const isSound = (...texts: readonly string[]): boolean => texts.every((text) => Number(text) > 0)

/** Numbers that were worked out from exact ones and rounded each on its own contradict nobody. */
suite('arithmetic: rounding is never a finding', () => {
  test('shares', () => {
    fc.assert(
      fc.property(exact, fc.double({min: 0.01, max: 1, noNaN: true}), places, places, (whole, share, coarse, fine) => {
        const [a, b, c] = [printed(whole, coarse), printed(whole * share, coarse), printed(share * 100, fine)]
        fc.pre(isSound(a, b, c))
        assert.deepEqual(findings(shareMismatch, `固定宽带用户${a}万户，其中千兆用户${b}万户，占${c}%。\n`), [])
      }),
      options,
    )
  })

  test('growth', () => {
    fc.assert(
      fc.property(exact, fc.double({min: 1.01, max: 5, noNaN: true}), places, places, (base, factor, coarse, fine) => {
        const [a, b, c] = [printed(base, coarse), printed(base * factor, coarse), printed((factor - 1) * 100, fine)]
        fc.pre(isSound(a, b, c))
        assert.deepEqual(findings(growthMismatch, `软件业务收入由${a}亿元增加到${b}亿元，增长${c}%。\n`), [])
      }),
      options,
    )
  })

  test('average yearly growth', () => {
    fc.assert(
      fc.property(
        exact,
        fc.double({min: 0.01, max: 0.4, noNaN: true}),
        fc.integer({min: 1, max: 15}),
        places,
        (base, rate, years, coarse) => {
          const [a, b, c] = [printed(base, coarse), printed(base * (1 + rate) ** years, coarse), printed(rate * 100, 1)]
          fc.pre(isSound(a, b, c))
          const draft = `软件业务收入由2020年的${a}亿元增加到${2020 + years}年的${b}亿元，年均增长${c}%。\n`
          assert.deepEqual(findings(cagrMismatch, draft), [])
        },
      ),
      options,
    )
  })

  test('sums', () => {
    fc.assert(
      fc.property(fc.array(exact, {minLength: 2, maxLength: 6}), places, (parts, places) => {
        const texts = parts.map((part) => printed(part, places))
        const total = printed(
          parts.reduce((sum, part) => sum + part, 0),
          places,
        )
        fc.pre(isSound(...texts, total))
        const list = texts.map((text, index) => `${'东南西北中沿'[index]}部片区${text}万吨`).join('、')
        assert.deepEqual(findings(sumMismatch, `${list}，合计${total}万吨。\n`), [])
      }),
      options,
    )
  })
})

/** The same drafts with a number that is clearly off: the properties above do not hold because nothing is read. */
suite('arithmetic: what is off is a finding', () => {
  test('each of the four', () => {
    fc.assert(
      fc.property(fc.integer({min: 200, max: 9000}), fc.integer({min: 20, max: 80}), (whole, share) => {
        const part = Math.round((whole * share) / 100)
        assert.equal(
          findings(shareMismatch, `固定宽带用户${whole}万户，其中千兆用户${part}万户，占${share + 9}%。\n`).length,
          1,
        )
        assert.equal(
          findings(growthMismatch, `软件业务收入由${whole}亿元增加到${whole + part}亿元，增长${share + 9}%。\n`).length,
          1,
        )
        const yearly = `软件业务收入由2020年的${whole}亿元增加到2025年的${whole + part}亿元，年均增长${share + 9}%。\n`
        assert.equal(findings(cagrMismatch, yearly).length, 1)
        assert.equal(
          findings(sumMismatch, `东部片区${whole}万吨、西部片区${part}万吨，合计${whole + part + 9}万吨。\n`).length,
          1,
        )
      }),
      {seed: 20210124, numRuns: 60},
    )
  })
})
