import assert from 'node:assert/strict'
import fc from 'fast-check'
import {edit, open} from '../../server/src/core/markdown/reparse.js'
import {RULES} from '../../server/src/core/mentions/course/rules.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import {emptySnapshot} from '../../server/src/core/session/snapshot.js'
import {readRules} from '../language/tables.js'
import {unmark} from '../marks.js'
import {mentionsOf, reads, roleOf, timeOf} from './reading.js'

/** The rules that decided for each marked figure of a draft. */
function decidedIn(marked: string): readonly (readonly (string | undefined)[])[] {
  const {text, spans} = unmark(marked)
  const mentions = mentionsOf(text)
  return spans.map(({from, to}) => {
    const mention = mentions.find(({span}) => span.from === from && span.to === to)
    assert.ok(mention, `no figure is read at ${text.slice(from, to)} of ${marked}`)
    return [mention.why.time?.rule, mention.why.mood?.rule]
  })
}

suite('rules of time and mood', () => {
  for (const {id, for: cases, against} of readRules()) {
    test(`${id} decides for its examples and not for the others`, () => {
      assert.ok(cases.length > 0 && against.length > 0)
      for (const marked of cases)
        for (const rules of decidedIn(marked)) assert.ok(rules.includes(id), `${marked}: ${rules}`)
      for (const marked of against)
        for (const rules of decidedIn(marked)) assert.ok(!rules.includes(id), `${marked}: ${rules}`)
    })
  }

  test('each stands once in the table, with what it says', () => {
    const rows = readRules()
    assert.deepEqual(rows.map(({id}) => id).sort(), [...RULES].sort())
    for (const {id, fact, because} of rows) assert.ok(fact && because.zh && because.en, id)
  })
})

suite('a report whose title is followed by its day and speaker', () => {
  const draft = (title: string) =>
    `# ${title}\n\n## 一、团结奋进，“十四五”发展取得显著成就\n\n公园达12座。\n\n## 二、全力推进“十五五”发展\n\n产值年均增长7%以上。\n`
  test('is no plan of that day', () => {
    for (const title of ['云岭县政府工作报告（2026年1月8日 李明）', '云岭县政府工作报告 （2026年1月8日 李明）'])
      assert.deepEqual(
        mentionsOf(draft(title)).map(({asOf}) => asOf.time),
        ['2021/2025', null],
        title,
      )
  })
})

suite('metadata at the head', () => {
  const times = (head: string) =>
    mentionsOf(
      `---\n${head}\n---\n\n在云岭县人民代表大会上（2026年1月8日）\n\n一、2025年工作回顾\n\n去年，产值80亿元。\n`,
    ).map(({asOf}) => asOf.time)
  test('names the draft, as a heading would', () => {
    const text = (head: string) => `---\n${head}\n---\n\n今年，产值80亿元。\n`
    for (const head of [
      'title: 云岭县2026年政府工作报告',
      'title: "云岭县2026年政府工作报告"',
      "author: 云岭\ntitle: '2026年政府工作报告' ",
    ])
      assert.deepEqual(
        mentionsOf(text(head)).map(({asOf}) => asOf.time),
        ['2026'],
      )
    assert.deepEqual(
      mentionsOf(text('subtitle: 云岭县2026年政府工作报告')).map(({asOf}) => asOf.time),
      [null],
    )
  })
  test('with the year that a report of work tells of, or that it is given in', () => {
    assert.deepEqual(times('title: 云岭县2026年政府工作报告'), ['2025'])
    assert.deepEqual(times('title: 2025年云岭县政府工作报告'), ['2025'])
  })
})

