import type {World} from '../../config/world.js'
import {quote} from '../quote.js'
import {passageRule} from '../rule.js'
import {mayHold, search} from '../search.js'

/** 到2020年将达到…; the modal stands in the same clause or the next. Behind 截至 a state is told, in which 将 moves an object. */
const looksForward = /(?<!截)(?:到|至)(\d{4})年(?:底|末)?,?(?:[一-鿿“”、]{0,14}?)(将|力争|争取|确保|预计|有望)/g
/** 2026年已建成…. */
const looksBack = /(\d{4})年(?:底|末)?,?(?:[一-鿿“”、]{0,10}?)(已经?(?:建成|达到|实现|完成|超过|突破))/g
/** What both begin with, and what they end with. */
const anyYear = /\d{4}年/
const anyTense = /将|力争|争取|确保|预计|有望|已/
/** What an earlier plan or meeting set out to do is reported, not promised. */
const reported = /(?:提出|明确|要求|规定|预测|原计划|目标(?:是|为))[^。;]{0,20}$/

interface Facts {
  readonly written: string
  readonly year: number
  readonly anchor: number
  readonly forward: boolean
}

export const tenseConflict = passageRule<Facts>({
  id: 'tense-conflict',
  severity: 'warning',
  summary: {zh: '时态与年份矛盾（已过去的年份用“将”，未到的年份用“已”）', en: 'Tense and year contradict each other'},
  why: {
    zh: '以 plan.dated（成文日期）为准；没有成文日期时，以配置或登记库的基期判断“将”“力争”的年份是否早已过去。转述以往文件的句子不在此列。两者都没有配置时不作判断。',
    en: 'Judged against `plan.dated`; without it, the baseline of configuration or registry tells whether a year with 将 or 力争 is long past. Sentences that report what an earlier document set out are left alone. Without either nothing is judged.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '⟦到2020年森林覆盖率将⟧达到18.5%。',
      config: 'plan: {dated: 2021-10-24}\n',
      says: [
        {
          zh: '“到2020年森林覆盖率将”：2020年在文稿时点之前，不宜再用将来时（文稿时点为2021年）。请核对年份或改写。',
          en: '“到2020年森林覆盖率将”: 2020 is past, yet the sentence looks forward (the draft’s time is 2021). Check the year or reword.',
        },
      ],
    },
    {
      draft: '⟦2026年全市已建成⟧充电桩8万个。',
      config: 'plan: {dated: 2021-10-24}\n',
      says: [
        {
          zh: '“2026年全市已建成”：2026年尚未到来，不宜写作已经实现（文稿时点为2021年）。请核对年份或改写。',
          en: '“2026年全市已建成”: 2026 is still to come, yet the sentence says it is done (the draft’s time is 2021). Check the year or reword.',
        },
      ],
    },
    {draft: '到2025年森林覆盖率将达到19.5%。', config: 'plan: {dated: 2021-10-24}\n'},
    {draft: '截至2020年底，全市将12家企业纳入名录。', config: 'plan: {dated: 2021-10-24}\n'},
    {
      draft: '⟦到2020年森林覆盖率将⟧达到18.5%。',
      registry:
        'plumbline: 1\nregistry: {id: example, title: 示例, locale: zh-CN, baseline: "2020-12-31"}\nindicators: []\n',
      says: [
        {
          zh: '“到2020年森林覆盖率将”：2020年在文稿时点之前，不宜再用将来时（文稿时点为2020年）。请核对年份或改写。',
          en: '“到2020年森林覆盖率将”: 2020 is past, yet the sentence looks forward (the draft’s time is 2020). Check the year or reword.',
        },
      ],
    },
    {draft: '上一轮规划提出到2020年森林覆盖率将达到18.5%。', config: 'plan: {dated: 2021-10-24}\n'},
  ],
  where: ({passage}) => mayHold(passage, anyYear) && mayHold(passage, anyTense),
  *check({passage}, world) {
    const {dated, base} = anchors(world)
    const past = dated ?? base
    if (past !== null)
      for (const {span, written, match, view} of search(passage, looksForward)) {
        const isPast = dated === null ? Number(match[1]) <= past : Number(match[1]) < past
        // 预计到2020年底: the last year of a baseline may be told before it is over.
        const isExpected = dated === null && Number(match[1]) === past && /预计|有望/.test(written)
        if (isPast && !isExpected && !reported.test(view.text.slice(Math.max(0, match.index - 40), match.index)))
          yield {span, facts: {written, year: Number(match[1]), anchor: past, forward: true}}
      }
    if (dated !== null)
      for (const {span, written, match} of search(passage, looksBack))
        if (Number(match[1]) > dated)
          yield {span, facts: {written, year: Number(match[1]), anchor: dated, forward: false}}
  },
  say: ({written, year, anchor, forward}) => ({
    zh: `${quote(written)}：${year}年${forward ? '在文稿时点之前，不宜再用将来时' : '尚未到来，不宜写作已经实现'}（文稿时点为${anchor}年）。请核对年份或改写。`,
    en: `${quote(written)}: ${year} is ${forward ? 'past, yet the sentence looks forward' : 'still to come, yet the sentence says it is done'} (the draft’s time is ${anchor}). Check the year or reword.`,
  }),
})

function anchors({config, registry}: World): {readonly dated: number | null; readonly base: number | null} {
  const {dated} = config.plan
  const baseline = config.plan.baseline ?? registry.baseline
  return {dated: dated ? Number(dated.slice(0, 4)) : null, base: baseline ? Number(baseline.slice(0, 4)) : null}
}
