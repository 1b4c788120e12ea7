import type {World} from '../../config/world.js'
import type {Passage} from '../../markdown/passage.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {keeping} from '../../text/keeping.js'
import {clauseStart} from '../clause.js'
import {deedIn} from '../deed.js'
import {eachMention, type Fix, insertAt, passageRule} from '../rule.js'
import {datingPhrase} from '../words.js'

interface Facts {
  readonly written: string
  /** The phrase it inherits, as written; null where there is none at all. */
  readonly inherited: string | null
  /** Sentences between that phrase and the figure; null where it stands above the passage. */
  readonly apart: number | null
}

export const indicatorAsofMissing = passageRule<Facts>({
  id: 'indicator-asof-missing',
  severity: 'warning',
  summary: {zh: '现状数值没有时点', en: 'An observed figure says no time'},
  why: {
    zh: '没有时点的现状值无法核对，过一年就说不清是哪年的数。登记库中有的指标没有时点为警告；登记库没有的数值、以及时点要从前面句子推得的，只作提示。表格的时点在表头，由表格检查负责；目标值和增量不在此列。',
    en: 'An undated figure cannot be checked, and a year later nobody knows which year it was. A warning for figures that the registry has; a hint for others, and where the time must be taken from an earlier sentence. Tables are dated by their headers and left to the table checks; targets and changes are not meant.',
  },
  norm: {
    zh: '《党政机关公文处理工作条例》第二十条：审核文稿时应核对时间、数字是否准确。',
    en: 'Regulation on official documents, Art. 20: reviewers check that times and numbers are accurate.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry: `plumbline: 1
registry: {id: example, title: 示例, locale: zh-CN, area: CN-EX, baseline: "2020-12-31"}
indicators:
  - {id: ex.racks, name: 机柜总量, unit: 架, observations: [{asOf: "2020-12-31", value: 138000, qualifier: eq}]}`,
      draft: '推进数据中心建设，机柜总量⟦13.8万架⟧。\n',
      fixed: '推进数据中心建设，截至2020年底，机柜总量13.8万架。\n',
      says: [
        {
          zh: '“13.8万架”没有时点，前文也没有可以沿用的时点。建议补写时点。',
          en: '“13.8万架” says no time, and nothing before it hands one down. Say as of when.',
          fixes: [{zh: '补写“截至2020年底，”', en: 'Insert “截至2020年底，”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '截至2020年底，建成数据中心103个。机柜总量⟦13.8万架⟧。\n',
      fixed: '截至2020年底，建成数据中心103个。截至2020年底，机柜总量13.8万架。\n',
      says: [
        {
          zh: '“13.8万架”没有时点。本段最近的时点是“截至2020年底”，在前面第1句。建议补写时点。',
          en: '“13.8万架” says no time itself; the nearest, “截至2020年底”, stands 1 sentence(s) before. Say as of when.',
          severity: 'hint',
          fixes: [{zh: '补写“截至2020年底，”', en: 'Insert “截至2020年底，”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '## 2020年发展情况\n\n机柜总量达到⟦13.8万架⟧。\n',
      fixed: '## 2020年发展情况\n\n2020年，机柜总量达到13.8万架。\n',
      says: [
        {
          zh: '“13.8万架”没有时点。上文的时点是“2020年”。建议补写时点。',
          en: '“13.8万架” says no time itself; the nearest, “2020年”, stands above this paragraph. Say as of when.',
          severity: 'hint',
          fixes: [{zh: '补写“2020年，”', en: 'Insert “2020年，”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '## 2020年发展情况\n\n机柜总量达到⟦13.8万架⟧。\n',
      fixed: '## 2020年发展情况\n\n2020年，机柜总量达到13.8万架。\n',
      says: [
        {
          zh: '“13.8万架”没有时点。上文的时点是“2020年”。建议补写时点。',
          en: '“13.8万架” says no time itself; the nearest, “2020年”, stands above this paragraph. Say as of when.',
          severity: 'hint',
          fixes: [{zh: '补写“2020年，”', en: 'Insert “2020年，”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '## 2020年发展情况\n\n机柜总量达到⟦13.8万架⟧。\n',
      fixed: '## 2020年发展情况\n\n2020年，机柜总量达到13.8万架。\n',
      says: [
        {
          zh: '“13.8万架”没有时点。上文的时点是“2020年”。建议补写时点。',
          en: '“13.8万架” says no time itself; the nearest, “2020年”, stands above this paragraph. Say as of when.',
          severity: 'hint',
          fixes: [{zh: '补写“2020年，”', en: 'Insert “2020年，”', grade: 'choice'}],
        },
      ],
    },

    {draft: '截至2020年底，机柜总量达到13.8万架。到2025年，机柜总量达到20万架。\n'},
  ],
  check: eachMention((mention, reading, world) => {
    const {asOf, role, cell, span, text, match, quantity} = mention
    if (role !== 'baseline' || cell || asOf.basis === 'explicit' || quantity.qualifier === 'vague') return null
    if (deedIn(reading.passage, mention)) return null
    const inherited = asOf.basis === 'inherited' ? asOf.text : null
    const facts = {written: text, inherited, apart: inherited === null ? null : sentencesSince(reading, mention)}
    const isGrave = inherited === null && match !== null
    return {span, facts, fixes: dated(reading, mention, world), ...(isGrave ? {} : {severity: 'hint' as const})}
  }),
  say: ({written, inherited, apart}) =>
    inherited === null
      ? {
          zh: `“${written}”没有时点，前文也没有可以沿用的时点。建议补写时点。`,
          en: `“${written}” says no time, and nothing before it hands one down. Say as of when.`,
        }
      : {
          zh: `“${written}”没有时点。${apart === null ? `上文的时点是“${inherited}”` : `本段最近的时点是“${inherited}”，在前面第${apart}句`}。建议补写时点。`,
          en: `“${written}” says no time itself; the nearest, “${inherited}”, stands ${apart === null ? 'above this paragraph' : `${apart} sentence(s) before`}. Say as of when.`,
        },
})

/** How many sentences before the mention the last dated one stands, in its passage. */
function sentencesSince({mentions}: Reading, {sentence, asOf}: ResolvedMention): number | null {
  const last = mentions.findLast(
    (it) => it.sentence < sentence && it.asOf.basis === 'explicit' && it.asOf.text === asOf.text,
  )
  return last ? sentence - last.sentence : null
}

/** The inherited time, or the plan's own base date, written out before the clause. */
function dated({passage}: Reading, mention: ResolvedMention, {config, registry}: World): readonly Fix[] {
  const time = mention.asOf.time ?? config.plan.baseline ?? registry.baseline
  const phrase = time === null ? null : datingPhrase(time)
  const at = clauseStart(passage, mention)
  // Numbers and marks at the head of a paragraph stay where they are.
  if (phrase === null || !/^[\u4e00-\u9fff“”A-Za-z]/u.test(passage.source.slice(at, at + 1))) return []
  return [insertAt(at, phrase + commaOf(passage))]
}

const commas = keeping<Passage, '，' | ','>()

/** The comma that a passage uses. */
function commaOf(passage: Passage): '，' | ',' {
  const {source} = passage
  const comma = commas.get(passage) ?? (source.includes('，') || !source.includes(',') ? '，' : ',')
  commas.set(passage, comma)
  return comma
}
