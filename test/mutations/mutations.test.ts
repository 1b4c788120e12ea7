import assert from 'node:assert/strict'
import {bars, shortfalls, total} from './bars.js'
import {check, cleanOf, score} from './harness.js'
import {kinds} from './kinds.js'
import {samples} from './sample.js'

const seed = 20211
const drafts = samples()

suite('planted errors', () => {
  for (const sample of drafts)
    test(`${sample.name} is clean: no error, no warning`, () => {
      const {draft} = cleanOf(sample)
      const grave = check(draft, sample).filter(({severity}) => severity === 'error' || severity === 'warning')
      assert.deepEqual(
        grave.map(
          ({rule, span, words}) => `${rule} ${draft.lines.starts.filter((at) => at <= span.from).length}: ${words.zh}`,
        ),
        [],
      )
    })

  test(`are found where they are, by the right check (seed ${seed})`, () => {
    const scores = kinds.map((kind, index) => score(kind, drafts, 12, seed + index))
    const all = total(scores)
    assert.ok(
      all.right >= bars.all * all.planted,
      scores.flatMap(({kind, missed}) => missed.map((it) => `${kind}: ${it}`)).join('\n'),
    )
    assert.ok(all.elsewhere <= bars.elsewhere * all.planted, scores.flatMap(({strays}) => strays).join('\n'))
  })

  test('a kind that nothing finds falls below the bars', () => {
    const deaf = kinds.slice(0, 1).map((kind) => score({...kind, rules: []}, drafts, 5, seed))
    assert.ok(shortfalls(deaf).length > 0)
  })
})
