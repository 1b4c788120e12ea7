import assert from 'node:assert/strict'
import type {Finding} from '../../server/src/core/ide/findings/findings.js'
import {gravest, most} from '../../server/src/lsp/most.js'

const finding = (from: number, severity: Finding['severity']): Finding => ({
  rule: 'x',
  severity,
  span: {from, to: from + 1},
  words: {zh: '', en: ''},
  related: [],
  fixes: [],
})

suite('findings of one file', () => {
  test('are all sent where there are no more than an editor shows', () => {
    const found = Array.from({length: most}, (_, at) => finding(at, 'hint'))
    assert.equal(gravest(found), found)
  })

  test('else the gravest are, in their order, and one says how many are left', () => {
    const severities = ['hint', 'error', 'warning', 'information'] as const
    const found = Array.from({length: 2400}, (_, at) => finding(at, severities[at % 4] ?? 'hint'))
    const [said, ...sent] = gravest(found)
    assert.equal(sent.length + 1, most)
    assert.match(said?.words.zh ?? '', /另有1401条/)
    assert.equal(sent.filter(({severity}) => severity === 'error').length, 600)
    assert.equal(sent.filter(({severity}) => severity === 'warning').length, 399)
    assert.deepEqual(
      sent.map(({span}) => span.from),
      sent.map(({span}) => span.from).sort((a, b) => a - b),
    )
  })
})
