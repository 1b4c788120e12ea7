import {quote} from '../quote.js'
import {passageRule} from '../rule.js'
import {mayHold, search} from '../search.js'

/** A month whose day was never filled in; a year, month and day, or a month and day; also a year that a list mark ran into (①2020年 read as 12020年). */
const pattern =
  /(?<![\d表图栏件]|\d[.,])(?:(?:\d{4}年)?(\d{1,2}月日)(?!期|常|均|平)|(\d{4,5})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(?<![—–\-~至])(\d{1,2})月(\d{1,2})日|(?<![—–\-~至])(1[3-9]|[2-9]\d)月(?=[底末初份前]|[上中下]旬))/g

interface Facts {
  readonly written: string
  readonly fault: 'year' | 'month' | 'day' | 'no-day'
}

export const dateInvalid = passageRule<Facts>({
  id: 'date-invalid',
  severity: 'error',
  summary: {zh: '日期不存在（2月30日、13月、五位年份）', en: 'A date that does not exist'},
  why: {
    zh: '月份大于12、日数超出当月天数，或年份前粘连了序号（①2020年经转换成为12020年），都是转换或录入的差错。1900至2099年以外的年份不作判断。',
    en: 'A month past 12, a day past its month, or a year that a list number ran into (①2020年 becomes 12020年) comes from typing or conversion. Years outside 1900 to 2099 are not judged.',
  },
  norm: {
    zh: 'GB/T 7408《数据元和交换格式 信息交换 日期和时间表示法》。',
    en: 'GB/T 7408, representation of dates and times.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '本办法自⟦2021年2月30日⟧起施行。',
      says: [
        {
          zh: '“2021年2月30日”不是有效日期（当月没有这一天）。请核对原文。',
          en: '“2021年2月30日” is no date (the month has no such day). Check the source.',
        },
      ],
    },
    {
      draft: '截至⟦12020年⟧底，全市建成公共充电桩3.2万个。',
      says: [
        {
          zh: '“12020年”不是有效日期（年份有五位，疑与序号粘连）。请核对原文。',
          en: '“12020年” is no date (a year of five digits: a list number may have run into it). Check the source.',
        },
      ],
    },
    {
      draft: '自⟦2025年2月日⟧起施行。',
      says: [
        {
          zh: '“2025年2月日”不是有效日期（缺日数）。请核对原文。',
          en: '“2025年2月日” is no date (the day is missing). Check the source.',
        },
      ],
    },
    {
      draft: '本办法自⟦2021年13月1日⟧起施行。\n',
      says: [
        {
          zh: '“2021年13月1日”不是有效日期（月份大于12）。请核对原文。',
          en: '“2021年13月1日” is no date (the month is past 12). Check the source.',
        },
      ],
    },

    {
      draft: '一期工程于⟦13月⟧底完工，⟦12028年⟧投运。\n',
      says: [
        {
          zh: '“13月”不是有效日期（月份大于12）。请核对原文。',
          en: '“13月” is no date (the month is past 12). Check the source.',
        },
        {
          zh: '“12028年”不是有效日期（年份有五位，疑与序号粘连）。请核对原文。',
          en: '“12028年” is no date (a year of five digits: a list number may have run into it). Check the source.',
        },
      ],
    },
    {draft: '本办法自2024年2月29日起施行。'},
    {draft: '表12025年主要指标'},
    {draft: '水库的设计使用年限为2000年以上，1—13月不作统计口径。'},
  ],
  // A year alone can only be wrong by a digit too many.
  where: ({passage}) => mayHold(passage, /月|\d{5}/),
  *check({passage}) {
    for (const {span, written, match} of search(passage, pattern)) {
      const [, , year, month = match[5] ?? match[7], day = match[6]] = match
      const fault = match[1] ? 'no-day' : faultOf(year, month, day)
      if (fault) yield {span, facts: {written, fault}}
    }
  },
  say: ({written, fault}) => ({
    zh: `${quote(written)}不是有效日期（${{year: '年份有五位，疑与序号粘连', month: '月份大于12', day: '当月没有这一天', 'no-day': '缺日数'}[fault]}）。请核对原文。`,
    en: `${quote(written)} is no date (${{year: 'a year of five digits: a list number may have run into it', month: 'the month is past 12', day: 'the month has no such day', 'no-day': 'the day is missing'}[fault]}). Check the source.`,
  }),
})

function faultOf(year: string | undefined, month: string | undefined, day: string | undefined): Facts['fault'] | null {
  if (year?.length === 5) return /^[1-9](?:19|20)\d\d$/.test(year) ? 'year' : null
  if (year && !/^(?:19|20)/.test(year)) return null
  if (month && (Number(month) > 12 || Number(month) < 1)) return 'month'
  if (!month || !day) return null
  // Without a year, 29 February may be meant.
  const last = new Date(Date.UTC(year ? Number(year) : 2024, Number(month), 0)).getUTCDate()
  return Number(day) < 1 || Number(day) > last ? 'day' : null
}
