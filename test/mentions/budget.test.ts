import {reads} from './reading.js'

suite('names of a budget', () => {
  const rows: readonly (readonly [clause: string, ...names: string[]])[] = [
    // A sum's line stands beside the item that it sums up with others.
    ['教育基金支出⟦8亿元⟧，上解支出⟦2亿元⟧，支出总计⟦10亿元⟧。', '教育基金支出', '上解支出', '支出总计'],
    ['区级基金预算收入总计达到⟦31亿元⟧。', '区级基金预算收入总计'],
    ['上解⟦2亿元⟧，收入合计⟦12亿元⟧。', '上解', '收入合计'],
    ['三县支出合计⟦40亿元⟧。', '三县支出'],
    // What is paid out of which money.
    ['水资源费安排的支出⟦0.7亿元⟧，上年结转安排支出⟦3亿元⟧。', '水资源费安排的支出', '上年结转安排支出'],
    ['市级财政安排支出⟦6亿元⟧。', '支出'],
    // A time behind 的 belongs to the item, what stands before it to the clause that tells which.
    ['县人代会批准的2026年基金预算收入为⟦4亿元⟧。', '基金预算收入'],
    // The budget's figure is no part of its own comparison.
    ['实际支出⟦31亿元⟧，为调整预算⟦40亿元⟧的⟦77.5%⟧。', '实际支出', '调整预算', '实际支出'],
    // What is compared with stands before the figure that it belongs to.
    ['税收⟦90亿元⟧，比“十二五”⟦60亿元⟧增加⟦30亿元⟧，增长⟦50%⟧。', '税收', '税收', '税收', '税收'],
    ['契税增长⟦7%⟧，超目标任务⟦0.6个百分点⟧。', '契税', '契税'],
    ['房产税增收⟦3亿元⟧，比预算目标多⟦1亿元⟧。', '房产税', '房产税'],
    // Money set aside in a sentence of its own is not what was told before.
    ['收入总量为⟦11亿元⟧。按现行政策，拟安排⟦3亿元⟧。', '收入总量', ''],
    ['公务接待经费预算⟦0.2亿元⟧，干部培训经费⟦0.3亿元⟧，安排经费⟦2亿元⟧。', '公务接待经费', '干部培训经费', '经费'],
    ['收支总计从年初预算的⟦32亿元⟧调整为⟦45亿元⟧。', '收支总计', '收支总计'],
    ['“十三五”全市累计争取中央、省转移支付资金⟦90亿元⟧。', '中央、省转移支付资金'],
    ['争取到省级转移支付资金⟦90亿元⟧，争取到位国债资金⟦6亿元⟧。', '省级转移支付资金', '国债资金'],
    // Behind money a verb or adverb tells what it is spent on, and a noun of money at the end what it is.
    ['安排⟦3亿元⟧实施学前教育补助政策。', ''],
    ['统筹⟦2亿元⟧持续整治河道。', ''],
    ['投入⟦1亿元⟧完善文化经费保障机制。', ''],
    ['安排⟦2亿元⟧落实好低保、临时救助。', ''],
    ['安排⟦6000万元⟧改造补助资金。', '改造补助资金'],
    ['下达⟦1亿元⟧完善设施补助资金支持办学。', '完善设施补助资金'],
    ['拨付⟦2亿元⟧城乡融合推进补助资金，支持春耕。', '城乡融合推进补助资金'],
    ['拨付⟦2亿元⟧专项资金支持企业发放补助。', '专项资金'],
    ['增发⟦8亿元⟧国债支持防洪。', '国债'],
    ['增发国债资金⟦8亿元⟧，新增发放贷款⟦2亿元⟧。', '增发国债资金', '贷款'],
  ]
  for (const [clause, ...names] of rows) test(clause, () => reads(clause, names))
})
