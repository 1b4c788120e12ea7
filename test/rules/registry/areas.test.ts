import assert from 'node:assert/strict'
import {findings} from '../../../server/src/core/rules/run.js'
import {read, worldOf} from '../../fixture.js'
import {mark, unmark} from '../../marks.js'

const world = worldOf({
  registry: `plumbline: 1
registry: {id: yz, title: 云州市指标, owner: yz, area: own}
areas:
  own: {label: 云州市}
  CN: {label: 全国, aliases: [我国]}
  core: {label: 市区}
  lake: {label: 云州市南湖县}
indicators:
  - {id: yz.relics, name: 文物保护单位, unit: 处, observations: [{asOf: "2025-12-31", value: 140, qualifier: eq}]}
  - {id: yz.laws, name: 地方性法规, unit: 部, observations: [{asOf: "2025", value: 12, qualifier: eq}]}
  - {id: yz.guests, name: 国内外游客, unit: 人次, observations: [{asOf: "2025", value: 20000000, qualifier: eq}]}
  - {id: yz.urban, name: 常住人口城镇化率, unit: "%", observations: [{asOf: "2025", value: 66.2, qualifier: eq}]}
  - {id: yz.jobless, name: 城镇调查失业率, unit: "%", observations: [{asOf: "2025", value: 5.2, qualifier: eq}]}
  - {id: yz.buses, name: 公共汽车运营车辆, unit: 辆, area: core, observations: [{asOf: "2025-12-31", value: 4888, qualifier: eq}]}
  - {id: cn.men, name: 男性人口, unit: 人, area: CN, observations: [{asOf: "2025", value: 717220000, qualifier: eq}]}
  - {id: yz.grain, name: 粮食总产量, unit: 斤, observations: [{asOf: "2025", value: 13900000000, qualifier: eq}]}
`,
})

/** Whose figure it is decides whether it is held against the registered one; marks enclose what is found. */
const drafts = [
  // In a name or a rank 全国 is nobody's area.
  '2025年末，全市有全国重点文物保护单位61处、文物保护单位⟦150处⟧。',
  '2025年末，全市有全国重点文物保护单位61处、文物保护单位140处。',
  '2025年，配合全国人大常委会开展执法检查，制定地方性法规⟦13部⟧。',
  '2025年，获批全国首批低空经济试点，制定地方性法规⟦13部⟧。',
  '2025年，全国有地方性法规13部。',
  // 内外 is both sides.
  '2025年，接待国内外游客⟦2100万人次⟧。',
  // 县城 and what somebody strengthens are no county.
  '2025年，增强县城综合承载能力，常住人口城镇化率提高到⟦67.2%⟧。',
  '2025年，支持县域发展，常住人口城镇化率提高到⟦67.2%⟧。',
  // Of two names that begin at one place the longer is meant.
  '2025年，云州市加快建设，常住人口城镇化率提高到⟦67.2%⟧。',
  '2025年，云州市南湖县加快建设，常住人口城镇化率提高到67.2%。',
  // A rate over a year is its average.
  '2025年，城镇调查失业率平均为⟦5.6%⟧。',
  '2025年，城镇调查失业率平均为5.2%。',
  // What is registered of a part or of the country is meant where the sentence is about it.
  '2025年末市区公共汽车运营车辆⟦5888辆⟧。',
  '2025年末，市区的公交线路有820条，公共汽车运营车辆⟦5888辆⟧。',
  '2025年末，全市的公交线路有820条，公共汽车运营车辆5888辆。',
  '2025年全国人口为14.1亿人，其中男性人口⟦7.3亿人⟧。',
  '2025年全国人口为14.1亿人，本市人口为530万人，其中男性人口272万人。',
  // The registered number in another unit is a slip of the unit, of whatever size.
  '2025年，粮食总产量⟦139亿吨⟧。',
]

suite('areas', () => {
  for (const draft of drafts)
    test(draft, () => {
      const {text} = unmark(draft)
      const found = findings(read(text, world), world).filter(
        ({severity, rule}) => severity !== 'hint' && rule.startsWith('registry-') && rule !== 'registry-unregistered',
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

  test('the registered number in another unit is told as a wrong unit', () => {
    const rules = (text: string) => findings(read(text, world), world).map(({rule}) => rule)
    assert.ok(rules('2025年，粮食总产量139亿吨。').includes('registry-unit-mismatch'))
    assert.ok(rules('2025年，粮食总产量149亿斤。').includes('registry-value-mismatch'))
  })
})
