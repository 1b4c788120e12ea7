import assert from 'node:assert/strict'
import {defaultConfig} from '../../server/src/core/config/read.js'
import type {World} from '../../server/src/core/config/world.js'
import {edit, open} from '../../server/src/core/markdown/reparse.js'
import type {ResolvedMention} from '../../server/src/core/mentions/mention.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import {print} from '../../server/src/core/quantity/decimal.js'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {type Span, shift} from '../../server/src/core/text/span.js'
import {mark, unmark} from '../marks.js'

const text = `plumbline: 1
registry: {id: yz, area: YZ}
periods:
  FYP14: {label: “十四五”, start: "2021-01-01", end: "2025-12-31"}
areas:
  YZ: {label: 云州市, aliases: [全市, 本市, 云州]}
  BH: {label: 滨海新区, parent: YZ}
  CN: {label: 全国}
units:
  根: {kind: count, aliases: [支]}
indicators:
  - {id: poles, name: 智慧灯杆数, aliases: [智慧灯杆], notThis: [智慧灯杆试点, 普通灯杆数], unit: 根, kind: stock, observations: [{asOf: "2019-12-31", value: 900, source: x}, {asOf: "2020-12-31", value: 1200, source: x}, {asOf: "2020-12-31", value: 1210, vintage: 2021-12-01, source: x}], targets: [{asOf: "2025", value: 3000, qualifier: ge, source: x}]}
  - {id: sensors, name: 环境传感器数, aliases: [环境传感器], unit: 个}
  - {id: sensor-kinds, name: 环境传感器种类数, unit: 种}
  - {id: canteens, name: 社区食堂数, unit: 家, unitAccept: [个]}
  - {id: coverage, name: 光纤网络覆盖率, aliases: [光纤网络全覆盖], unit: "%", kind: coverage}
  - {id: ratio, name: 主要河道应用监测浮标比例, unit: "%"}
  - {id: departments, name: 数据枢纽接入部门数, unit: 个}
  - {id: registered, name: “云州通”实名用户数, unit: 人, unitElided: true, observations: [{asOf: "2020", value: 3000000, source: x}]}
  - {id: exchanged, name: 跨部门跨区域数据共享量, unit: 条}
  - {id: river, name: 清水河道长度, unit: 公里}
  - {id: netizens, name: 网民规模, unit: 人, area: CN}
  - {id: beds-city, name: 养老床位数, unit: 张}
  - {id: beds-bay, name: 养老床位数, unit: 张, area: BH}
  - {id: seats, name: 学位数, aliases: [学位], notThis: [公办学位], unit: 个}
  - {id: seats-new, name: 新增学位, unit: 个}
  - {id: robots-a, name: 工业机器人数, aliases: [机器人], unit: 台}
  - {id: robots-b, name: 服务机器人数, aliases: [机器人], unit: 台}
`
const registry = combine([indexFile('yz.metrics.yaml', text)])
const plan = {period: 'FYP14', area: null, baseline: '2020-12-31', stage: null, dated: '2021-10-24'}
const world: World = {registry, config: {...defaultConfig, plan}}

function mentionsOf(draft: string, held: World = world): readonly (ResolvedMention & {readonly place: Span})[] {
  return readings(open(draft), held).flatMap(({at, reading}) =>
    reading.mentions.map((it) => ({...it, place: shift(it.span, at)})),
  )
}

suite('a registry that names no areas', () => {
  const bare = combine([
    indexFile('bare.metrics.yaml', 'plumbline: 1\nindicators:\n  - {id: parks, name: 公园, unit: 个}\n'),
  ])
  const held: World = {registry: bare, config: {...defaultConfig, plan}}

  test('is of the area that the draft calls its own', () => {
    const [first] = mentionsOf('截至2020年底，全市公园105个。', held)
    assert.equal(first?.match?.indicator.id, 'parks')
  })

  test('is not of a district', () => {
    const [first] = mentionsOf('截至2020年底，滨海新区公园105个。', held)
    assert.equal(first?.match, null)
  })
})

/** `marked`: a draft whose matched figures are marked; `ids`: what they are matched to, in order. */
function matches(title: string, marked: string, ...ids: readonly string[]): void {
  test(title, () => {
    const draft = unmark(marked).text
    const matched = mentionsOf(draft).filter(({match}) => match)
    const shown = mark(
      draft,
      matched.map(({place}) => place),
    )
    assert.equal(shown, marked)
    assert.deepEqual(
      matched.map(({match}) => match?.indicator.id),
      ids,
    )
  })
}

/** What is said of the time of each figure, in order: its time, how it is known, its role. */
function dates(title: string, draft: string, ...expected: readonly string[]): void {
  test(title, () => {
    assert.deepEqual(
      mentionsOf(draft).map(({text, asOf, role}) => `${text} ${asOf.time} ${asOf.basis} ${role}`),
      expected,
    )
  })
}

