import {registryMultiplierSlip} from '../../server/src/core/rules/registry/registry-multiplier-slip.js'
import {registryQualifierDropped} from '../../server/src/core/rules/registry/registry-qualifier-dropped.js'
import {registryTargetMismatch} from '../../server/src/core/rules/registry/registry-target-mismatch.js'
import {registryValueMismatch} from '../../server/src/core/rules/registry/registry-value-mismatch.js'
import {selfConflict} from '../../server/src/core/rules/registry/self-conflict.js'
import {fixes} from '../fixture.js'

const registry = `indicators:
  - {id: ex.online, name: 网上办理率, unit: "%", observations: [{asOf: "2020-12-31", value: 80, qualifier: eq}], targets: [{asOf: "2025-12-31", value: 95, qualifier: ge}]}
  - {id: ex.homes, name: 光纤用户数, unit: 户, observations: [{asOf: "2020-12-31", value: 326000, qualifier: eq}]}
  - {id: ex.sets, name: 开放数据集数, unit: 项, observations: [{asOf: "2020-12-31", value: 4000, qualifier: gt}]}
  - {id: ex.parks, name: 公共停车场数, unit: 个}
  - {id: ex.readers, name: 图书馆持证读者数, unit: 人}`

/** What stands in the head or in the column of units of a table is not said again in its cells. */
suite('a fix writes a cell as its column does', () => {
  fixes(
    registryValueMismatch,
    '列头有（%），格内只写数',
    `
    | 指标 | 2020年（%） |
    |---|---:|
    | 网上办理率 | ⟦85⟧ |`,
    `
    | 指标 | 2020年（%） |
    |---|---:|
    | 网上办理率 | 80 |`,
    {registry},
  )
  fixes(
    registryTargetMismatch,
    '单位另有一列，目标值只写数',
    `
    | 指标 | 单位 | 2020年 | 2025年目标 |
    |---|---|---:|---:|
    | 网上办理率 | % | 80 | ⟦90⟧ |`,
    `
    | 指标 | 单位 | 2020年 | 2025年目标 |
    |---|---|---:|---:|
    | 网上办理率 | % | 80 | 95 |`,
    {registry},
  )
  fixes(
    registryValueMismatch,
    '列头有万，格内不再写万',
    `
    | 指标 | 2020年 |
    |---|---:|
    | 光纤用户数（万户） | ⟦35.2⟧ |`,
    `
    | 指标 | 2020年 |
    |---|---:|
    | 光纤用户数（万户） | 32.6 |`,
    {registry},
  )
  fixes(
    registryMultiplierSlip,
    '数量级写错，照列头的万改',
    `
    | 指标 | 2020年 |
    |---|---:|
    | 光纤用户数（万户） | ⟦326000⟧ |`,
    `
    | 指标 | 2020年 |
    |---|---:|
    | 光纤用户数（万户） | 32.6 |`,
    {registry},
  )
  fixes(
    registryQualifierDropped,
    '限定语写在格内，单位不写',
    `
    | 指标 | 单位 | 2020年 |
    |---|---|---:|
    | 开放数据集数 | 项 | ⟦4000⟧ |`,
    `
    | 指标 | 单位 | 2020年 |
    |---|---|---:|
    | 开放数据集数 | 项 | 超过4000 |`,
    {registry},
  )
  fixes(
    registryValueMismatch,
    '格内自己写了%，照写',
    `
    | 指标 | 2020年 |
    |---|---:|
    | 网上办理率 | ⟦85％⟧ |`,
    `
    | 指标 | 2020年 |
    |---|---:|
    | 网上办理率 | 80% |`,
    {registry},
  )
  fixes(
    selfConflict,
    '两表写法相同，一格改成另一格的数',
    `
    | 指标 | 单位 | 2020年 |
    |---|---|---:|
    | 公共停车场数 | 个 | ⟦18⟧ |

    | 指标 | 2020年（个） |
    |---|---:|
    | 公共停车场数 | ⟦16⟧ |`,
    `
    | 指标 | 单位 | 2020年 |
    |---|---|---:|
    | 公共停车场数 | 个 | 18 |

    | 指标 | 2020年（个） |
    |---|---:|
    | 公共停车场数 | 18 |`,
    {registry},
  )
  fixes(
    selfConflict,
    '一表用万人、一表用人，不把一格的数抄进另一格',
    `
    | 指标 | 单位 | 2020年 |
    |---|---|---:|
    | 图书馆持证读者数 | 万人 | ⟦32.6⟧ |

    | 指标 | 2020年（人） |
    |---|---:|
    | 图书馆持证读者数 | ⟦360000⟧ |`,
    `
    | 指标 | 单位 | 2020年 |
    |---|---|---:|
    | 图书馆持证读者数 | 万人 | 32.6 |

    | 指标 | 2020年（人） |
    |---|---:|
    | 图书馆持证读者数 | 360000 |`,
    {registry},
  )
})
