import assert from 'node:assert/strict'
import fc from 'fast-check'
import {findings} from '../../server/src/core/ide/findings/findings.js'
import {rules} from '../../server/src/core/rules/index.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'

const uri = 'plan.md'
const able = rules.flatMap((rule) => (rule.scope === 'group' && (rule.alike || rule.standing) ? [rule] : []))
const shown = (snapshot: Snapshot) =>
  findings(snapshot, uri).map(({rule, span, words, related, fixes}) => ({
    rule,
    span,
    words,
    related: related.map((it) => [it.at, it.message]),
    fixes: fixes.map(({title, safe, edits}) => ({title, safe, edits})),
  }))
const opened = (text: string): Snapshot => advance(emptySnapshot, {kind: 'draft-opened', uri, text})

/** What such rules speak of, what leaves all that they count alike, and what moves it. */
const pieces = ['数', '，', ',', '1', '2031年', '公里', '千米', '专栏3', ' 5', '\n\n', '', `${'甲'.repeat(400)}\n\n`]

suite('rules that know what is alike, or where it stands', () => {
  test('there are some', () => assert.ok(able.length >= 7))

  for (const rule of able)
    test(`${rule.id} says after any edits what it says of the same text opened afresh`, () => {
      const drafts = rule.examples.map(({draft}) => draft.replace(/[⟦⟧]/g, ''))
      const text = fc.constantFrom(...drafts, drafts.join('\n'))
      const edit = fc.record({at: fc.nat(1000), gone: fc.nat(2), insert: fc.constantFrom(...pieces)})
      fc.assert(
        fc.property(text, fc.array(edit, {minLength: 1, maxLength: 12}), (text, edits) => {
          let snapshot = opened(text)
          findings(snapshot, uri)
          for (const {at, gone, insert} of edits) {
            const {length} = snapshot.drafts.get(uri)!.text
            const from = at % (length + 1)
            const change = {from, to: Math.min(from + gone, length), insert}
            snapshot = advance(snapshot, {kind: 'draft-edited', uri, edits: [change]})
            assert.deepEqual(shown(snapshot), shown(opened(snapshot.drafts.get(uri)!.text)))
          }
        }),
        {seed: 5, numRuns: Number(process.env.PLUMBLINE_RUNS) || 12},
      )
    })

  const far = `${'前言从略。'.repeat(90)}\n\n`
  const drafts: Readonly<Record<string, readonly [above: string, below: string]>> = {
    'indicator-asof-missing': ['', '全市公园103座。\n\n（八）2020年市级预算情况\n'],
    'table-unit-missing': [
      '表1　财政收支目标（单位：亿元）\n\n',
      '| 指标 | 2020年 | 2025年目标 |\n| --- | ---: | ---: |\n| 一般公共预算收入 | 118 | 300 |\n',
    ],
  }
  for (const [rule, [above, below]] of Object.entries(drafts))
    test(`${rule} sees what has moved away, though it has not changed`, () => {
      const found = (snapshot: Snapshot): boolean => findings(snapshot, uri).some((it) => it.rule === rule)
      const near = opened(above + below)
      assert.equal(found(near), false)
      const edit = {from: above.length, to: above.length, insert: far}
      const apart = advance(near, {kind: 'draft-edited', uri, edits: [edit]})
      assert.equal(found(apart), true)
      assert.deepEqual(shown(apart), shown(opened(above + far + below)))
    })
})