suite('a time that goes on', () => {
  const rows: readonly (readonly [what: string, marked: string, ...times: string[]])[] = [
    [
      'is that of the whole, not that of its parts behind 其中',
      '上半年，产值⟦80亿元⟧；其中，一季度增长⟦5%⟧，二季度增长⟦7%⟧。分产业看，茶业⟦12亿元⟧。',
      '上半年 explicit',
      '一季度 explicit',
      '二季度 explicit',
      '上半年 inherited',
    ],
    [
      'is not when a work among those of the whole year begins',
      '2025年改造泵站⟦12座⟧，渡口大桥年内开工。新建绿道⟦8公里⟧。',
      '2025年 explicit',
      '2025年 inherited',
    ],
    [
      'is not that of the quarter in whose course one thing came about',
      '# 云岭县2026年政府工作报告\n\n## 一、2025年工作回顾\n\n全力稳住工业，产值首次在前三季度⟦突破80亿元⟧。举办活动⟦12场⟧。\n',
      '前三季度 explicit',
      '2025年 inherited',
    ],
    [
      'is that of the quarter where no other is told, or where it opens its sentence',
      '全力稳住工业，产值首次在前三季度⟦突破80亿元⟧。举办活动⟦12场⟧。上半年，新建公园⟦3座⟧。改造管网⟦8公里⟧。',
      '前三季度 explicit',
      '前三季度 inherited',
      '上半年 explicit',
      '上半年 inherited',
    ],
    [
      'of the years in which a level was reached is neither that of the level nor of another one',
      '2025年产值⟦80亿元⟧，五年间迈上两个台阶，是2020年的⟦2倍⟧，年均增长⟦8%⟧；税收⟦6亿元⟧；累计建成公园⟦12座⟧。',
      '2025年 explicit',
      '2025年 explicit',
      '五年间 explicit',
      '2025年 explicit',
      '五年间 explicit',
    ],
    [
      'is that of a later sentence where no 其中 makes it a part',
      '上半年，产值⟦80亿元⟧。二季度增长⟦7%⟧。分产业看，茶业⟦12亿元⟧。',
      '上半年 explicit',
      '二季度 explicit',
      '二季度 inherited',
    ],
    [
      'is not how long there was no such record',
      '## 2024年工作回顾\n\n产值、税收增速分别为30年来、20年来首次居全省第一；绿道⟦8公里⟧。',
      '2024年 inherited',
    ],
    [
      'is that of the two in a heading that is named first',
      '## 一、“十四五”时期和2025年工作回顾\n\n新建绿道⟦80公里⟧。\n\n## 二、2025年和“十四五”时期工作回顾\n\n新建绿道⟦8公里⟧。',
      '“十四五”时期 inherited',
      '2025年 inherited',
    ],
    [
      'is the plan’s where a heading names the outlook before it',
      '## 一、2035年远景和“十五五”目标任务\n\n绿道达到⟦80公里⟧。',
      '“十五五” inherited',
    ],
    [
      'is not that of an average beyond its clauses',
      '## 过去一年\n\n2024年产值⟦80亿元⟧，“十四五”以来年均增长⟦7%⟧；税收⟦6亿元⟧。',
      '2024年 explicit',
      '“十四五”以来 explicit',
      '2024年 explicit',
    ],
    [
      'is not the year of a title that has been won',
      '## “十四五”时期工作回顾\n\n荣获2024年“绿道示范城市”，引进企业⟦23家⟧。',
      '“十四五”时期 inherited',
    ],
    [
      'is the year looked back on where its section calls it 今年, and no time to come within it',
      '# 云岭县2026年政府工作报告\n\n## 一、2025年工作回顾\n\n刚刚过去的一年，成效明显。\n\n今年所有村庄通路。新建学校⟦3所⟧。大桥2027年底通车。新建绿道⟦8公里⟧。',
      '今年 inherited',
      '今年 inherited',
    ],
    [
      'is that of a title and not the day of the news that leads to its tasks',
      '# 云岭县2026年将办好六件民生实事\n\n3月8日上午，云岭县人代会开幕，县长作报告。报告指出，县政府将继续改善民生，重点抓好六件实事。分别是：\n\n（1）新建公厕⟦12座⟧。\n\n（2）新建便民市场⟦5处⟧。\n',
      '2026年 inherited',
      '2026年 inherited',
    ],
    [
      'is no whole year among other words of how wide a thing is done',
      '## 2025年工作回顾\n\n这一年，形成“全民全域全年”招商氛围，签约项目⟦42个⟧。全域全县全年新引进企业⟦12家⟧。',
      '这一年 explicit',
      '全年 explicit',
    ],
    ['is the day of what there is', '截至2020年底，全县现有绿道⟦80公里⟧。', '截至2020年底 explicit'],
    ['is a whole year by its name', '力争2025年全年建成绿道⟦80公里⟧。', '2025年 explicit'],
    ['is the stretch over which it came about', '## 过去五年\n\n十年增加产值⟦80亿元⟧。', '十年 explicit'],
    ['is a stretch that is looked back on', '近三年来，新建绿道⟦8公里⟧。', '近三年来 explicit'],
    [
      'stands before a colon, whatever leads up to it',
      '2015年，云岭县茶叶产量达到⟦3万吨⟧。\n\n县农业局局长在全县春茶会上公布的2016年生产目标为：茶叶⟦4万吨⟧。综合产值⟦9亿元⟧。',
      '2015年 explicit',
      '2016年 explicit',
      '2016年 inherited',
    ],
    [
      'does not stand before a colon that comes after figures',
      '2015年，茶叶产量⟦3万吨⟧。县农业局局长在全县春茶会上公布的2016年产量⟦4万吨⟧，主要情况是：红茶⟦1万吨⟧。综合产值⟦9亿元⟧。',
      '2015年 explicit',
      '2016年 explicit',
      '2016年 explicit',
      '2015年 inherited',
    ],
    [
      'goes on behind the clauses of a part',
      '上半年，投资增长⟦3%⟧，其中二季度增长⟦4%⟧，矿业增长⟦5%⟧；出口下降⟦2%⟧。',
      '上半年 explicit',
      '二季度 explicit',
      '二季度 explicit',
      '上半年 explicit',
    ],
    [
      'is no month’s end beyond a paragraph',
      '上半年，投资增长⟦3%⟧。\n\n6月末，贷款余额⟦30亿元⟧。\n\n出口下降⟦2%⟧。',
      '上半年 explicit',
      '6月末 explicit',
      '上半年 inherited',
    ],
    [
      'is the year and not its last day beyond a paragraph',
      '## 过去一年\n\n全年产值⟦80亿元⟧\n\n年末失业率降到⟦5%⟧\n\n出口额增长⟦2%⟧\n',
      '全年 explicit',
      '年末 explicit',
      '全年 inherited',
    ],
    [
      'what a share restores is the base, and dates nothing',
      '2023年，收入⟦8亿元⟧，恢复到2019年同期的⟦104%⟧，客流恢复至2019年的⟦98%⟧。',
      '2023年 explicit',
      '2023年 explicit',
      '2023年 explicit',
    ],
  ]
  for (const [what, marked, ...times] of rows) test(what, () => reads(marked, times, timeOf))
})

