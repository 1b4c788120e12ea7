import assert from 'node:assert/strict'
import {print} from '../../server/src/core/quantity/decimal.js'
import {convert, dimensionOf, isClassifier, sameUnit, unitAt} from '../../server/src/core/quantity/unit.js'
import {finds} from './found.js'

suite('units', () => {
  finds([
    ['带宽⟦22Tbps⟧、⟦1200MW⟧、⟦500千伏⟧', 'eq 22 Tbps', 'eq 1200 MW', 'eq 500 千伏'],
    ['能耗⟦0.52吨标准煤/万元⟧', 'eq 0.52 吨标准煤/万元'],
    ['周转量⟦8.4亿吨公里⟧', 'eq 840000000 吨公里'],
    ['发明专利⟦12件/万人⟧', 'eq 12 件/万人'],
    ['吞吐量⟦4800万标准箱⟧(TEU)', 'eq 48000000 标准箱'],
    ['农机⟦8000台(套)⟧', 'eq 8000 台(套)'],
    ['流量⟦5微克每立方米⟧', 'eq 5 微克每立方米'],
    ['统防⟦3.5万亩次⟧', 'eq 35000 亩次'],
    ['出口⟦50亿美元⟧', 'eq 5000000000 美元'],
    ['低保⟦740元/月⟧，工资⟦2490元/月/人⟧', 'eq 740 元/月', 'eq 2490 元/月/人'],
    ['鲜花⟦3.2亿枝⟧，存栏⟦5万头只⟧', 'eq 320000000 枝', 'eq 50000 头只'],
    ['收入⟦238.5亿 元⟧', 'eq 23850000000 元'],
    ['车速⟦28公里/时⟧，供水⟦3.5万m³/d⟧', 'eq 28 公里/时', 'eq 35000 m³/d'],
    ['供电煤耗⟦302gce/kWh⟧，设展位⟦1200展位⟧', 'eq 302 gce/kWh', 'eq 1200 展位'],
    ['储能⟦200万千瓦⟧/⟦400万千瓦时⟧，油耗⟦6.2升/100公里⟧', 'eq 2000000 千瓦', 'eq 4000000 千瓦时', 'eq 6.2 升/100公里'],
    ['拍摄⟦40集⟧，建设集中供热站'],
  ])

  test('the longest unit that fits, and no piece of a Latin word', () => {
    assert.deepEqual(unitAt('吨标准煤/万元GDP', 0), {unit: '吨标准煤/万元', to: 7})
    assert.equal(unitAt('Gbpsx', 0), null)
    assert.equal(unitAt('产业', 0), null)
    assert.deepEqual([unitAt('部门', 0), unitAt('单位', 0), unitAt('天然气', 0)], [null, null, null])
    assert.deepEqual(unitAt('部手机', 0), {unit: '部', to: 1})
  })

  const factors: readonly (readonly [from: string, to: string, factor: string | null])[] = [
    ['公里', '米', '1000'],
    ['亩', '公顷', '0.06666666666667'],
    ['‰', '%', '0.1'],
    ['成', '%', '1'],
    ['吨/日', '千克/日', '1000'],
    ['件/万人', '件/人', '0.0001'],
    ['元/年', '元/月', '0.083333333333333333333333'],
    ['架', '个', null],
    ['美元', '元', null],
    ['%', '个百分点', null],
  ]
  for (const [from, to, factor] of factors) {
    test(`${from} in ${to}`, () => {
      const found = convert(from, to)
      assert.equal(found && print(found), factor)
    })
  }

  test('spellings of one unit, and things that are two', () => {
    assert(sameUnit('km', '公里') && sameUnit('TEU', '标准箱') && sameUnit('百分之', '%'))
    assert(!sameUnit('%', '个百分点') && !sameUnit('个', '项') && !sameUnit('千瓦', '千瓦时'))
    assert.equal(dimensionOf('微克/立方米'), dimensionOf('毫克/升'))
    assert(isClassifier('人次') && isClassifier('台(套)') && !isClassifier('公里'))
  })
})
