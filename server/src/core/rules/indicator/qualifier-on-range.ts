import {isPair} from '../measure.js'
import {stateComparator} from '../rephrase.js'
import {eachMention, passageRule} from '../rule.js'

interface Facts {
  readonly written: string
  readonly comparator: string
}

export const qualifierOnRange = passageRule<Facts>({
  id: 'qualifier-on-range',
  severity: 'warning',
  summary: {zh: '数值范围又加“左右”“以上”等限定语', en: 'A qualifier on a range'},
  why: {
    zh: '“20～50个”已经给出上下限，再加“左右”“以上”“约”就不知道界限在哪里。',
    en: '20～50个 gives its bounds; with 左右, 以上 or 约 nobody knows where they are.',
  },
  norm: {
    zh: '表示范围的数值不再加“左右”“以上”等（编辑规范）。',
    en: 'A range takes no 左右, 以上 and the like (editors’ rule).',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '每年新增停车泊位⟦2000～3000个左右⟧。\n',
      fixed: '每年新增停车泊位2000～3000个。\n',
      says: [
        {
          zh: '“2000～3000个左右”已是范围，又加“左右”。请去掉“左右”。',
          en: '“2000～3000个左右” is a range and carries “左右” as well. Drop “左右”.',
          fixes: [{zh: '改为“2000～3000个”', en: 'Change to “2000～3000个”', grade: 'choice'}],
        },
      ],
    },
    {draft: '每年新增停车泊位2000～3000个。\n'},
  ],
  check: eachMention(({quantity, span, text}) => {
    const extra = quantity.comparators.find(({code}) => code !== 'range' && code !== 'vague')
    if (!extra || quantity.value === null || !isPair(quantity.value)) return null
    return {
      span,
      facts: {written: text, comparator: extra.text},
      fixes: [stateComparator(quantity, '', text.replace(extra.text, ''))],
    }
  }),
  say: ({written, comparator}) => ({
    zh: `“${written}”已是范围，又加“${comparator}”。请去掉“${comparator}”。`,
    en: `“${written}” is a range and carries “${comparator}” as well. Drop “${comparator}”.`,
  }),
})