suite('a heading that runs into its paragraph', () => {
  const rows: readonly (readonly [what: string, marked: string, ...roles: string[]])[] = [
    [
      'sets goals for it and for what follows, until the next one',
      '# 云岭县农村公路情况\n\n（一）目标任务。新改建农村公路⟦60公里⟧。\n\n改造危桥⟦8座⟧。\n\n（二）运输服务。公交线路⟦12条⟧。\n',
      'target',
      'target',
      'baseline',
    ],
    [
      'tells what is there, among tasks',
      '# 云岭县农村公路提升方案\n\n## 二、重点任务\n\n（一）路网提升。新建县道⟦20公里⟧。\n\n（二）工作现状。通车里程⟦1860公里⟧。\n',
      'target',
      'baseline',
    ],
    [
      'sets nothing where it only names what work is held to, or how firm its ground becomes',
      '# 云岭县财政工作情况\n\n（一）紧盯目标任务。组织收入⟦6亿元⟧。\n\n（二）夯实增收基础。培育企业⟦12家⟧。\n',
      'baseline',
      'baseline',
    ],
  ]
  for (const [what, marked, ...roles] of rows) test(what, () => reads(marked, roles, roleOf))
})

suite('what turns the mood of a part, and what does not', () => {
  const rows: readonly (readonly [what: string, marked: string, ...roles: string[]])[] = [
    [
      '民生实事 in a part of the review is work done, 下一步打算 is to come',
      '## 一、2025年工作回顾\n\n### （一）办好民生实事\n\n新建学校⟦3所⟧。\n\n### （二）下一步打算\n\n新建学校⟦4所⟧。\n',
      'baseline',
      'target',
    ],
    ['民生实事 alone is to come', '## 一、2025年民生实事\n\n新建学校⟦3所⟧。\n', 'target'],
    [
      'where things stand at present frames no tasks',
      '## 三、2026年重点工作\n\n当前，机遇与挑战并存。\n\n建设高标准农田⟦95万亩⟧。\n',
      'target',
    ],
    [
      'the years gone by are looked back on, whatever was striven for in them',
      '## 二、发展成就和“十五五”时期主要目标\n\n过去五年，我们努力在开放发展上闯出新路子。绿道达到⟦80公里⟧。\n',
      'baseline',
    ],
    ['an achievement is willed behind 争取', '争取新获批⟦1所⟧合作学校，实际使用外资⟦4亿元⟧。', 'target', 'target'],
    ['and told without it', '## 三、重点任务\n\n已获批⟦1所⟧合作学校。\n', 'baseline'],
    [
      'what is estimated below a heading that looks back has all but come about',
      '# 云岭县2025年上半年工作总结\n\n## 一、上半年工作总结\n\n预计累计完成投资⟦42亿元⟧。改造小区⟦12个⟧。\n',
      'baseline',
      'baseline',
    ],
    [
      'among tasks, what is built stands behind what there is',
      '## 三、重点任务\n\n目前，全县共有客运站⟦14个⟧。新建枢纽⟦2个⟧、客运站⟦6个⟧。\n',
      'baseline',
      'target',
      'target',
    ],
    [
      'a plan pasted without marks sets goals of its year',
      '云岭县水利局2025年工作计划\n\n2025年，水利局将以提质为目标，推动各项工作。\n\n（一）农村水利\n\n改造泵站⟦12座⟧。\n',
      'target',
    ],
    [
      'what the report to the assembly set is a goal, what is held against it is not',
      '2025年《政府工作报告》提出，改造小区⟦5万个⟧。截至10月底，已改造小区⟦5.2万个⟧，超过了报告提出的改造小区⟦5万个⟧目标任务。',
      'target',
      'baseline',
      'target',
    ],
    ['a body that plans plans', '2025年，全国计划改造小区⟦50个⟧，投资⟦8亿元⟧。', 'target', 'target'],
    [
      'a title with two halves is written between their years',
      '# 云岭县农业局2025年工作总结和2026年工作计划\n\n## 一、各项工作开展情况\n\n预计2025年前三季度，产值⟦33亿元⟧。\n\n茶叶产值⟦8亿元⟧。\n\n## 二、工作计划\n\n2026年，产值⟦35亿元⟧。\n',
      'baseline',
      'baseline',
      'target',
    ],
    [
      'what stands right below such a title is told, and what stands below the heading of its second half is to come',
      '# 云岭县农业局2025年度工作总结及2026年度工作计划\n\n1-10月，茶叶产值⟦8亿元⟧，机构设置率⟦60%⟧。\n\n## 二、2026年度工作计划\n\n茶叶产值⟦9亿元⟧。\n',
      'baseline',
      'baseline',
      'target',
    ],
    [
      'a numbered line that states a figure opens nothing: the heading goes on',
      '# 云岭县2025年重点工作\n\n## 2025年主要预期目标\n\n1.失业率全年控制在⟦5.5%以内⟧\n\n2.粮食产量保持在⟦13万吨以上⟧\n',
      'target',
      'target',
    ],
    [
      'what has come about is what the rest builds on',
      '# 云岭县2026年工作要点\n\n## 一、城市更新\n\n在去年已改造⟦12个⟧小区的基础上，再改造⟦15个⟧小区。\n',
      'baseline',
      'target',
    ],
    ['计划 is a verb behind the number of its item', '2．计划改造小区⟦20个⟧，实际改造⟦22个⟧。', 'target', 'baseline'],
    [
      'the column of tasks wills what its cells state',
      '| 序号 | 目标任务 | 工作进展 |\n|---|---|---|\n| 1 | 新建驿站⟦12座⟧ | 建成驿站⟦9座⟧ |\n',
      'target',
      'baseline',
    ],
    ['任务 alone heads what is to be done', '## 三、任务\n\n更新车辆⟦36辆⟧。\n', 'target'],
    [
      'what is striven for behind a comma goes on with 累计完成',
      '要确保新开工项目⟦30个⟧，上半年累计完成投资⟦34亿元⟧。',
      'target',
      'target',
    ],
    [
      'what an account held itself to ends with its semicolon',
      '## 一、指标完成情况\n\n《纲要》目标为⟦60%⟧；城镇化率⟦52.3%⟧，距⟦56%⟧的规划目标不远。\n',
      'target',
      'baseline',
      'target',
    ],
    ['规划建设的 tells which are meant', '## 二、工程进展\n\n规划建设的重大项目中，在建⟦16个⟧。\n', 'baseline'],
    [
      'parts to come are those of a work in two lots',
      '# 云岭县储备粮轮换计划\n\n目前，库存⟦3.6万吨⟧。轮换分两批进行：第一批⟦0.7万吨⟧，第二批⟦0.5万吨⟧。\n',
      'baseline',
      'target',
      'target',
    ],
    [
      'years below a heading of yearly steps are to come',
      '# 云岭县污水处理方案\n\n## 二、目标\n\n到2025年底，收集率达到⟦70%⟧。\n\n## 三、年度计划\n\n2024年：新建管网⟦12公里⟧。\n',
      'target',
      'target',
    ],
    [
      'what comes to a share of the goals set is an account',
      '## 一、规划实施情况\n\n适配辅具⟦3600件⟧，完成规划目标的⟦107.5%⟧。\n',
      'baseline',
      'baseline',
    ],
    [
      'a title pasted as a line frames no review',
      '2026年云岭县政府工作报告\n\n一、一年接着一年干\n\n公园⟦12座⟧。\n',
      'baseline',
    ],
  ]
  for (const [what, marked, ...roles] of rows) test(what, () => reads(marked, roles, roleOf))
})

