import type {Passage} from '../../markdown/passage.js'
import {toSource} from '../../text/view.js'
import {quote} from '../quote.js'
import {rollUp, type Slip} from '../roll-up.js'
import {type Contribution, groupRule, none} from '../rule.js'

interface Entry {
  readonly written: string
  /** The number's own part, which stays. */
  readonly number: string
  readonly better: string
}

/** Number, then its punctuation, at the start of a line as the view reads it; what the punctuation should be. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/^(\d{1,2})(、)(?!\d)/, '.'],
  [/^([一二三四五六七八九十]{1,3})([.])(?!\d)/, '、'],
  [/^(\([一二三四五六七八九十]{1,3}\))([、.,])/, ''],
  [/^(\(\d{1,2}\))([、.,])(?!\d)/, ''],
]

/** What all of them begin with. */
const opensNumber = /^[\d一二三四五六七八九十(]/

export const headingPunctuation = groupRule<Slip<Entry>, Entry>({
  id: 'heading-punctuation',
  severity: 'warning',
  summary: {zh: '序号后的标点不规范（1、 （一）、 一.）', en: 'Wrong punctuation after a heading number'},
  why: {
    zh: '“一”后用顿号，“1”后用下脚点，带括号的序号后不用标点。全文都这样写的，只在第一处指出，一次改全。',
    en: '一 takes 、, 1 takes a full stop, a bracketed number takes nothing. A draft that does it throughout gets one remark with one fix for all.',
  },
  norm: {zh: 'GB/T 15834—2011《标点符号用法》附录B.3。', en: 'GB/T 15834—2011, Appendix B.3.'},
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: '⟦1、⟧完善交通网络',
      fixed: '1.完善交通网络',
      says: [
        {
          zh: '序号“1、”的标点不规范。请写作“1.”。',
          en: 'The number “1、” has the wrong punctuation. Write “1.”.',
          fixes: [{zh: '改正序号后的标点', en: 'Correct the punctuation', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '⟦（一）、⟧完善交通网络',
      fixed: '（一）完善交通网络',
      says: [
        {
          zh: '序号“（一）、”的标点不规范。请写作“（一）”。',
          en: 'The number “（一）、” has the wrong punctuation. Write “（一）”.',
          fixes: [{zh: '改正序号后的标点', en: 'Correct the punctuation', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '⟦一.⟧总体要求',
      fixed: '一、总体要求',
      says: [
        {
          zh: '序号“一.”的标点不规范。请写作“一、”。',
          en: 'The number “一.” has the wrong punctuation. Write “一、”.',
          fixes: [{zh: '改正序号后的标点', en: 'Correct the punctuation', grade: 'safe'}],
        },
      ],
    },
    {
      draft:
        '⟦1、⟧完善交通网络\n\n2、提升服务能力\n\n3、加强设施建设\n\n4、优化运行调度\n\n5、健全保障机制\n\n6、强化组织实施\n',
      fixed:
        '1.完善交通网络\n\n2.提升服务能力\n\n3.加强设施建设\n\n4.优化运行调度\n\n5.健全保障机制\n\n6.强化组织实施\n',
      says: [
        {
          zh: '序号“1、”的标点不规范，全文共6处。请写作“1.”。',
          en: 'The number “1、” has the wrong punctuation; the draft has 6 like it. Write “1.”.',
          fixes: [{zh: '改正序号后的标点', en: 'Correct the punctuation', grade: 'safe'}],
        },
      ],
    },

    {draft: '一、总体要求\n\n（一）指导思想\n\n1.完善交通网络\n\n（1）加密线网。\n'},
    {draft: '3、5号线延伸段开通运营，1.5倍增长可期。'},
  ],
  gather({passage}): readonly Contribution<Entry>[] {
    if (passage.kind === 'table' || passage.kind === 'quote' || !opensNumber.test(passage.view.text)) return none
    return shapes.flatMap(([shape, better]): readonly Contribution<Entry>[] => {
      const match = shape.exec(passage.view.text)
      return match ? [{key: shape.source, ...contribution(passage, match, better)}] : none
    })
  },
  check: (group) =>
    rollUp(group, ({number, better}) => number + better, {zh: '改正序号后的标点', en: 'Correct the punctuation'}),
  say: ({entry: {written, number, better}, count}) => ({
    zh: `序号${quote(written)}的标点不规范${count > 1 ? `，全文共${count}处` : ''}。请写作“${number}${better}”。`,
    en: `The number ${quote(written)} has the wrong punctuation${count > 1 ? `; the draft has ${count} like it` : ''}. Write “${number}${better}”.`,
  }),
})

function contribution(passage: Exclude<Passage, {kind: 'table'}>, match: RegExpExecArray, better: string) {
  const [written, number = ''] = match
  const span = toSource(passage.view, {from: 0, to: written.length})
  const numberEnd = toSource(passage.view, {from: 0, to: number.length}).to
  // The number keeps its own width and brackets; a full-width stop stands beside full-width text only by mistake.
  return {
    span,
    entry: {
      written: passage.source.slice(span.from, span.to),
      number: passage.source.slice(span.from, numberEnd),
      better,
    },
  }
}
