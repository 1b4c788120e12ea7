import {quote} from '../quote.js'
import {passageRule} from '../rule.js'
import {groupSpan, search} from '../search.js'

interface Facts {
  readonly start: string
  readonly end: string
}

const day = '((?:19|20)\\d\\d)年(\\d{1,2})月(\\d{1,2})日'
const pattern = new RegExp(
  `自${day}起(?:施行|实施|执行|生效|试行)[^。]{0,16}?(?<end>(?:有效期|实施期限|试行期)?(?:限)?(?:截至|至|到)${day})`,
  'dg',
)

export const validityBeforeEffect = passageRule<Facts>({
  id: 'validity-before-effect',
  severity: 'error',
  summary: {zh: '有效期在施行日之前届满', en: 'A validity that ends before it begins'},
  why: {
    zh: '文件“自某日起施行，有效期至某日”，后一日期早于前一日期，多为沿用旧文未改年份。只核对同一句内写明年月日的。',
    en: 'Where a document is in force from one day and valid until an earlier one, a year was mostly left over from an older text. Only full dates of one sentence are compared.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '本办法自2025年1月1日起施行，⟦有效期至2024年12月31日⟧。\n',
      says: [
        {
          zh: '自“2025年1月1日”起施行，“有效期至2024年12月31日”，届满早于施行。请核对两个日期。',
          en: 'In force from “2025年1月1日”, but “有效期至2024年12月31日”: it ends before it begins. Check both dates.',
        },
      ],
    },
    {draft: '本办法自2025年1月1日起施行，有效期至2029年12月31日。\n'},
    {draft: '本办法自2025年1月1日起施行，有效期五年。\n'},
  ],
  where: ({passage}) => passage.kind !== 'table' && passage.view.text.includes('起'),
  *check({passage}) {
    for (const found of search(passage, pattern)) {
      const [whole, ...parts] = found.match
      const [fromYear, fromMonth, fromDay, , toYear, toMonth, toDay] = parts.map(Number)
      const span = groupSpan(found, 'end')
      if (!span || Date.UTC(toYear!, toMonth! - 1, toDay) > Date.UTC(fromYear!, fromMonth! - 1, fromDay)) continue
      const start = /^自(.*?)起/.exec(whole)?.[1] ?? ''
      yield {span, facts: {start, end: passage.source.slice(span.from, span.to)}}
    }
  },
  say: ({start, end}) => ({
    zh: `自${quote(start)}起施行，${quote(end)}，届满早于施行。请核对两个日期。`,
    en: `In force from “${start}”, but “${end}”: it ends before it begins. Check both dates.`,
  }),
})
