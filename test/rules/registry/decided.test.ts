import assert from 'node:assert/strict'
import {findings} from '../../../server/src/core/rules/run.js'
import {applyAll} from '../../../server/src/core/text/edit.js'
import {read, worldOf} from '../../fixture.js'
import {mark, unmark} from '../../marks.js'

const world = worldOf({
  registry: `plumbline: 1
registry: {id: yz, title: 云州, locale: zh-CN, area: CN-EX, baseline: "2020-12-31"}
indicators:
  - id: yz.posts
    name: 公共充电桩数
    aliases: [公共充电桩]
    unit: 个
    direction: up
    observations: [{asOf: "2020-12-31", value: 32000, qualifier: eq}]
    targets: [{asOf: "2025", value: 80000, qualifier: eq}]
  - id: yz.share
    name: 快充桩占比
    aliases: [快充桩]
    unit: "%"
    observations: [{asOf: "2020-12-31", value: 25, qualifier: eq}]
`,
})

const found = (text: string) => findings(read(text, world), world).filter(({severity}) => severity !== 'hint')

const table = (target: string): string =>
  `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 公共充电桩数 | 个 | 32000 | ${target} | 预期性 |\n`

suite('what the registry decides', () => {
  test('a figure that is the target is not contradicted by the base value', () => {
    for (const draft of [
      '推进充电设施建设，公共充电桩达到8万个。\n',
      '## 2020年工作\n\n布局更加完善，公共充电桩达到8万个。\n',
      '公共充电桩总数8万个。\n',
    ])
      assert.deepEqual(
        found(draft).filter(({rule}) => rule.startsWith('registry-')),
        [],
        draft,
      )
  })

  test('its own sentence may date it, and then it is', () => {
    assert.deepEqual(
      found('截至2020年底，公共充电桩达到8万个。\n').map(({rule}) => rule),
      ['registry-value-mismatch'],
    )
  })

  test('where the time is only assumed there is no error, and no fix touches the figure', () => {
    for (const figure of ['3.6万个', '3.2个', '近3万个', '320万个', '2万多个']) {
      const draft = `推进充电设施建设，公共充电桩有${figure}。\n`
      const all = found(draft).filter(({rule}) => rule.startsWith('registry-'))
      assert.ok(all.length > 0, draft)
      for (const {severity, fixes} of all) {
        assert.equal(severity, 'warning', draft)
        for (const {edits} of fixes) assert.ok(applyAll(draft, edits).includes(/[\d.]+/.exec(figure)?.[0] ?? ''), draft)
      }
    }
  })

  test('only the wrong side of a conflict is marked, once', () => {
    for (const draft of [
      '截至2020年底，公共充电桩3.2万个。\n\n截至2020年底，公共充电桩为⟦3.6万个⟧。\n',
      '截至2020年底，公共充电桩⟦3.6万个⟧。\n\n截至2020年底，公共充电桩为3.2万个。\n',
      `到2025年，公共充电桩达到⟦7万个⟧。\n\n${table('80000')}`,
      `到2025年，公共充电桩达到8万个。\n\n${table('⟦70000⟧')}`,
      '截至2020年底，公共充电桩3.2万个，到2025年达到⟦3万个⟧。\n',
    ]) {
      const {text} = unmark(draft)
      const all = found(text)
      assert.equal(
        mark(
          text,
          all.map(({span}) => span),
        ),
        draft,
        all.map(({rule, words}) => `${rule} ${words.zh}`).join('\n'),
      )
    }
  })

  test('mending every place of a conflict that nothing decides leaves one value', () => {
    const draft = '截至2020年底，社区食堂总数86个。\n\n截至2020年底，社区食堂总数为88个。\n'
    const edits = found(draft).flatMap(({fixes}) => fixes[0]?.edits ?? [])
    assert.equal(edits.length, 2)
    const fixed = applyAll(draft, [...new Map(edits.map((it) => [it.from, it])).values()])
    assert.equal(fixed, '截至2020年底，社区食堂总数86个。\n\n截至2020年底，社区食堂总数为86个。\n')
  })

  test('no sum or share replaces a figure that is right by the registry', () => {
    const all = found('截至2020年底，公共充电桩3.2万个，其中快充桩1.6万个，占25%。\n')
    assert.deepEqual(
      all.map(({rule, fixes}) => [rule, fixes.length]),
      [['share-mismatch', 0]],
    )
  })
})
