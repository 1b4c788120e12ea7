import assert from 'node:assert/strict'
import {coverage, isMostlyUncompared} from '../../server/src/core/ide/coverage/coverage.js'
import {coverageEn, coverageZh} from '../../server/src/core/ide/coverage/coverage-words.js'
import {figures} from '../../server/src/core/ide/coverage/figures.js'
import {standings} from '../../server/src/core/ide/coverage/standings.js'
import {draftWith, uri} from './draft.js'

const registry = `plumbline: 1
registry: {id: yz, title: 云州, locale: zh-CN, area: CN-YZ}
areas:
  CN: {label: 全国}
  CN-YZ: {label: 云州市, aliases: [全市], parent: CN}
indicators:
  - id: yz.posts
    name: 公共充电桩数
    aliases: [公共充电桩]
    unit: 个
    area: CN-YZ
    observations: [{asOf: "2020-12-31", value: 32000, qualifier: eq}]
    targets: [{asOf: "2025", value: 80000, qualifier: ge}]
  - id: yz.range
    name: 平均等候时间
    unit: 分钟
    observations: [{asOf: "2020", value: [5, 8], qualifier: eq}]
  - {id: yz.a, name: 室外基站数, aliases: [基站], unit: 个}
  - {id: yz.b, name: 室内基站数, aliases: [基站], unit: 个}
`

const countsOf = (draft: string) => coverage(draftWith(draft, registry).snapshot, uri)

/** What becomes of the one figure of a draft. */
const verdictOn = (draft: string): string => {
  const {agree, differ, unregistered, uncompared, reasons, mentions} = countsOf(draft)
  assert.equal(mentions, 1, draft)
  assert.equal(agree + differ + unregistered + uncompared, mentions, draft)
  return agree ? 'agree' : differ ? 'differ' : unregistered ? 'unregistered' : Object.keys(reasons).join()
}

suite('coverage', () => {
  test('tells a figure that was compared from one that only is registered, and why it was not', () => {
    for (const [draft, expected] of [
      ['截至2020年底，公共充电桩3.2万个。', 'agree'],
      ['截至2020年底，公共充电桩3.6万个。', 'differ'],
      ['截至2020年底，社区食堂86个。', 'unregistered'],
      ['目前，公共充电桩3.2万个。', 'no-time'],
      ['截至2018年底，公共充电桩1.1万个。', 'other-time'],
      ['到2025年，新建公共充电桩4.8万个。', 'deed'],
      ['每年新建公共充电桩9600个。', 'deed'],
      ['2020年，公共充电桩增长12%。', 'deed'],
      ['截至2020年底，全国公共充电桩80.7万个。', 'area'],
      ['2020年，平均等候时间6分钟。', 'open-range'],
      ['截至2020年底，基站1.5万个。', 'doubtful-name'],
      ['到2025年，公共充电桩达到8万个以上。', 'agree'],
    ] as const)
      assert.equal(verdictOn(`${draft}\n`), expected, draft)
  })

  test('what its writer silenced is no agreement', () =>
    assert.equal(
      verdictOn(
        '<!-- plumbline-disable-next-line registry-value-mismatch: 快报数 -->\n截至2020年底，公共充电桩3.6万个。\n',
      ),
      'decided',
    ))

  test('numbers are the sum of all', () => {
    const {numbers, mentions, skipped} = countsOf('一、现状\n\n截至2020年底，公共充电桩3.2万个，见表2。\n')
    assert.equal(numbers, mentions + skipped)
    assert.equal(mentions, 1)
  })

  test('figures are counted as the list of them shows them', () => {
    const text = `# 规划

截至2020年底，公共充电桩3.6万个，社区食堂86个。截至2020年底，公共充电桩3.2万个，平均等候时间6分钟。

| 指标 | 单位 | 2020年 | 2025年 |
| --- | --- | ---: | ---: |
| 公共充电桩数 | 个 | 32000 | 90000 |
| 基站 | 个 | 1500 | 1800 |

到2025年，公共充电桩达到8万个以上，新建公共充电桩4.8万个，社区食堂96个。社区食堂由86个增加到97个，增长9%。
`
    const counted = standings(draftWith(text, registry).snapshot, uri).flatMap((it) => it.standings)
    const listed = figures(draftWith(text, registry).snapshot, uri)
    assert.deepEqual(
      counted,
      listed.map(({verdict, reason}) => ({verdict, reason})),
    )
    assert.equal(new Set(counted.map(({verdict}) => verdict)).size, 4)
  })

  test('is said in both languages, with the reasons', () => {
    const counts = countsOf('截至2020年底，公共充电桩3.2万个。每年新建公共充电桩9600个。\n')
    assert.equal(coverageZh(counts), '指标数值 2 个（一致 1，不符 0，未登记 0，未比对 1：任务量或增减量 1）')
    assert.equal(
      coverageEn(counts),
      '2 figures (1 agree, 0 differ, 0 unregistered, 1 not compared: a deed or a change 1)',
    )
  })

  test('a draft in which most registered figures were left alone is told from one that was checked', () => {
    const deeds = '新建公共充电桩1万个。\n\n改造公共充电桩2000个。\n\n扩建公共充电桩300个。\n'
    assert.ok(isMostlyUncompared(countsOf(deeds)))
    const level = '\n截至2020年底，公共充电桩3.2万个。\n'
    assert.ok(!isMostlyUncompared(countsOf(deeds + level.repeat(4))))
  })
})
