import assert from 'node:assert/strict'
import {findings} from '../../../server/src/core/rules/run.js'
import {read, worldOf} from '../../fixture.js'

const world = (level: string) =>
  worldOf({
    registry: `plumbline: 1
organizations: {stats: {label: 市统计局}, comm: {label: 市通信管理局}}
indicators:
  - id: yz.posts
    name: 公共充电桩数
    unit: 个
    owner: {org: comm}
    observations: [{asOf: "2020-12-31", value: 32000, qualifier: eq${level}}]
    targets: [{asOf: "2025", value: 80000, qualifier: eq${level}}]
`,
  })

const found = (draft: string, level: string) => {
  const held = world(level)
  return findings(read(draft, held), held).filter(({rule}) => rule.startsWith('registry-'))
}

const wrong = [
  '截至2020年底，全市公共充电桩数为35000个。\n',
  '截至2020年底，全市公共充电桩数为3.2个。\n',
  '截至2020年底，全市公共充电桩数超过3.2万个。\n',
  '到2025年，全市公共充电桩数达到9万个。\n',
]

suite('who stands behind a registered value', () => {
  test('is said beside its place', () => {
    const said = (level: string) =>
      found(wrong[0] ?? '', level).flatMap(({related}) => related.map(({message}) => message))
    assert.deepEqual(said(''), [
      {zh: '登记值（2020年末）：市通信管理局负责', en: 'Registered value (the end of 2020): kept by 市通信管理局'},
    ])
    assert.deepEqual(said(', approvedBy: stats, vintage: "2021-03-01"'), [
      {
        zh: '登记值（2020年末）：市统计局核定，2021年3月1日取得',
        en: 'Registered value (the end of 2020): approved by 市统计局, obtained on 2021-03-01',
      },
    ])
  })

  test('and what another text or the press says makes no error, whatever is wrong', () => {
    for (const draft of wrong) {
      assert.ok(
        found(draft, ', status: final').some(({severity}) => severity === 'error'),
        draft,
      )
      for (const status of ['plan-text', 'press'])
        assert.deepEqual(
          found(draft, `, status: ${status}`).map(({severity}) => severity),
          ['warning'],
          `${draft}${status}`,
        )
    }
  })
})
