import assert from 'node:assert/strict'
import {print} from '../../server/src/core/quantity/decimal.js'
import {isRange} from '../../server/src/core/quantity/interval.js'
import type {Quantity} from '../../server/src/core/quantity/quantity.js'
import {scan} from '../../server/src/core/quantity/zh/scan.js'
import {timePhrases} from '../../server/src/core/quantity/zh/time.js'
import {mark, unmark} from '../marks.js'

/** A clause with its quantities marked, and each of them as `qualifier value unit`. */
export type Case = readonly [marked: string, ...said: string[]]

/** Each clause is a test: what is found must be what is marked, and say what is said. */
export function finds(cases: readonly Case[]): void {
  for (const [marked, ...said] of cases) {
    test(marked, () => {
      const {text} = unmark(marked)
      const blocked = timePhrases(text).map(({span}) => span)
      const found = scan(text, blocked)
      assert.equal(
        mark(
          text,
          found.map(({span}) => span),
        ),
        marked,
      )
      if (said.length > 0) assert.deepEqual(found.map(say), said)
    })
  }
}

function say({qualifier, value, unit}: Quantity): string {
  const number = value === null ? 'null' : isRange(value) ? value.map(print).join('..') : print(value)
  return `${qualifier} ${number} ${unit ?? '-'}`
}
