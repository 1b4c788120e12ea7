import assert from 'node:assert/strict'
import {relationMismatch} from '../../../server/src/core/rules/arithmetic/relation-mismatch.js'
import {checks, fixes, found, shows, worldOf} from '../../fixture.js'

const registry = `
units:
  个: {kind: count}
indicators:
  - {id: ex.all, name: 公共充电桩保有量, unit: 个, kind: stock}
  - {id: ex.fast, name: 快充桩保有量, unit: 个, kind: stock}
  - {id: ex.slow, name: 慢充桩保有量, unit: 个, kind: stock, observations: [{asOf: "2019-12-31", value: 30000, qualifier: eq, source: {doc: a}}]}
  - {id: ex.share, name: 快充桩占比, unit: "%", kind: ratio}
  - {id: ex.people, name: 常住人口, unit: 人, kind: stock}
  - {id: ex.per, name: 人均地区生产总值, unit: 元/人, kind: ratio}
  - {id: ex.gdp, name: 地区生产总值, unit: 元, kind: flow}
relations:
  - {id: all, type: sum, total: ex.all, parts: [ex.fast, ex.slow]}
  - {id: share, type: share, part: ex.fast, whole: ex.all, ratio: ex.share}
  - {id: per, type: ratio, numerator: ex.gdp, denominator: ex.people, ratio: ex.per}
  - {id: odd, type: sum, total: ex.all, parts: [ex.gdp, ex.nothing]}
  - {id: apart, type: notComparable, indicators: [ex.fast, ex.slow], reason: 口径不同}
`
const given = {registry}
const parts = '截至2020年底，快充桩保有量1.2万个，慢充桩保有量3.5万个。'

suite('relation-mismatch', () => {
  checks(
    relationMismatch,
    '各数分散在文中，算式和登记的关系写在提示里',
    `
    ## 一、现状

    ${parts}

    ## 二、任务

    截至2020年底，公共充电桩保有量达到⟦5.2万个⟧。
      ↳ 按登记的关系，“公共充电桩保有量”应为1.2万个＋3.5万个＝4.7万个，文中写“5.2万个”。请核对各数。
    `,
    given,
  )
  checks(relationMismatch, '相等', `${parts}\n\n截至2020年底，公共充电桩保有量4.7万个。`, given)
  checks(relationMismatch, '只差舍入', `${parts}\n\n截至2020年底，公共充电桩保有量46650个。`, given)
  checks(relationMismatch, '“超过”按其含义', `${parts}\n\n截至2020年底，公共充电桩保有量超过4万个。`, given)
  checks(relationMismatch, '“超过”不成立', `${parts}\n\n截至2020年底，公共充电桩保有量⟦超过6万个⟧。`, given)
  checks(relationMismatch, '缺一个数', '截至2020年底，快充桩保有量1.2万个，公共充电桩保有量1.1万个。', given)
  checks(relationMismatch, '时点不同', `${parts}\n\n截至2021年底，公共充电桩保有量5.2万个。`, given)
  checks(relationMismatch, '时点不明', '快充桩保有量1.2万个，慢充桩保有量3.5万个，公共充电桩保有量5.2万个。', given)
  checks(relationMismatch, '一是现状，一是目标', `${parts}\n\n2020年，公共充电桩保有量力争达到5.2万个。`, given)
  checks(relationMismatch, '别处的数', `${parts}\n\n截至2020年底，全国公共充电桩保有量80万个。`, given)
  checks(
    relationMismatch,
    '自相矛盾的数不参加计算',
    `${parts}\n\n截至2020年底，快充桩保有量1.6万个。公共充电桩保有量5.2万个。`,
    given,
  )
  checks(
    relationMismatch,
    '已与登记值不符的不再计算',
    '截至2019年底，快充桩保有量1.2万个，慢充桩保有量3.5万个，公共充电桩保有量5.2万个。',
    given,
  )
  checks(relationMismatch, '没有登记关系', `${parts}\n\n截至2020年底，公共充电桩保有量5.2万个。`, {
    registry: registry.slice(0, registry.indexOf('relations:')),
  })
  checks(
    relationMismatch,
    '表中各数与正文',
    `
    截至2020年底，公共充电桩保有量达到⟦5.2万个⟧。

    | 指标 | 单位 | 2020年 | 2025年 |
    | --- | --- | ---: | ---: |
    | 快充桩保有量 | 万个 | 1.2 | 2.0 |
    | 慢充桩保有量 | 万个 | 3.5 | 5.0 |
    `,
    given,
  )
  fixes(
    relationMismatch,
    '占比按原文的位数改',
    '截至2020年底，公共充电桩保有量4.8万个，快充桩保有量1.2万个。快充桩占比达到⟦30.0%⟧。',
    '截至2020年底，公共充电桩保有量4.8万个，快充桩保有量1.2万个。快充桩占比达到25.0%。',
    given,
  )
  checks(
    relationMismatch,
    '比值的单位是两数单位之比',
    '2020年，地区生产总值1000亿元，常住人口100万人，人均地区生产总值达到⟦12万元/人⟧。',
    given,
  )
  checks(
    relationMismatch,
    '比值相等',
    '2020年，地区生产总值1000亿元，常住人口100万人，人均地区生产总值达到10万元/人。',
    given,
  )

  test('the message in English, and the places that it rests on', () => {
    const text = `${parts}\n\n截至2020年底，公共充电桩保有量5.2万个。\n`
    const [finding] = found(relationMismatch, text, worldOf(given))
    assert.equal(
      finding?.words.en,
      'By the registered relation “公共充电桩保有量” is 1.2万个＋3.5万个 = 4.7万个, the draft has “5.2万个”. Check the figures.',
    )
    const places = finding.related.map(({at}) => ('path' in at ? at.path : text.slice(at.from, at.to)))
    assert.deepEqual(places, ['1.2万个', '3.5万个', 'registry.metrics.yaml'])
  })
})

shows(relationMismatch)
