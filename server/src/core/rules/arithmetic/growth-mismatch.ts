import type {StatedChange} from '../../formulas/changes.js'
import {apart, type Bounds, middle, minus, over, placesOf, plus, shown, times} from '../../quantity/bounds.js'
import {changesIn, type Ends, rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {renumber} from '../rephrase.js'
import {changeTo, type Detected, groupRule, type Member, replaceWith, type Within, type Words, within} from '../rule.js'
import {type Said, type SaidChange, saidOf} from '../said.js'

interface Facts {
  readonly formula: string
  readonly result: string
  readonly written: string
  /** 增加2.2万元，增长55.2%: the increase, and what it would be for the growth, where only 万 or 亿 is between them. */
  readonly slip: {readonly increase: string; readonly meant: string; readonly verb: Words} | null
}

export const growthMismatch = groupRule<Facts, Said>({
  id: 'growth-mismatch',
  severity: 'warning',
  summary: {zh: '增幅、增量与前后两个数算不拢', en: 'A growth or increase that the two levels do not give'},
  why: {
    zh: '增幅由两个时点的数算出，改了一处就要改另一处。印出的数按舍入区间参加计算，区间相接即不提示；前后两数在同一句，或文中、库中有同一指标基期年份的数，才计算。生产总值、增加值、产值等按可比价计算的增速不能由现价数复算，不提示；同口径的增减额与同一句的增幅互相核对，不与印出的上年数核对；带“超过”“近”“约”的按其含义放宽。',
    en: 'Growth is worked out from two levels, and changing one means changing the other. Printed numbers enter as the intervals they stand for, and intervals that touch are no finding. Only levels of the same sentence, or of the same indicator in the base year, are used. Growth of output in real terms cannot be recomputed from current prices and is left alone; an increase on the same basis (同口径) is held against the rate of its sentence and not against what was printed for the year before; qualified numbers are taken as widely as they read.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '软件业务收入由200亿元增加到230亿元，增长⟦20%⟧。\n',
      fixed: '软件业务收入由200亿元增加到230亿元，增长15%。\n',
      says: [
        {
          zh: '230亿元÷200亿元－1＝15%，文中写“20%”。请核对各数，或改为算出的结果。',
          en: '230亿元÷200亿元－1 = 15%, the draft has “20%”. Check the numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“15%”', en: 'Change to “15%”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '2020年，机场旅客吞吐量1716万人次，比2019年的2860万人次下降⟦30.0%⟧。\n',
      fixed: '2020年，机场旅客吞吐量1716万人次，比2019年的2860万人次下降40.0%。\n',
      says: [
        {
          zh: '1－1716万人次÷2860万人次＝40.0%，文中写“30.0%”。请核对各数，或改为算出的结果。',
          en: '1－1716万人次÷2860万人次 = 40.0%, the draft has “30.0%”. Check the numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“40.0%”', en: 'Change to “40.0%”', grade: 'choice'}],
        },
      ],
    },
    {
      registry: `indicators:
  - {id: ex.g, name: 千兆用户, unit: 户, observations: [{asOf: "2018", value: 2000000, qualifier: eq}]}`,
      draft: '2020年，千兆用户达到300万户，比2018年增长⟦20%⟧。\n',
      fixed: '2020年，千兆用户达到300万户，比2018年增长50%。\n',
      says: [
        {
          zh: '300万户÷200万户－1＝50%，文中写“20%”。请核对各数，或改为算出的结果。',
          en: '300万户÷200万户－1 = 50%, the draft has “20%”. Check the numbers, or write the result.',
          related: [{zh: '2018年登记为200万户', en: 'Registered for 2018: 200万户'}],
          fixes: [{zh: '改为“50%”', en: 'Change to “50%”', grade: 'choice'}],
        },
      ],
    },

    {
      draft: '教育支出完成6亿元，为预算的99.5%，增加2.2万元，增长⟦5.2%⟧。\n',
      says: [
        {
          zh: '6亿元÷（6亿元－2.2万元）－1＝0.004%，文中写“5.2%”。请核对各数，或改为算出的结果。',
          en: '6亿元÷（6亿元－2.2万元）－1 = 0.004%, the draft has “5.2%”. Check the numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '教育支出完成94亿元，比上年增支4亿元，增长⟦5.4%⟧；契税收入20亿元，同口径比上年减收5亿元，下降⟦25.0%⟧。\n',
      fixed: '教育支出完成94亿元，比上年增支4亿元，增长4.4%；契税收入20亿元，同口径比上年减收5亿元，下降20.0%。\n',
      says: [
        {
          zh: '94亿元÷（94亿元－4亿元）－1＝4.4%，文中写“5.4%”。请核对各数，或改为算出的结果。',
          en: '94亿元÷（94亿元－4亿元）－1 = 4.4%, the draft has “5.4%”. Check the numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“4.4%”', en: 'Change to “4.4%”', grade: 'choice'}],
        },
        {
          zh: '1－20亿元÷（20亿元＋5亿元）＝20.0%，文中写“25.0%”。请核对各数，或改为算出的结果。',
          en: '1－20亿元÷（20亿元＋5亿元） = 20.0%, the draft has “25.0%”. Check the numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“20.0%”', en: 'Change to “20.0%”', grade: 'choice'}],
        },
      ],
    },
    {draft: '教育支出完成6亿元，为预算的99.5%，增加2.1亿元，增长55.2%。\n'},
    {draft: '水利基金收入3.9亿元，比预算增加2.3亿元，比上年增加0.4亿元，增长11.4%。\n'},
    {draft: '教育支出完成94亿元，比上年增支4亿元，增长4.4%，剔除一次性因素，同口径增长7.1%。\n'},
    {draft: '2024年，契税收入22亿元。2025年，契税收入20亿元，同口径比2024年减收5亿元，下降20%。\n'},
    {draft: '新能源公交车占比由2020年的82%提高到2025年的95%，提高13个百分点。\n'},
    {
      draft: '科学技术支出6亿元，增加⟦2.2万元⟧，增长55.2%。\n',
      fixed: '科学技术支出6亿元，增加2.2亿元，增长55.2%。\n',
      says: [
        {
          zh: '增加“2.2万元”与“55.2%”的幅度不合，2.2亿元才合。请核对是否漏写、多写了“万”“亿”。',
          en: 'An increase of “2.2万元” does not go with “55.2%”; 2.2亿元 does. Check whether 万 or 亿 was left out or added.',
          related: [{zh: '增减的幅度', en: 'The change in percent'}],
          fixes: [{zh: '改为“2.2亿元”', en: 'Change to “2.2亿元”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '非税收入3.6亿元，比上年减少⟦4000元⟧，下降10.0%。\n',
      fixed: '非税收入3.6亿元，比上年减少4000万元，下降10.0%。\n',
      says: [
        {
          zh: '减少“4000元”与“10.0%”的幅度不合，4000万元才合。请核对是否漏写、多写了“万”“亿”。',
          en: 'A decrease of “4000元” does not go with “10.0%”; 4000万元 does. Check whether 万 or 亿 was left out or added.',
          related: [{zh: '增减的幅度', en: 'The change in percent'}],
          fixes: [{zh: '改为“4000万元”', en: 'Change to “4000万元”', grade: 'choice'}],
        },
      ],
    },
    {draft: '科学技术支出6亿元，增加2.2亿元，增长57.9%。\n'},
    {
      draft: '城市维护建设税完成5.2亿元，增加⟦5395亿元⟧，增长11.6%。\n',
      fixed: '城市维护建设税完成5.2亿元，增加5395万元，增长11.6%。\n',
      says: [
        {
          zh: '增加“5395亿元”与“11.6%”的幅度不合，5395万元才合。请核对是否漏写、多写了“万”“亿”。',
          en: 'An increase of “5395亿元” does not go with “11.6%”; 5395万元 does. Check whether 万 or 亿 was left out or added.',
          related: [{zh: '增减的幅度', en: 'The change in percent'}],
          fixes: [{zh: '改为“5395万元”', en: 'Change to “5395万元”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '2019年，城镇化率为62.1%。2020年，城镇化率为63.4%，比上年提高⟦2.3个百分点⟧。\n',
      fixed: '2019年，城镇化率为62.1%。2020年，城镇化率为63.4%，比上年提高1.3个百分点。\n',
      says: [
        {
          zh: '63.4%－62.1%＝1.3个百分点，文中写“2.3个百分点”。请核对各数，或改为算出的结果。',
          en: '63.4%－62.1% = 1.3个百分点, the draft has “2.3个百分点”. Check the numbers, or write the result.',
          related: [{zh: '算式中的数', en: 'A number of the formula'}],
          fixes: [{zh: '改为“1.3个百分点”', en: 'Change to “1.3个百分点”', grade: 'choice'}],
        },
      ],
    },
    {draft: '2019年，城镇化率为62.1%。2020年，城镇化率为63.4%，比上年提高1.3个百分点。\n'},
    {draft: '2018年，城镇化率为62.1%。2020年，城镇化率为63.4%，比上年提高0.6个百分点。\n'},
    {
      draft: '淘汰柴油货车3.2万辆，新能源公交车占比由2020年的82%提高到2025年的95%，提高⟦18个百分点⟧。\n',
      fixed: '淘汰柴油货车3.2万辆，新能源公交车占比由2020年的82%提高到2025年的95%，提高13个百分点。\n',
      says: [
        {
          zh: '95%－82%＝13个百分点，文中写“18个百分点”。请核对各数，或改为算出的结果。',
          en: '95%－82% = 13个百分点, the draft has “18个百分点”. Check the numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“13个百分点”', en: 'Change to “13个百分点”', grade: 'choice'}],
        },
      ],
    },
    {draft: '软件业务收入由201亿元增加到230亿元，增长14%左右。\n'},
    {draft: '地区生产总值由2000亿元增加到2300亿元，按可比价格计算增长8%。\n'},
  ],
  gather: saidOf,
  check: (group, world) =>
    changesIn(group, isOurs, world).flatMap(({member, change, ends}) => judge(member, change, ends) ?? []),
  say: ({formula, result, written, slip}) =>
    slip
      ? {
          zh: `${slip.verb.zh}${quote(slip.increase)}与“${written}”的幅度不合，${slip.meant}才合。请核对是否漏写、多写了“万”“亿”。`,
          en: `${slip.verb.en} “${slip.increase}” does not go with “${written}”; ${slip.meant} does. Check whether 万 or 亿 was left out or added.`,
        }
      : {
          zh: `${formula}＝${result}，文中写${quote(written)}。请核对各数，或改为算出的结果。`,
          en: `${formula} = ${result}, the draft has “${written}”. Check the numbers, or write the result.`,
        },
})

const isOurs = ({measure, annual, real}: StatedChange): boolean =>
  !annual && (measure === 'points' || measure === 'absolute' || (measure === 'percent' && !real))

function judge(member: Member<SaidChange>, {figure, measure, sign, from}: StatedChange, ends: Ends) {
  const {quantity, text} = figure.mention
  const by = measure === 'percent' && from?.derived ? from.figure.bounds : null
  const result = by ? ofIncrease(by, ends, sign) : resultOf(measure, sign, ends.from.bounds, ends.to.bounds)
  const slipped = by && from ? slipOf(member, from.figure, {figure, sign, ends, by}) : null
  // 完成7.2万元，增加2.3亿元: nothing grows by more than it comes to.
  if (slipped && by && sign > 0 && ends.to.bounds.high < by.low) return slipped
  // A verb that contradicts its levels is another finding, and one is enough.
  if (!result || !figure.bounds || result.high < 0 || !apart(result, figure.bounds)) return null
  if (
    measure === 'percent'
      ? ends.to.unit === '%'
      : measure === 'points'
        ? ends.to.unit !== '%'
        : figure.unit !== ends.to.unit
  )
    return null
  if (measure === 'absolute' && from?.derived) return null
  if (slipped) return slipped
  // As printed: the middle of a wide result is not what the formula gives (3÷1－1 is 200%).
  const value = middle(resultOf(measure, sign, pointOf(ends.from.bounds), pointOf(ends.to.bounds)) ?? result)
  const replacement = quantity.qualifier === 'eq' ? rewritten(quantity, value) : null
  return {
    span: within(member, member),
    facts: {formula: formulaOf(measure, sign, ends), result: `${inWriting(figure, value)}`, written: text, slip: null},
    related: ends.related,
    fixes: replacement ? [renumber(within(member, quantity.number), figure.mention, replacement)] : [],
  }
}

function resultOf(measure: StatedChange['measure'], sign: 1 | -1, from: Bounds, to: Bounds): Bounds | null {
  if (measure !== 'percent') return times(minus(to, from), sign)
  const ratio = over(to, from)
  return ratio && times({low: ratio.low - 1, high: ratio.high - 1}, 100 * sign)
}

/**
 * In percent. The level stands on both sides of 6亿元÷（6亿元－2.2万元）: taken for two independent numbers, its rounding
 * would drown a small increase.
 */
function ofIncrease(by: Bounds, {from, to}: Ends, sign: 1 | -1): Bounds | null {
  const rose = middle(from.bounds) < middle(to.bounds)
  const {low, high} = to.bounds
  const ratio = over(by, rose ? {low: low - by.high, high: high - by.low} : {low: low + by.low, high: high + by.high})
  return ratio && times(ratio, (rose ? 100 : -100) * sign)
}

const multipliers = ['', '万', '亿', '万亿']

/** An increase that would give the growth if only it were counted in another of 万 and 亿: that is where the slip is. */
function slipOf(
  member: Member<SaidChange>,
  increase: StatedChange['figure'],
  {figure, sign, ends, by}: {figure: StatedChange['figure']; sign: 1 | -1; ends: Ends; by: Bounds},
): Detected<Facts, Within> | null {
  const {quantity, text} = increase.mention
  const at = multipliers.indexOf(quantity.multiplier ?? '')
  if (at < 0 || quantity.written === null || !figure.bounds) return null
  for (const [to, multiplier] of multipliers.entries()) {
    const scaled = times(by, 10 ** (4 * (to - at)))
    const result = to === at ? null : ofIncrease(scaled, movedBy(ends, scaled, sign), sign)
    if (!result || apart(result, figure.bounds)) continue
    const meant = `${quantity.written}${multiplier}${increase.unit}`
    return {
      span: within(member, increase.mention.span),
      facts: {
        formula: '',
        result: '',
        written: figure.mention.text,
        slip: {
          increase: text,
          meant,
          verb: sign > 0 ? {zh: '增加', en: 'An increase of'} : {zh: '减少', en: 'A decrease of'},
        },
      },
      related: [{at: within(member, member), message: {zh: '增减的幅度', en: 'The change in percent'}}],
      fixes:
        quantity.qualifier === 'eq' ? [replaceWith(within(member, increase.mention.span), meant, changeTo(meant))] : [],
    }
  }
  return null
}

/** The ends of a change if the increase that gave its start were another. */
const movedBy = ({from, to, related}: Ends, by: Bounds, sign: 1 | -1): Ends => ({
  from: {...from, bounds: sign > 0 ? minus(to.bounds, by) : plus(to.bounds, by)},
  to,
  related,
})

const pointOf = (bounds: Bounds): Bounds => ({low: middle(bounds), high: middle(bounds)})

function formulaOf(measure: StatedChange['measure'], sign: 1 | -1, {from, to}: Ends): string {
  if (measure === 'percent') return sign > 0 ? `${to.text}÷${from.text}－1` : `1－${to.text}÷${from.text}`
  return sign > 0 ? `${to.text}－${from.text}` : `${from.text}－${to.text}`
}

/** A small number gets the places that show one digit which is not 0: 0.004% in one place would be none at all. */
function inPlaces(value: number, places: number): string {
  const text = shown(value, places)
  return Number(text) !== 0 || Math.abs(value) < 1e-12 ? text : value.toFixed(Math.ceil(-Math.log10(Math.abs(value))))
}

/** In the unit and multiplier of the figure that is held against it. */
function inWriting({mention: {quantity}, unit}: StatedChange['figure'], value: number): string {
  const places = placesOf(quantity.written)
  const digits = rewritten(quantity, value) ?? inPlaces(value, places)
  return `${digits}${quantity.multiplier ?? ''}${unit}`
}