suite('what is told of years gone by', () => {
  const PLAN = '# 云岭县“十二五”农业发展规划\n\n## 一、发展现状\n\n'
  const rows: readonly (readonly [what: string, marked: string, ...roles: string[]])[] = [
    [
      'are the levels behind 至2010年 in the plan for the years after it',
      `${PLAN}至2010年，茶业产值达到⟦8亿元⟧。茶园⟦6万亩⟧。毛茶产量达到⟦3万吨⟧。\n`,
      'baseline',
      'baseline',
      'baseline',
    ],
    [
      'are not those behind 至2015年 in it',
      `${PLAN}至2015年，茶业产值达到⟦8亿元⟧。茶园⟦6万亩⟧。\n`,
      'target',
      'target',
    ],
    [
      'goes on behind an estimate of the year that ends',
      '# 云岭县2026年茶产业发展意见\n\n2025年，茶产业稳步发展。预计，茶叶产值⟦8亿元⟧。合作社发展到⟦50家⟧。\n',
      'baseline',
      'baseline',
    ],
    [
      'is no estimate of the year that begins',
      '# 云岭县2026年茶产业发展意见\n\n2026年，预计茶叶产值⟦8亿元⟧。合作社⟦50家⟧。\n',
      'target',
      'target',
    ],
    [
      'is what a summary that is finished in January calls 今年',
      '# 农业工作总结及2026年工作计划\n\n（2026年1月4日）\n\n## 一、2025年工作回顾\n\n今年落实茶园⟦8万亩⟧，推广良种⟦3万亩⟧。\n',
      'baseline',
      'baseline',
    ],
    [
      'is not all of a year whose first half is summed up',
      '# 2026年上半年水利工作总结\n\n2026年的主要任务是：计划治理河道⟦8公里⟧。解决饮水困难⟦3万人⟧。\n',
      'target',
      'target',
    ],
    ['is not willed by 弱于预期', '在复苏弱于预期的情况下，2025年产值实现⟦80亿元⟧。', 'baseline'],
    ['is willed by 预期', '2026年产值预期实现⟦80亿元⟧。', 'target'],
  ]
  for (const [what, marked, ...roles] of rows) test(what, () => reads(marked, roles, roleOf))
})

