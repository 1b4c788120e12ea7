import assert from 'node:assert/strict'
import {findings} from '../../../server/src/core/rules/run.js'
import {read, worldOf} from '../../fixture.js'
import {mark, unmark} from '../../marks.js'

const world = worldOf({
  registry: `indicators:
  - id: yz.jobs
    name: 城镇新增就业人数
    aliases: [城镇新增就业]
    unit: 人
    observations: [{asOf: "2020", value: 110000, qualifier: eq}]
    targets: [{asOf: "2025", value: 500000, qualifier: ge}]
  - id: yz.trees
    name: 新增造林面积
    unit: 亩
    targets: [{asOf: "2025", value: 200000, qualifier: eq}]
  - id: yz.old
    name: 改造老旧小区数
    unit: 个
    targets: [{asOf: "2021/2025", value: 1200, qualifier: eq}]
  - id: yz.toilets
    name: 农村改厕户数
    aliases: [农村改厕]
    unit: 户
    observations: [{asOf: "2016/2020", value: 210000, qualifier: eq}]
  - {id: yz.teams, name: 新立项创新团队, unit: 个, observations: [{asOf: "2020", value: 15, qualifier: eq}]}
  - {id: yz.renewed, name: 老旧小区改造, unit: 个, observations: [{asOf: "2020", value: 117, qualifier: eq}]}
  - {id: yz.invested, name: 固定资产投资, unit: 元, observations: [{asOf: "2020", value: 57100000000, qualifier: eq}]}
  - {id: yz.loans, name: 发放创业担保贷款, unit: 元, observations: [{asOf: "2020", value: 739000000, qualifier: eq}]}
  - id: yz.grain
    name: 粮食产量
    unit: 吨
    kind: flow
    observations: [{asOf: "2020", value: 5000000, qualifier: eq}]
  - id: yz.road
    name: 公路里程
    unit: 公里
    kind: stock
    observations: [{asOf: "2020-12-31", value: 13500, qualifier: eq}]
`,
})

/** A deed whose registered name is its own is held against what is registered; marks enclose what is found. */
const drafts = [
  '到2025年，城镇新增就业⟦60万人⟧。',
  '到2025年，城镇新增就业50万人以上。',
  '2020年，城镇新增就业⟦12万人⟧。',
  '2020年，城镇新增就业11万人。',
  // What five years brought is not what their last year did, nor the other way round.
  '“十三五”期间，城镇新增就业55万人。',
  '五年来，城镇新增就业55万人。',
  '“十三五”期间，完成农村改厕⟦30万户⟧。',
  '2020年，完成农村改厕4万户。',
  '截至2020年底，累计完成农村改厕⟦30万户⟧。',
  '到2020年底，累计完成农村改厕21万户。',
  // All there are, behind what is new.
  '2020年，新立项创新团队⟦18个⟧，累计77个。',
  '2020年，新立项创新团队15个，累计达到77个。',
  '2020年，新立项创新团队15个、重点实验室3个。',
  '2020年，发放创业担保贷款⟦8.2亿元⟧，累计42亿元。',
  '2020年，发放创业担保贷款7.39亿元，累计42亿元。',
  // What is carried out of a work is that work, and what is invested is all of it.
  '2020年，完成老旧小区改造⟦120个⟧。',
  '2020年，完成老旧小区改造117个。',
  '2020年，全市完成固定资产投资⟦580亿元⟧。',
  '2020年，全市完成固定资产投资571亿元。',
  '2020年，全市发放创业担保贷款⟦8.2亿元⟧。',
  '“十四五”期间，城镇新增就业⟦60万人⟧。',
  '“十四五”期间，城镇新增就业50万人以上。',
  '“十四五”期间新增造林面积⟦25万亩⟧。',
  '“十四五”期间新增造林面积20万亩。',
  '到2025年，新增造林面积⟦20公顷⟧。',
  '“十四五”期间，改造老旧小区⟦1300个⟧。',
  '到2025年，改造老旧小区⟦1300个⟧。',
  '到2025年，改造老旧小区1200个。',
  '每年城镇新增就业10万人以上。',
  '年均城镇新增就业10万人。',
  '2020年，城镇新增就业比上年增加1万人。',
  '2020年，城镇新增就业增长5%。',
  // A period, and what is registered of its last year.
  '“十三五”期间，粮食产量由400万吨增加到500万吨。',
  '“十三五”期间，公路里程由12800公里增加到13500公里。',
  // Bracketed cells are cumulative.
  '| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 城镇新增就业人数 | 万人 | 11 | [⟦60⟧] | 预期性 |\n| 新增造林面积 | 万亩 | — | 〔20〕 | 约束性 |',
]

suite('registered deeds', () => {
  for (const draft of drafts)
    test(draft.replaceAll('\n', ' '), () => {
      const {text} = unmark(draft)
      const found = findings(read(text, world), world).filter(
        ({severity, rule}) => severity !== 'hint' && rule.startsWith('registry-'),
      )
      assert.equal(
        mark(
          text,
          found.map(({span}) => span),
        ),
        draft,
        found.map(({words}) => words.zh).join('\n'),
      )
    })
})
