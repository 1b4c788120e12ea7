import assert from 'node:assert/strict'
import type {Citations} from '../../server/src/core/citations/citation.js'
import {citationsOf} from '../../server/src/core/citations/read.js'
import type {Span} from '../../server/src/core/text/span.js'
import {viewOf} from '../../server/src/core/text/view.js'
import {mark, unmark} from '../marks.js'

const read = (source: string): Citations => citationsOf({kind: 'paragraph', source, view: viewOf(source, []), depth: 0})

/** Defines a test: the marked words are what `spans` picks out of the citations, in order. */
function reads(title: string, marked: string, spans: (citations: Citations) => readonly Span[]): void {
  test(title, () => {
    const {text} = unmark(marked)
    assert.equal(mark(text, spans(read(text))), marked)
  })
}

const titles = ({titles}: Citations) => titles.map(({span}) => span)
const numbers = ({numbers}: Citations) => numbers.map(({span}) => span)
const references = ({references}: Citations) => references.map(({span}) => span)
const anchors = ({anchors}: Citations) => anchors.filter(({form}) => form === 'caption').map(({span}) => span)
const abbreviations = ({abbreviations}: Citations) => abbreviations.map(({span}) => span)

suite('citations: titles and document numbers', () => {
  reads('a title within a title is a title too', '转发《⟦关于印发〈⟦云州市数据条例⟧〉的通知⟧》', titles)
  reads('an unclosed mark ends with its sentence', '落实《云州规划。参照《⟦云州条例⟧》', titles)
  reads(
    'a number however bracketed',
    '云政发⟦〔2021〕29号⟧、云政发⟦[2021]029号⟧、云政发⟦（2021）第29号⟧、云政发⟦〔21〕29号⟧',
    numbers,
  )
  reads('a court case puts its year first', '见（2021）云01民终123号', numbers)
  test('the proper form, and 第 where issues are counted', () => {
    const found = read('云政发［2021年］第029号，云州市公告(2021)第5号').numbers
    assert.deepEqual(
      found.map(({proper}) => proper),
      ['〔2021〕29号', '〔2021〕第5号'],
    )
  })
  test('the number behind a title belongs to it', () => {
    const found = read(
      '《云州规划》（云政发〔2021〕29号，以下简称《规划》）、《云州办法》（云州市人民政府令第21号）、《云州条例》（试行）',
    ).titles
    assert.deepEqual(
      found.map(({number}) => number?.text ?? null),
      ['云政发〔2021〕29号', null, '云州市人民政府令第21号', null],
    )
  })
})

suite('citations: references and what they refer to', () => {
  reads('见 and brackets send the reader', '布点（见⟦专栏1⟧），详见⟦表2-1⟧、⟦图4⟧和⟦附件4⟧，指标（⟦表3⟧）', references)
  reads('a list may leave out the kind', '（详见⟦附件1⟧、⟦2⟧）', references)
  reads('full-width digits and 所示', '如⟦图４⟧所示', references)
  reads('no number, no reference', '具体安排见下表，任务分工见附件，代表3人出席，附件2份', references)
  reads('another document’s parts are not ours', '按照《云州规划》专栏3和《云州纲要》第三章推进', references)
  reads('chapters and sections', '见⟦第三章第二节⟧，另见⟦第四部分⟧', references)
  reads('a caption opens its passage', '⟦专栏1⟧　数字底座重点工程', anchors)
  reads('a chapter does', '第⟦三⟧章　主要任务'.replace(/[⟦⟧]/g, '').replace('第三', '⟦第三⟧'), anchors)
  reads('a sentence about a table does not', '表3显示，各项指标进展顺利。', anchors)
  reads('a table that goes on has its number already', '续表3', anchors)
  test('a stroke is a range of boxes or a number by chapters: both readings stand', () => {
    assert.deepEqual(
      read('见专栏1—3，见表2-1，见附件3至5').references.map(({ways}) => ways),
      [[['1-3'], ['1', '2', '3']], [['2-1']], [['3', '4', '5']]],
    )
  })
})

suite('citations: short forms', () => {
  reads('titles and names', '（以下简称⟦《规划》⟧）……中心（以下简称⟦“城运中心”⟧）', abbreviations)
  reads(
    'several at once',
    '（以下分别简称⟦《纲要》⟧⟦和《规划》⟧）'.replace('⟦和《规划》⟧', '和⟦《规划》⟧'),
    abbreviations,
  )
  reads('without marks', '（以下简称⟦完成⟧）', abbreviations)
})
