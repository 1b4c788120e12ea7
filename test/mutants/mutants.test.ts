import assert from 'node:assert/strict'
import {rules} from '../../server/src/core/rules/index.js'
import {sayTime} from '../../server/src/core/rules/words.js'
import {times} from './examples.js'
import {isKilled, mutantsOf} from './mutants.js'

/** What a rule says and offers is pinned by its examples: no change of it goes unnoticed. */
suite('mutants of the rules', () => {
  for (const rule of rules)
    test(`${rule.id}: its examples notice every change of what a reader sees`, () => {
      const mutants = mutantsOf(rule)
      assert.ok(mutants.length >= 3)
      assert.deepEqual(
        mutants.filter((mutant) => !isKilled(mutant)).map(({what}) => what),
        [],
      )
    })

  for (const time of times)
    test(`the time ${time[0]} is said as pinned`, () => assert.deepEqual(sayTime(time[0]), time[1]))
})