suite('a draft without a date, in the plan’s period', () => {
  const undated: World = {registry, config: {...defaultConfig, plan: {...plan, dated: null}}}
  const rows: readonly (readonly [clause: string, ...roles: string[]])[] = [
    ['“十四五”期间，修复湿地1500公顷。', 'target'],
    ['占比由2020年的64%提高到2025年的90%。', 'baseline', 'target'],
    ['截至2021年7月27日，事项增至3197项。', 'baseline'],
    ['“十三五”期间，修复湿地900公顷。', 'baseline'],
  ]
  for (const [clause, ...roles] of rows)
    test(clause, () =>
      assert.deepEqual(
        mentionsOf(clause, undated).map(({role}) => role),
        roles,
      ),
    )
})

suite('mentions matched to indicators', () => {
  matches('a registered name before a shorter one', '新增学位⟦3万个⟧，学位达到⟦12万个⟧。', 'seats-new', 'seats')
  matches('what is barred is barred where the name is cut short', '新增公办学位3万个，学位⟦12万个⟧。', 'seats')
  matches(
    'by name, by alias, without the counting head',
    '截至2020年底，智慧灯杆数达到⟦1200根⟧，环境传感器⟦近3万个⟧，建成社区食堂⟦86家⟧。',
    'poles',
    'sensors',
    'canteens',
  )
  matches(
    'the unit tells two indicators of one name apart',
    '部署⟦30余种⟧环境传感器⟦近60万个⟧。',
    'sensor-kinds',
    'sensors',
  )
  matches('an odd counting word is the writer’s slip under a full name', '智慧灯杆达到⟦1200个⟧。', 'poles')
  matches('and another measure is another indicator', '智慧灯杆达到1200公里，社区食堂达到85%。')
  matches('persons are not things', '社区食堂就餐86人次，社区食堂86人。')
  matches('a longer name is another thing', '智慧灯杆试点120根，普通灯杆数8000根，东部片区智慧灯杆300根。')
  matches('how fast it grew is told of the indicator', '智慧灯杆数增速达到⟦20%⟧。', 'poles')
  matches('words that say whose it is are no part of the name', '全市累计建成智慧灯杆⟦1200根⟧。', 'poles')
  matches('another area’s figure is not ours', '全国智慧灯杆达到20万根，滨海新区智慧灯杆达到300根。')
  matches('each area has its own', '全市养老床位⟦5万张⟧。滨海新区养老床位⟦3000张⟧。', 'beds-city', 'beds-bay')
  matches(
    'without a word for it a figure is of the registry’s own area',
    '养老床位⟦5万张⟧，网民规模达到9亿人。',
    'beds-city',
  )
  matches('a wider area has to be named', '全国网民规模达到⟦9亿人⟧。', 'netizens')
  matches(
    'brackets, quotes and a shared head',
    '主要河道应用监测浮标（含固定站）比例达⟦93%⟧，云州通实名用户数超过⟦300万⟧，跨部门、跨区域数据共享⟦超过2亿条⟧。'.replace(
      '超过⟦300万⟧',
      '⟦超过300万⟧',
    ),
    'ratio',
    'registered',
    'exchanged',
  )
  matches('the rest of the name stands in the sentence', '建成统一的数据枢纽，接入了⟦50个⟧部门。', 'departments')
  matches('a name’s end alone tells nothing', '建立协调机制，接入了50个部门。')
  matches('nor does it across a full stop', '建成统一的数据枢纽，运行平稳。接入了50个部门。')
  matches(
    'a coverage that is part of the name',
    '基本实现光纤网络⟦全覆盖⟧。'.replace('基本实现光纤网络⟦', '⟦基本实现光纤网络'),
    'coverage',
  )
  matches('spellings of one unit', '清水河道长度达到⟦300千米⟧，智慧灯杆⟦1200支⟧。', 'river', 'poles')
  matches(
    'a figure without a name goes on with its sentence',
    '智慧灯杆2020年为⟦1200根⟧，2025年达到⟦3000根⟧。',
    'poles',
    'poles',
  )
  matches('a link is the writer’s word', '杆体⟦1200根⟧<!-- @poles -->，新的12家<!-- @nothing -->。', 'poles')
  matches(
    'in a table, by the row',
    '| 指标 | 单位 | 2020年 |\n| --- | --- | --- |\n| 智慧灯杆数 | 根 | ⟦1200⟧ |\n| 社区食堂 | 家 | ⟦86⟧ |\n',
    'poles',
    'canteens',
  )

  test('a name of two indicators matches neither and names both', () => {
    const [mention] = mentionsOf('机器人达到500台。')
    assert.equal(mention?.match, null)
    assert.deepEqual(
      mention?.candidates.map(({id}) => id),
      ['robots-a', 'robots-b'],
    )
  })

  test('what fits but for its area is named, not matched', () => {
    const [mention] = mentionsOf('本市网民规模达到900万人。')
    assert.deepEqual([mention?.match, mention?.candidates.map(({id}) => id)], [null, ['netizens']])
  })

  test('scores say how the name was known', () => {
    const scores = ['智慧灯杆数1200根。', '智慧灯杆1200根。', '社区食堂86家。'].map(
      (it) => mentionsOf(it)[0]?.match?.score,
    )
    assert.deepEqual(scores, [1, 0.95, 0.8])
  })
})

