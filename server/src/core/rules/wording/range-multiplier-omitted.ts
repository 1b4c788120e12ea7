import {toSource, viewOf} from '../../text/view.js'
import {quote} from '../quote.js'
import {eachMention, insertAt, passageRule} from '../rule.js'

/** 9～16亿: a number, a range sign, a number with a multiplier; the first number carries none. */
const bare = /^[^\d]*\d[\d.,]*(?=\s*[~～∼〜—–\-－至到]\s*\d[\d.,]*\s*(万亿|百万|千万|[万亿]))/

export const rangeMultiplierOmitted = passageRule<{readonly written: string; readonly multiplier: string}>({
  id: 'range-multiplier-omitted',
  severity: 'warning',
  summary: {zh: '数值范围的前一个数漏写“万”“亿”', en: 'The first number of a range lacks its multiplier (万, 亿)'},
  why: {
    zh: '“9～16亿”可以读成从9到16亿，也可以读成从9亿到16亿。两个数都写出“万”“亿”，读数才唯一。补写是否正确由起草人确认。',
    en: '“9～16亿” can be read as from 9, or from 900 million, to 1.6 billion. With both multipliers it has one reading. Which one is meant is for the drafter to confirm.',
  },
  norm: {
    zh: 'GB/T 15835—2011《出版物上数字用法》示例：9亿～16亿。',
    en: 'GB/T 15835—2011, General rules for writing numerals, example 9亿～16亿.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '年均新增投资⟦30—50亿元⟧。',
      fixed: '年均新增投资30亿—50亿元。',
      says: [
        {
          zh: '“30—50亿元”前一个数漏写“亿”，可读作两种范围。请核对后补写“亿”。',
          en: 'The first number of “30—50亿元” lacks “亿”, which leaves two readings. Check it and write “亿” after both.',
          fixes: [{zh: '补写“亿”', en: 'Insert “亿”', grade: 'choice'}],
        },
      ],
    },
    {draft: '年均新增投资30亿—50亿元。'},
    {draft: '每年新增标准厂房80万至100万平方米。'},
  ],
  check: eachMention(({quantity, span, text}) => {
    if (quantity.qualifier !== 'range') return null
    const view = viewOf(text, [])
    const match = bare.exec(view.text)
    const multiplier = match?.[1]
    if (!match || !multiplier) return null
    const {to} = toSource(view, {from: 0, to: match[0].length})
    return {span, facts: {written: text, multiplier}, fixes: [insertAt(span.from + to, multiplier)]}
  }),
  say: ({written, multiplier}) => ({
    zh: `${quote(written)}前一个数漏写“${multiplier}”，可读作两种范围。请核对后补写“${multiplier}”。`,
    en: `The first number of ${quote(written)} lacks “${multiplier}”, which leaves two readings. Check it and write “${multiplier}” after both.`,
  }),
})
