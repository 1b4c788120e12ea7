import type {Passage} from '../../markdown/passage.js'
import {hanNumber} from '../../text/han-number.js'
import {quote} from '../quote.js'
import {type Detected, passageRule, replaceWith, safely} from '../rule.js'
import {mayHold, search} from '../search.js'

const padded = /(?<!\d)(\d{4})年(0?\d{1,2})月(?:(0?\d{1,2})日)?/g
/** 二〇二一年十月二十四日 alone on its line: the date a document is signed with. */
const han = /^([一二][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/

interface Facts {
  readonly written: string
  readonly better: string
}

export const dateFormat = passageRule<Facts>({
  id: 'date-format',
  severity: 'warning',
  summary: {zh: '日期补零或用汉字书写', en: 'A date is zero-padded, or signed in Han numerals'},
  why: {
    zh: '成文日期用阿拉伯数字将年、月、日标全，月、日不编虚位（即1不编为01）。正文中的日期同样处理。单独成行的汉字日期视为成文日期；这一标准自2012年7月1日起施行，此前的成文日期按当时的标准用汉字，不提示。',
    en: 'The date of a document is written in Arabic digits with year, month and day, and without leading zeros. A date in Han numerals is judged only where it stands alone on its line, as the date of signing; before 1 July 2012, when the norm came into force, Han numerals were right.',
  },
  norm: {zh: 'GB/T 9704—2012《党政机关公文格式》7.3.5.4。', en: 'GB/T 9704—2012, 7.3.5.4.'},
  halfWidth: 'alike',
  examples: [
    {
      draft: '⟦2021年01月05日⟧',
      fixed: '2021年1月5日',
      says: [
        {
          zh: '日期“2021年01月05日”不合公文格式：用阿拉伯数字，月、日不编虚位。请改为“2021年1月5日”。',
          en: 'The date “2021年01月05日” departs from the official form: Arabic digits, no leading zeros. Write “2021年1月5日”.',
          fixes: [{zh: '改为“2021年1月5日”', en: 'Change to “2021年1月5日”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '⟦二〇二一年十月二十四日⟧',
      fixed: '2021年10月24日',
      says: [
        {
          zh: '日期“二〇二一年十月二十四日”不合公文格式：用阿拉伯数字，月、日不编虚位。请改为“2021年10月24日”。',
          en: 'The date “二〇二一年十月二十四日” departs from the official form: Arabic digits, no leading zeros. Write “2021年10月24日”.',
          fixes: [{zh: '改为“2021年10月24日”', en: 'Change to “2021年10月24日”', grade: 'safe'}],
        },
      ],
    },
    {draft: '二〇〇五年六月十一日'},
    {draft: '二○一二年六月三十日'},
    {draft: '本办法自2021年10月5日起施行。'},
    {draft: '会议定于二〇二一年十月二十四日举行。'},
  ],
  where: ({passage}) => mayHold(passage, /月/),
  *check({passage}) {
    for (const {span, match} of search(passage, padded)) {
      const [written, year = '', month = '', day] = match
      const better = `${year}年${Number(month)}月${day ? `${Number(day)}日` : ''}`
      if (better !== written) yield {span, facts: {written, better}, fixes: [safely(replaceWith(span, better))]}
    }
    yield* signed(passage)
  },
  say: ({written, better}) => ({
    zh: `日期${quote(written)}不合公文格式：用阿拉伯数字，月、日不编虚位。请改为“${better}”。`,
    en: `The date ${quote(written)} departs from the official form: Arabic digits, no leading zeros. Write “${better}”.`,
  }),
})

function* signed(passage: Passage): Generator<Detected<Facts>> {
  if (passage.kind === 'table') return
  const trimmed = passage.view.text.trim()
  const match = han.exec(trimmed)
  if (!match) return
  const [written, year = '', month = '', day = ''] = match
  // The norm holds since 1 July 2012; the one before it had the date of signing in Han numerals.
  if (hanNumber(year) * 100 + hanNumber(month) < 201207) return
  const better = `${hanNumber(year)}年${hanNumber(month)}月${hanNumber(day)}日`
  for (const {span} of search(passage, new RegExp(written, 'g'))) {
    yield {span, facts: {written, better}, fixes: [safely(replaceWith(span, better))]}
    return
  }
}
