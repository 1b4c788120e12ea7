import type {ResolvedMention} from '../../mentions/mention.js'
import {isUnitLent} from '../cell-writing.js'
import {detected, placeOf} from '../registered.js'
import {figureOf} from '../rephrase.js'
import {changeOf, type Fix, passageRule} from '../rule.js'
import {type VerdictOf, verdicts} from '../verdict.js'

interface Facts {
  readonly written: string
  readonly unit: string
  readonly name: string
  readonly registered: string
  readonly kind: VerdictOf<'registry-unit-mismatch'>['kind']
}

export const registryUnitMismatch = passageRule<Facts>({
  id: 'registry-unit-mismatch',
  severity: 'error',
  summary: {zh: '单位与登记单位不是同一量纲', en: 'The unit measures something else than the registered one'},
  why: {
    zh: '亿元与万人、架与平方米不能相比，多半是单位写错或指标认错。可以换算的单位（Gbps与Mbps）先换算再比较数值；登记库列为可接受的单位（unitAccept）只作提示；同为量词而不在可接受之列的，由classifier-mismatch指出。只有数字与登记值相同时才指出：数字也不同的，多半是同一事物的另一指标（增速、比重）。',
    en: '亿元 and 万人 cannot be compared: the unit is wrong, or the indicator. Units that convert (Gbps, Mbps) are converted and the values compared; a unit that the registry accepts (unitAccept) is a hint; a different counting word is a matter for classifier-mismatch. Reported only where the number is the registered one: another number in another unit is most likely another quantity of the same thing, its growth or its share.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.area, name: 公园绿地面积, unit: 公顷, observations: [{asOf: "2020-12-31", value: 2240, qualifier: eq}]}`,
      draft: '截至2020年底，全市公园绿地面积为⟦2240元⟧。\n',
      fixed: '截至2020年底，全市公园绿地面积为2240公顷。\n',
      says: [
        {
          zh: '“2240元”的数字与登记值相同，但单位“元”与登记单位“公顷”（公园绿地面积）不是同一量纲。请核对单位，或核对所指的指标。',
          en: '“2240元” has the registered number, but its unit 「元」 does not measure what is measured in 「公顷」 (公园绿地面积). Check the unit, or which indicator is meant.',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '单位改为“公顷”', en: 'Change the unit to “公顷”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.area, name: 公园绿地面积, unit: 公顷, observations: [{asOf: "2020-12-31", value: 2240, qualifier: eq}]}`,
      draft: '截至2020年底，全市公园绿地面积为22.4平方公里。\n',
    },
    {
      registry: `indicators:
  - {id: ex.items, name: 网上可办事项数, unit: 项, unitAccept: [个], observations: [{asOf: "2020-12-31", value: 3166, qualifier: eq}]}`,
      draft: '截至2020年底，网上可办事项数达到⟦3166个⟧。\n',
      fixed: '截至2020年底，网上可办事项数达到3166项。\n',
      says: [
        {
          zh: '“3166个”的单位“个”可以接受，网上可办事项数的登记单位是“项”。全文宜统一。',
          en: 'The unit 「个」 of “3166个” is accepted; 网上可办事项数 is registered in 「项」. Prefer one throughout.',
          severity: 'hint',
          related: [{zh: '登记值（2020年末）', en: 'Registered value (the end of 2020)'}],
          fixes: [{zh: '单位改为“项”', en: 'Change the unit to “项”', grade: 'choice'}],
        },
      ],
    },
  ],
  check: (reading, world) =>
    verdicts(reading, world, 'registry-unit-mismatch').map(({mention, verdict}) => {
      const {indicator, kind} = verdict
      const unit = mention.quantity.unit ?? ''
      const facts = {written: mention.text, unit, name: indicator.name, registered: indicator.unit, kind}
      return {
        ...detected(mention, verdict, facts, useUnit(mention, verdict)),
        related: [placeOf(verdict.level, verdict.by)],
      }
    }),
  say: ({written, unit, name, registered, kind}) => {
    if (kind === 'variant')
      return {
        zh: `“${written}”的单位“${unit}”可以接受，${name}的登记单位是“${registered}”。全文宜统一。`,
        en: `The unit 「${unit}」 of “${written}” is accepted; ${name} is registered in 「${registered}」. Prefer one throughout.`,
      }
    const [zh, en] = differences[kind]
    return {
      zh: `“${written}”的数字与登记值相同，但单位“${unit}”与登记单位“${registered}”（${name}）${zh}。请核对单位，或核对所指的指标。`,
      en: `“${written}” has the registered number, but its unit 「${unit}」 ${en} 「${registered}」 (${name}). Check the unit, or which indicator is meant.`,
    }
  },
})

const differences = {
  size: ['大小不同', 'is not of the size of'],
  dimension: ['不是同一量纲', 'does not measure what is measured in'],
} as const

/** The registered unit in the place of the written one, which ends the figure; none where a table says it elsewhere. */
function useUnit(mention: ResolvedMention, {indicator}: VerdictOf<'registry-unit-mismatch'>): readonly Fix[] {
  const {unit} = mention.quantity
  const {to} = figureOf(mention.quantity)
  if (unit === null || isUnitLent(mention)) return []
  const title = {zh: `单位改为“${indicator.unit}”`, en: `Change the unit to “${indicator.unit}”`}
  return [{title, safe: false, edits: [changeOf({from: to - unit.length, to}, indicator.unit)]}]
}
