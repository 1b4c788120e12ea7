import assert from 'node:assert/strict'
import {ablate} from './ablate.js'

suite('ablation', () => {
  test('without the nearest phrase of the sentence fewer times are right, and afterwards all is as before', () => {
    const [worth] = ablate(['2024年，公园42座。\n'], ['nearest'])
    assert.ok(worth!.rows.every(({asOf}) => asOf < 0))
    assert.equal(worth!.changed, 1)
    assert.ok(worth!.hasExamples)
    assert.deepEqual(
      ablate([], ['nearest']).map(({rows}) => rows),
      [worth!.rows],
    )
  })
})
