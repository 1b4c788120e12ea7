import {isPair} from '../measure.js'
import {figureOf} from '../rephrase.js'
import {eachMention, insertAt, passageRule} from '../rule.js'
import {sure} from '../verdict.js'

interface Facts {
  readonly written: string
  readonly name: string
  readonly unit: string
}

export const indicatorUnitMissing = passageRule<Facts>({
  id: 'indicator-unit-missing',
  severity: 'information',
  summary: {zh: '数值没有单位，登记库有', en: 'A figure has no unit although its registry entry has one'},
  why: {
    zh: '“注册量突破16亿”口头可以，行文应有单位。登记库为该指标登记了单位、正文没有写出时指出；表格的单位在单位栏或表头，由表格检查负责；“全覆盖”之类没有单位。',
    en: 'Spoken Chinese may leave the unit out (注册量突破16亿), a plan should not. Reported where the registry has a unit for the indicator and the prose writes none; tables have a unit column and checks of their own, and 全覆盖 has no unit.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.ids, name: 标识注册量, unit: 个, observations: [{asOf: "2020-12-31", value: 1600000000, qualifier: gt}]}`,
      draft: '截至2020年底，标识注册量⟦突破16亿⟧。\n',
      fixed: '截至2020年底，标识注册量突破16亿个。\n',
      says: [
        {
          zh: '“突破16亿”没有单位，标识注册量的登记单位是“个”。建议写出单位。',
          en: '“突破16亿” has no unit; 标识注册量 is registered in 「个」. Write the unit.',
          fixes: [{zh: '补写“个”', en: 'Insert “个”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.ids, name: 标识注册量, unit: 个, observations: [{asOf: "2020-12-31", value: 1600000000, qualifier: gt}]}`,
      draft: '截至2020年底，标识注册量突破16亿个。\n',
    },
  ],
  check: eachMention(({match, quantity, cell, change, span, text}) => {
    if (!match || match.score < sure || quantity.unit !== null || cell || change !== null) return null
    if (quantity.numeral === 'coverage' || quantity.value === null || isPair(quantity.value)) return null
    const {unit, name} = match.indicator
    if (unit) return {span, facts: {written: text, name, unit}, fixes: [insertAt(figureOf(quantity).to, unit)]}
    return null
  }),
  say: ({written, name, unit}) => ({
    zh: `“${written}”没有单位，${name}的登记单位是“${unit}”。建议写出单位。`,
    en: `“${written}” has no unit; ${name} is registered in 「${unit}」. Write the unit.`,
  }),
})
