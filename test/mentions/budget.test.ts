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
  ]
  for (const [clause, ...names] of rows) test(clause, () => reads(clause, names))
})