suite('levels of the mention’s time', () => {
  const levels = (draft: string) =>
    mentionsOf(draft).map(({observation, target}) =>
      [observation, target].map((it) => (it?.value && 'digits' in it.value ? print(it.value) : null)),
    )

  test('the year and its end are one point, and the later vintage counts', () => {
    assert.deepEqual(levels('截至2020年底，智慧灯杆1200根。2020年，云州通实名用户数达到300万人。'), [
      ['1210', null],
      ['3000000', null],
    ])
  })
  test('a target by its year', () => assert.deepEqual(levels('到2025年，智慧灯杆达到3000根。'), [[null, '3000']]))
  test('no level of another time', () => assert.deepEqual(levels('截至2018年底，智慧灯杆1200根。'), [[null, null]]))
  test('a change is no level', () => assert.deepEqual(levels('2020年，智慧灯杆新增300根。'), [[null, null]]))
})

suite('times handed down', () => {
  dates(
    'a baseline that nothing dates is of the plan’s base',
    '智慧灯杆达到1200根。',
    '1200根 2020-12-31 assumed baseline',
  )
  dates('a change that nothing dates stays without', '智慧灯杆新增300根。', '300根 null null increment')
  dates('relative words count from the draft’s date', '去年，智慧灯杆达到1200根。', '1200根 2020 explicit baseline')
  dates(
    'a dated heading rules until the next of its rank',
    '## 2019年工作\n\n智慧灯杆900根。\n\n### 分项\n\n社区食堂60家。\n\n## 社区\n\n社区食堂86家。\n',
    '900根 2019 inherited baseline',
    '60家 2019 inherited baseline',
    '86家 2020-12-31 assumed baseline',
  )
  dates(
    'so does a numbered line without #',
    '一、2019年工作\n\n智慧灯杆900根。\n\n（一）分项\n\n社区食堂60家。\n\n二、社区\n\n社区食堂86家。\n',
    '900根 2019 inherited baseline',
    '60家 2019 inherited baseline',
    '86家 2020-12-31 assumed baseline',
  )
  dates(
    'the paragraph’s own time goes first',
    '## 2019年工作\n\n截至2018年底，智慧灯杆900根。\n',
    '900根 2018-12-31 explicit baseline',
  )
  dates(
    'no goal is of a time that has passed',
    '智慧灯杆平稳增加，2020年达到1200根，2025年达到3000根。\n',
    '1200根 2020 explicit baseline',
    '3000根 2025 explicit target',
  )
  dates(
    'figures under goals are targets',
    '## 2025年主要目标\n\n智慧灯杆达到3000根。\n',
    '3000根 2025 inherited target',
  )
  dates(
    'a caption is for its table only',
    '表1 2019年设施\n\n| 指标 | 单位 | 数值 |\n| --- | --- | --- |\n| 智慧灯杆数 | 根 | 900 |\n\n社区食堂86家。\n',
    '900 2019 inherited baseline',
    '86家 2020-12-31 assumed baseline',
  )
})

suite('the same reading', () => {
  const draft = open('## 2019年工作\n\n智慧灯杆900根。\n\n社区食堂60家。\n\n## 社区\n\n社区食堂86家。\n')
  const objects = (it: typeof draft, held: World = world) => readings(it, held).map(({reading}) => reading)

  test('as long as nothing it depends on has changed', () => {
    const [before, again] = [
      objects(draft),
      objects(draft, {registry, config: {...defaultConfig, plan: {...plan}, houseStyle: 'gbt-print'}}),
    ]
    assert.deepEqual(
      again.map((it, at) => it === before[at]),
      before.map(() => true),
    )
  })

  test('an edit makes only the readings that it touches', () => {
    const before = objects(draft)
    const at = draft.text.indexOf('60')
    const after = objects(edit(draft, {from: at, to: at + 2, insert: '61'}))
    assert.deepEqual(
      after.map((it, index) => it === before[index]),
      [true, true, false, true, true],
    )
  })

  test('a heading’s year reaches what stands under it, and no further', () => {
    const before = objects(draft)
    const after = objects(edit(draft, {from: 3, to: 7, insert: '2018'}))
    assert.deepEqual(
      after.map((it, index) => it === before[index]),
      [false, false, false, true, true],
    )
    assert.equal(after[1]?.mentions[0]?.asOf.time, '2018')
  })

  test('another registry is another reading', () => {
    const other = combine([indexFile('a', text.replace('智慧灯杆数', '灯杆数'))])
    assert.notEqual(objects(draft, {registry: other, config: world.config})[1], objects(draft)[1])
  })
})
