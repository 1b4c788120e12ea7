import assert from 'node:assert/strict'
import {partsFindings} from '../../server/src/core/ide/explain/parts.js'
import {upstreamFindings} from '../../server/src/core/ide/explain/upstream.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'

/** Name, unit, baseline, target, attribute; figures of one indicator in a plan. */
type Row = readonly [name: string, unit: string, baseline: number, target: number, attribute: '约束性' | '预期性']

const social: readonly Row[] = [
  ['常住人口城镇化率', '%', 63.9, 68, '预期性'],
  ['森林覆盖率', '%', 24.1, 25.5, '约束性'],
  ['地表水优良水体比例', '%', 83.4, 86, '约束性'],
  ['单位地区生产总值能耗', '吨标准煤/万元', 0.48, 0.41, '约束性'],
  ['劳动年龄人口平均受教育年限', '年', 10.8, 11.5, '约束性'],
  ['城镇污水处理率', '%', 95.2, 97, '预期性'],
  ['人均体育场地面积', '平方米/人', 2.2, 2.6, '预期性'],
]

const urban: readonly Row[] = [
  ['城市建成区绿地率', '%', 38.2, 40, '预期性'],
  ['每千人口执业医师数', '人/千人', 2.9, 3.4, '预期性'],
  ['城镇调查失业率', '%', 5.2, 5, '预期性'],
  ['生活垃圾回收利用率', '%', 33, 40, '约束性'],
  ['空气质量优良天数比率', '%', 87, 89, '约束性'],
]

const programme: readonly Row[] = [
  ['养老机构护理型床位', '张', 21000, 30000, '约束性'],
  ['社区老年食堂', '个', 86, 150, '预期性'],
  ['公共充电桩', '个', 32000, 70000, '预期性'],
  ['城市书房', '座', 42, 100, '预期性'],
  ['公交线路优化调整', '条', 12, 60, '预期性'],
]

interface Pair {
  readonly superior: string
  readonly own: string
  readonly rows: readonly Row[]
  readonly table: boolean
}

const pairs: readonly Pair[] = [
  {superior: '海东省国民经济和社会发展规划', own: '云州市国民经济和社会发展规划', rows: social, table: true},
  {superior: '云州市城市发展规划', own: '城东区城市发展规划', rows: urban, table: true},
  {superior: '云州市民生规划', own: '云州市民生三年行动方案', rows: programme, table: false},
]

function text(title: string, rows: readonly Row[], isTable: boolean, year = 2025): string {
  const body = isTable
    ? `| 指标 | 单位 | 2020年 | ${year}年目标 | 属性 |\n|---|---|---|---|---|\n${rows.map((it) => `| ${it.join(' | ')} |\n`).join('')}`
    : rows
        .map(
          ([name, unit, baseline, target]) =>
            `2020年，${name}为${baseline}${unit}。到${year}年，${name}达到${target}${unit}。\n`,
        )
        .join('\n')
  return `# ${title}\n\n## 一、主要目标\n\n${body}`
}

const opened = (texts: Readonly<Record<string, string>>): Snapshot =>
  Object.entries(texts).reduce((all, [uri, it]) => advance(all, {kind: 'draft-opened', uri, text: it}), emptySnapshot)

const said = ({superior, table, rows}: Pair, draft: string): readonly string[] =>
  upstreamFindings(opened({'own.md': draft, 'superior.md': text(superior, rows, table)}), 'own.md', [
    'superior.md',
  ]).map(({rule, words}) => `${rule} ${words.zh}`)

/** Departures, by the rule that is to say each; null where a row has no room for it. */
const departures: Readonly<Record<string, (pair: Pair, at: number) => string | null>> = {
  'upstream-lower': ({own, rows, table}, at) => {
    const [name, unit, baseline, target, attribute] = rows[at]!
    const weaker = Number((baseline + (target - baseline) * 0.4).toFixed(2))
    return text(own, rows.with(at, [name, unit, baseline, weaker, attribute]), table)
  },
  'upstream-unit': ({own, rows, table}, at) => {
    const [name, , baseline, target, attribute] = rows[at]!
    return table ? text(own, rows.with(at, [name, '公里', baseline, target, attribute]), table) : null
  },
  'upstream-attribute': ({own, rows, table}, at) => {
    const [name, unit, baseline, target, attribute] = rows[at]!
    const other = attribute === '约束性' ? '预期性' : '约束性'
    return table ? text(own, rows.with(at, [name, unit, baseline, target, other]), table) : null
  },
  'upstream-missing': ({own, rows, table}, at) =>
    table && rows[at]![4] === '约束性' ? text(own, rows.toSpliced(at, 1), table) : null,
  'upstream-year': ({own, rows, table}, at) =>
    table ? null : text(own, rows, table).replace(`到2025年，${rows[at]![0]}`, `到2027年，${rows[at]![0]}`),
}

suite('superior plans', () => {
  test('a plan that agrees with its superior is told nothing', () => {
    for (const pair of pairs) {
      assert.deepEqual(said(pair, text(pair.own, pair.rows, pair.table)), [])
      const higher = pair.rows.map(
        ([name, unit, from, to, attribute]): Row => [name, unit, from, to + (to - from) / 10, attribute],
      )
      assert.deepEqual(said(pair, text(pair.own, higher, pair.table)), [])
    }
  })

  test('of the departures planted, 95 of 100 are found, each by its name', () => {
    let [planted, found] = [0, 0]
    const lost: string[] = []
    for (const pair of pairs)
      for (const [rule, depart] of Object.entries(departures))
        pair.rows.forEach(([name], at) => {
          const draft = depart(pair, at)
          if (draft === null) return
          planted++
          if (said(pair, draft).some((it) => it.startsWith(rule) && it.includes(name))) found++
          else lost.push(`${rule} ${name}: ${said(pair, draft).join(' ')}`)
        })
    assert.ok(planted >= 40, String(planted))
    assert.ok(found >= 0.95 * planted, `${found} of ${planted}\n${lost.join('\n')}`)
  })

  test('what adds up is not compared with another area’s, and both sentences are given', () => {
    const beds: Row = ['养老床位', '张', 4000, 6000, '预期性']
    const province: Row = ['养老床位', '张', 40000, 60000, '预期性']
    const pair = {...pairs[0]!, rows: [province]}
    assert.deepEqual(said(pair, text('云州市规划', [beds], true)), [])
    const of = (title: string) =>
      upstreamFindings(
        opened({'own.md': text(title, [beds], true), 's.md': text('海东省规划', [province], true)}),
        'own.md',
        ['s.md'],
      )
    assert.equal(of('海东省行动方案')[0]?.related[0]?.message.zh, '上位规划：60000')
  })

  test('the targets of the parts are added up', () => {
    const of = (...values: readonly number[]): readonly string[] => {
      const parts = Object.fromEntries(
        values.map((it, at) => [`p${at}.md`, text(`第${at}区规划`, [['养老床位', '张', 1, it, '预期性']], false)]),
      )
      const all = opened({'whole.md': text('云州市规划', [['养老床位', '张', 1, 6000, '预期性']], false), ...parts})
      return partsFindings(all, 'whole.md', Object.keys(parts)).map(
        ({rule, severity, words}) => `${rule} ${severity} ${words.zh}`,
      )
    }
    assert.deepEqual(of(2500, 3500), [])
    assert.match(of(2500, 3000).join(), /parts-sum-mismatch error .*“6000张”，各部分目标相加为5500张，不足以完成/)
    assert.match(of(2500, 4500).join(), /parts-sum-mismatch warning/)
  })
})
