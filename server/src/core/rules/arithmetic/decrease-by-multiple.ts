import {falls} from '../../formulas/change-verbs.js'
import {figuresOf} from '../../formulas/figures.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'

interface Facts {
  readonly verb: string
  readonly written: string
  /** 降低50% for 1 times. */
  readonly meant: string | null
}

const decreased = new RegExp(`(${falls})(?:了|近|约|超过)?$`)

export const decreaseByMultiple = passageRule<Facts>({
  id: 'decrease-by-multiple',
  severity: 'error',
  summary: {zh: '减少、降低、缩短用了倍数', en: 'A decrease counted in multiples'},
  why: {
    zh: '减少一倍就减成了零，减少几倍没有意义。减少用百分数或分数：降低50%，降低到原来的三分之一。“下降到…的0.5倍”“增长的倍数下降”不提示。',
    en: 'A decrease by one “times” leaves nothing. Decreases take percent or fractions. 下降到…的0.5倍 states a level and is left alone.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '单位产品能耗⟦降低1倍⟧。\n',
      says: [
        {
          zh: '“降低1倍”不成立：减少一倍即为零。请改用百分数或分数，如“降低50%”，并核对原数。',
          en: '“降低1倍” cannot be: a decrease by one “times” leaves nothing. Use percent or a fraction, such as “降低50%”, after checking the figures.',
        },
      ],
    },
    {
      draft: '平均办理时间比2020年⟦缩短了两倍⟧。\n',
      says: [
        {
          zh: '“缩短两倍”不成立：减少一倍即为零。请改用百分数或分数，如“缩短到原来的1/3”，并核对原数。',
          en: '“缩短两倍” cannot be: a decrease by one “times” leaves nothing. Use percent or a fraction, such as “缩短到原来的1/3”, after checking the figures.',
        },
      ],
    },
    {draft: '单位产品能耗降低50%，产量增长1倍。\n'},
    {draft: '平均办理时间缩短到原来的0.5倍。\n'},
  ],
  where: ({passage}) => passage.source.includes('倍'),
  *check(reading) {
    for (const {unit, lead, mention, bounds} of figuresOf(reading)) {
      const [whole = '', verb = ''] = unit === '倍' ? (decreased.exec(lead) ?? []) : []
      if (!verb) continue
      const factor = bounds ? Math.round((bounds.low + bounds.high) / 2) : null
      yield {
        span: {from: reachBack(reading.passage.source, mention.span.from, whole), to: mention.span.to},
        facts: {
          verb,
          written: mention.text,
          meant: factor === 1 ? `${verb}50%` : factor && factor < 10 ? `${verb}到原来的1/${factor + 1}` : null,
        },
      }
    }
  },
  say: ({verb, written, meant}) => ({
    zh: `${quote(`${verb}${written}`)}不成立：减少一倍即为零。请改用百分数或分数${meant ? `，如${quote(meant)}，并核对原数` : ''}。`,
    en: `“${verb}${written}” cannot be: a decrease by one “times” leaves nothing. Use percent or a fraction${meant ? `, such as “${meant}”, after checking the figures` : ''}.`,
  }),
})

/** Where the verb starts, if it stands unbroken in the source. */
const reachBack = (source: string, at: number, words: string): number =>
  source.slice(at - words.length, at) === words ? at - words.length : at