suite('what is to come', () => {
  const rows: readonly (readonly [what: string, marked: string, ...roles: string[]])[] = [
    [
      'in a plan without a date are the years up to the first that it looks forward to',
      '# 关于住房保障的实施意见\n\n到2015年，保障覆盖率达到⟦20%⟧。\n\n2012—2015年，建设保障房⟦9万套⟧，其中租赁房占⟦六成⟧。轮候时间⟦5年⟧。\n',
      'target',
      'target',
      'target',
      'target',
    ],
    [
      'are not years that end before it',
      '# 关于住房保障的实施意见\n\n到2015年，保障覆盖率达到⟦20%⟧。\n\n2008—2010年，建设保障房⟦9万套⟧。\n',
      'target',
      'baseline',
    ],
    [
      'is all behind the colon of an arrangement, and the sentences after it',
      '# 云岭县人代会消息\n\n报告说，2025年经济回升。\n\n报告提出了2026年全县指标体系安排，具体为：茶业产值⟦8亿元⟧；实际到账外资⟦2亿元⟧。民生方面，失业率⟦3%⟧。\n',
      'target',
      'target',
      'target',
    ],
    [
      'are the cells of a table that assigns tasks',
      '# 2026年民生实事目标任务责任分解表\n\n| 序号 | 项目名称 | 主要内容 | 牵头单位 |\n|---|---|---|---|\n| 1 | 养老 | 为⟦8000名⟧老人提供服务。改造服务站⟦6家⟧。 | 民政局 |\n',
      'target',
      'target',
    ],
    [
      'is what a plan in the news sets for its own years',
      '# 云岭县“十三五”脱贫规划发布\n\n到2020年，贫困县全部摘帽。\n\n贫困县摘帽：2017年⟦14个⟧，2018年⟦17个⟧。\n',
      'target',
      'target',
    ],
    [
      'is what a plan in the news says behind the day of the news',
      '# “十四五”服务规划公布\n\n2022-01-11\n\n1月10日发布的《“十四五”服务规划》明确，到2025年，体系更加完善。\n\n学前毛入园率⟦90%⟧。\n',
      'target',
    ],
    [
      'is no part of what was done beside the task that was set',
      '共完成造林⟦170亩⟧（任务⟦148亩⟧），其中油茶⟦118亩⟧、毛竹⟦52亩⟧。',
      'baseline',
      'target',
      'baseline',
      'baseline',
    ],
    [
      'is what stands below a heading that pushes on to progress, in a plan',
      '# 云岭县“十五五”发展规划\n\n## 五、加大保障力度 推进共同富裕取得新进展\n\n实施就业行动，促进青年就业⟦3万人以上⟧。发放贷款⟦2亿元⟧。\n',
      'target',
      'target',
    ],
    [
      'is not what stands below a heading of progress made',
      '# 云岭县“十五五”发展规划\n\n## 一、共同富裕取得新进展\n\n实施就业行动，促进青年就业⟦3万人以上⟧。\n',
      'baseline',
    ],
    [
      'is every numbered paragraph below the line of a box, not only the first',
      '# 云岭县“十五五”发展规划\n\n专栏3 关爱服务重大事项\n\n1．妇女。就业比例保持稳定。\n\n2．儿童。家庭指导覆盖率⟦100%⟧。\n\n3．老人。提质改造食堂⟦20个⟧。\n',
      'target',
      'target',
    ],
    [
      'is what a headline builds up or may reach',
      '# 云岭县打造⟦8万亩⟧茶园，产值或达⟦12亿元⟧\n\n全县茶园⟦6万亩⟧。\n',
      'target',
      'target',
      'baseline',
    ],
    [
      'is what a plan bids to aim at, to spread and to press on with',
      '# 云岭县教育发展规划\n\n## 第二节 职业教育\n\n重点发展职业教育，招生规模扩大到⟦800人⟧。\n\n瞄准前沿，使产业增加值占比达到⟦15%⟧。\n\n## 主要任务\n\n增加现有电厂脱硫能力，使⟦90%⟧的电厂达标。\n',
      'target',
      'target',
      'target',
    ],
    [
      'is not what a headline tells as built',
      '# 云岭县成功打造⟦8万亩⟧茶园\n\n占比达到或⟦超过30%⟧的企业⟦12家⟧。\n',
      'baseline',
      'baseline',
      'baseline',
    ],
    [
      'is every paragraph of a box, whatever heads it, up to the next heading of the text',
      '# 云岭县绿道发展规划\n\n专栏3　绿道建设重点\n\n01　滨河\n\n步道贯通，驿站⟦12座⟧。\n\n03　山地→步道⟦40公里⟧。\n\n山地→步道⟦20公里⟧。\n\n### 二、交通\n\n全县公路⟦90公里⟧。\n',
      'target',
      'target',
      'target',
      'baseline',
    ],
    [
      'is every part of a box that counts its parts as the text does its sections',
      '# 云岭县绿道发展规划\n\n专栏3 绿道建设重点\n\n（一）滨河\n\n驿站⟦12座⟧。\n\n（二）山地\n\n步道⟦40公里⟧。\n\n二、交通\n\n全县公路⟦90公里⟧。\n',
      'target',
      'target',
      'baseline',
    ],
    [
      'is what is told of the years of a plan that is being made or deliberated on',
      '本次人代会《云岭县国民经济和社会发展第十五个五年规划纲要（草案）》提交审议。\n\n根据草案，“十五五”期间，绿道建设工程投资⟦8亿元⟧；公路工程投资⟦9亿元⟧。“十四五”期间，公路投资⟦5亿元⟧。\n',
      'target',
      'target',
      'baseline',
    ],
    [
      'is what a plan that is about to come out builds, whatever stands around it',
      '《云岭县旅游业“十五五”规划》即将出炉。\n\n“十五五”期间，我县建设⟦10个⟧休闲农园。\n\n我县旅游项目“十五五期间”计划投资⟦8亿元⟧。\n',
      'target',
      'target',
    ],
    [
      'is not what was done in the years of a plan that has been carried out',
      '《云岭县绿道“十四五”规划》印发以来，绿道建设加快。\n\n“十四五”期间，绿道建设投资⟦8亿元⟧。\n',
      'baseline',
    ],
    [
      'is what stands below the line of an excerpt from a plan',
      '# 云岭县三年内建⟦80公里⟧绿道\n\n以下为《云岭县绿道规划（草案）》的摘录：\n\n## 滨河\n\n驿站项目：改造驿站⟦12座⟧。\n',
      'target',
      'target',
    ],
    [
      'is what a headline tells as the new aim of a place, not how an aim was met',
      '云岭县拟定2026年茶业发展新目标，产值⟦8亿元⟧，茶园⟦7万亩⟧\n\n全县茶园⟦6万亩⟧。\n\n云岭县公布年度目标完成情况，产值⟦7亿元⟧。\n',
      'target',
      'target',
      'baseline',
      'baseline',
    ],
    [
      'is growth in real terms that is aimed at, not what was done in fact',
      '今年的目标：农民人均收入实际增长⟦8%以上⟧，茶园达到⟦6万亩⟧。今年计划建设驿站⟦8座⟧，实际完成⟦9座⟧。\n',
      'increment percent',
      'target',
      'target',
      'baseline',
    ],
    [
      'is not what is counted otherwise than what came of it',
      '2025年，全县茶业加快发展。全年实施茶业技改项目⟦25个⟧，实际完成投资⟦2亿元⟧。收入合计⟦9亿元⟧，实际完成⟦8亿元⟧。\n',
      'baseline',
      'baseline',
      'target',
      'baseline',
    ],
    [
      'is what a meeting has announced as the main goals of a long title',
      '县农业工作会议公布了2026年全县农业和农村经济社会发展主要目标：茶园保持在⟦6万亩以上⟧，驿站⟦8座⟧。会议公布了2025年全县目标完成情况：茶园⟦5万亩⟧。\n',
      'target',
      'target',
      'baseline',
    ],
    [
      'is not where things stood in a year before the one aimed at',
      '目标是：到2030年，服务业占比达到⟦60%⟧，这一比重在2024年为⟦54%⟧。力争到2030年新建绿道⟦80公里⟧，其中2027年⟦30公里⟧。\n',
      'target',
      'baseline',
      'target',
      'target',
    ],
    [
      'is every part of a box that begins in its middle, not what is numbered behind another part of the text',
      '# 云岭县绿道发展规划\n\n专栏3 绿道建设重点\n\n（五）滨河驿站。选址在滨河。选择⟦12个⟧村开展试点。\n\n（六）山地步道。选择⟦40处⟧山地贯通步道。\n\n## 二、交通\n\n专栏4 公路工程\n\n公路贯通。\n\n（三）公交。选址在城东。公交站⟦90座⟧。\n',
      'target',
      'target',
      'baseline',
    ],
    [
      'is what stands in a box that was pasted into one paragraph, not what stands behind it',
      '# 云岭县绿道发展规划\n\n专栏2　绿道重点工程（一）滨河。步道⟦40公里⟧。（二）山地。驿站⟦12座⟧。\n\n全县公路⟦90公里⟧。\n\n## 一、发展基础\n\n专栏3　绿道重点工程：步道⟦40公里⟧。\n',
      'target',
      'target',
      'baseline',
      'baseline',
    ],
    [
      'is what stands in a box, not what stands below its table or its quote',
      '# 云岭县绿道发展规划\n\n专栏1 主要指标\n\n| 指标 | 数值 |\n|---|---|\n| 驿站（座） | ⟦12⟧ |\n\n全县公路⟦90公里⟧。\n\n> **专栏2 绿道工程**\n>\n> 滨河步道。\n>\n> 山地步道⟦40公里⟧。\n\n全县公路⟦90公里⟧。\n',
      'target',
      'baseline',
      'target',
      'baseline',
    ],
    [
      'is not what a box tells that looks back, nor one below a heading that does',
      '# 云岭县绿道发展规划\n\n专栏1 “十四五”绿道建设成就\n\n步道贯通。\n\n驿站⟦12座⟧。\n\n## 一、发展基础\n\n专栏2 绿道工程\n\n步道贯通。\n\n驿站⟦12座⟧。\n',
      'baseline',
      'baseline',
    ],
    [
      'is the share of each year on the way to a goal',
      '到2028年，更新电梯⟦290台⟧，其中2026年⟦60台⟧、2027年⟦80台⟧、2028年⟦150台⟧。',
      'target',
      'target',
      'target',
      'target',
    ],
    [
      'is what a plan lays out, below a heading of its layout',
      '# 云岭县加油站专项规划\n\n## 三、规划布局选址\n\n### （一）总体布局情况\n\n全县共布局⟦38个⟧站点，其中国道⟦24个⟧。\n',
      'target',
      'target',
    ],
    [
      'is the step of a plan that names its years',
      '# 云岭县充电设施规划（2025—2030年）\n\n近期：2025—2027年，城区服务半径⟦≤2公里⟧。\n\n中期评估：2025—2027年，城区站点⟦20座⟧。\n',
      'target',
      'baseline',
    ],
    [
      'is what a plan foresees for its own end, also in the chapter of how things stand',
      '# 云岭县加油站专项规划\n\n## 二、发展现状\n\n预计规划期末，公路里程达到⟦1925公里⟧。预计前三季度，公路里程达到⟦1880公里⟧。\n',
      'target',
      'baseline',
    ],
    [
      'is no level of the plan before',
      '# 云岭县加油站专项规划\n\n上版规划期间，销售额⟦35亿元⟧。规划期间新增站点⟦17个⟧，较上版规划期末（⟦85个⟧）增加⟦17个⟧。\n',
      'baseline',
      'increment absolute',
      'baseline',
      'increment absolute',
    ],
    ['is not what stands below 圆满完成', '## 圆满完成年度目标任务\n\n播种面积⟦17亿亩⟧。\n', 'baseline'],
    ['is the end of a plan’s years', '到“十二五”末，粮食⟦350亿斤⟧。“十二五”末，园地⟦1000万亩⟧。', 'target', 'target'],
    [
      'is what 将 wills behind a preposition',
      '今年将对⟦1250户⟧家庭进行改造。将以产业扶持⟦115万⟧贫困人口脱贫。',
      'target',
      'target',
    ],
    ['is not what 将 takes', '将⟦1250户⟧家庭纳入低保。将以前的站点⟦12处⟧关停。', 'baseline', 'baseline'],
    [
      'is no stretch up to a month',
      '2012年以来至2017年10月，完成投资⟦32亿元⟧。治理面积⟦197平方公里⟧。',
      'baseline',
      'baseline',
    ],
    [
      'is the first member of a list that a line without figures leads to',
      '云岭县将重点抓好六大突破：\n\n一是建设粮仓。播种面积⟦6500万亩⟧。\n',
      'target',
    ],
    ['is what is assigned', '“十三五”期间，每年森林抚育任务在⟦1.2亿亩以上⟧。', 'target'],
    [
      'is what 计划 wills behind the project',
      '今年，民生实事计划完成饮水达标⟦36万人⟧；加固水库⟦5座⟧。',
      'target',
      'target',
    ],
    ['is not what 计划完成情况 tells of', '今年，民生实事计划完成情况良好，加固水库⟦5座⟧。', 'baseline'],
  ]
  for (const [what, marked, ...roles] of rows) test(what, () => reads(marked, roles, roleOf))
})

