import assert from 'node:assert/strict'
import {ruleName} from '../../server/src/core/ide/findings/rule-names.js'
import {rules} from '../../server/src/core/rules/index.js'

suite('short names of rules', () => {
  test('every rule has its own, in both languages, of seven Han at most', () => {
    const names = rules.map(({id}) => ruleName(id))
    for (const [index, {zh, en}] of names.entries()) {
      assert.notEqual(zh, rules[index]?.id)
      assert.ok(zh.length <= 7 && en !== '', zh)
    }
    assert.equal(new Set(names.map(({zh}) => zh)).size, names.length)
  })

  test('what is no rule of drafts keeps its id', () => assert.equal(ruleName('reg-unverified').zh, 'reg-unverified'))
})
