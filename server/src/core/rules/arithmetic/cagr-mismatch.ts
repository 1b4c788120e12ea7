import type {StatedChange} from '../../formulas/changes.js'
import {apart, type Bounds, middle, minus, over, placesOf, root, shown, times} from '../../quantity/bounds.js'
import {changesIn, type Ends, rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {renumber} from '../rephrase.js'
import {groupRule, type Member, within} from '../rule.js'
import {type Said, type SaidChange, saidOf} from '../said.js'

interface Facts {
  readonly formula: string
  readonly result: string
  readonly written: string
  readonly years: number
}

export const cagrMismatch = groupRule<Facts, Said>({
  id: 'cagr-mismatch',
  severity: 'warning',
  summary: {
    zh: '年均增长与基期、末期和年数算不拢',
    en: 'An average yearly growth that base, end and years do not give',
  },
  why: {
    zh: '年均增长按水平法计算：末期数除以基期数，开年数次方，减1；百分比指标的年均提高为两数之差除以年数。两端年份须在文中写明（或有登记的基期），年数为年份之差。印出的数按舍入区间参加计算；按可比价计算的产出类指标不复算。',
    en: 'Average growth is the end level over the base level, to the power of one over the years, less one; for percentages it is the difference over the years. Both years must be written (or the base registered), and the years are their difference. Printed numbers enter as intervals; output in real terms is not recomputed.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '软件业务收入2020年100亿元、2025年150亿元，年均增长⟦10%⟧。\n',
      fixed: '软件业务收入2020年100亿元、2025年150亿元，年均增长8%。\n',
      says: [
        {
          zh: '以5年计，（150亿元÷100亿元）^(1/5)－1＝8.4%，文中写“年均”“10%”。请核对两端的数和年份，或改为算出的结果。',
          en: 'Over 5 years, （150亿元÷100亿元）^(1/5)－1 = 8.4%; the draft has a yearly “10%”. Check both ends and their years, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“8%”', en: 'Change to “8%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '新能源公交车占比由2020年的58%提升到2025年的96%，年均提升⟦8.6个百分点⟧。\n',
      fixed: '新能源公交车占比由2020年的58%提升到2025年的96%，年均提升7.6个百分点。\n',
      says: [
        {
          zh: '以5年计，（96%－58%）÷5＝7.6个百分点，文中写“年均”“8.6个百分点”。请核对两端的数和年份，或改为算出的结果。',
          en: 'Over 5 years, （96%－58%）÷5 = 7.6个百分点; the draft has a yearly “8.6个百分点”. Check both ends and their years, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“7.6个百分点”', en: 'Change to “7.6个百分点”', grade: 'choice'}],
        },
      ],
    },
    {draft: '软件业务收入由2020年的100亿元增加到2025年的150亿元，年均增长8.4%。\n'},
    {draft: '契税收入2021年首次突破600亿元，2025年达到630.5亿元，是2020年的1.1倍，年均增长1.9%。\n'},
    {draft: '“十四五”期间，地区生产总值由2020年的2000亿元增加到2025年的2900亿元，年均增长6%左右。\n'},
  ],
  gather: saidOf,
  check: (group, world) =>
    changesIn(group, isOurs, world).flatMap(({member, change, ends}) => judge(member, change, ends) ?? []),
  say: ({formula, result, written, years}) => ({
    zh: `以${years}年计，${formula}＝${result}，文中写“年均”${quote(written)}。请核对两端的数和年份，或改为算出的结果。`,
    en: `Over ${years} years, ${formula} = ${result}; the draft has a yearly “${written}”. Check both ends and their years, or write the result.`,
  }),
})

const isOurs = ({measure, annual, real, from}: StatedChange): boolean =>
  annual &&
  ((measure === 'percent' && !real) ||
    measure === 'points' ||
    (measure === 'absolute' && from !== null && !from.derived))

function judge(member: Member<SaidChange>, {figure, measure, sign}: StatedChange, ends: Ends) {
  const {quantity, text} = figure.mention
  const years = ends.from.year && ends.to.year ? ends.to.year - ends.from.year : 0
  if (years < 1 || years > 40) return null
  if (
    measure === 'percent'
      ? ends.to.unit === '%'
      : measure === 'points'
        ? ends.to.unit !== '%'
        : figure.unit !== ends.to.unit
  )
    return null
  const result = resultOf(measure, sign, ends, years)
  if (!result || !figure.bounds || result.high < 0 || !apart(result, figure.bounds)) return null
  const value = middle(result)
  const replacement = quantity.qualifier === 'eq' ? rewritten(quantity, value) : null
  return {
    span: within(member, member),
    facts: {
      formula: formulaOf(measure, sign, ends, years),
      result: `${shown(value / perWritten(figure), placesOf(quantity.written))}${quantity.multiplier ?? ''}${figure.unit}`,
      written: text,
      years,
    },
    related: ends.related,
    fixes: replacement ? [renumber(within(member, quantity.number), figure.mention, replacement)] : [],
  }
}

function resultOf(measure: StatedChange['measure'], sign: 1 | -1, {from, to}: Ends, years: number): Bounds | null {
  if (measure !== 'percent') return times(minus(to.bounds, from.bounds), sign / years)
  const ratio = over(to.bounds, from.bounds)
  const yearly = ratio && root(ratio, years)
  return yearly && times({low: yearly.low - 1, high: yearly.high - 1}, 100 * sign)
}

function formulaOf(measure: StatedChange['measure'], sign: 1 | -1, {from, to}: Ends, years: number): string {
  const [first, second] = sign > 0 ? [to, from] : [from, to]
  if (measure !== 'percent') return `（${first.text}－${second.text}）÷${years}`
  return sign > 0 ? `（${to.text}÷${from.text}）^(1/${years})－1` : `1－（${to.text}÷${from.text}）^(1/${years})`
}

/** What one of the written number stands for: 10⁴ in 3.2万. */
const perWritten = ({mention: {quantity}}: StatedChange['figure']): number =>
  ({万: 1e4, 亿: 1e8, 万亿: 1e12})[quantity.multiplier ?? ''] ?? 1
