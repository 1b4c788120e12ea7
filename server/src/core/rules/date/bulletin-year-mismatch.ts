import type {Prose} from '../../markdown/passage.js'
import {kindOf} from '../../mentions/course/facts.js'
import {yearAt} from '../../mentions/course/when.js'
import {find} from '../../mentions/find.js'
import {chinese} from '../../mentions/languages.js'
import type {Reading} from '../../mentions/mention.js'
import {toSource, type View} from '../../text/view.js'
import {quote} from '../quote.js'
import {type Contribution, groupRule, none, replaceWith, within} from '../rule.js'

type Entry = {readonly counted: number} | {readonly year: number; readonly written: string; readonly note: boolean}

interface Facts {
  readonly written: string
  readonly counted: number
  /** In the note on what its data are, and not at the head of a sentence. */
  readonly note: boolean
}

export const bulletinYearMismatch = groupRule<Facts, Entry>({
  id: 'bulletin-year-mismatch',
  severity: 'warning',
  summary: {zh: '公报正文说的年份不是公报年份', en: 'A bulletin that speaks of another year than its own'},
  why: {
    zh: '2025年的公报写“2024年，全市实现生产总值……”，是套用上年稿而没有改全。只看句首的年份，且该句写有当年的总量；同一年份出现三次以上的视为有意回顾，说明修订、核实的不提示；注里“本公报某年数据为初步统计”一句的年份也核对。',
    en: 'A bulletin for 2025 with a sentence that begins “in 2024” and gives levels is last year’s text not fully brought up to date. Only years at the head of a sentence with a level count; a year that comes more than twice is a review, and notes on revisions are left alone; the year in “本公报…年数据为初步统计” is checked too.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '# 云州市2025年国民经济和社会发展统计公报\n\n⟦2024年⟧，全市粮食产量120万吨，比上年增长1.5%。\n',
      fixed: '# 云州市2025年国民经济和社会发展统计公报\n\n2025年，全市粮食产量120万吨，比上年增长1.5%。\n',
      says: [
        {
          zh: '公报说的是2025年，此句以“2024年”开头。请核对年份。',
          en: 'The bulletin is for 2025, and this sentence begins with “2024年”. Check the year.',
          related: [{zh: '标题', en: 'The title'}],
          fixes: [{zh: '改为“2025年”', en: 'Change to “2025年”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '# 云州市2025年国民经济和社会发展统计公报\n\n注：\n\n1.本公报⟦2024年⟧数据为初步统计结果。经最终核实，2023年全市粮食产量为119万吨。\n',
      fixed:
        '# 云州市2025年国民经济和社会发展统计公报\n\n注：\n\n1.本公报2025年数据为初步统计结果。经最终核实，2023年全市粮食产量为119万吨。\n',
      says: [
        {
          zh: '公报说的是2025年，注里写的却是“2024年”数据，疑沿用上年的注。请核对本注各年份。',
          en: 'The bulletin is for 2025, and its note speaks of the data of “2024年”, as last year’s did. Check the years of the note.',
          related: [{zh: '标题', en: 'The title'}],
          fixes: [{zh: '改为“2025年”', en: 'Change to “2025年”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '# 云州市2025年国民经济和社会发展统计公报\n\n注：本公报2025年数据为初步统计结果。经最终核实，2024年全市粮食产量为119万吨。\n',
    },
    {draft: '# 云州市2025年国民经济和社会发展统计公报\n\n2025年，全市粮食产量120万吨，比2024年增长1.5%。\n'},
    {draft: '# 云州市2025年国民经济和社会发展统计公报\n\n2024年粮食产量按普查结果修订为119万吨。\n'},
  ],
  gather: yearsOf,
  *check(group) {
    const [first] = group
    if (!first || !('counted' in first.entry)) return
    const {counted} = first.entry
    for (const member of group) {
      if (!('year' in member.entry) || member.entry.year === counted) continue
      const {year, written, note} = member.entry
      if (!note && group.filter(({entry}) => 'year' in entry && entry.year === year).length > 2) continue
      const span = within(member, member)
      const title = within(first, {from: 0, to: first.of.reading.passage.source.length})
      yield {
        span,
        facts: {written, counted, note},
        related: [{at: title, message: {zh: '标题', en: 'The title'}}],
        fixes: [replaceWith(span, `${counted}年`)],
      }
    }
  },
  say: ({written, counted, note}) =>
    note
      ? {
          zh: `公报说的是${counted}年，注里写的却是${quote(written)}数据，疑沿用上年的注。请核对本注各年份。`,
          en: `The bulletin is for ${counted}, and its note speaks of the data of “${written}”, as last year’s did. Check the years of the note.`,
        }
      : {
          zh: `公报说的是${counted}年，此句以${quote(written)}开头。请核对年份。`,
          en: `The bulletin is for ${counted}, and this sentence begins with “${written}”. Check the year.`,
        },
})

/** The year in a bulletin's title, and the years that sentences with a level begin with. */
function yearsOf({passage, mentions}: Reading): readonly Contribution<Entry>[] {
  if (passage.kind === 'table' || !/20\d\d ?年/.test(passage.view.text)) return none
  const {text} = passage.view
  const own = text.length < 60 ? [...text.matchAll(/((?:19|20)\d\d) ?年/g)] : []
  if (own.length === 1 && kindOf(text, chinese.say) === 'bulletin')
    return [{key: 'year', span: {from: 0, to: 1}, entry: {counted: Number(own[0]![1])}}]
  const noted = inNotes(passage.view)
  return /修订|核实|普查|口径/.test(text) ? noted : noted.concat(atHeads(passage, mentions))
}

function atHeads(passage: Prose, mentions: Reading['mentions']): readonly Contribution<Entry>[] {
  return find(passage, chinese).told.sentences.flatMap(({from, phrases}, sentence): readonly Contribution<Entry>[] => {
    const phrase = phrases[0]
    if (!phrase || phrase.kind === 'base' || phrase.span.from - from >= 2 || phrase.time?.includes('/')) return none
    const year = yearAt(phrase.time)
    const digits = year === null ? null : /(?:19|20)\d\d年/.exec(phrase.text)
    if (year === null || !digits || !hasLevel(mentions, sentence, year)) return none
    const at = phrase.span.from + digits.index
    const span = toSource(passage.view, {from: at, to: at + digits[0].length})
    return [{key: 'year', span, entry: {year, written: digits[0], note: false}}]
  })
}

/** 本公报2025年数据为初步统计结果: what the bulletin's own data are. */
function inNotes(view: View): readonly Contribution<Entry>[] {
  const [said, head = '', written = '', year] =
    /(本公报[中的]?(?:所有|全部)?)(((?:19|20)\d\d)年)(?:的?(?:各项|有关|相关|统计)?数据|数)[^。;]{0,4}为?[^。;]{0,4}初步/.exec(
      view.text,
    ) ?? []
  if (said === undefined) return none
  const from = view.text.indexOf(said) + head.length
  const span = toSource(view, {from, to: from + written.length})
  return [{key: 'year', span, entry: {year: Number(year), written, note: true}}]
}

const hasLevel = (mentions: Reading['mentions'], sentence: number, year: number): boolean =>
  mentions.some(
    (it) => it.sentence === sentence && it.role === 'baseline' && !it.change && yearAt(it.asOf.time) === year,
  )
