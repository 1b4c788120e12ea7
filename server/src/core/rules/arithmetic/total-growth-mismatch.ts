import {falls, rises} from '../../formulas/change-verbs.js'
import {type Figure, figuresOf} from '../../formulas/figures.js'
import {apart, type Bounds, middle, placesOf, root, shown, times} from '../../quantity/bounds.js'
import {rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {renumber} from '../rephrase.js'
import {type Detected, passageRule} from '../rule.js'

interface Facts {
  readonly total: string
  readonly years: number
  readonly formula: string
  readonly result: string
  readonly written: string
}

export const totalGrowthMismatch = passageRule<Facts>({
  id: 'total-growth-mismatch',
  severity: 'warning',
  summary: {
    zh: '几年累计的增幅与年均增速算不拢',
    en: 'Growth over some years and its yearly average that do not give each other',
  },
  why: {
    zh: '几年累计增长多少、年均增长多少，写了其一就定了其二：1加累计增幅，开年数次方，减1。两数是同一口径，按可比价计算的也适用。只核对紧挨着写、方向相同的两个百分数，年数须由“五年”“比2015年”或所说的时期写明。印出的数按舍入区间参加计算。',
    en: 'Growth over some years settles its yearly average: one and the growth, to the power of one over the years, less one. Both are measured alike, so growth in real terms is judged as well. Only two percentages side by side and of one direction are compared, where 五年, 比2015年 or the period that is spoken of gives the years. Printed numbers enter as intervals.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '“十三五”以来，公路货运量五年增长33.3%、年均增长⟦5%⟧。\n',
      fixed: '“十三五”以来，公路货运量五年增长33.3%、年均增长6%。\n',
      says: [
        {
          zh: '5年增长33.3%，（1＋33.3%）^(1/5)－1＝5.9%，文中写“年均”“5%”。请核对两数和年数，或改为算出的结果。',
          en: 'Growth of 33.3% in 5 years: （1＋33.3%）^(1/5)－1 = 5.9%, the draft has a yearly “5%”. Check both numbers and the years, or write the result.',
          related: [{zh: '累计的增幅', en: 'The growth in all'}],
          fixes: [{zh: '改为“6%”', en: 'Change to “6%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '2020年，全市能耗强度比2015年下降18.0%，年均下降⟦4.9%⟧。\n',
      fixed: '2020年，全市能耗强度比2015年下降18.0%，年均下降3.9%。\n',
      says: [
        {
          zh: '5年下降18.0%，1－（1－18.0%）^(1/5)＝3.9%，文中写“年均”“4.9%”。请核对两数和年数，或改为算出的结果。',
          en: 'A fall of 18.0% in 5 years: 1－（1－18.0%）^(1/5) = 3.9%, the draft has a yearly “4.9%”. Check both numbers and the years, or write the result.',
          related: [{zh: '累计的增幅', en: 'The growth in all'}],
          fixes: [{zh: '改为“3.9%”', en: 'Change to “3.9%”', grade: 'choice'}],
        },
      ],
    },
    {draft: '公路货运量五年增长33.3%、年均增长5.9%。\n'},
    {draft: '公路货运量五年增长33.3%、年均增长6%。\n'},
    {draft: '2020年，全市能耗强度比2015年下降18.0%，年均下降3.9%。\n'},
    {draft: '公路货运量增长33.3%，年均增长5%。\n'},
    {draft: '公路货运量五年增长33.3%，铁路货运量年均增长5%。\n'},
    {draft: '公路货运量五年增长33.3%，比全省年均增长5%的水平高出一截。\n'},
    {draft: '五年来，公路货运量增长33.3%，年均减少1.2%的空驶里程。\n'},
  ],
  where: ({passage}) => passage.source.includes('年均'),
  *check(reading) {
    const figures = figuresOf(reading)
    for (const yearly of figures) {
      const detected = yearlyVerb.test(yearly.before) ? judge(figures[yearly.index - 1], yearly) : null
      if (detected) yield detected
    }
  },
  say: ({total, years, formula, result, written}) => ({
    zh: `${years}年${total.startsWith('-') ? '下降' : '增长'}${total.replace('-', '')}，${formula}＝${result}，文中写“年均”${quote(written)}。请核对两数和年数，或改为算出的结果。`,
    en: `${total.startsWith('-') ? 'A fall' : 'Growth'} of ${total.replace('-', '')} in ${years} years: ${formula} = ${result}, the draft has a yearly “${written}”. Check both numbers and the years, or write the result.`,
  }),
})

/** 、年均增长: nothing but that stands between the two. */
const yearlyVerb = new RegExp(`^[,、](?:年均|年平均|平均每年)(?:递)?(?:${rises}|${falls})(?:了|约)?$`)
const totalVerb = new RegExp(`(?:${rises}|(${falls}))(?:了|约)?$`)
const fallsAt = new RegExp(`(?:${falls})(?:了|约)?$`)

function judge(total: Figure | undefined, yearly: Figure): Detected<Facts> | null {
  const years = total ? yearsOf(total) : null
  const verb = total && totalVerb.exec(total.lead)
  if (!total?.bounds || !yearly.bounds || !years || !verb || total.unit !== '%' || yearly.unit !== '%') return null
  const isFall = verb[1] !== undefined
  if (isFall !== fallsAt.test(yearly.before)) return null
  const result = yearlyOf(total.bounds, years, isFall)
  if (!result || !apart(result, yearly.bounds)) return null
  const {text, span, quantity} = yearly.mention
  const value = middle(result)
  const number = quantity.qualifier === 'eq' ? rewritten(quantity, value) : null
  const written = total.mention.text
  return {
    span,
    facts: {
      total: isFall ? `-${written}` : written,
      years,
      formula: isFall ? `1－（1－${written}）^(1/${years})` : `（1＋${written}）^(1/${years})－1`,
      result: `${shown(value, placesOf(quantity.written))}%`,
      written: text,
    },
    related: [{at: total.mention.span, message: {zh: '累计的增幅', en: 'The growth in all'}}],
    fixes: number ? [renumber(quantity.number, yearly.mention, number)] : [],
  }
}

/** In percent. */
function yearlyOf({low, high}: Bounds, years: number, isFall: boolean): Bounds | null {
  const factor = isFall ? {low: 1 - high / 100, high: 1 - low / 100} : {low: 1 + low / 100, high: 1 + high / 100}
  if (factor.low <= 0) return null
  const yearly = root(factor, years)
  return isFall
    ? times({low: 1 - yearly.high, high: 1 - yearly.low}, 100)
    : times({low: yearly.low - 1, high: yearly.high - 1}, 100)
}

const han = '一二三四五六七八九十'

/** Over how many years a growth is told: 五年增长, 比2015年增长 of a figure of 2020, 2016—2020年累计增长; null where that is open. */
function yearsOf({lead, before, mention: {asOf, compared}}: Figure): number | null {
  const [, told] =
    new RegExp(`([${han}]|(?<!\\d)\\d{1,2})年(?:来|间|里)?(?:累计|共|总共)?[^,;。:\\d]{0,4}$`).exec(lead) ?? []
  if (told) return inRange(han.includes(told) ? han.indexOf(told) + 1 : Number(told))
  const [from = '', to] = (asOf.time ?? '').split('/').map((it) => it.slice(0, 4))
  if (to !== undefined) return /累计/.test(lead) ? inRange(Number(to) - Number(from) + 1) : null
  const [, base] = /(?:比|较)(?:20|19)?((?:20|19)\d\d)年/.exec(before) ?? []
  return base && compared !== null && from ? inRange(Number(from) - Number(base)) : null
}

const inRange = (years: number): number | null => (years > 1 && years < 31 ? years : null)
