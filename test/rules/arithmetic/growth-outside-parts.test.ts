import {growthOutsideParts} from '../../../server/src/core/rules/arithmetic/growth-outside-parts.js'
import {checks, shows} from '../../fixture.js'

shows(growthOutsideParts)

suite('growth-outside-parts', () => {
  checks(
    growthOutsideParts,
    '总数增速高于各项，各项有升有降',
    `
    //- draft
    建筑业总产值75.2亿元、增长⟦14.2%⟧。从构成看，建筑工程产值71.4亿元、增长10.6%，占总产值的95%；其他产值3.8亿元、下降21.4%。
      ↳ “建筑业总产值”增长14.2%，而组成它的各项（71.4亿元，增长10.6%；3.8亿元，下降21.4%）增速都低于它，按各项推算约增长8.4%。请核对各数。
  `,
  )

  checks(
    growthOutsideParts,
    '缺一项增速的不核对',
    '邮电业务总量71.2亿元，增长7.7%。其中，邮政业务总量26.1亿元，增长23.5%；电信业务总量45.1亿元。',
  )

  checks(
    growthOutsideParts,
    '两位数之和可能碰巧相等',
    '存款71亿元，增长7.7%。贷款26亿元，增长23.5%；保费45亿元，增长9.2%。',
  )
})
