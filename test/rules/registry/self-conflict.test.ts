import {selfConflict} from '../../../server/src/core/rules/registry/self-conflict.js'
import {checks, shows} from '../../fixture.js'

suite('self-conflict', () => {
  checks(
    selfConflict,
    'a time handed down over sentences makes no conflict of names that nobody has registered',
    '2020年末城镇居民人均住房面积34.8平方米；每百户家庭拥有汽车50.1辆。农村居民人均住房面积40.0平方米；每百户家庭拥有汽车40.0辆。\n',
  )

  checks(
    selfConflict,
    'two values in one sentence are those of two things',
    '到2025年，花生种植、收获机械化率分别达到65%和55%，油菜种植、收获机械化率分别达到50%和65%。\n',
  )

  checks(
    selfConflict,
    '三处中一处不同，只指那一处',
    `截至2020年底，全市公共充电桩保有量达到3.2万个。

截至2020年底，公共充电桩保有量为⟦3.6万个⟧。

截至2020年底，公共充电桩保有量为3.2万个。`,
  )
  checks(
    selfConflict,
    '区域不同不是矛盾',
    '截至2020年底，浦东新区公共充电桩保有量达到1.2万个。\n\n截至2020年底，静安区公共充电桩保有量达到0.6万个。',
  )
  checks(selfConflict, '由低到高是变化', '“十三五”期间，公共充电桩保有量由2015年底的0.6万个增加到2020年底的3.2万个。')
  checks(
    selfConflict,
    '现状与目标不是矛盾',
    '截至2020年底，公共充电桩保有量达到3.2万个。\n\n到2025年，公共充电桩保有量达到6万个。',
  )
  checks(
    selfConflict,
    '经费由各级政府分别列支',
    '2026年，全市运转费安排3亿元，其中：印刷经费预算0.2亿元，干部培训经费预算0.14亿元。\n\n2026年，市级运转费安排2亿元，其中：印刷经费预算0.1亿元，干部培训经费预算0.11亿元。',
  )
  const row = (unit: string) =>
    `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆宽带用户 | ${unit} | — | ⟦300⟧ | 预期性 |\n`
  checks(selfConflict, '两张表印的数相同而单位不同，是矛盾', `${row('万户')}\n另表：\n\n${row('户')}`, {
    registry: 'indicators:\n  - {id: ex.giga, name: 千兆宽带用户, unit: 户, kind: stock}\n',
  })
})

shows(selfConflict)
