import {type Complements, complementsOf} from '../../formulas/complements.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {type Bounds, boundsOf, middle, plus} from '../../quantity/bounds.js'
import {decimal, toNumber} from '../../quantity/decimal.js'
import {quote} from '../quote.js'
import {type Detected, eachMention, type Fix, insertAt, passageRule, type Words} from '../rule.js'

type Facts =
  | {readonly fault: 'above' | 'below' | 'above-one' | 'enrolment'; readonly name: string; readonly written: string}
  | {readonly fault: 'parts'; readonly name: string; readonly written: string; readonly sum: string}

export const ratioOutOfRange = passageRule<Facts>({
  id: 'ratio-out-of-range',
  severity: 'error',
  summary: {
    zh: '覆盖率、合格率、占比超出0—100%，或结构比之和不为100',
    en: 'A coverage, pass rate or share outside 0–100 %, or a structure that does not make 100',
  },
  why: {
    zh: '部分不会多于整体，三次产业结构三项之和是100（容许各项舍入）。只看不可能超过100%的百分比；没写“毛”的入学率超过100%的，或是漏字，只作警告；完成率、毛入学率、负债率、拨备覆盖率、产能利用率等可以超过100%的不提示。',
    en: 'A part is never more than its whole, and the three sectors make up 100 but for rounding. Only percentages that cannot pass 100 are checked; an enrolment above it may lack its 毛 and is a warning; completion rates, gross enrolment, debt ratios, provision coverage and the like may.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '到2025年，5G网络覆盖率达到⟦105%⟧。\n',
      says: [
        {
          zh: '“5G网络覆盖率”为“105%”，超过100%。部分不能多于整体，请核对数值或指标名称。',
          en: '“5G网络覆盖率” is “105%”, above 100 %. Check the figure or the name of the indicator.',
        },
      ],
    },
    {
      draft: '三次产业结构调整为⟦2.2:27.9:79.9⟧。\n',
      says: [
        {
          zh: '“三次产业结构”各项之和为110，应为100。请核对“2.2:27.9:79.9”。',
          en: 'The parts of “三次产业结构” add up to 110, not 100. Check “2.2:27.9:79.9”.',
        },
      ],
    },
    {
      draft: '2020年，5G网络覆盖率为⟦－3%⟧。\n',
      says: [
        {
          zh: '“5G网络覆盖率”为“－3%”，为负数。部分不能多于整体，请核对数值或指标名称。',
          en: '“5G网络覆盖率” is “－3%”, below zero. Check the figure or the name of the indicator.',
        },
      ],
    },

    {
      draft: '2020年，小学净入学率为⟦109.9%⟧，城镇登记失业率为4.1%。\n',
      says: [
        {
          zh: '“小学净入学率”为“109.9%”，超过100%。部分不能多于整体，请核对数值或指标名称。',
          en: '“小学净入学率” is “109.9%”, above 100 %. Check the figure or the name of the indicator.',
        },
      ],
    },
    {
      draft: '到2025年，农田灌溉水有效利用系数达到⟦1.6⟧。\n',
      says: [
        {
          zh: '“农田灌溉水有效利用系数”为“1.6”，超过1。部分不能多于整体，请核对数值或指标名称。',
          en: '“农田灌溉水有效利用系数” is “1.6”, above 1. Check the figure or the name of the indicator.',
        },
      ],
    },
    {
      draft: '2025年，小学适龄儿童入学率为⟦110.8%⟧，小学毕业生升初中入学率为102.1%。\n',
      fixed: '2025年，小学适龄儿童毛入学率为110.8%，小学毕业生升初中入学率为102.1%。\n',
      says: [
        {
          zh: '“小学适龄儿童入学率”为“110.8%”，超过100%。只有毛入学率可以超过100%，请核对数值，或补写“毛”。',
          en: '“小学适龄儿童入学率” is “110.8%”, above 100 %. Only gross enrolment (毛入学率) may be: check the figure, or add 毛.',
          severity: 'warning',
          fixes: [{zh: '补写“毛”', en: 'Insert “毛”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '民生支出39亿元，占一般公共预算支出比重的⟦171.8%⟧。\n',
      says: [
        {
          zh: '“占一般公共预算支出比重”为“171.8%”，超过100%。部分不能多于整体，请核对数值或指标名称。',
          en: '“占一般公共预算支出比重” is “171.8%”, above 100 %. Check the figure or the name of the indicator.',
        },
      ],
    },
    {
      draft:
        '税收收入完成100亿元，增长10%，占一般公共收入的比重为71.1%；非税收入完成40.7亿元，占一般公共收入的比重为⟦29.8%⟧。\n',
      says: [
        {
          zh: '“一般公共收入的构成”各项之和为100.9，应为100。请核对“71.1%、29.8%”。',
          en: 'The parts of “一般公共收入的构成” add up to 100.9, not 100. Check “71.1%、29.8%”.',
        },
      ],
    },
    {
      draft:
        '税收收入完成100亿元，增长10%，占一般公共收入的比重为71.1%；非税收入完成40.7亿元，占一般公共收入的比重为28.9%。第一产业增加值占生产总值的比重为7.9%，第二产业增加值比重为40.5%，第三产业增加值比重为51.7%。\n',
    },
    {
      draft:
        '2025年，税收收入57亿元，占一般公共预算收入比重为63.1%；非税收入33亿元，占一般公共预算收入比重为36.9%。2026年，税收收入60亿元，占一般公共预算收入比重为65.9%；非税收入31亿元，占一般公共预算收入比重为34.1%。\n',
    },
    {draft: '非税收入39亿元，完成收入预算的112%，占年初预算收入的105%。\n'},
    {draft: '到2025年，5G网络覆盖率达到100%，任务完成率达到105%。\n'},
    {draft: '高等教育毛入学率超过100%，拨备覆盖率为210%，三次产业结构为0.7:46.4:52.8。\n'},
  ],
  *check(reading, world) {
    yield* alone(reading, world)
    yield* together(reading)
  },
  say: (facts) => {
    const {name, written} = facts
    if (facts.fault === 'parts')
      return {
        zh: `${quote(name)}各项之和为${facts.sum}，应为100。请核对${quote(written)}。`,
        en: `The parts of “${name}” add up to ${facts.sum}, not 100. Check “${written}”.`,
      }
    if (facts.fault === 'enrolment')
      return {
        zh: `${quote(name)}为${quote(written)}，超过100%。只有毛入学率可以超过100%，请核对数值，或补写“毛”。`,
        en: `“${name}” is “${written}”, above 100 %. Only gross enrolment (毛入学率) may be: check the figure, or add 毛.`,
      }
    return {
      zh: `${quote(name)}为${quote(written)}，${faults[facts.fault].zh}。部分不能多于整体，请核对数值或指标名称。`,
      en: `“${name}” is “${written}”, ${faults[facts.fault].en}. Check the figure or the name of the indicator.`,
    }
  },
})

const alone = eachMention<Facts>((mention, {passage}) => {
  const facts =
    mention.quantity.unit === '%'
      ? (outside(mention) ?? shareAbove(mention, passage.source))
      : (aboveOne(mention) ?? structure(mention, passage.source))
  // 毛 may have been left out, and then nothing is wrong with the number.
  if (facts?.fault === 'enrolment')
    return {span: mention.span, facts, severity: 'warning', fixes: grossOf(mention, passage.source)}
  if (facts) return {span: mention.span, facts}
  return null
})

/** 税收收入…占71.1%，非税收入…占29.8%. */
function* together(reading: Reading): Generator<Detected<Facts>> {
  for (const {name, shares} of complementsOf(reading)) {
    const sum = sumOf(shares)
    const last = shares.at(-1)!.mention
    if (!sum || (sum.low - 0.1 <= 100 && 100 <= sum.high + 0.1)) continue
    const written = shares.map(({mention}) => mention.text).join('、')
    yield {span: last.span, facts: {fault: 'parts', name, written, sum: String(Number(middle(sum).toFixed(2)))}}
  }
}

const sumOf = (shares: Complements['shares']): Bounds | null =>
  shares.every(({bounds}) => bounds) ? shares.reduce((sum, {bounds}) => plus(sum, bounds!), {low: 0, high: 0}) : null

const faults: Readonly<Record<'above' | 'below' | 'above-one', Words>> = {
  above: {zh: '超过100%', en: 'above 100 %'},
  below: {zh: '为负数', en: 'below zero'},
  'above-one': {zh: '超过1', en: 'above 1'},
}

/** Percentages that no wording lets pass 100. */
const bounded =
  /(?:占比|比重|(?:合格|达标|优良|及格|知晓|满意|成活|无害化处理|无害化处置|集中处理|通过|完好|办结|森林覆盖|绿化覆盖|网络覆盖|家庭覆盖|人口覆盖|全程网办|通达|好评|准确|识别|持证|安装|配备|净入[学园]|自来水普及|燃气普及|卫生厕所普及|处理|(?:综合|资源化|回收|重复|循环|安全)利用|机械化|城镇化|城市化|硬化|失业|贫困发生|空置|出勤|签约|按期完成|一次合格)率|覆盖率)$/
const unbounded = /拨备|流动性|利息|偿债|预算|计划|目标|任务|保险|资金|毛|完成|增/

/** Children of an age go to school or do not; 升学率 and 毛入学率 count others too. */
const enrolment = /入[学园]率$/

/** 小学适龄儿童毛入学率. */
function grossOf({name: {span}}: ResolvedMention, source: string): readonly Fix[] {
  const at = span && enrolment.test(source.slice(span.from, span.to)) ? span.to - 3 : null
  return at === null ? [] : [insertAt(at, '毛')]
}

function outside({name: {text: name}, quantity, change, text, role}: ResolvedMention): Facts | null {
  const enrols = enrolment.test(name) && !/[净升录]/.test(name)
  const isShare = !change && role !== 'increment' && (enrols || bounded.test(name)) && !unbounded.test(name)
  const bounds = isShare ? boundsOf(quantity) : null
  if (!bounds) return null
  if (bounds.low > 100 || (bounds.low >= 100 && quantity.qualifier === 'gt'))
    return {fault: enrols ? 'enrolment' : 'above', name, written: text}
  return bounds.high < 0 ? {fault: 'below', name, written: text} : null
}

/** 基层机构占119.6%: a share right behind its part, of no budget or plan. */
function shareAbove({span, quantity, name, text, change}: ResolvedMention, source: string): Facts | null {
  const before = source.slice(Math.max(0, span.from - 24), span.from)
  const ofWhole = shareOfWhole.test(before)
  if (change || !(ofWhole || /占(?:比)?(?:达到?|为)?$/.test(before))) return null
  const clause = before.split(/[，,。；;：:]/).at(-1) ?? ''
  const bounds = !ofWhole && unbounded.test(clause) ? null : boundsOf(quantity)
  return bounds && bounds.low > 100 ? {fault: 'above', name: name.text || clause, written: text} : null
}

/** 占一般公共预算支出比重的: of money that was spent, no part of what was budgeted. */
const shareOfWhole =
  /占(?!年初|年度|上年|同期|调整)[^,，。;；:：]{2,16}(?:收入|支出|生产总值|GDP|总[量额值])(?:的?(?:比重|比例))?(?:的|为|达到?)$/

/** A coefficient of what arrives of what is sent, and of how unlike shares are: none of them passes 1. */
const coefficient = /(?:有效利用|利用|基尼)系数$/

function aboveOne({name: {text: name}, quantity, change, text}: ResolvedMention): Facts | null {
  const bounds = quantity.unit === null && !change && coefficient.test(name) ? boundsOf(quantity) : null
  return bounds && bounds.low > 1 ? {fault: 'above-one', name, written: text} : null
}

const colon = /[:：∶︰]/

/** 三次产业结构 2.2:27.9:69.9: the three sectors are the whole, so their shares make 100. */
function structure({name: {text: name}, span, text}: ResolvedMention, source: string): Facts | null {
  if (!colon.test(text)) return null
  const parts = text.split(colon).map((part) => decimal(part.trim()))
  if (parts.length !== 3 || parts.some((part) => part === null)) return null
  const clause = name + source.slice(Math.max(0, span.from - 24), span.from)
  if (!/三次?产业(?:结构|比例|比重|增加值结构|构成)|产业结构/.test(clause) || /就业|从业|投资|贡献/.test(clause))
    return null
  const sum = parts.reduce((total, part) => total + (part ? toNumber(part) : 0), 0)
  const reach = parts.reduce((total, part) => total + (part ? 10 ** Math.min(0, part.exponent) : 0), 0) / 2
  if (Math.abs(sum - 100) <= Math.max(reach, 0.2)) return null
  return {fault: 'parts', name: name || '三次产业结构', written: text, sum: String(Number(sum.toFixed(2)))}
}