suite('以上年', () => {
  test('is a bound and a year’s output, no time', () =>
    reads(
      '## 发展目标\n\n培育⟦5家以上⟧年销售收入过亿元的企业，新增上市公司⟦3家⟧。\n',
      ['–', '–'],
      ({asOf}) => asOf.text ?? '–',
    ))
  test('is a time behind words without a number', () =>
    reads('按可比价格以上年为基期计算，产值增长⟦8%⟧。', ['–'], ({asOf}) => asOf.text ?? '–'))
})

suite('体现在', () =>
  test('is no time: what follows is of the year above it', () =>
    reads(
      '# 政府工作报告\n\n## 一、2018年工作回顾\n\n2018年，取得了进展。主要体现在：\n\n### （一）农业\n\n全年产值⟦48亿元⟧。\n',
      ['2018'],
      ({asOf}) => asOf.time ?? '–',
    )))

suite('a time within a noun phrase', () => {
  test('dates nothing that is said of the thing', () =>
    reads(
      '一年来，绿道⟦8公里⟧。“十四五”期间投资最大的单体工程建成投运。⟦5个⟧园区通过认定。',
      ['一年来 explicit', '一年来 inherited'],
      timeOf,
    ))
  test('dates what opens with it', () =>
    reads(
      '“十四五”期间建成绿道⟦8公里⟧。⟦5个⟧园区通过认定。',
      ['“十四五”期间 explicit', '“十四五”期间 inherited'],
      timeOf,
    ))
})

