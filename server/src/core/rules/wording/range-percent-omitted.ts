import {quote} from '../quote.js'
import {eachMention, insertAt, passageRule, safely} from '../rule.js'

/** The number before the range sign, as written, when it lacks the sign that the number after it has. */
const bare = /^[^\d\-－−]*\d[\d.,]*(?=\s*[~～∼〜—–\-－至到]\s*\d[\d.,]*\s*([%％‰]))/

export const rangePercentOmitted = passageRule<{readonly written: string; readonly sign: string}>({
  id: 'range-percent-omitted',
  severity: 'warning',
  summary: {zh: '百分数范围的前一个数漏写百分号', en: 'The first number of a percentage range lacks its percent sign'},
  why: {
    zh: '“15～30%”可以读成从15到30%。两个数都写百分号，读数才唯一。个百分点的范围不在此列，前一个数本来就不写单位。',
    en: '“15～30%” can be read as from 15 to 30 %. With both signs it has one reading. Ranges in percentage points are left alone: their first number takes no unit.',
  },
  norm: {
    zh: 'GB/T 15835—2011《出版物上数字用法》示例：63%～68%。',
    en: 'GB/T 15835—2011, General rules for writing numerals, example 63%～68%.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '到2025年，污水资源化利用率达到⟦15～30%⟧。',
      fixed: '到2025年，污水资源化利用率达到15%～30%。',
      says: [
        {
          zh: '“15～30%”前一个数漏写“%”，可读作两种范围。请两个数都写“%”。',
          en: 'The first number of “15～30%” lacks “%”, which leaves two readings. Write “%” after both.',
          fixes: [{zh: '补写“%”', en: 'Insert “%”', grade: 'safe'}],
        },
      ],
    },
    {draft: '到2025年，再生水利用率达到25%～30%。'},
    {draft: '综合能耗强度累计下降13.5至14个百分点。'},
    {draft: '信访事务 22 -3-13.6%\n'},
  ],
  check: eachMention(({quantity, span, text}) => {
    if (quantity.qualifier !== 'range') return null
    const match = bare.exec(text)
    const sign = match?.[1]
    if (match && sign)
      return {span, facts: {written: text, sign}, fixes: [safely(insertAt(span.from + match[0].length, sign))]}
    return null
  }),
  say: ({written, sign}) => ({
    zh: `${quote(written)}前一个数漏写“${sign}”，可读作两种范围。请两个数都写“${sign}”。`,
    en: `The first number of ${quote(written)} lacks “${sign}”, which leaves two readings. Write “${sign}” after both.`,
  }),
})
