import {multiplierAt, unitAt} from '../../quantity/unit.js'
import {quote} from '../quote.js'
import {passageRule, replaceWith, safely} from '../rule.js'
import {type Found, mayHold, search} from '../search.js'

type Facts =
  | {readonly fault: 'blank'; readonly written: string; readonly better: string}
  | {readonly fault: 'groups'; readonly written: string}

/** Digits with commas among them, as a number that begins with one to three digits may have. */
const pattern = /(?<![\d.,，A-Za-z])[1-9]\d{0,2}(?:, ?\d{1,4})+(?:\.\d+)?(?!\d|, ?\d)/g
const threes = /^\d{1,3}(?:, ?\d{3})+(?:\.\d+)?$/

export const numberGrouping = passageRule<Facts>({
  id: 'number-grouping',
  severity: 'warning',
  summary: {
    zh: '千分位分节不是三位一节，或节间有空格',
    en: 'Digits that are not grouped by threes, or a blank among the groups',
  },
  why: {
    zh: '“542,62万元”读不出是542.62万元还是少写了一位，“1,421, 486万元”会被当作两个数。只看后面带单位的半角逗号数字；“分别为3,5万元”一类并列的数、年份和日期不在此列。节间多一个空格的，删去即可，计算时按一个数读；分节不是三位的，改不改、怎样改要查原数，不代改，也不参加计算。',
    en: 'Nobody can tell whether 542,62万元 is 542.62 or lacks a digit, and 1,421, 486万元 reads as two numbers. Only digits with half-width commas and a unit behind them are looked at; numbers that 分别 lists, years and dates are not. A blank among right groups can go, and the number is read as one; where the groups are no threes nobody but the source knows the number: no edit is offered, and it enters no sum.',
  },
  halfWidth: 'unaffected',
  examples: [
    {
      draft: '全区教育支出⟦1,421, 486⟧万元，加上上解支出⟦24, 731⟧万元。\n',
      fixed: '全区教育支出1,421,486万元，加上上解支出24,731万元。\n',
      says: [
        {
          zh: '“1,421, 486”的数字中间有空格，会被读成两个数。请写作“1,421,486”。',
          en: '“1,421, 486” has a blank among its digits and reads as two numbers. Write “1,421,486”.',
          severity: 'information',
          fixes: [{zh: '改为“1,421,486”', en: 'Change to “1,421,486”', grade: 'safe'}],
        },
        {
          zh: '“24, 731”的数字中间有空格，会被读成两个数。请写作“24,731”。',
          en: '“24, 731” has a blank among its digits and reads as two numbers. Write “24,731”.',
          severity: 'information',
          fixes: [{zh: '改为“24,731”', en: 'Change to “24,731”', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '契税收入比上年增加⟦542,62⟧万元。\n',
      says: [
        {
          zh: '“542,62”的千分位不是三位一节，读不出是多少。请查原数后改正。',
          en: '“542,62” is not grouped by threes, and nobody can tell what number it is. Look it up and correct it.',
        },
      ],
    },
    {draft: '全区教育支出1,421,486万元，契税收入12,345.6万元，建成公园3个, 156个社区受益。\n'},
    {draft: '两个项目投资分别为20,54亿元。2024,2025年各建3,5座。每座投资3,4亿元。\n'},
  ],
  where: ({passage}) => mayHold(passage, /\d, ?\d/),
  *check({passage}) {
    for (const found of search(passage, pattern)) {
      const {span, written} = found
      if (!isOneNumber(found)) continue
      if (!threes.test(written)) yield {span, facts: {fault: 'groups', written}}
      else if (written.includes(' ')) {
        const better = written.replaceAll(' ', '')
        yield {
          span,
          facts: {fault: 'blank', written, better},
          severity: 'information',
          fixes: [safely(replaceWith(span, better))],
        }
      }
    }
  },
  say: (facts) =>
    facts.fault === 'blank'
      ? {
          zh: `${quote(facts.written)}的数字中间有空格，会被读成两个数。请写作${quote(facts.better)}。`,
          en: `“${facts.written}” has a blank among its digits and reads as two numbers. Write “${facts.better}”.`,
        }
      : {
          zh: `${quote(facts.written)}的千分位不是三位一节，读不出是多少。请查原数后改正。`,
          en: `“${facts.written}” is not grouped by threes, and nobody can tell what number it is. Look it up and correct it.`,
        },
})

/** Counted by what follows, of more than a digit on each side, and no list. A comma of full width is one of the sentence. */
function isOneNumber({written, match, view}: Found): boolean {
  const to = match.index + match[0].length
  const rest = view.text.slice(to, to + 8)
  const isCounted = multiplierAt(rest) !== null || unitAt(rest, 0) !== null
  const before = view.text.slice(Math.max(0, match.index - 8), match.index)
  return (
    isCounted &&
    !/^[年月日号]/.test(rest) &&
    /^[\d, .]+$/.test(written) &&
    !/^\d(?:, ?\d)+$/.test(written) &&
    !/分别|各/.test(before)
  )
}
