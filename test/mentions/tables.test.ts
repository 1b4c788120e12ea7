import assert from 'node:assert/strict'
import {toNumber} from '../../server/src/core/quantity/decimal.js'
import {mark, unmark} from '../marks.js'
import {mentionsOf} from './reading.js'

/** The marked cells of a table, each told as `name value unit time role`. */
function tells(marked: string, ...said: readonly string[]): void {
  const {text} = unmark(marked)
  const mentions = mentionsOf(text)
  const told = mentions.map(({name, quantity: {value, unit}, asOf, role, change}) =>
    [
      name.text,
      value && 'digits' in value ? toNumber(value) : '–',
      unit ?? '–',
      asOf.time ?? '–',
      change ? `${role} ${change}` : role,
    ].join(' '),
  )
  assert.deepEqual(told, said)
  assert.equal(mentions.length, unmark(marked).spans.length, mark(text, []))
}

suite('tables', () => {
  test('indicators with a unit column, a base year and a target year', () =>
    tells(
      '| 序号 | 指标 | 单位 | 2020年 | 2025年 | 属性 |\n|---|---|---|---|---|---|\n| 1 | 森林蓄积量 | 万立方米 | ⟦820⟧ | ⟦960⟧ | 约束性 |\n| 2 | 造林面积 | 万亩 | — | [⟦45⟧] | 预期性 |\n',
      '森林蓄积量 8200000 立方米 2020 baseline',
      '森林蓄积量 9600000 立方米 2025 target',
      '造林面积 450000 亩 2021/2025 increment absolute',
    ))

  test('boxes that were made a table: one cell to a row, names beside prose, a head below the title', () =>
    tells(
      '# 云岭县“十五五”规划\n\n| 专栏5　绿道重点工程 |\n|---|\n| 滨河绿道：步道⟦80公里⟧，驿站⟦12座⟧。 |\n\n全县公路⟦90公里⟧。\n\n| 专栏6　教育重点工程 | 专栏6　教育重点工程 |\n|---|---|\n| 学校建设 | 学校⟦15所⟧。 |\n\n| 专栏7　主要指标 | | | |\n|---|---|---|---|\n| 指标 | 2025年 | 2030年 | 属性 |\n| 学校（所） | ⟦12⟧ | ⟦15⟧ | 预期性 |\n\n| 专栏8　“十四五”绿道建设成就 |\n|---|\n| 驿站⟦8座⟧。 |\n',
      '步道 80 公里 – target',
      '驿站 12 座 – target',
      '公路 90 公里 – baseline',
      '学校 15 所 – target',
      '学校 12 所 2025 baseline',
      '学校 15 所 2030 target',
      '驿站 8 座 – baseline',
    ))

  test('sums in brackets, whatever bounds them and whatever unit the column of growth has', () =>
    tells(
      '| 指标 | 2025年 | 2030年 | 年均增长（%） | 属性 |\n|---|---|---|---|---|\n| 新增就业（万人） | | | [⟦45⟧] | 预期性 |\n| 参保率（%） | ⟦93⟧ | ⟦>95⟧ | ⟦>[2]⟧ | 约束性 |\n| 造林（万亩） | | | ⟦[8]以上⟧ | 约束性 |\n| 改造房屋（万套） | | | [ ⟦36⟧ ] | 约束性 |\n| 产值（亿元） | ⟦80⟧ | ⟦120⟧ | ⟦8.4⟧ | 预期性 |\n',
      '新增就业 450000 人 2026/2030 increment absolute',
      '参保率 93 % 2025 baseline',
      '参保率 95 % 2030 target',
      '参保率 2 % 2026/2030 increment absolute',
      '造林 80000 亩 2026/2030 increment absolute',
      '改造房屋 360000 套 2026/2030 increment absolute',
      '产值 8000000000 元 2025 baseline',
      '产值 12000000000 元 2030 target',
      '产值 8.4 % – increment annual-growth',
    ))

  test('means, sums and levels in one column, and the sum of the years before the plan', () =>
    tells(
      '## 主要目标\n\n| 指标 | 2025年 | 2030年 | 年均/累计 | 属性 |\n|---|---|---|---|---|\n| 失业率（%） | ⟦5.2⟧ | — | ⟦<5.5⟧ | 预期性 |\n| 研发强度（%） | ⟦2.1⟧ | ⟦2.5⟧ | ⟦0.4⟧ | 预期性 |\n| 产值（亿元） | ⟦80⟧ | — | ⟦8.4⟧ | 预期性 |\n| 能耗降低（%） | 〔⟦17.7⟧〕 | — | 〔⟦17⟧〕 | 约束性 |\n',
      '失业率 5.2 % 2025 baseline',
      '失业率 5.5 % – target',
      '研发强度 2.1 % 2025 baseline',
      '研发强度 2.5 % 2030 target',
      '研发强度 0.4 % – increment absolute',
      '产值 8000000000 元 2025 baseline',
      '产值 8.4 % – increment annual-growth',
      '能耗 17.7 % 2025 increment absolute',
      '能耗 17 % 2026/2030 increment absolute',
    ))

  test('the growth of things below a column of pace without a unit', () =>
    tells(
      '| 指标 | 2025年 | 2030年 | 年均增速〔累计〕 |\n|---|---|---|---|\n| 产值（亿元） | ⟦80⟧ | ⟦120⟧ | ⟦>8⟧ |\n| 造林（万亩） | — | — | 〔⟦>5⟧〕 |\n',
      '产值 8000000000 元 2025 baseline',
      '产值 12000000000 元 2030 target',
      '产值 8 % – increment annual-growth',
      '造林 50000 亩 2026/2030 increment absolute',
    ))

  test('cells that say to keep a level, or by how much to change', () =>
    tells(
      '| 指标 | 2025年 | 2030年 | 属性 |\n|---|---|---|---|\n| 覆盖率（%） | ⟦98⟧ | 保持⟦100⟧ | 约束性 |\n| 水耗（立方米/万元） | ⟦23⟧ | 降至⟦18⟧ | 约束性 |\n| 能耗（%） | — | 下降⟦14左右⟧ | 约束性 |\n| 排放量（万吨） | — | 比2025年减少⟦3⟧ | 约束性 |\n',
      '覆盖率 98 % 2025 baseline',
      '覆盖率 100 % 2030 target',
      '水耗 23 立方米/万元 2025 baseline',
      '水耗 18 立方米/万元 2030 target',
      '能耗 14 % 2030 increment percent',
      '排放量 30000 吨 2030 increment absolute',
    ))

  test('tasks that are sentences in the column that names the rows, beside how they get on', () =>
    tells(
      '# 云岭县2025年民生实事项目进展情况表（截至9月底）\n\n| 序号 | 项目内容 | 进展情况 | 责任单位 |\n|---|---|---|---|\n| 1 | 新建幼儿园⟦7所⟧，培训教师⟦400名⟧。 | 已新建幼儿园⟦5所⟧。 | 教育局 |\n| | 建设绿道⟦8公里⟧。 | 完成⟦6公里⟧。 | |\n| 2 | 供水条例 | 条例已施行 | 水务局 |\n',
      '幼儿园 7 所 2025 target',
      '教师 400 名 2025 target',
      '幼儿园 5 所 2025 baseline',
      '绿道 8 公里 2025 target',
      '建设绿道8公里。 6 公里 2025 baseline',
    ))

  test('the rows of a table of assessed goals are named by what is assessed, behind their class', () =>
    tells(
      '| 目标类别 | 考核项目及内容 | 全县 | 东岭镇 | 考核单位 |\n|---|---|---|---|---|\n| 经济指标 | 茶业产值（亿元） | ⟦46⟧ | ⟦12⟧ | 农业局 |\n',
      '茶业产值 4600000000 元 – baseline',
      '茶业产值 1200000000 元 – baseline',
    ))

  test('what five years come to is a sum beside two years that are over, and a note in brackets leaves its number bare', () =>
    tells(
      '| 指标 | 单位 | 2020年 | 2025年 | 五年累计 | 五年平均增长（%） |\n|---|---|---|---|---|---|\n| 茶业产值 | 亿元 | ⟦46⟧ | ⟦60⟧ | ⟦270⟧ | ⟦5.5⟧（可比价） |\n',
      '茶业产值 4600000000 元 2020 baseline',
      '茶业产值 6000000000 元 2025 baseline',
      '茶业产值 27000000000 元 – baseline',
      '茶业产值 5.5 % – increment percent',
    ))

  test('numbers in the names of rows are no figures where the column names indicators or projects', () =>
    tells(
      '| 项目名称 | 建设规模（公里） |\n|---|---|\n| 新建110千伏线路2条 | ⟦12⟧ |\n',
      '新建110千伏线路2条 12 公里 – baseline',
    ))

  test('the unit stands in the name, a missing value is no zero', () =>
    tells(
      '| 指标 | 2020年 | 2025年目标 |\n|---|---|---|\n| 养老床位（万张） | ⟦3.2⟧ | ⟦4.5⟧ |\n| 空气优良率（%） | … | ⟦>90⟧ |\n| 造林面积（万亩）（五年新增） | ⟦28⟧ | ⟦17⟧ |\n',
      '养老床位 32000 张 2020 baseline',
      '养老床位 45000 张 2025 target',
      '空气优良率 90 % 2025 target',
      '造林面积 280000 亩 2020 baseline',
      '造林面积 170000 亩 2025 target',
    ))

  test('amounts and growth of a communiqué', () =>
    tells(
      '| 指标 | 绝对数（亿元） | 比上年增长（%） |\n|---|---|---|\n| 零售总额 | ⟦410.5⟧ | ⟦-1.2⟧ |\n| 其中：餐饮 | ⟦60.1⟧ | ⟦3.4⟧ |\n',
      '零售总额 41050000000 元 – baseline',
      '零售总额 -1.2 % – increment percent',
      '餐饮 6010000000 元 – baseline',
      '餐饮 3.4 % – increment percent',
    ))

  test('a change is of the year that is compared, not of the one it is measured from', () =>
    tells(
      '表2 2026年支出预算\n\n| 项目 | 2025年预算数（万元） | 2026年预算数（万元） | 比2025年预算数增减 |\n|---|---|---|---|\n| 公务接待费 | ⟦389⟧ | ⟦388⟧ | ⟦-1⟧ |\n',
      '公务接待费 3890000 元 2025 target',
      '公务接待费 3880000 元 2026 target',
      '公务接待费 -1 – 2026 increment absolute',
    ))

  test('a pasted table goes on over rows that hold nothing but a name', () =>
    tells(
      '2025年基金收支表\n单位：亿元\n\t项目\t合计\t养老基金\n\t一、本年收入\t⟦84.8⟧\t⟦9.9⟧\n\t6.上解收入\n\t二、本年支出\t⟦80.2⟧\t⟦9.8⟧\n\t加：待遇支出\t⟦76.4⟧\t⟦9.6⟧\n',
      '本年收入 8480000000 元 2025 baseline',
      '本年收入 990000000 元 2025 baseline',
      '本年支出 8020000000 元 2025 baseline',
      '本年支出 980000000 元 2025 baseline',
      '待遇支出 7640000000 元 2025 baseline',
      '待遇支出 960000000 元 2025 baseline',
    ))

  test('rows are years, columns the things', () =>
    tells(
      '| 年份 | 常住人口（万人） | 城镇化率（%） |\n|---|---|---|\n| 2019年 | ⟦310⟧ | ⟦61.2⟧ |\n',
      '常住人口 3100000 人 2019 baseline',
      '城镇化率 61.2 % 2019 baseline',
    ))

  test('a number like a year is an amount in a column of amounts, and a year beside years', () => {
    tells(
      '单位：亿元\n\n| 科目 | 执行数 | 决算数 |\n|---|---|---|\n| 本级收入 | ⟦2095⟧ | ⟦1960⟧ |\n| 税收 | ⟦1431⟧ | ⟦1431⟧ |\n',
      '本级收入 209500000000 元 – baseline',
      '本级收入 196000000000 元 – baseline',
      '税收 143100000000 元 – baseline',
      '税收 143100000000 元 – baseline',
    )
    tells(
      '| 项目 | 建成年份 | 建成 | 企业 |\n|---|---|---|---|\n| 东桥 | 2015 | 2020 | ⟦2020⟧ |\n| 西桥 | 2018 | 2021 | ⟦18⟧ |\n| 南桥 | 2018 | 2021—2023 | ⟦6⟧ |\n',
      '东桥 2020 – – baseline',
      '西桥 18 – – baseline',
      '南桥 6 – – baseline',
    )
    tells(
      '| 科目 | 2023年 | 2024年 |\n|---|---|---|\n| 教育 | ⟦2015⟧ | ⟦2080⟧ |\n| 建成年份 | 2020 | 2021 |\n',
      '教育 2015 – 2023 baseline',
      '教育 2080 – 2024 baseline',
    )
    tells(
      '| 项目 | 甲厂 | 乙厂 |\n|---|---|---|\n| 产能 | ⟦300⟧ | ⟦500⟧ |\n| 投产年份 | 2015 | 2018 |\n',
      '产能 300 – – baseline',
      '产能 500 – – baseline',
    )
  })

  test('cells of prose are read as prose', () =>
    tells(
      '| 项目 | 建设内容 | 工期 |\n|---|---|---|\n| 滨江绿廊 | 新建步道⟦12公里⟧ | 2022—2024年 |\n',
      '步道 12 公里 – baseline',
    ))

  test('a column of groups names no row, and a base year makes goals of the later ones', () =>
    tells(
      '| 类别 | 指标 | 基期值（2020年） | 2025年 | 2035年 |\n|---|---|---|---|---|\n| 能源 | 风电装机（万千瓦） | ⟦120⟧ | ⟦300⟧ | ⟦450⟧ |\n',
      '风电装机 1200000 千瓦 2020 baseline',
      '风电装机 3000000 千瓦 2025 target',
      '风电装机 4500000 千瓦 2035 target',
    ))

  test('a head that spans two columns groups the rows in the first and names them in the second, where there is a name', () =>
    tells(
      '| 指标 | | 2025年 | 2030年 | 属性 |\n|---|---|---|---|---|\n| 水环境 | 达标断面比例（%） | ⟦88⟧ | ⟦>92⟧ | 约束性 |\n| | 污水处理量（万吨） | ⟦12⟧ | ⟦15⟧ | 预期性 |\n| 绿道（公里） | | ⟦80⟧ | ⟦95⟧ | 预期性 |\n',
      '达标断面比例 88 % 2025 baseline',
      '达标断面比例 92 % 2030 target',
      '污水处理量 120000 吨 2025 baseline',
      '污水处理量 150000 吨 2030 target',
      '绿道 80 公里 2025 baseline',
      '绿道 95 公里 2030 target',
    ))

  test('an empty head over numbers names nothing', () =>
    tells(
      '| 指标 | | 2030年 |\n|---|---|---|\n| 学校（所） | ⟦12⟧ | ⟦15⟧ |\n',
      '学校 12 所 – baseline',
      '学校 15 所 2030 baseline',
    ))

  test('a head with a unit counts and names nothing', () =>
    tells('| 领域 | 项目数（个） |\n|---|---|\n| 水利 | ⟦36⟧ |\n', '水利 36 个 – baseline'))

  test('a column of sums makes goals of the last year', () =>
    tells(
      '| 指标 | 2020年 | 2025年 | [累计] |\n|---|---|---|---|\n| 绿道里程（公里） | ⟦80⟧ | ⟦140⟧ | — |\n',
      '绿道里程 80 公里 2020 baseline',
      '绿道里程 140 公里 2025 target',
    ))

  test('tabs from Word', () =>
    tells(
      '指标\t单位\t绝对数\t比上年增长%\n货运量\t万吨\t⟦820⟧\t⟦-2.5⟧\n#水运\t万吨\t⟦110⟧\t⟦4.0⟧\n',
      '货运量 8200000 吨 – baseline',
      '货运量 -2.5 % – increment percent',
      '水运 1100000 吨 – baseline',
      '水运 4 % – increment percent',
    ))

  test('a table folded in two names its figures anew', () =>
    tells(
      '行业\t增长（%）\t行业\t增长（%）\n仓储业\t⟦12.1⟧\t教育\t⟦-3.4⟧\n住宿业\t⟦5.0⟧\t卫生\t—\n',
      '仓储业 12.1 % – increment percent',
      '教育 -3.4 % – increment percent',
      '住宿业 5 % – increment percent',
    ))

  test('so does one whose halves have other heads of names', () =>
    tells(
      '单位：万元\n\n收入\t执行数\t支出\t执行数\n总计\t⟦900⟧\t总计\t⟦900⟧\n税收\t⟦500⟧\t本级支出\t⟦800⟧\n非税\t⟦400⟧\t\t\n',
      '总计 9000000 元 – baseline',
      '总计 9000000 元 – baseline',
      '税收 5000000 元 – baseline',
      '本级支出 8000000 元 – baseline',
      '非税 4000000 元 – baseline',
    ))

  test('a rate that stands beside two columns of numbers folds nothing', () =>
    tells(
      '行业\t增长（%）\t三月\t增长（%）\n仓储业\t⟦12.1⟧\t⟦80⟧\t⟦-3.4⟧\n',
      '仓储业 12.1 % – increment percent',
      '仓储业 80 – – baseline',
      '仓储业 -3.4 % – increment percent',
    ))

  test('a row that ends in how much a thing grows tells changes, and 预计 before a number leaves it bare', () =>
    tells(
      '| 指标 | 2025年 | 2030年目标 | 属性 |\n|---|---|---|---|\n| 地区生产总值增长（%） | ⟦5.1⟧ | ⟦5以上⟧* | 预期性 |\n| 研发投入强度（%） | 预计⟦2.4⟧ | ⟦3.1⟧ | 预期性 |\n| 数字经济占比（%） | 预计⟦≥10⟧ | ⟦13⟧ | 预期性 |\n| 人口自然增长率（‰） | ⟦4.1⟧ | ⟦4.5⟧ | 预期性 |\n',
      '地区生产总值 5.1 % 2025 increment percent',
      '地区生产总值 5 % 2030 increment percent',
      '研发投入强度 2.4 % 2025 baseline',
      '研发投入强度 3.1 % 2030 target',
      '数字经济占比 10 % 2025 baseline',
      '数字经济占比 13 % 2030 target',
      '人口自然增长率 4.1 ‰ 2025 baseline',
      '人口自然增长率 4.5 ‰ 2030 target',
    ))

  test('a table of how far tasks have come sets them as goals', () =>
    tells(
      '序号\t项目内容\t当前进度\n1\t新建幼儿园⟦5所⟧。\t⟦80%⟧\n',
      '幼儿园 5 所 – target',
      '新建幼儿园5所。 80 % – baseline',
    ))

  test('the column of when a task is to be done dates the tasks of its row, and not how they get on', () =>
    tells(
      '# 云岭县2026年11月重点工作完成情况\n\n| 序号 | 目标任务 | 计划完成时间 | 完成情况 |\n|---|---|---|---|\n| 1 | 建成绿道⟦8公里⟧。 | 2026年底 | 已建成绿道⟦6公里⟧。 |\n| 2 | 建成书屋⟦9个⟧。 | 年底前 | 已建成书屋⟦5个⟧。 |\n',
      '绿道 8 公里 2026-12-31 target',
      '绿道 6 公里 2026-11 baseline',
      '书屋 9 个 2026-11 target',
      '书屋 5 个 2026-11 baseline',
    ))

  test('tasks stand in the first column too', () =>
    tells(
      '# 云岭县2026年重点工作\n\n| 目标任务 | 责任单位 |\n|---|---|\n| 建成绿道⟦8公里⟧。 | 城管局 |\n',
      '绿道 8 公里 2026 target',
    ))

  test('a column of how much of the task has been done tells', () =>
    tells(
      '# 云岭县1-11月民生实事落实情况\n\n| 序号 | 考核指标 | 单位 | 工作目标 | 已完成数 | 占年任务之比 | 任务完成率 |\n|---|---|---|---|---|---|---|\n| 1 | 农村公路 | 公里 | ⟦160⟧ | ⟦168⟧ | ⟦105%⟧ | ⟦105%⟧ |\n',
      '农村公路 160 公里 – target',
      '农村公路 168 公里 – baseline',
      '农村公路 105 % – baseline',
      '农村公路 105 % – baseline',
    ))

  test('rows longer than their head: merged cells are lost, and with them what a figure stands under', () =>
    tells(
      '产值（亿元）\t\t税收（亿元）\n增长（%）\t增长（%）\t\n东区\t66.1\t7.6\t33.2\t-0.7\n西区\t21.4\t4.2\t12.0\t1.1\n',
    ))

  test('a cell to a line', () =>
    tells(
      '指标 |\n2020年基期值 |\n2025年目标值 |\n五年变化 |\n电梯加装率(%) |\n⟦12⟧ |\n⟦30⟧ |\n[⟦18⟧] |\n公厕达标率(%) |\n⟦70⟧ |\n⟦95⟧ |\n[⟦25⟧] |\n',
      '电梯加装率 12 % 2020 baseline',
      '电梯加装率 30 % 2025 target',
      '电梯加装率 18 % 2021/2025 increment absolute',
      '公厕达标率 70 % 2020 baseline',
      '公厕达标率 95 % 2025 target',
      '公厕达标率 25 % 2021/2025 increment absolute',
    ))

  test('rows of HTML', () =>
    tells(
      '<table>\n<tr><td>指标</td><td>单位</td><td>2022年</td></tr>\n<tr><td>竣工面积</td><td>万平方米</td><td>⟦82.5⟧</td></tr>\n</table>\n',
      '竣工面积 825000 平方米 2022 baseline',
    ))

  test('a paragraph of a saved page stands over its table', () =>
    tells(
      '<p>表5 2023年住房主要指标</p>\n<table>\n<tr><td>指标</td><td>单位</td><td>绝对数</td></tr>\n<tr><td>竣工面积</td><td>万平方米</td><td>⟦82.5⟧</td></tr>\n</table>\n',
      '竣工面积 825000 平方米 2023 baseline',
    ))

  test('and so does the caption of the table', () =>
    tells(
      '<table><caption>“十四五”主要目标</caption>\n<tr><th>指标</th><th>2025年</th></tr>\n<tr><td>绿道里程（公里）</td><td>⟦140⟧</td></tr>\n</table>\n',
      '绿道里程 140 公里 2025 target',
    ))

  test('cells of HTML that span columns and rows', () =>
    tells(
      '<table>\n<tr><th rowspan="2">指标</th><th rowspan="2">2020年</th><th colspan="2">目标值</th></tr>\n<tr><th>2025年</th><th>2030年</th></tr>\n<tr><td>绿道里程（公里）</td><td>⟦80⟧</td><td>⟦140⟧</td><td>⟦200⟧</td></tr>\n<tr><td>电梯加装率（%）</td><td rowspan=2>⟦12⟧</td><td colspan=2>⟦30⟧</td></tr>\n</table>\n',
      '绿道里程 80 公里 2020 baseline',
      '绿道里程 140 公里 2025 target',
      '绿道里程 200 公里 2030 target',
      '电梯加装率 12 % 2020 baseline',
      '电梯加装率 30 % 2025 target',
    ))
})