suite('the year of a bulletin', () => {
  const rows: readonly (readonly [what: string, text: string, ...times: string[]])[] = [
    [
      'is that of 本年 and 现有',
      '全年投资增长⟦3%⟧，其中本年新开工项目投资增长⟦4%⟧。本年末，贷款余额⟦30亿元⟧。现有书院⟦6个⟧。',
      '2025',
      '2025',
      '2025-12-31',
      '2025',
    ],
    [
      'is that of 全年 and 年末, whatever year was told before them',
      '2024年研究经费⟦8亿元⟧，年末研究人员⟦900人⟧。全年专利⟦300件⟧，年末专利⟦2000件⟧。',
      '2024',
      '2024-12-31',
      '2025',
      '2025-12-31',
    ],
    [
      'is that of 年内, and of a flow behind a stock',
      '年末存栏生猪⟦4万头⟧，年内出栏⟦7万头⟧。\n\n年末书院⟦6个⟧。改造老旧小区⟦30个⟧，征缴保险费⟦3亿元⟧；参加保险人数⟦9万人⟧。讲堂⟦5个⟧。',
      '2025-12-31',
      '2025',
      '2025-12-31',
      '2025',
      '2025',
      '2025-12-31',
      '2025-12-31',
    ],
    [
      'dates the paragraphs behind one of what is counted as of a day',
      '截至2025年底，规模企业⟦90户⟧。\n\n主要产品中，显示器⟦4万台⟧。',
      '2025-12-31',
      '2025',
    ],
    [
      'is that of 年末数 in the head of a table',
      '表1 2025年人口构成\n\n| 指标 | 年末数（万人） |\n|---|---|\n| 常住人口 | ⟦70⟧ |\n',
      '2025-12-31',
    ],
  ]
  for (const imprint of ['2026年3月20日', '2026-03-20 出处：云岭县统计局', '时间：2026-03-20 15:52 来源：本网'])
    for (const [what, text, ...times] of rows)
      test(`${what}: ${imprint}`, () =>
        reads(`云岭县2025年国民经济和社会发展统计公报\n\n${imprint}\n\n${text}`, times, ({asOf}) => asOf.time ?? '–'))
})

suite('据统计', () => {
  test('the last of years looked back on ends with its sentence where it is named on the way, and goes on where it opens one', () =>
    reads(
      '# 云岭县政府工作报告（2026年1月8日）\n\n## 本届政府工作回顾\n\n五年来，我们攻坚克难，各项事业全面进步。\n\n居民收入持续增长，预计今年达到⟦3万元⟧。新建学校⟦12所⟧。今年，新增床位⟦80张⟧。改造道路⟦8公里⟧。\n',
      ['今年 explicit', '五年来 inherited', '今年 explicit', '今年 inherited'],
      timeOf,
    ))

  test('stands before a time that goes on', () =>
    reads('据统计，2024年全年居民收入⟦3万元⟧。居民支出⟦2万元⟧。', ['2024年 explicit', '2024年 inherited'], timeOf))
})

suite('a bracket behind what is compared with', () => {
  test('tells the level of that time', () =>
    reads(
      '截至2025年底，汽车保有量⟦64万辆⟧，比2020年末（⟦56万辆⟧）增长⟦14.5%⟧。',
      ['截至2025年底 explicit', '2020年末 explicit', '截至2025年底 explicit'],
      timeOf,
    ))
})

