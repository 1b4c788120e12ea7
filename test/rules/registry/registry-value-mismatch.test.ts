import {registryValueMismatch} from '../../../server/src/core/rules/registry/registry-value-mismatch.js'
import {checks, fixes, shows} from '../../fixture.js'

const registry = `indicators:
  - {id: ex.posts, name: 公共充电桩数, unit: 个, observations: [{asOf: "2020-12-31", value: 31960, qualifier: eq}]}
  - {id: ex.cable, name: 光缆容量, unit: Tbps, observations: [{asOf: "2020-12-31", value: 22, qualifier: eq}]}
  - {id: ex.sets, name: 开放数据集数, unit: 项, observations: [{asOf: "2020-12-31", value: 4000, qualifier: gt}]}`

suite('registry-value-mismatch', () => {
  checks(
    registryValueMismatch,
    '印出的数字代表一个区间',
    `
    截至2020年底，全市公共充电桩数为3.2万个。

    截至2020年底，全市公共充电桩数为⟦3.3万个⟧。
      ↳ “3.3万个”与登记库不符：公共充电桩数（2020年末）登记为31960个。请改用登记值，或核对登记。`,
    {registry},
  )
  checks(registryValueMismatch, '单位换算后再比', '截至2020年底，光缆容量达到22000Gbps。', {registry})
  checks(registryValueMismatch, '别的时点不比', '截至2019年底，全市公共充电桩数为2.5万个。', {registry})
  checks(registryValueMismatch, '增量不是存量', '2020年，新增公共充电桩5000个。', {registry})
  checks(registryValueMismatch, '登记值为超过4000，5200并不矛盾', '截至2020年底，开放数据集数为5200项。', {registry})
  fixes(
    registryValueMismatch,
    '沿用文中的写法',
    '截至2020年底，全市公共充电桩数为⟦3.3万个⟧。',
    '截至2020年底，全市公共充电桩数为3.196万个。',
    {registry},
  )
})

shows(registryValueMismatch)
