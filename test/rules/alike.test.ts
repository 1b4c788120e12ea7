import assert from 'node:assert/strict'
import fc from 'fast-check'
import {findings} from '../../server/src/core/ide/findings.js'
import {rules} from '../../server/src/core/rules/index.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'

const uri = 'plan.md'
const able = rules.flatMap((rule) => (rule.scope === 'group' && rule.alike ? [rule] : []))
const shown = (snapshot: Snapshot) =>
  findings(snapshot, uri).map(({rule, span, words, related, fixes}) => ({
    rule,
    span,
    words,
    related: related.map((it) => [it.at, it.message]),
    fixes: fixes.map(({title, safe, edits}) => ({title, safe, edits})),
  }))
const opened = (text: string): Snapshot => advance(emptySnapshot, {kind: 'draft-opened', uri, text})

/** What such rules speak of, and what leaves all that they count alike. */
const pieces = ['数', '，', ',', '1', '2031年', '公里', '千米', '专栏3', ' 5', '\n\n', '']

suite('rules that know what is alike', () => {
  test('there are some', () => assert.ok(able.length >= 5))

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
})
