import {keepComparator} from '../rephrase.js'
import {eachMention, passageRule} from '../rule.js'

interface Facts {
  readonly written: string
  readonly comparators: readonly string[]
}

export const qualifierRedundant = passageRule<Facts>({
  id: 'qualifier-redundant',
  severity: 'warning',
  summary: {zh: '一个数用了两个限定语', en: 'One number carries two qualifiers'},
  why: {
    zh: '“超过5000万以上”“约300人左右”“近400余家”叠用约数词，有的重复，有的自相矛盾。保留一个即可；保留哪一个，由作者按实际数值选择。',
    en: '超过5000万以上, 约300人左右, 近400余家: two approximations for one number repeat or contradict each other. Keep one; which one depends on the figure, so both are offered.',
  },
  norm: {zh: '约数词语不能叠用（现代汉语语法通例）。', en: 'Words of approximation are not doubled (common grammar).'},
  halfWidth: 'alike',
  examples: [
    {
      draft: '服务对象⟦约300人左右⟧。\n',
      fixed: '服务对象约300人。\n',
      says: [
        {
          zh: '“约300人左右”叠用了“约”和“左右”。请保留一个。',
          en: '“约300人左右” doubles “约” and “左右”. Keep one.',
          fixes: [
            {zh: '保留“约”', en: 'Keep “约”', grade: 'choice'},
            {zh: '保留“左右”', en: 'Keep “左右”', grade: 'choice'},
          ],
        },
      ],
    },
    {draft: '服务对象约300人，注册用户300人左右。\n'},
  ],
  check: eachMention(({quantity, span, text}) => {
    const {comparators} = quantity
    if (comparators.length < 2 || comparators.some(({code}) => code === 'range')) return null
    return {
      span,
      facts: {written: text, comparators: comparators.map((it) => it.text)},
      fixes: comparators.map((it) => keepComparator(quantity, it)),
    }
  }),
  say: ({written, comparators}) => ({
    zh: `“${written}”叠用了${comparators.map((it) => `“${it}”`).join('和')}。请保留一个。`,
    en: `“${written}” doubles ${comparators.map((it) => `“${it}”`).join(' and ')}. Keep one.`,
  }),
})
