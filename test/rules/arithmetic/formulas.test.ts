import {cagrMismatch} from '../../../server/src/core/rules/arithmetic/cagr-mismatch.js'
import {changeDirection} from '../../../server/src/core/rules/arithmetic/change-direction.js'
import {growthMismatch} from '../../../server/src/core/rules/arithmetic/growth-mismatch.js'
import {multipleMismatch} from '../../../server/src/core/rules/arithmetic/multiple-mismatch.js'
import {pointsVsPercent} from '../../../server/src/core/rules/arithmetic/points-vs-percent.js'
import {ratioOutOfRange} from '../../../server/src/core/rules/arithmetic/ratio-out-of-range.js'
import {respectivelyCount} from '../../../server/src/core/rules/arithmetic/respectively-count.js'
import {shareMismatch} from '../../../server/src/core/rules/arithmetic/share-mismatch.js'
import {sumMismatch} from '../../../server/src/core/rules/arithmetic/sum-mismatch.js'
import {checks, fixes} from '../../fixture.js'

suite('share-mismatch', () => {
  checks(
    shareMismatch,
    '算式写在提示里',
    `
    固定宽带用户1060万户，其中千兆用户212万户，占⟦30%⟧。
      ↳ 212万户÷1060万户＝20.0%，文中写“占30%”。请核对各数，或改为算出的占比。
  `,
  )
  checks(shareMismatch, '半角标点一样读', '固定宽带用户1060万户,其中千兆用户212万户,占⟦30%⟧。')
  checks(shareMismatch, '加粗一样读', '固定宽带用户**1060万户**，其中千兆用户**212万户**，占⟦30%⟧。')
  checks(
    shareMismatch,
    '“近”“超过”按其含义放宽',
    '用户1060万户，其中千兆用户205万户，占近20%；农村用户400万户，占比超过30%。',
  )
  checks(shareMismatch, '全省、全国是句外的总体', '新增就业41.5万人，其中高校毕业生12.1万人，占全省的15%。')
  checks(shareMismatch, '中间隔着增幅', '一般公共预算收入195亿元，增长1.5%，其中税收收入97.5亿元，增长2%，占⟦60%⟧。')
  checks(shareMismatch, '分别占', '卫生技术人员8万人，其中医师3.2万人、护士4.0万人，分别占40%和⟦56%⟧。')
  checks(shareMismatch, '在库项目不是新签项目的部分', '新签约项目140个，在库项目455个，占全市项目数65.8%。')
  fixes(
    shareMismatch,
    '按原文的位数改',
    '用户1060万户，其中千兆用户212万户，占⟦30.0%⟧。',
    '用户1060万户，其中千兆用户212万户，占20.0%。',
  )
})

suite('sum-mismatch', () => {
  checks(sumMismatch, '合计之前另有总数', '全市共有项目83个，其中东部36个、中部28个、西部19个，合计83个。')
  checks(sumMismatch, '名称里有数字', '建成5G室外基站3.2万个、5G室内小站5.2万个，合计⟦9.4万个⟧。')
  checks(
    sumMismatch,
    '只差舍入的，提示注明',
    `
    东部1.4亿元、西部2.4亿元，合计⟦3.9亿元⟧。
      ↳ 1.4亿元＋2.4亿元＝3.8亿元，合计写“3.9亿元”，差额在四舍五入范围内。宜注明“部分数据因四舍五入未作机械调整”。
  `,
  )
  checks(
    sumMismatch,
    '表中有层级或空格的不核对',
    `
    | 行业 | 企业数（家） |
    | --- | ---: |
    | 制造业 | 36 |
    | 其中：汽车 | 12 |
    | 服务业 | 28 |
    | 合计 | 64 |
  `,
  )
})

suite('growth-mismatch', () => {
  checks(growthMismatch, '增量与两数', '接入事项由3166项增至3197项，增加⟦21项⟧。')
  checks(growthMismatch, '本年、增量与增幅三者', '户籍人口1469.3万人，比上年末增加6.9万人，增长⟦1.5%⟧。')
  checks(
    growthMismatch,
    '括号之后说的是括号之前的数',
    '新增债券213.27亿元（专项债券201.5亿元），比上年增加50.27亿元，增长30.8%。',
  )
  checks(growthMismatch, '产出按可比价，不复算', '工业总产值由200亿元增加到230亿元，增长8%。')
  checks(
    growthMismatch,
    '基期年份的数在另一段',
    `
    2020年，集装箱吞吐量为320万标准箱。

    2025年，集装箱吞吐量为450万标准箱，比2020年增长⟦20%⟧。
  `,
  )
  checks(growthMismatch, '不同的基期不相混', '网络零售额36亿元，比上年增加6亿元，比2015年增长260%。')
})

suite('cagr-mismatch', () => {
  checks(cagrMismatch, '末期年份写在前面', '到2025年，冷库库容由2020年的46万立方米提高到80万立方米，年均增长⟦17.2%⟧。')
  checks(cagrMismatch, '年份不明的不算', '冷库库容由46万立方米提高到80万立方米，年均增长17.2%。')
})

suite('multiple-mismatch', () => {
  checks(multipleMismatch, '是…的n倍', '认证产品为342个，是2015年底171个的⟦3.0倍⟧。')
  checks(multipleMismatch, '比…翻一番', '到2025年，铁水联运量达到36万标准箱，比2020年的18万标准箱⟦翻两番⟧。')
})

suite('points-vs-percent', () => {
  checks(pointsVsPercent, '两个百分比之差', '覆盖率由2020年的40%提高到85%，提高⟦45%⟧。')
  checks(pointsVsPercent, '两个百分比的相对变化可以用%', '发病率由5%下降到4%，下降20%。')
  fixes(pointsVsPercent, '改为百分点', '覆盖率由40%提高到85%，提高⟦45%⟧。', '覆盖率由40%提高到85%，提高45个百分点。')
})

suite('change-direction', () => {
  checks(changeDirection, '比…的…', '货邮吞吐量38.5万吨，比2019年的35.0万吨⟦下降10.0%⟧。')
  checks(changeDirection, '可能相等的不提示', '占比由30%提高到30%。')
})

suite('respectively-count', () => {
  checks(respectivelyCount, '名称中可能有顿号', '计算机、通信和其他电子设备制造业，通用设备制造业分别增长5.1%、4.6%。')
  checks(respectivelyCount, '列举没有以数值结束', '甲区、乙区、丙区项目分别为1个、2个、与上年持平。')
})

suite('ratio-out-of-range', () => {
  checks(ratioOutOfRange, '可以超过100%的', '产能利用率达到103%，资产负债率为120%，预算执行率为101%。')
  checks(ratioOutOfRange, '合格率', '产品抽查合格率⟦914.02%⟧。')
})
