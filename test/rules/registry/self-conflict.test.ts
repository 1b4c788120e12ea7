import {selfConflict} from '../../../server/src/core/rules/registry/self-conflict.js'
import {checks} from '../../fixture.js'

suite('self-conflict', () => {
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
})
