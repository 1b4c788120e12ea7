import assert from 'node:assert/strict'
import {readCorpus, readLabelled} from './labels.js'
import {measure} from './measure.js'
import {fallen, readRecorded} from './recorded.js'

suite('evaluation', () => {
  test('no figure fell below the recorded one', () => {
    assert.deepEqual(fallen(readRecorded(), measure(false), 0.002), [])
  })

  test('a fall is seen', () => {
    const rows = measure(false)
    const wished = {all: {...rows.at(-1)!.score.figures, name: 1.5}}
    assert.equal(fallen(wished, rows, 0.002).length, 1)
  })

  test('the corpus is as large as it claims', () => {
    const texts = readCorpus()
    const count = (kind: string): number => texts.filter((it) => it.kind === kind).length
    assert.ok(count('clauses') >= 300 && count('passages') >= 30)
    assert.equal(new Set(texts.map(({sector}) => sector)).size, 9)
    const silent = texts.filter((it) => it.kind === 'clauses' && !it.labels.length)
    assert.ok(silent.length / count('clauses') > 0.15, `${silent.length} clauses in which nothing may be read`)
  })

  test('a label says what a planner says', () => {
    const [clause] = readLabelled('clauses', 'a.md', '路网⟦超1.2万公里⟧。\n↳ 路网 | gt 1.2万 公里 | ~目前 | baseline?')
    const [label] = clause!.labels
    assert.equal(label?.text, '超1.2万公里')
    assert.deepEqual([label?.qualifier, label?.value, label?.unit], ['gt', 12000, '公里'])
    assert.deepEqual([label?.asOf, label?.asOfText, [...(label?.soft ?? [])]], [null, '目前', ['role', 'change']])
  })

  test('a mark without a label is a slip', () => {
    assert.throws(() => readLabelled('clauses', 'a.md', '⟦3个⟧站'), /a\.md:1: 1 marks, 0 labels/)
  })
})
