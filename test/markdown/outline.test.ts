import assert from 'node:assert/strict'
import {outline} from '../../server/src/core/markdown/outline.js'
import {edit, open} from '../../server/src/core/markdown/reparse.js'
import {mark, unmark} from '../marks.js'

/** Holds the marked headings and their levels against the outline. */
function sections(marked: string, levels: readonly number[]) {
  const {text, spans} = unmark(marked)
  const found = outline(open(text)).sections
  assert.equal(
    mark(
      text,
      found.map(({span}) => span),
    ),
    mark(text, spans),
  )
  assert.deepEqual(
    found.map(({level}) => level),
    levels,
  )
  return found
}

suite('an outline', () => {
  test('follows the signs of Markdown', () =>
    sections('# ⟦规划⟧\n\n## ⟦一、要求⟧\n\n正文\n\n### ⟦（一）思想⟧\n\n## ⟦二、目标⟧\n', [0, 1, 2, 1]))
  test('follows numbers without signs', () =>
    sections('⟦一、要求⟧\n⟦(一)思想⟧\n⟦1.领先⟧。建成3个。\n⟦（1）甲⟧\n⟦二、目标⟧\n', [0, 1, 2, 3, 0]))
  test('sees through the radicals and the unseen signs of a PDF', () =>
    sections('⟦⼀、要求⟧\n\n⟦\u200b⼆\u00ad、目标⟧\n\n⟦第 3 章 甲⟧\n', [0, 0, 0]))
  test('knows chapters', () => sections('⟦第一章 总则⟧\n⟦第一节 背景⟧\n⟦第二章 目标⟧\n', [0, 1, 0]))
  test('puts numbered lines below headings', () => sections('## ⟦要求⟧\n\n⟦一、思想⟧\n\n## ⟦目标⟧\n', [0, 1, 0]))
  test('ranks a forgotten sign like the others of its style', () => sections('## ⟦一、要求⟧\n\n⟦二、目标⟧\n', [0, 0]))
  test('counts the items of a numbered list', () => sections('⟦1. 建成中心⟧\n⟦2. 建成基站⟧\n', [0, 0]))
  test('takes no decimal, year or long paragraph for a heading', () =>
    sections(`1.5倍于上年。\n2021年。\n1.${'长'.repeat(60)}。\n`, []))
  test('knows the numbers', () => {
    const found = sections('⟦十二、要求⟧\n⟦（二十）思想⟧\n⟦３．领先⟧\n', [0, 1, 2])
    assert.deepEqual(
      found.map(({numbering}) => [numbering!.style, numbering!.ordinal]),
      [
        ['han', 12],
        ['bracketed-han', 20],
        ['arabic', 3],
      ],
    )
  })

  test('extends a section to the next of its level or above', () => {
    const text = '一、甲\n（一）乙\n正文。\n二、丙\n'
    const extents = outline(open(text)).sections.map(({extent}) => text.slice(extent.from, extent.to))
    assert.deepEqual(extents, ['一、甲\n（一）乙\n正文。\n', '（一）乙\n正文。\n', '二、丙\n'])
  })

  test('is after an edit what a fresh one is', () => {
    const text = '# 甲\n\n一、乙\n\n正文\n\n二、丙\n'
    for (let at = 0; at <= text.length; at++) {
      const now = edit(open(text), {from: at, to: at, insert: '\n\n（一）丁\n\n'})
      assert.deepEqual(outline(now), outline(open(now.text)))
    }
  })
})
