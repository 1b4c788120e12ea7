import {captionKind} from '../labels.js'
import {quote} from '../quote.js'
import {insertAt, passageRule} from '../rule.js'
import {groupSpan, search} from '../search.js'

interface Facts {
  readonly written: string
  readonly apart: string
}

const pattern = new RegExp(
  `^(?<label>${captionKind}\\d{1,2})(?<year>(?:19|20)\\d\\d(?:年|[-—–~](?:19|20)\\d\\d年))`,
  'dg',
)

export const captionRunTogether = passageRule<Facts>({
  id: 'caption-run-together',
  severity: 'warning',
  summary: {zh: '图表序号与题名中的年份连写', en: 'The number of a caption runs into its year'},
  why: {
    zh: '“表12025年主要指标”读不出是表1还是表12。序号与题名之间空一字。',
    en: '表12025年 can be read as table 1 or table 12. A space belongs between number and title.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '⟦表12025年⟧主要指标\n\n正文。\n',
      fixed: '表1 2025年主要指标\n\n正文。\n',
      says: [
        {
          zh: '“表12025年”中序号与年份连写，请写作“表1 2025年”。',
          en: 'In “表12025年” the number runs into the year; write “表1 2025年”.',
          fixes: [{zh: '序号后空一格', en: 'A space behind the number', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '⟦图12021—2025年⟧产值\n\n正文。\n',
      fixed: '图1 2021—2025年产值\n\n正文。\n',
      says: [
        {
          zh: '“图12021—2025年”中序号与年份连写，请写作“图1 2021—2025年”。',
          en: 'In “图12021—2025年” the number runs into the year; write “图1 2021—2025年”.',
          fixes: [{zh: '序号后空一格', en: 'A space behind the number', grade: 'choice'}],
        },
      ],
    },
    {draft: '表1 2025年主要指标\n\n正文。\n'},
    {draft: '表12 主要指标\n\n正文。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && /^[表图附专]/.test(passage.view.text),
  *check({passage}) {
    for (const found of search(passage, pattern)) {
      const {label = '', year = ''} = found.match.groups ?? {}
      const at = groupSpan(found, 'year')
      if (!at) continue
      yield {
        span: found.span,
        facts: {written: found.written, apart: `${label} ${year}`},
        fixes: [insertAt(at.from, ' ', {zh: '序号后空一格', en: 'A space behind the number'})],
      }
    }
  },
  say: ({written, apart}) => ({
    zh: `${quote(written)}中序号与年份连写，请写作${quote(apart)}。`,
    en: `In “${written}” the number runs into the year; write “${apart}”.`,
  }),
})
