import {roundZeros} from '../../text/fold.js'
import {rollUp, type Slip} from '../roll-up.js'
import {groupRule} from '../rule.js'
import {search} from '../search.js'

/** Four digits of a year in Han numerals; the signs typed for its zeros read as 〇, and 零 as itself. */
const pattern = /(?<![一二三四五六七八九〇零\d])([一二][一二三四五六七八九〇零]{3})(?=年(?!龄|度?来))/g

/** Zeros of the wrong form: 零, circles, letters, digits. */
const zeros = new RegExp(`[零${roundZeros}]`, 'g')

export const chineseYearForm = groupRule<Slip<string>, string>({
  id: 'chinese-year-form',
  severity: 'warning',
  summary: {zh: '汉字年份中的零写成“零”“○”或阿拉伯数字0', en: 'A year in Han numerals has the wrong zero (零, ○ or 0)'},
  why: {
    zh: '年份等编号中的零用“〇”，计量中的零用“零”。写成圆圈符号、字母或数字的零，检索和排版时都会出错。',
    en: 'In numbering, years included, zero is 〇; 零 is for measuring. A circle sign, a letter or a digit breaks searching and typesetting.',
  },
  norm: {
    zh: 'GB/T 15835—2011《出版物上数字用法》：编号中的零写作“〇”，计量中的零写作“零”。',
    en: 'GB/T 15835—2011: 〇 in numbering, 零 in measuring.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '展望⟦二零三五⟧年，基本实现现代化。',
      fixed: '展望二〇三五年，基本实现现代化。',
      says: [
        {
          zh: '年份“二零三五年”中的零应写作“〇”。请改为“二〇三五年”。',
          en: 'The zero in the year “二零三五年” should be 〇. Write “二〇三五年”.',
          fixes: [{zh: '年份中的零改为“〇”', en: 'Write 〇 in the year', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '展望⟦二○三五⟧年，基本实现现代化。',
      fixed: '展望二〇三五年，基本实现现代化。',
      says: [
        {
          zh: '年份“二○三五年”中的零应写作“〇”。请改为“二〇三五年”。',
          en: 'The zero in the year “二○三五年” should be 〇. Write “二〇三五年”.',
          fixes: [{zh: '年份中的零改为“〇”', en: 'Write 〇 in the year', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '⟦二零二一⟧年启动，二零二二年铺开，二零二三年评估，二零二四年提升，二零二五年完成，二零三五年展望。\n',
      fixed: '二〇二一年启动，二〇二二年铺开，二〇二三年评估，二〇二四年提升，二〇二五年完成，二〇三五年展望。\n',
      says: [
        {
          zh: '年份“二零二一年”中的零应写作“〇”，全文共6处。请改为“二〇二一年”。',
          en: 'The zero in the year “二零二一年” should be 〇; the draft has 6 such years. Write “二〇二一年”.',
          fixes: [{zh: '年份中的零改为“〇”', en: 'Write 〇 in the year', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '⟦二零二一⟧年启动，⟦二零二五⟧年完成。\n',
      fixed: '二〇二一年启动，二〇二五年完成。\n',
      says: [
        {
          zh: '年份“二零二一年”中的零应写作“〇”。请改为“二〇二一年”。',
          en: 'The zero in the year “二零二一年” should be 〇. Write “二〇二一年”.',
          fixes: [{zh: '年份中的零改为“〇”', en: 'Write 〇 in the year', grade: 'safe'}],
        },
        {
          zh: '年份“二零二五年”中的零应写作“〇”。请改为“二〇二五年”。',
          en: 'The zero in the year “二零二五年” should be 〇. Write “二〇二五年”.',
          fixes: [{zh: '年份中的零改为“〇”', en: 'Write 〇 in the year', grade: 'safe'}],
        },
      ],
    },

    {
      draft: '到⟦二Ｏ三五⟧年，绿道达到300公里。',
      fixed: '到二〇三五年，绿道达到300公里。',
      says: [
        {
          zh: '年份“二Ｏ三五年”中的零应写作“〇”。请改为“二〇三五年”。',
          en: 'The zero in the year “二Ｏ三五年” should be 〇. Write “二〇三五年”.',
          fixes: [{zh: '年份中的零改为“〇”', en: 'Write 〇 in the year', grade: 'safe'}],
        },
      ],
    },
    {draft: '展望二〇三五年，基本实现现代化。'},
    {draft: '水质连续一百零五天达标。'},
  ],
  gather: ({passage}) =>
    search(passage, pattern)
      .filter(({written}) => corrected(written) !== written && /[一二三四五六七八九]/.test(written.slice(1)))
      .map(({span, written}) => ({key: 'year', span, entry: written})),
  check: (group) => rollUp(group, corrected, {zh: '年份中的零改为“〇”', en: 'Write 〇 in the year'}),
  say: ({entry, count}) => ({
    zh: `年份“${entry}年”中的零应写作“〇”${count > 1 ? `，全文共${count}处` : ''}。请改为“${corrected(entry)}年”。`,
    en: `The zero in the year “${entry}年” should be 〇${count > 1 ? `; the draft has ${count} such years` : ''}. Write “${corrected(entry)}年”.`,
  }),
})

const corrected = (year: string): string => year.replace(zeros, '〇')
