import type {World} from '../../config/world.js'
import type {ResolvedMention} from '../../mentions/mention.js'
import {compare, type Decimal, multiply, whole} from '../../quantity/decimal.js'
import type {Quantity} from '../../quantity/quantity.js'
import type {Indicator} from '../../registry/schema.js'
import {isPair, unitFit} from '../measure.js'
import {eachMention, passageRule, replaceWith} from '../rule.js'
import {unitPlace} from '../unit-place.js'
import {sure} from '../verdict.js'

interface Facts {
  readonly written: string
  readonly unit: string
  readonly right: string
  /** Whose unit it is: a registered indicator, or what a thing is counted in by custom. */
  readonly basis: 'registry' | 'custom'
  readonly name: string
}

export const classifierMismatch = passageRule<Facts>({
  id: 'classifier-mismatch',
  severity: 'warning',
  summary: {zh: '量词与登记单位或通行用法不合', en: 'A counting word that the registry or custom does not allow'},
  why: {
    zh: '企业论“家”，机柜论“架”，新增就业论“人”不论“人次”：量词变了，统计对象往往也变了。登记库的unit和unitAccept都不含文中量词、数值又与登记值相近时为警告（相差太大的多半是另一件事）；没有登记的，只对少数通行用法作提示。表格的单位在单位栏，不在此列。',
    en: 'Firms are counted in 家, racks in 架, new jobs in persons and not in 人次: another counting word often counts another thing. A warning where neither unit nor unitAccept of the entry has the word and the figure is of the registered size (otherwise it is probably another thing); without an entry only a few settled customs are pointed out. Tables have a unit column and are left alone.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `indicators:
  - {id: ex.racks, name: 标准机柜总量, unit: 架, observations: [{asOf: "2020-12-31", value: 138000, qualifier: eq}]}`,
      draft: '截至2020年底，标准机柜总量达到13.8万⟦台⟧。\n',
      fixed: '截至2020年底，标准机柜总量达到13.8万架。\n',
      says: [
        {
          zh: '“13.8万台”的量词“台”与标准机柜总量的登记单位“架”不合。请核对统计对象，或改用“架”。',
          en: 'The counting word 「台」 of “13.8万台” is not 「架」, the registered unit of 标准机柜总量. Check what is counted, or use 「架」.',
          fixes: [{zh: '改为“架”', en: 'Change to “架”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.items, name: 网上可办事项数, unit: 项, unitAccept: [个], observations: [{asOf: "2020-12-31", value: 3166, qualifier: eq}]}`,
      draft: '截至2020年底，网上可办事项数达到3166个。\n',
    },
    {draft: '2020年，各类平台带动就业6万人次，稳定就业超2万人次。\n'},
    {
      draft: '2020年，城镇新增就业57万⟦人次⟧。\n',
      fixed: '2020年，城镇新增就业57万人。\n',
      says: [
        {
          zh: '“57万人次”的量词“人次”与通行用法“人”不合。请核对统计对象，或改用“人”。',
          en: 'The counting word 「人次」 of “57万人次” is not 「人」, as is the custom. Check what is counted, or use 「人」.',
          severity: 'information',
          fixes: [{zh: '改为“人”', en: 'Change to “人”', grade: 'choice'}],
        },
      ],
    },
  ],
  check: eachMention((mention, {passage}, world) => {
    const {quantity, cell, text} = mention
    const found = cell ? null : expected(mention, world)
    const place = found && unitPlace(quantity, passage.source)
    if (!place || quantity.unit === null) return null
    const facts = {written: text, unit: quantity.unit, ...found}
    const mild = found.basis === 'custom' ? {severity: 'information' as const} : {}
    return {span: place, facts, fixes: [replaceWith(place, found.right)], ...mild}
  }),
  say: ({written, unit, right, basis, name}) => ({
    zh: `“${written}”的量词“${unit}”与${basis === 'registry' ? `${name}的登记单位` : '通行用法'}“${right}”不合。请核对统计对象，或改用“${right}”。`,
    en: `The counting word 「${unit}」 of “${written}” is not 「${right}」, ${basis === 'registry' ? `the registered unit of ${name}` : 'as is the custom'}. Check what is counted, or use 「${right}」.`,
  }),
})

type Expected = Pick<Facts, 'right' | 'basis' | 'name'>

function expected({match, quantity, name, change}: ResolvedMention, {registry}: World): Expected | null {
  if (match && sure <= match.score) {
    const {indicator} = match
    const isOther =
      change === null &&
      unitFit(quantity.unit, indicator, registry) === 'other-classifier' &&
      isNear(quantity, indicator)
    return isOther ? {right: indicator.unit, basis: 'registry', name: indicator.name} : null
  }
  const custom = customs.find(({of, wrong}) => quantity.unit === wrong && of.test(name.text))
  return custom ? {right: custom.right, basis: 'custom', name: name.text} : null
}

/** 小学388所 and 小学（学位）6.5万个 bear one name: only a figure of the registered size is the same thing miscounted. */
const isNear = ({value}: Quantity, {observations, targets}: Indicator): boolean =>
  value !== null &&
  !isPair(value) &&
  [...observations, ...targets].some(
    (level) => level.value !== null && !isPair(level.value) && isAlike(value, level.value),
  )

const isAlike = (a: Decimal, b: Decimal): boolean => compare(a, times(b, 3)) <= 0 && compare(b, times(a, 3)) <= 0

const times = (a: Decimal, by: number): Decimal => multiply(a, whole(by))

/** 人次 counts visits, and help with work (带动就业) may come twice to one person; new jobs are persons. 机柜 are fitted in 架. */
const customs: readonly {readonly of: RegExp; readonly wrong: string; readonly right: string}[] = [
  {of: /(?:新增就业|就业人数)$/, wrong: '人次', right: '人'},
  {of: /(?:机柜|机架)(?:总量|总数|数量|数)?$/, wrong: '个', right: '架'},
]
