import assert from 'node:assert/strict'
import {open} from '../../server/src/core/markdown/reparse.js'
import {changesProseOnly} from '../../server/src/core/rules/prose.js'
import {unmark} from '../marks.js'

/** Whether the marked stretch of a one-paragraph draft may be replaced. */
function mayReplace(marked: string, insert: string): boolean {
  const {text, spans} = unmark(marked)
  const placed = open(text).chunks[0]?.passages[0]
  assert.ok(placed && spans[0])
  return changesProseOnly(placed.passage, {from: spans[0].from - placed.at, to: spans[0].to - placed.at, insert})
}

suite('a fix changes prose only', () => {
  test('words a reader sees may change', () => {
    assert.ok(mayReplace('机柜总量⟦近14万架⟧。\n', '14.3万架'))
    assert.ok(mayReplace('机柜总量**⟦近14万架⟧**。\n', '14.3万架'))
    assert.ok(mayReplace('| 机柜 | ⟦14⟧ |\n| --- | --- |\n', '15'))
    assert.ok(mayReplace('机柜总量近⟦14 万⟧架。\n', '15万'))
  })

  test('marks, code, HTML and link targets stay', () => {
    assert.ok(!mayReplace('机柜总量**⟦近14万架**⟧。\n', '14.3万架'))
    assert.ok(!mayReplace('机柜⟦总量`x`近14万架⟧。\n', '14.3万架'))
    assert.ok(!mayReplace('机柜⟦总量<b>近</b>14万架⟧。\n', '14.3万架'))
    assert.ok(!mayReplace('[机柜⟦总量](a.md)近14万架⟧。\n', '14.3万架'))
  })

  test('nothing is put in that Markdown could read as a mark', () => {
    for (const insert of ['*14', '14|15', '<b>', '14\n15', '`14`'])
      assert.ok(!mayReplace('机柜⟦14⟧架。\n', insert), insert)
  })
})
