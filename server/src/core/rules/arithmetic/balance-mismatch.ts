import type {Account} from '../../formulas/account.js'
import {accountsOf, tellsAccounts} from '../../formulas/accounts.js'
import {type Figure, sumOfParts} from '../../formulas/figures.js'
import {apart, middle} from '../../quantity/bounds.js'
import {inWritingOf} from '../in-writing.js'
import {quote} from '../quote.js'
import {type Detected, passageRule} from '../rule.js'

interface Facts {
  /** `69亿元＋141亿元`, `280亿元－275亿元`; both sides where they should be one. */
  readonly formula: string
  readonly result: string
  /** 收入总计, 支出总计, 结余 as the draft calls it. */
  readonly called: string
  readonly written: string
  /** Both totals should be the same. */
  readonly balanced: boolean
}

export const balanceMismatch = passageRule<Facts>({
  id: 'balance-mismatch',
  severity: 'warning',
  summary: {
    zh: '收入总计、支出总计、结余与各数算不拢',
    en: 'Totals of revenue and expenditure, or a balance, that the numbers do not give',
  },
  why: {
    zh: '预算报告里，收入加上补助、结转等为收入总计，支出加上解、调出等为支出总计，两者相抵为结余或者平衡；上年结余加上当年的收、减去当年的支，为滚存结余或年末余额。只核对各项金额逐一写明的：从“收入”“支出”到“总计”之间有没写金额的，不核对；滚存结余没有在同一句写明上年数的，不核对；括号里“其中……”的金额不另计；总计后面“其中”从本级收支列起的，各项之和也核对。容差为各项末位的一半之和。',
    en: 'In a budget revenue with transfers and what was carried over is 收入总计, expenditure with what is passed on is 支出总计, and the one less the other is the balance or nothing; what was left of the year before, with what came and without what went, is what is carried on. Judged only where every amount is written; a balance of several years is left alone where its sentence does not say what the year before had left, and what a bracket tells of an amount (其中…) is not counted again; a list behind a total that begins with the account’s own amount is added up too. The tolerance is half the last digit of every part.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '政府性基金收入60亿元，下降4.2%；加上上级补助收入等30亿元，收入总计⟦80亿元⟧。\n',
      says: [
        {
          zh: '60亿元＋30亿元＝90亿元，收入总计写“80亿元”。请核对各数。',
          en: '60亿元＋30亿元 = 90亿元, 收入总计 is “80亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '收入总计280亿元。支出总计275亿元。收支相抵，年终结余结转⟦15亿元⟧。\n',
      says: [
        {
          zh: '280亿元－275亿元＝5亿元，结余写“15亿元”。请核对各数。',
          en: '280亿元－275亿元 = 5亿元, 结余 is “15亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '收入总计196.36亿元。支出总计⟦169.36亿元⟧。全年收支平衡。\n',
      says: [
        {
          zh: '收入总计“196.36亿元”与支出总计“169.36亿元”不等，文中却写收支平衡。请核对两数。',
          en: 'Revenue is “196.36亿元” in all and expenditure “169.36亿元”, yet the text has them balanced. Check both numbers.',
          related: [{zh: '算式中的数', en: 'A number of the formula'}],
        },
      ],
    },
    {
      draft: '社会保险基金收入74亿元。社会保险基金支出65亿元。本年收支结余⟦19亿元⟧，年末滚存结余109亿元。\n',
      says: [
        {
          zh: '74亿元－65亿元＝9亿元，结余写“19亿元”。请核对各数。',
          en: '74亿元－65亿元 = 9亿元, 结余 is “19亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '当年结余4.6亿元，加上上年结余60.12亿元，年末滚存结余⟦67.42亿元⟧。\n',
      says: [
        {
          zh: '4.6亿元＋60.12亿元＝64.72亿元，年末滚存结余写“67.42亿元”。请核对各数。',
          en: '4.6亿元＋60.12亿元 = 64.72亿元, 年末滚存结余 is “67.42亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '预算稳定调节基金年初余额31737万元，按规定补充28697万元，动用31000万元，年末余额⟦59434万元⟧。\n',
      says: [
        {
          zh: '31737万元＋28697万元－31000万元＝29434万元，年末余额写“59434万元”。请核对各数。',
          en: '31737万元＋28697万元－31000万元 = 29434万元, 年末余额 is “59434万元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '当年收支赤字7970万元，加上上年结余3.9亿元，年末滚存结余⟦2.8亿元⟧。\n',
      says: [
        {
          zh: '3.9亿元－7970万元＝3.103亿元，年末滚存结余写“2.8亿元”。请核对各数。',
          en: '3.9亿元－7970万元 = 3.103亿元, 年末滚存结余 is “2.8亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {draft: '当年收支赤字7970万元，加上上年结余3.9亿元，年末滚存结余3.1亿元。\n'},
    {draft: '当年结余4.6亿元，增长3.2%，加上上年结余60.12亿元，年末滚存结余64.72亿元。\n'},
    {draft: '基金收入74亿元，加上上年结余100亿元，减去支出65亿元，年末滚存结余109亿元。\n'},
    {draft: '2024年末债务余额174.2亿元，2025年发行36.4亿元，偿还12.1亿元，2025年末余额198.5亿元。\n'},
    {draft: '年初余额3.2亿元，安排使用1.1亿元，年末余额2.4亿元。\n'},
    {draft: '当年收支结余9.6亿元，年末滚存结余155.7亿元，其中企业养老保险基金42亿元。\n'},
    {draft: '上年结余60亿元，用于民生支出12亿元，其中养老8亿元，年末余额51亿元。\n'},
    {draft: '政府性基金收入60亿元，下降4.2%；加上上级补助收入、上年结转收入等30亿元，收入总计90亿元。\n'},
    {
      draft:
        '政府性基金收入60亿元，加上上级补助收入20亿元，债务转贷收入10亿元（其中区级留用7亿元），收入总计⟦97亿元⟧。\n',
      says: [
        {
          zh: '60亿元＋20亿元＋10亿元＝90亿元，收入总计写“97亿元”。请核对各数。',
          en: '60亿元＋20亿元＋10亿元 = 90亿元, 收入总计 is “97亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft:
        '一般公共预算收入60亿元，增长2%。其中：税收收入40亿元，增长3%；非税收入20亿元，与上年持平。加上上级补助收入30亿元，收入总计⟦97亿元⟧。\n',
      says: [
        {
          zh: '60亿元＋30亿元＝90亿元，收入总计写“97亿元”。请核对各数。',
          en: '60亿元＋30亿元 = 90亿元, 收入总计 is “97亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {
      draft: '一般公共预算收入总计⟦97亿元⟧，其中：市本级收入60亿元，增长2%，上级补助收入、调入资金等30亿元。\n',
      says: [
        {
          zh: '60亿元＋30亿元＝90亿元，一般公共预算收入总计写“97亿元”。请核对各数。',
          en: '60亿元＋30亿元 = 90亿元, 一般公共预算收入总计 is “97亿元”. Check the numbers.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
        },
      ],
    },
    {draft: '一般公共预算收入总计97亿元，其中：市本级收入60亿元。上级补助收入30亿元，其中专项补助收入9亿元。\n'},
    {draft: '收入总计97亿元，其中：上级补助收入60亿元，调入资金30亿元。\n'},
    {
      draft:
        '政府性基金收入60亿元，加上上级补助收入20亿元（含专项7亿元），债务转贷收入10亿元（其中区级留用7亿元），收入总计90亿元。\n',
    },
    {draft: '政府性基金收入60亿元；加上上级补助等收入后，收入总计90亿元。\n'},
    {draft: '一般公共预算收入60亿元，其中税收收入40亿元；加上上级补助30亿元，收入总计90亿元。\n'},
    {
      draft: '社会保险基金收入预算74亿元，实际完成72亿元。支出预算65亿元，实际完成61亿元。年度收支结余11亿元。\n',
    },
    {draft: '收入总计280亿元。支出总计275亿元。收支相抵，年末滚存结余15亿元。\n'},
    {draft: '国有资本经营预算收入2.7亿元。上级补助收入0.1亿元，加上年结转0.2亿元，收入总计3.0亿元。\n'},
    {
      draft:
        '保险基金预算收入92亿元，上年结转67亿元，收入总计159亿元；保险基金预算支出86亿元，滚存结余73亿元，支出总计159亿元。收支相抵，当年预算结余6亿元。\n',
    },
  ],
  where: tellsAccounts,
  *check(reading) {
    for (const account of accountsOf(reading)) {
      const detected = judge(account)
      if (detected) yield detected
    }
  },
  say: ({formula, result, called, written, balanced}) =>
    balanced
      ? {
          zh: `收入总计${quote(formula)}与支出总计${quote(written)}不等，文中却写收支平衡。请核对两数。`,
          en: `Revenue is “${formula}” in all and expenditure “${written}”, yet the text has them balanced. Check both numbers.`,
        }
      : {
          zh: `${formula}＝${result}，${called}写${quote(written)}。请核对各数。`,
          en: `${formula} = ${result}, ${called} is “${written}”. Check the numbers.`,
        },
})

function judge({claim, called, parts, balanced = false}: Account): Detected<Facts> | null {
  const {text, span} = claim.mention
  const sum = sumOfParts(parts)
  if (!claim.bounds || !apart(sum, claim.bounds)) return null
  const terms = parts.map(({figure, sign}, at) => (at ? (sign > 0 ? '＋' : '－') : '') + figure.mention.text)
  const result = balanced ? '' : inWritingOf(parts[0]!.figure.mention, middle(sum))
  return {
    span,
    facts: {formula: terms.join(''), result, called, written: text, balanced},
    related: parts.map(({figure}) => relatedTo(figure)),
  }
}

const relatedTo = ({mention}: Figure) => ({
  at: mention.span,
  message: {zh: '算式中的数', en: 'A number of the formula'},
})
