import assert from 'node:assert/strict'
import {rules} from '../../server/src/core/rules/index.js'
import {runExamples} from '../fixture.js'

/** The drafts that the pages of `docs/rules` show are what the rules do. */
suite('examples of the rules', () => {
  for (const rule of rules) {
    runExamples(rule)
    test(`${rule.id}: shows where it speaks and where it is silent`, () => {
      const marked = rule.examples.filter(({draft}) => draft.includes('⟦')).length
      assert.ok(marked > 0 && marked < rule.examples.length)
    })
  }
})
