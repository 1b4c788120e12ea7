import assert from 'node:assert/strict'
import fc from 'fast-check'
import {apply, applyAll, merged, smallest} from '../../server/src/core/text/edit.js'
import {editLines, lineIndex, offsetAt, positionAt} from '../../server/src/core/text/lines.js'

const texts = fc
  .array(fc.constantFrom('a', '字', '😀', '\n', '\r', '\r\n', '\u2028', '\v'), {maxLength: 16})
  .map((it) => it.join(''))
const edited = fc.tuple(texts, fc.nat(16), fc.nat(4), texts).map(([text, at, length, insert]) => {
  const from = Math.min(at, text.length)
  return {text, edit: {from, to: Math.min(text.length, from + length), insert}}
})
const holds = <T>(of: fc.Arbitrary<T>, predicate: (it: T) => void) =>
  fc.assert(fc.property(of, predicate), {seed: 20210124, numRuns: 3000})

suite('a line index', () => {
  test('ends lines at CR, LF and CRLF only', () =>
    assert.deepEqual(lineIndex('a\nb\r\nc\rd\u2028e').starts, [0, 2, 5, 7]))

  test('P11: leads from an offset to its position and back', () => {
    holds(texts, (text) => {
      const lines = lineIndex(text)
      for (let at = 0; at <= text.length; at++) assert.equal(offsetAt(lines, positionAt(lines, at)), at)
    })
  })

  test('P11: is after an edit what a fresh one is', () => {
    holds(edited, ({text, edit}) => {
      const after = apply(text, edit)
      assert.deepEqual(editLines(lineIndex(text), edit, after), lineIndex(after))
    })
  })

  test('moves places outside the text to its ends', () => {
    const lines = lineIndex('a\nb')
    assert.deepEqual(positionAt(lines, 99), {line: 1, column: 1})
    assert.equal(offsetAt(lines, {line: 0, column: 99}), 2)
    assert.equal(offsetAt(lines, {line: 9, column: 0}), 3)
    assert.equal(offsetAt(lines, {line: -1, column: 0}), 0)
  })
})

suite('edits', () => {
  const places = fc.array(fc.tuple(fc.nat(20), fc.nat(6), texts), {maxLength: 8})

  test('P8: merged do what they do one after the other, are in order and touch nowhere', () => {
    holds(fc.tuple(texts, places), ([text, wanted]) => {
      let after = text
      const edits = wanted.map(([at, length, insert]) => {
        const from = Math.min(at, after.length)
        const edit = {from, to: Math.min(after.length, from + length), insert}
        after = apply(after, edit)
        return edit
      })
      const all = merged(edits)
      assert.equal(applyAll(text, all), after)
      for (const [index, {from}] of all.entries()) assert.ok(index === 0 || all[index - 1]!.to < from)
    })
  })

  test('the smallest between two texts leads from one to the other and parts no surrogate pair', () => {
    holds(fc.tuple(texts, texts), ([before, after]) => {
      const edit = smallest(before, after)
      assert.equal(edit ? apply(before, edit) : before, after)
      if (edit) assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(edit.insert))
    })
  })

  test('that do not overlap apply in any order', () => {
    const edits = [
      {from: 3, to: 4, insert: '丁'},
      {from: 0, to: 1, insert: ''},
      {from: 1, to: 1, insert: '丙'},
    ]
    assert.equal(applyAll('甲乙乙戊', edits), '丙乙乙丁')
  })
})
