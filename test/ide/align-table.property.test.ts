import assert from 'node:assert/strict'
import fc from 'fast-check'
import {extract} from '../../server/src/core/ide/explain/extract.js'
import {alignments} from '../../server/src/core/ide/tables/align-table.js'
import {advance} from '../../server/src/core/session/advance.js'
import type {Snapshot} from '../../server/src/core/session/snapshot.js'
import {applyAll} from '../../server/src/core/text/edit.js'
import {draftWith, uri} from './draft.js'

const {snapshot: empty} = draftWith('')
const snapshotOf = (text: string): Snapshot => advance(empty, {kind: 'draft-opened', uri, text})
const formatted = (text: string, snapshot = snapshotOf(text)): string => applyAll(text, alignments(snapshot, uri))

/** The tree without its places, and what is read without where it stands. */
function said(snapshot: Snapshot): unknown {
  const nodes = snapshot.drafts.get(uri)?.chunks.flatMap((chunk) => chunk.nodes) ?? []
  const tree = nodes.map((node) => JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value)))
  const mentions = extract(snapshot, uri).map(({text, name, value, unit, asOf, role, change, indicator}) =>
    [text, name, String(value), unit, asOf, role, change, indicator].join(' '),
  )
  return {tree, mentions}
}

const cells = [
  '',
  ' ',
  '指标',
  '2020年',
  '2025年目标',
  '互联网数据中心（个）',
  '城镇化率',
  '103',
  '  63.9% ',
  '—',
  'a\\|b',
  'c\\\\',
  '`d|e`',
  '`f\\|g`',
  '**粗**',
  '<br>',
  '<!-- x -->',
  '😀',
  '　全角　',
  '\t',
  '\\',
  ':--',
  '> q',
  '- i',
  '# h',
  '[l](u)',
  '长'.repeat(30),
]
const cell = fc.constantFrom(...cells)
const rule = fc.constantFrom('---', ':-', '-:', ' :---: ', '-')
const row = (least: number, most: number) =>
  fc
    .tuple(
      fc.array(cell, {minLength: least, maxLength: most}),
      fc.constantFrom('|', '| ', '', '  |'),
      fc.constantFrom('|', ' |', '', ' '),
    )
    .map(([parts, open, close]) => open + parts.join('|') + close)
const table = fc
  .integer({min: 1, max: 4})
  .chain((size) =>
    fc.tuple(
      row(size, size),
      fc.array(rule, {minLength: size, maxLength: size}),
      fc.array(row(1, size), {maxLength: 3}),
      fc.constantFrom('\n', '\r\n', '\r'),
    ),
  )
  .map(([head, rules, rows, newline]) => [head, `|${rules.join('|')}|`, ...rows].join(newline))
/** How the first line and the others begin in a list or a quote, not always all alike. */
const holders = fc.constantFrom<readonly [string, readonly string[]]>(
  ['', ['']],
  ['', ['']],
  ['  ', ['  ', ' ', '']],
  ['> ', ['> ', '>', '>  ', ' > ']],
  ['>', ['> ', '>\t']],
  ['- ', ['  ', '   ', '\t']],
  ['-   ', ['    ', '     ']],
  ['-\t', ['\t', '    ']],
  ['1. 附表\n\n   ', ['   ', '    ']],
  ['- > ', ['  > ', '  >']],
  ['> - ', ['>   ', '>    ']],
  ['> > ', ['> > ', '>>', '>> ']],
  ['- - ', ['    ', '     ']],
  ['[^1]: ', ['    ', '      ']],
)
const held = fc
  .tuple(holders, table, fc.array(fc.nat(), {minLength: 6, maxLength: 6}))
  .map(([[head, others], text, picks]) =>
    text
      .split(/(?<=\r\n|\n|\r(?!\n))/)
      .map((line, at) => (at ? others[(picks[at] ?? 0) % others.length] : head) + line)
      .join(''),
  )
const between = fc.constantFrom(
  '\n\n',
  '\n',
  '正文。\n',
  '> ',
  '- ',
  '\n\n   ',
  '\n\n```\n',
  '# 2020年\n\n',
  '[l]: /u\n\n',
)
const drafts = fc.array(fc.tuple(between, held), {minLength: 1, maxLength: 3}).map((parts) => parts.flat().join(''))

suite('alignment of tables', () => {
  test('never changes what a draft says, and is done at once', () => {
    let changed = 0
    fc.assert(
      fc.property(drafts, (text) => {
        const before = snapshotOf(text)
        const now = formatted(text, before)
        const after = snapshotOf(now)
        if (now !== text) changed++
        assert.deepEqual(said(after), said(before))
        assert.equal(formatted(now, after), now)
      }),
      {seed: 51125, numRuns: 1000},
    )
    assert.ok(changed > 300, `only ${changed} changed`)
  })

  test('columns by East Asian width, with the side that the ruler gives', () =>
    assert.equal(
      formatted('前文。\n\n指标|单位|值|备注\n:-|:-:|-:|-\n数据中心|个|3|a\\|b\n城镇化率|%|63.9\n\n后文。\n'),
      [
        '前文。',
        '',
        '| 指标     | 单位 |   值 | 备注 |',
        '| :------- | :--: | ---: | ---- |',
        '| 数据中心 |  个  |    3 | a\\|b |',
        '| 城镇化率 |  %   | 63.9 |',
        '',
        '后文。',
        '',
      ].join('\n'),
    ))

  test('in lists and quotes, whose signs stay before every line', () => {
    const after = (text: string): readonly string[] => formatted(text).split('\n')
    assert.deepEqual(after('- 附表\n\n  |指标|值|\n  |-|-:|\n  |数据中心|3|'), [
      '- 附表',
      '',
      '  | 指标     |  值 |',
      '  | -------- | --: |',
      '  | 数据中心 |   3 |',
    ])
    assert.deepEqual(after('> - |指标|值|\n>   |-|-|\n>   |甲|3|\n> 后文'), [
      '> - | 指标 | 值  |',
      '>   | ---- | --- |',
      '>   | 甲   | 3   |',
      '> 后文',
    ])
    assert.deepEqual(after('> |指标|\n>|-|\n> > 引文'), ['> | 指标 |', '>| ---- |', '> > 引文'])
  })

  test('a column of sentences is not filled up', () => {
    const long = '推进'.repeat(30)
    assert.equal(
      formatted(`|指标|说明|\n|-|-|\n|甲|${long}|\n`),
      `| 指标 | 说明 |\n| ---- | --- |\n| 甲   | ${long} |\n`,
    )
  })

  test('only tables that touch the stretch asked for', () => {
    const text = '|甲|\n|-|\n|1|\n\n|乙|\n|-|\n|2|\n'
    const edits = alignments(snapshotOf(text), uri, {from: 18, to: 18})
    assert.equal(applyAll(text, edits), '|甲|\n|-|\n|1|\n\n| 乙  |\n| --- |\n| 2   |\n')
  })
})
