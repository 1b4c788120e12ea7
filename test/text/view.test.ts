import assert from 'node:assert/strict'
import fc from 'fast-check'
import {normalise, toSource, viewOf} from '../../server/src/core/text/view.js'

const reads = (source: string, view: string) =>
  test(`${source} reads ${view}`, () => assert.equal(viewOf(source, []).text, view))

suite('a view reads', () => {
  reads('到２０２５年，增长５．５％（预期）', '到2025年,增长5.5%(预期)')
  reads('⼀⽹通办，⺠⽣', '一网通办,民生')
  reads('3.2萬個，約2億噸', '3.2万个,约2亿吨')
  reads('①2020年', '①2020年')
  reads('⒈2020年', '⒈2020年')
  reads('⑴2020年', '(1)2020年')
  reads('10³倍，5m³，20㎡，6㎏', '10³倍,5m3,20平方米,6kg')
  reads('50㎡3套', '50平方米3套')
  reads('增长1½', '增长1½')
  reads('二○二五年，二00八年，一九四Ｏ年', '二〇二五年,二〇〇八年,一九四〇年')
  reads('○○区建成○5个，一0米，十O型', '○○区建成○5个,一0米,十O型')
  reads('10…20', '10...20')
  reads('103\u00ad个\u200b', '103个')
  reads('建成 3.2 万个', '建成3.2万个')
  reads('3.2万 个', '3.2万个')
  reads('5G 室外基站', '5G室外基站')
  reads('占比 50 %', '占比50%')
  reads('带宽22 Tbps，20 km', '带宽22Tbps,20km')
  reads('表2 100个', '表2 100个')
  reads('1. 2020年', '1. 2020年')
  reads('第一章 总则', '第一章 总则')
  reads('2 0 2 0 年', '2020年')
  reads('共12\u2009345个', '共12345个')
  reads('建成\n数据中心', '建成数据中心')
  reads('GB/T 9704', 'GB/T 9704')
})

suite('a view', () => {
  test('needs no map for text in print style', () => {
    assert.equal(viewOf('截至2020年底，累计建成5G室外基站3.2万个（含共享）；', []).starts, null)
  })

  test('leaves hidden stretches out and reads objects in the place of others', () => {
    const source = '**3.2**万`x`个'
    const hidden = [
      {from: 0, to: 2},
      {from: 5, to: 7},
      {from: 8, to: 11, reads: '\ufffc'},
    ]
    const view = viewOf(source, hidden)
    assert.equal(view.text, '3.2万\ufffc个')
    assert.deepEqual(toSource(view, {from: 0, to: 4}), {from: 2, to: 8})
    assert.deepEqual(toSource(view, {from: 4, to: 5}), {from: 8, to: 11})
  })

  test('of a table’s cell counts in the table', () => {
    assert.deepEqual(toSource(viewOf('３个', [], 7), {from: 0, to: 2}), {from: 7, to: 9})
    assert.deepEqual([...viewOf('3个', [], 7).starts!], [7, 8])
  })

  test('P13: maps every stretch into its source, in order, and reads there what it reads', () => {
    const parts = fc.constantFrom(
      '截至',
      '2020',
      '年',
      ' ',
      '\u3000',
      '\n',
      '，',
      '㎡',
      '…',
      '①',
      '³',
      'm',
      '⼀',
      '萬',
      '\ufeff',
      '\ud800',
      '\0',
      '😀',
      '%',
      'GB',
    )
    const texts = fc.array(parts, {maxLength: 20}).map((it) => it.join(''))
    const property = fc.property(texts, fc.nat(20), fc.nat(5), fc.constantFrom(0, 9), (source, from, length, by) => {
      const hidden = from + length <= source.length && length > 0 ? [{from, to: from + length}] : []
      const view = viewOf(source, hidden, by)
      let last: number = by
      for (let at = 0; at < view.text.length; at++) {
        const span = toSource(view, {from: at, to: at + 1})
        assert.ok(last <= span.from && span.from < span.to && span.to <= source.length + by)
        assert.ok(!hidden.some((it) => span.from - by < it.to && it.from < span.to - by))
        assert.ok(
          normalise(source.slice(span.from - by, span.to - by)).includes(view.text[at]!) || view.text[at] === '3',
        )
        last = span.from
      }
    })
    fc.assert(property, {seed: 20210124, numRuns: 2000})
  })
})
