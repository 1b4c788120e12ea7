import {quote} from '../quote.js'
import {passageRule, replaceWith} from '../rule.js'
import {mayHold, search} from '../search.js'

const han = '一二三四五六七八九'
const digit = (sign: string): number => han.indexOf(sign) + 1 || Number(sign)

/**
 * Two neighbouring digits with 、 before a measure word, or a digit after 几. A preceding 第, 表, 图 or number makes it
 * a list of ordinals (第5、6个), a following 月 or 号 a list of dates or names.
 */
const pattern =
  /(?<![\d.、第表图栏件章节条款项一二三四五六七八九十(])(?:([1-9一二三四五六七八九])、([1-9一二三四五六七八九])(?=(?:[个家天人名种倍位次件所座台岁]|分钟|小时)(?!百分点))|几(1(0{1,3}))(?=[个多余万亿]))/g

export const approxNumberForm = passageRule<{readonly written: string; readonly better: string}>({
  id: 'approx-number-form',
  severity: 'warning',
  summary: {zh: '相邻数字连用表示概数的写法不规范', en: 'An approximate number is written with 、 or in digits'},
  why: {
    zh: '相邻两个数连用表示概数时用汉字，中间不用顿号（五六个），带“几”的概数也用汉字（几十个）。用顿号隔开会被读成两个数。列举序号、日期（第5、6个，5、6月）不在此列。',
    en: 'An approximation by two neighbouring numbers is written in Han numerals without 、 (五六个), and so is one with 几 (几十个). With 、 it reads as two numbers. Lists of ordinals and dates are left alone.',
  },
  norm: {
    zh: 'GB/T 15834—2011《标点符号用法》4.5.3.4；GB/T 15835—2011《出版物上数字用法》关于概数的规定。',
    en: 'GB/T 15834—2011, 4.5.3.4; GB/T 15835—2011 on approximate numbers.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '每个片区布局⟦5、6⟧个社区食堂。',
      fixed: '每个片区布局五六个社区食堂。',
      says: [
        {
          zh: '“5、6”表示概数时应写作“五六”。如指两个数，请写明各是什么。',
          en: 'As an approximation “5、6” is written “五六”. If two numbers are meant, say what each counts.',
          fixes: [{zh: '改为“五六”', en: 'Change to “五六”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '全市有⟦几10⟧个街镇参与试点。',
      fixed: '全市有几十个街镇参与试点。',
      says: [
        {
          zh: '“几10”表示概数时应写作“几十”。如指两个数，请写明各是什么。',
          en: 'As an approximation “几10” is written “几十”. If two numbers are meant, say what each counts.',
          fixes: [{zh: '改为“几十”', en: 'Change to “几十”', grade: 'choice'}],
        },
      ],
    },
    {draft: '第5、6个观测点设在北部山区。'},
    {draft: '用三五年时间补齐短板，5、6月份完成验收。'},
  ],
  where: ({passage}) => mayHold(passage, /[1-9一二三四五六七八九]、[1-9一二三四五六七八九]|几1/),
  *check({passage}) {
    for (const {span, match} of search(passage, pattern)) {
      const [written, first = '', second = '', , zeros] = match
      if (zeros === undefined && !neighbours(digit(first), digit(second))) continue
      const better =
        zeros === undefined
          ? (han[digit(first) - 1] ?? '') + (han[digit(second) - 1] ?? '')
          : `几${'十百千'[zeros.length - 1]}`
      yield {span, facts: {written, better}, fixes: [replaceWith(span, better)]}
    }
  },
  say: ({written, better}) => ({
    zh: `${quote(written)}表示概数时应写作“${better}”。如指两个数，请写明各是什么。`,
    en: `As an approximation ${quote(written)} is written “${better}”. If two numbers are meant, say what each counts.`,
  }),
})

/** 五六, 两三, and by custom 三五: other pairs are two numbers. */
const neighbours = (first: number, second: number): boolean => second === first + 1 || (first === 3 && second === 5)
