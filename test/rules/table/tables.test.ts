import {tableBaselineMissing} from '../../../server/src/core/rules/table/table-baseline-missing.js'
import {tableIndicatorCount} from '../../../server/src/core/rules/table/table-indicator-count.js'
import {tableProseMismatch} from '../../../server/src/core/rules/table/table-prose-mismatch.js'
import {tableUnitMissing} from '../../../server/src/core/rules/table/table-unit-missing.js'
import {checks} from '../../fixture.js'

suite('table-unit-missing', () => {
  checks(
    tableUnitMissing,
    '年鉴的表不是主要指标表',
    `
    | 指标 | 2019年 | 2020年 |
    | --- | ---: | ---: |
    | 千兆用户 | 100 | 118 |
  `,
  )
  checks(
    tableUnitMissing,
    '指数没有单位',
    `
    | 指标 | 单位 | 2020年 | 2025年 | 属性 |
    | --- | --- | ---: | ---: | --- |
    | 营商环境指数 |  | 80 | 90 | 预期性 |
  `,
  )
})

suite('table-baseline-missing', () => {
  checks(
    tableBaselineMissing,
    '分组标题行不是指标',
    `
    | 指标 | 单位 | 2020年 | 2025年 | 属性 |
    | --- | --- | ---: | ---: | --- |
    | 一、数字底座 |  |  |  |  |
    | 千兆用户 | 万户 | 118 | 300 | 预期性 |
    | ⟦示范医院⟧ | 家 |  | 50 | 预期性 |
  `,
  )
})

suite('table-indicator-count', () => {
  checks(
    tableIndicatorCount,
    '别的规划的指标项数不是本规划的',
    `
    上一轮规划列出的14项主要指标全部完成。本规划设置2项主要指标。

    | 指标 | 单位 | 2020年 | 2025年 |
    | --- | --- | ---: | ---: |
    | 千兆用户 | 万户 | 118 | 300 |
    | 示范医院 | 家 | — | 50 |
  `,
  )
})

suite('table-prose-mismatch', () => {
  checks(
    tableProseMismatch,
    '由…提高到…的终点不是基期的数',
    `
    到2025年，农村污水治理率由2020年的31%提高到45%。

    | 指标 | 单位 | 2020年 | 2025年 | 属性 |
    | --- | --- | ---: | ---: | --- |
    | 农村污水治理率 | % | 31 | 45 | 预期性 |
  `,
  )
  checks(
    tableProseMismatch,
    '换算单位之后再比',
    `
    2020年，千兆宽带用户为⟦108万户⟧。

    | 指标 | 单位 | 2020年 | 2025年 | 属性 |
    | --- | --- | ---: | ---: | --- |
    | 千兆宽带用户 | 万户 | ⟦118⟧ | 300 | 预期性 |
  `,
  )
  checks(
    tableProseMismatch,
    '几本账都有的名称是泛称',
    `
    2024年，水利账结转下年3亿元。

    2024年，教育账结转下年5亿元。

    2024年，养护账结转下年7亿元。

    单位：亿元

    | 指标 | 2023年 | 2024年 |
    | --- | ---: | ---: |
    | 结转下年 | 8 | 9 |
  `,
  )
  checks(
    tableProseMismatch,
    '表的单位写在表前',
    `
    2024年，景区停车收益为⟦3亿元⟧。

    单位：亿元

    | 指标 | 2023年 | 2024年 |
    | --- | ---: | ---: |
    | 景区停车收益 | 8 | ⟦9⟧ |
  `,
  )
})