suite('年内', () => {
  test('with a number before it tells within how many years', () =>
    reads(
      '2024年，绿道⟦8公里⟧。五年内新建公园⟦3个⟧；年内开工驿站⟦6个⟧。力争5年内在社区培养护理员⟦300名⟧。',
      ['2024年 explicit', '五年内 explicit', '年内 explicit', '5年内 explicit'],
      timeOf,
    ))

  test('ends with its sentence where another time goes on', () =>
    reads('今年要办好教育。三年内新建学校⟦20所⟧。招聘教师⟦300名⟧。', ['三年内 explicit', '今年 inherited'], timeOf))

  test('dates nothing behind what it is counted from', () =>
    reads('自认定之日起3年内，奖励⟦5万元⟧。企业3年内在职职工⟦300人⟧。', ['– –', '– –'], timeOf))
})

suite('现有', () =>
  test('tells what there is in its own paragraph', () =>
    reads(
      '2025年，绿道⟦8公里⟧。\n\n现有书院⟦6个⟧。讲堂⟦9个⟧。\n\n企业⟦12家⟧。',
      ['2025年 explicit', '现有 explicit', '现有 inherited', '2025年 inherited'],
      timeOf,
    )))

const PIECES = [
  '# 云岭县“十四五”规划\n\n',
  '# 云岭县2026年政府工作报告\n\n',
  '2026年1月20日\n\n',
  '## 一、2025年工作回顾\n\n',
  '## 二、主要目标\n\n',
  '### （一）现状与目标\n\n',
  '到2027年，实现以下目标：\n\n',
  '到2028年，体系基本建成。\n\n',
  '一年来，企业60家。',
  '全年产值80亿元。',
  '上半年，税收6亿元。\n\n',
  '其中，利润2亿元。',
  '《规划》提出，改造管网120公里。',
  '力争床位300张，覆盖率68%。',
  '已建成公园12座。',
  '- 绿道8公里\n',
  '表1 2024年学校情况\n\n| 指标 | 2020年 | 2025年目标 |\n|---|---|---|\n| 学校（所） | 31 | [42] |\n\n',
  '优化结构，安排资金2亿元。\n\n',
  '\n\n',
]

suite('a paragraph too long to be read in one', () => {
  const long = (open: string) =>
    `# 云州市公园建设规划\n\n${open}${Array.from({length: 150}, (_, index) => `第${index}街道建成公园${index + 3}个，绿地${index + 9}公顷。`).join('')}\n\n现有公园2个。\n`

  test('goes on with the time and mood of its first piece', () => {
    const {length} = long('').match(/个|公顷/g)!
    const mentions = mentionsOf(long('到2030年，全市实现以下目标。'))
    assert.equal(mentions.length, length)
    assert.deepEqual(
      new Set(mentions.slice(0, -1).map(({asOf, role}) => `${asOf.time} ${role}`)),
      new Set(['2030 target']),
    )
    assert.equal(mentions.at(-1)!.role, 'baseline')
  })

  test('reads as a fresh reading does when its first time is edited', () => {
    const told = (draft: ReturnType<typeof open>) =>
      readings(draft, emptySnapshot.world).map(({at, reading}) => [
        at,
        reading.mentions.map(({span, asOf, role, why}) => ({span, asOf, role, why})),
      ])
    let draft = open(long('到2030年，全市实现以下目标。'))
    told(draft)
    for (const insert of ['截至2020年底，全市情况如下。', '', '2024年，', '到2035年，全市实现以下目标。']) {
      const from = draft.text.indexOf('\n\n') + 2
      draft = edit(draft, {from, to: draft.text.indexOf('第0街道'), insert})
      assert.deepEqual(told(draft), told(open(draft.text)))
    }
  })
})

suite('the course of a draft that is edited', () => {
  test('is that of a fresh reading, with what decided', () => {
    const told = (draft: ReturnType<typeof open>) =>
      readings(draft, emptySnapshot.world).map(({at, reading}) => [
        reading.language.id,
        reading.mentions.map(({span, asOf, role, base, why}) => ({at, span, asOf, role, base, why})),
      ])
    const piece = fc.constantFrom(...PIECES, '---\nlocale: en\n---\n', 'By 2030 it will reach 65%. ')
    const change = fc.record({at: fc.nat(600), length: fc.nat(20), insert: fc.oneof(piece, fc.constant(''))})
    fc.assert(
      fc.property(
        fc.array(piece, {maxLength: 14}),
        fc.array(change, {minLength: 1, maxLength: 6}),
        (pieces, changes) => {
          let draft = open(pieces.join(''))
          told(draft)
          for (const {at, length, insert} of changes) {
            const from = Math.min(at, draft.text.length)
            draft = edit(draft, {from, to: Math.min(from + length, draft.text.length), insert})
            assert.deepEqual(told(draft), told(open(draft.text)))
          }
        },
      ),
      {seed: 20260, numRuns: 400},
    )
  })

  test('changes its language with its front matter, also where it states nothing', () => {
    const languages = (draft: ReturnType<typeof open>) =>
      readings(draft, emptySnapshot.world).map(({reading}) => reading.language.id)
    const english = open('---\nlocale: en\n---\nNothing is counted here.\n')
    assert.deepEqual(languages(english), ['en'])
    assert.deepEqual(languages(edit(english, {from: 12, to: 14, insert: 'zh'})), ['zh'])
  })
})
