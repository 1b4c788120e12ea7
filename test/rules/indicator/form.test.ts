import {indicatorAsofMissing} from '../../../server/src/core/rules/indicator/indicator-asof-missing.js'
import {numberMixedScript} from '../../../server/src/core/rules/indicator/number-mixed-script.js'
import {qualifierOnRange} from '../../../server/src/core/rules/indicator/qualifier-on-range.js'
import {qualifierRedundant} from '../../../server/src/core/rules/indicator/qualifier-redundant.js'
import {unitNonstandard} from '../../../server/src/core/rules/indicator/unit-nonstandard.js'
import {unitStyleMixed} from '../../../server/src/core/rules/indicator/unit-style-mixed.js'
import {checks, fixes} from '../../fixture.js'

suite('form of figures', () => {
  fixes(numberMixedScript, '千项', '累计开放数据集⟦4千⟧项。', '累计开放数据集4000项。')
  checks(numberMixedScript, '千米、千瓦的千属于单位', '建成绿道12千米，装机容量达到30千瓦。')
  checks(qualifierRedundant, '超过与以上', '注册用户数⟦超过5000万人以上⟧。')
  checks(qualifierRedundant, '一个限定语', '注册用户数超过5000万人，日均访问量300万次左右。')
  checks(qualifierOnRange, '范围本身没有错', '每年新增停车泊位2000～3000个。')
  fixes(unitNonstandard, '平米', '新增公园绿地120万⟦平米⟧。', '新增公园绿地120万平方米。')
  checks(unitNonstandard, '代码里的不管', '参数为`120KM`。')
  checks(unitStyleMixed, '只有一种写法', '运营里程860公里，其中新建26公里。')
  checks(indicatorAsofMissing, '目标和增量不要求时点', '到2025年，机柜总量达到20万架。新增就业57万人。')
})
