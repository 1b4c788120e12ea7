import {changesOf} from '../../formulas/changes.js'
import {apart} from '../../quantity/bounds.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'

interface Facts {
  readonly verb: string
  readonly from: string
  readonly to: string
  readonly rises: boolean
}

export const changeDirection = passageRule<Facts>({
  id: 'change-direction',
  severity: 'error',
  summary: {zh: '升降用词与前后两个数相反', en: 'A verb of rise or fall that its numbers contradict'},
  why: {
    zh: '“由58%提高到52%”总有一处写错：动词，或者两数之一。只比较同一单位、“由…到…”或“比…的…”直接相连的两个数；两数可能相等的（按舍入区间）不提示。',
    en: 'In 由58%提高到52% the verb or one of the numbers is wrong. Only two numbers in one unit that 由…到… or 比…的… joins directly are compared, and numbers that may be equal are left alone.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '新能源公交车占比由2020年的58%⟦提高到2025年的52%⟧。\n',
      says: [
        {
          zh: '由“58%”到“52%”是下降，文中用“提高”。请核对动词和两个数。',
          en: 'From “58%” to “52%” is a fall, the draft says “提高”. Check the verb and both numbers.',
          related: [{zh: '起点的数', en: 'The number it starts from'}],
        },
      ],
    },
    {
      draft: '政务服务事项平均办理时限由1天⟦压缩至5天⟧。\n',
      says: [
        {
          zh: '由“1天”到“5天”是上升，文中用“压缩”。请核对动词和两个数。',
          en: 'From “1天” to “5天” is a rise, the draft says “压缩”. Check the verb and both numbers.',
          related: [{zh: '起点的数', en: 'The number it starts from'}],
        },
      ],
    },
    {draft: '新能源公交车占比由2020年的58%提高到2025年的96%。\n'},
    {draft: '机场旅客吞吐量1716万人次，比2019年的2860万人次下降40.0%。\n'},
    {draft: '企业排名由369位上升到235位。\n'},
    {draft: '政务服务事项平均办理时限由5天压缩至1天以内。\n'},
  ],
  where: (reading) => changesOf(reading).moves.length > 0,
  *check(reading) {
    for (const {from, to, sign, verb, span} of changesOf(reading).moves) {
      if (!sign || !from.bounds || !to.bounds || !apart(from.bounds, to.bounds)) continue
      // 排名由369位上升到235位: the higher a place, the smaller its number.
      if (/^[位名]$/.test(to.unit)) continue
      const rises = to.bounds.low > from.bounds.low
      if (rises === sign > 0) continue
      yield {
        span,
        facts: {verb, from: from.mention.text, to: to.mention.text, rises},
        related: [{at: from.mention.span, message: {zh: '起点的数', en: 'The number it starts from'}}],
      }
    }
  },
  say: ({verb, from, to, rises}) => ({
    zh: `由${quote(from)}到${quote(to)}是${rises ? '上升' : '下降'}，文中用${quote(verb)}。请核对动词和两个数。`,
    en: `From “${from}” to “${to}” is a ${rises ? 'rise' : 'fall'}, the draft says “${verb}”. Check the verb and both numbers.`,
  }),
})
