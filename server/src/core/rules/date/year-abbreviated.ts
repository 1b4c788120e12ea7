import {quote} from '../quote.js'
import {passageRule, replaceWith} from '../rule.js'
import {mayHold, search} from '../search.js'

/** 2020-25年; 21年底 and 21年3月 after 截至 or 到; ’25年. A bare 21年 may be a duration and is left alone. */
const pattern =
  /((?:19|20)\d\d)年?([—–\-~至])(\d\d)年(?!以|期|限)|(?<=截至|截止|截止到|到|至|自|于)(\d\d)年(?=[底末初]|\d{1,2}月)|(?<![\d一-鿿])['’](\d\d)年|(?<=^|[,;。(])(\d\d)年(?=[底末初][,前])|(?<=^|[,;。(]|期限?[为是])([12]\d)年?([—–\-~至])([23]\d)年(?=[,)]|期间)/g

/** 25年 and not 2025年. */
const twoDigits = /(?<!\d)\d\d年/

interface Facts {
  readonly written: string
  readonly better: string
}

export const yearAbbreviated = passageRule<Facts>({
  id: 'year-abbreviated',
  severity: 'warning',
  summary: {zh: '年份简写（21年底、2020-25年）', en: 'A year is abbreviated to two digits'},
  why: {
    zh: '年份写全四位，才不会与时长混淆（“21年”可以是二十一年）。只在时点词之后、起止年份之间判断，单独的“21年”不作判断。',
    en: 'Years take four digits, since 21年 may also be twenty-one years. Only a range of years and a year after 截至, 到 and the like are judged; a bare 21年 is not.',
  },
  norm: {zh: 'GB/T 15835—2011《出版物上数字用法》：年份不简写。', en: 'GB/T 15835—2011: years are not abbreviated.'},
  halfWidth: 'alike',
  examples: [
    {
      draft: '截至⟦21年⟧底，累计开放数据集4200项。',
      fixed: '截至2021年底，累计开放数据集4200项。',
      says: [
        {
          zh: '“21年”中的年份用了简写。请写全：“2021年”。',
          en: 'The year in “21年” is abbreviated. Write it in full: “2021年”.',
          fixes: [{zh: '改为“2021年”', en: 'Change to “2021年”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '⟦2020-25年⟧，分三批实施改造。',
      fixed: '2020—2025年，分三批实施改造。',
      says: [
        {
          zh: '“2020-25年”中的年份用了简写。请写全：“2020—2025年”。',
          en: 'The year in “2020-25年” is abbreviated. Write it in full: “2020—2025年”.',
          fixes: [{zh: '改为“2020—2025年”', en: 'Change to “2020—2025年”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '⟦21—25年⟧，分三批实施改造。⟦22年⟧底，首批完成。\n',
      fixed: '2021—2025年，分三批实施改造。2022年底，首批完成。\n',
      says: [
        {
          zh: '“21—25年”中的年份用了简写。请写全：“2021—2025年”。',
          en: 'The year in “21—25年” is abbreviated. Write it in full: “2021—2025年”.',
          fixes: [{zh: '改为“2021—2025年”', en: 'Change to “2021—2025年”', grade: 'choice'}],
        },
        {
          zh: '“22年”中的年份用了简写。请写全：“2022年”。',
          en: 'The year in “22年” is abbreviated. Write it in full: “2022年”.',
          fixes: [{zh: '改为“2022年”', en: 'Change to “2022年”', grade: 'choice'}],
        },
      ],
    },
    {draft: '该项目历时21年建成，使用年限20—25年。'},
    {draft: '截至2021年底，累计开放数据集4200项。'},
  ],
  where: ({passage}) => mayHold(passage, twoDigits),
  *check({passage}) {
    for (const {span, written, match} of search(passage, pattern)) {
      const [, from, , to, dated, quoted, opening, first, , last] = match
      const better = first
        ? `20${first}—20${last}年`
        : from
          ? `${from}—${from.slice(0, 2)}${to}年`
          : `20${dated ?? quoted ?? opening}年`
      if (first ? Number(last) > Number(first) : !from || Number(to) > Number(from.slice(2)))
        yield {span, facts: {written, better}, fixes: [replaceWith(span, better)]}
    }
  },
  say: ({written, better}) => ({
    zh: `${quote(written)}中的年份用了简写。请写全：“${better}”。`,
    en: `The year in ${quote(written)} is abbreviated. Write it in full: “${better}”.`,
  }),
})
