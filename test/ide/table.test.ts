import assert from 'node:assert/strict'
import {widthOf} from '../../server/src/core/ide/tables/width.js'
import {after, offered, rulesIn} from './acting.js'
import {registry} from './draft.js'

const insert = (marked: string, yaml?: string) => after(marked, 'Insert the table', yaml)?.draft
const refresh = (marked: string, yaml?: string) => after(marked, 'Refresh the table', yaml)?.draft

const table = [
  '| 序号 | 指标             | 单位 | 2020年（基期） | 2025年（目标） |',
  '| ---: | ---------------- | ---- | -------------: | -------------: |',
  '|    1 | 互联网数据中心   | 个   |            103 |           ≥120 |',
  '|    2 | 常住人口城镇化率 | %    |           63.9 |            ≥66 |',
].join('\n')

suite('insert the table of main indicators', () => {
  test('on an empty line, with empty lines around it', () => {
    assert.equal(insert('# 规划\n\n$0\n'), `# 规划\n\n${table}\n`)
    assert.equal(insert('# 规划\n$0\n主要指标如下。\n'), `# 规划\n\n${table}\n\n主要指标如下。\n`)
    assert.equal(insert('$0'), `${table}\n`)
  })

  test('at the end of a chapter of that name', () =>
    assert.equal(
      insert('# 规划\n\n## 主要$0指标\n\n设置两项。\n\n## 保障\n'),
      `# 规划\n\n## 主要指标\n\n设置两项。\n\n${table}\n\n## 保障\n`,
    ))

  test('in display multipliers, with attributes where there are any, and a dash where nothing is registered', () => {
    const yaml = registry
      .replace('value: 103,', 'value: 32000,')
      .replace('value: 120,', 'value: 70000,')
      .replace('kind: ratio', 'kind: ratio\n    attribute: 约束性')
      .replace('{asOf: "2020-12-31", value: 63.9', '{asOf: "2019", value: 63.9')
    assert.deepEqual(insert('$0', yaml)?.split('\n').slice(2, 4), [
      '|    1 | 互联网数据中心   | 万个 |            3.2 |             ≥7 |        |',
      '|    2 | 常住人口城镇化率 | %    |              — |            ≥66 | 约束性 |',
    ])
  })

  test('what it states is what the registry states', () => {
    const found = rulesIn(insert('# 规划\n\n## 主要指标\n\n$0\n') ?? '')
    assert.deepEqual(found, [])
  })

  test('with the line ends of the draft', () =>
    assert.equal(insert('# 规划\r\n\r\n$0\r\n'), `# 规划\r\n\r\n${table.replaceAll('\n', '\r\n')}\r\n`))

  test('not amid other things, and not where there is one', () => {
    assert.equal(insert('```\n\n$0\n\n```\n'), undefined)
    assert.equal(insert('- 甲\n$0\n- 乙\n'), undefined)
    assert.equal(insert('---\ntitle: 规划\n$0\n---\n\n正文。\n'), undefined)
    assert.equal(insert(`${table}\n\n$0\n\n正文。\n`), undefined)
    assert.equal(insert('正文$0。\n'), undefined)
  })

  test('not without targets, nor with figures that are kept closer than the draft', () => {
    assert.equal(insert('$0', registry.replace(/ {4}targets:\n.*\n/g, '')), undefined)
    const kept = registry.replace('kind: stock', 'kind: stock\n    classification: restricted')
    assert.ok(!insert('$0', kept)?.includes('互联网数据中心'))
  })
})

suite('refresh a table of indicators', () => {
  const head = '| 指标 | 单位 | 2020年 | 2025年目标 |\n|---|---|---|---|\n'

  test('figures that differ, and cells that say nothing; what agrees stays as written', () =>
    assert.equal(
      refresh(`${head}| 互联网数据中心 | 个 | 1$005 | 120.0 |\n| 常住人口城镇化率 | % | — | 65以上 |\n`),
      [
        '| 指标             | 单位 | 2020年 | 2025年目标 |',
        '| ---------------- | ---- | ------ | ---------- |',
        '| 互联网数据中心   | 个   | 103    | 120.0      |',
        '| 常住人口城镇化率 | %    | 63.9   | 66以上     |',
        '',
      ].join('\n'),
    ))

  test('in the unit of the column or row', () => {
    const yaml = registry.replace('value: 103,', 'value: 32000,')
    assert.match(refresh(`${head}| 互联网数据中心 | 万个 | 3$0.5 | — |\n`, yaml) ?? '', /\| 3\.2 {4}\| ≥0\.012/)
    assert.match(refresh(`${head}| 互联网数据中心（万个） |  | 3$0.5 |  |\n`, yaml) ?? '', /\| 3\.2 /)
    assert.match(refresh(`${head}| 互联网数据中心 |  | 3.5$0万个 |  |\n`, yaml) ?? '', /\| 3\.2万个 /)
  })

  test('in a list the signs before its lines stay', () => {
    const text = '- 甲\n\n  |指标|单位|2020年|2025年目标|\n  |-|-|-|-|\n  |互联网数据中心|个|1$005|120|\n'
    assert.equal(
      refresh(text),
      [
        '- 甲',
        '',
        '  | 指标           | 单位 | 2020年 | 2025年目标 |',
        '  | -------------- | ---- | ------ | ---------- |',
        '  | 互联网数据中心 | 个   | 103    | 120        |',
        '',
      ].join('\n'),
    )
  })

  test('with what the registry claims', () => {
    const yaml = registry.replace('value: 103, qualifier: eq', 'value: 110, qualifier: gt')
    assert.match(refresh(`${head}| 互联网数据中心 | 个 | 1$003 | 120 |\n`, yaml) ?? '', /\| >110 /)
  })

  test('not where all agrees, nor of rows that the registry does not know, nor in another table', () => {
    assert.equal(refresh(`${head}| 互联网数据中心 | 个 | 1$003 | 120 |\n`), undefined)
    assert.equal(refresh(`${head}| 城市公园 | 座 | 1$003 | 120 |\n`), undefined)
    const html = `<table><tr><td>指标</td><td>2020年</td><td>2025年目标</td></tr><tr><td>互联网数据中心（个）</td><td>1$005</td><td>120</td></tr></table>\n`
    assert.equal(refresh(html), undefined)
    assert.equal(refresh('| 区 | 电话 |\n|---|---|\n| 甲区 | 1$002 |\n'), undefined)
  })

  test('the checks have nothing to say of what was refreshed', () => {
    const now = refresh(`${head}| 互联网数据中心 | 个 | 1$005 | 12 |\n| 常住人口城镇化率 | % | 62 | 65 |\n`) ?? ''
    assert.deepEqual(
      rulesIn(now).filter((rule) => rule.startsWith('registry-')),
      [],
    )
    assert.equal(
      offered(`${now.slice(0, 4)}$0${now.slice(4)}`).some(({title: {en}}) => en.startsWith('Refresh')),
      false,
    )
  })
})

suite('the width of a text', () => {
  test('two columns for what is wide, none for what stands on another letter', () => {
    for (const [text, width] of [
      ['abc', 3],
      ['城镇化率', 8],
      ['（％）', 6],
      ['“—”', 3],
      ['①≥66', 4],
      ['e\u0301', 1],
      ['😀', 2],
      ['𠮷', 2],
      ['\u200b', 0],
      ['ｱ한', 3],
    ] as const)
      assert.equal(widthOf(text), width, text)
  })
})
