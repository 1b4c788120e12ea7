import assert from 'node:assert/strict'
import {chunkStarts} from '../../server/src/core/markdown/draft.js'
import type {Passage} from '../../server/src/core/markdown/passage.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {toSource} from '../../server/src/core/text/view.js'
import {mark, unmark} from '../marks.js'

/** Marks each passage of a draft; the cells of a table instead of the table. */
function passages(marked: string, kinds = '') {
  const {text, spans} = unmark(marked)
  const draft = open(text)
  const starts = chunkStarts(draft)
  const placed = draft.chunks.flatMap((chunk, index) =>
    chunk.passages.map(({at, passage}) => ({at: at + starts[index]!, passage})),
  )
  const found = placed.flatMap(({at, passage}) =>
    spansOf(passage).map(({from, to}) => ({from: at + from, to: at + to})),
  )
  assert.equal(mark(text, found), mark(text, spans))
  if (kinds) assert.equal(placed.map(({passage}) => passage.kind).join(' '), kinds)
}

const spansOf = (passage: Passage) =>
  passage.kind === 'table' ? passage.rows.flat().map(({span}) => span) : [{from: 0, to: passage.source.length}]

/** Finds words in the view of a draft's first passage and marks where they come from. */
function sees(marked: string, words: string) {
  const {text, spans} = unmark(marked)
  const {at, passage} = open(text).chunks.flatMap((chunk) => chunk.passages)[0]!
  const view = passage.kind === 'table' ? passage.rows[1]![1]!.view : passage.view
  const from = view.text.indexOf(words)
  assert.ok(from >= 0, `${view.text} does not say ${words}`)
  const span = toSource(view, {from, to: from + words.length})
  assert.equal(mark(text, [{from: span.from + at, to: span.to + at}]), mark(text, spans))
}

suite('passages', () => {
  test('an indented paragraph of Han sentences is prose, an indented program and a fence are not', () => {
    passages(
      '# ⟦总则⟧\n\n    ⟦近日，县里出台方案，绿道达到80公里。⟧\n    ⟦（一）新建书屋12个。⟧\n\n⟦正文。⟧\n\n    # 打印年份。\n    print(2026)\n\n```\n绿道达到80公里。\n```\n',
      'heading paragraph paragraph paragraph',
    )
  })

  test('are paragraphs, headings, items and quotes', () =>
    passages(
      '# ⟦总则⟧\n\n⟦正文。⟧\n\n- ⟦甲⟧\n- ⟦乙⟧\n\n> ⟦引文⟧\n\n[^a]: ⟦注⟧\n',
      'heading paragraph item item quote footnote',
    ))
  test('are the cells of tables', () =>
    passages('| ⟦指标⟧ | ⟦2025年⟧ |\n| --- | ---: |\n| ⟦中心⟧ | ⟦**3**个⟧ |\n', 'table'))
  test('are not front matter, code, HTML or rulers', () =>
    passages('---\ntitle: 3个\n---\n\n⟦正文⟧\n\n```\n3个\n```\n\n<div>3个</div>\n\n***\n'))
  test('are the lines of text pasted from Word', () =>
    passages(
      '⟦一、总体要求⟧\n⟦建成数据中心103个。⟧\n⟦1.全国领先。建成基站。⟧\n⟦上海市人民政府办公厅⟧\n⟦2021年10月24日⟧',
    ))
  test('go on over lines wrapped by hand', () =>
    passages(
      '⟦围绕全面推进城市数字化转型的总体部署和目标任务要求持续加大力度建成面向公\n众服务的互联网数据中心103个。⟧',
    ))
  test('go on behind a comma', () => passages('⟦建成数据中心103个，\n机柜14万架。⟧\n⟦后文。⟧'))
  test('end at a line break that the writer asked for', () =>
    passages('⟦围绕全面推进城市数字化转型的总体部署和目标任务要求持续加大力度建成面向公⟧  \n⟦众服务⟧'))
  test('are pieces of a paragraph without an end, cut behind sentences and not in a mark', () => {
    const sentence = (index: number) =>
      `第${index}街道（含[飞地，${index}处。](a，b。c)）建成公园${index}个，“**绿地。**”${index}公顷。`
    const text = `${Array.from({length: 200}, (_, index) => sentence(index)).join('')}\n`
    const pieces = open(text).chunks.flatMap((chunk) => chunk.passages.map(({passage}) => passage))
    assert.equal(`${pieces.map(({source}) => source).join('')}\n`, text)
    assert.ok(pieces.every(({source}) => source.length <= 3000 && /^第\d+街道（.*公顷。$/.test(source)))
    assert.equal(
      pieces.map((passage) => passage.kind !== 'table' && passage.piece).join(),
      'first,middle,middle,middle,last',
    )
  })
  test('of a quote are its lines without the signs', () => passages('> ⟦甲。⟧\n> ⟦乙。⟧\n'))
})

suite('a reader sees', () => {
  test('through strong words', () => sees('建成**⟦3.2**万个⟧。', '3.2万个'))
  test('through strong words beside punctuation', () => sees('**重点。**建成⟦3个⟧', '3个'))
  test('through emphasis and links', () => sees('*建成*[⟦3.2万](http://a.b/9)个⟧', '3.2万个'))
  test('through tags', () => sees('建成<b>⟦3.2</b>万个⟧', '3.2万个'))
  test('no struck-out figure', () => sees('建成~~4~~⟦3个⟧', '3个'))
  test('escapes as characters', () => sees('⟦3\\*4⟧个', '3*4'))
  test('references as characters', () => sees('⟦R&amp;D⟧经费', 'R&D'))
  test('one tilde as a range', () => sees('⟦3~5个，6~8个⟧', '3~5个,6~8个'))
  test('an object where code stands', () => sees('⟦1`2`3⟧个', '1\ufffc3'))
  test('no power of ten as a longer number', () => sees('⟦10<sup>3⟧</sup>倍', '10\ufffc3'))
  test('the cells of a table', () => sees('| 指标 | 值 |\n|--|--|\n| 甲 | ⟦3.2 万⟧个 |', '3.2万'))
  test('no comment', () => sees('共⟦3<!-- 快报 -->个⟧', '3个'))
})

suite('comments', () => {
  const comments = (text: string) => open(text).chunks.flatMap((chunk) => chunk.comments.map((comment) => comment.text))
  test('stand in blocks and in prose', () =>
    assert.deepEqual(comments('<!-- a -->\n\n正文<!--b-->\n\n- 项<!-- c'), ['a', 'b']))
  test('do not stand in code', () => assert.deepEqual(comments('`<!-- a -->`\n\n```\n<!-- b -->\n```\n'), []))
})
