import type {Passage} from '../../markdown/passage.js'
import type {Span} from '../../text/span.js'
import {quote} from '../quote.js'
import {rollUp, type Slip} from '../roll-up.js'
import {type Contribution, groupRule, none} from '../rule.js'
import {viewsOf, visible} from '../search.js'

const some = /[０-９Ａ-Ｚａ-ｚ％]/

export const digitWidth = groupRule<Slip<string>, string>({
  id: 'digit-width',
  severity: 'warning',
  summary: {zh: '数字、字母或百分号为全角', en: 'Digits, letters or percent signs are full-width'},
  why: {
    zh: '公文中的阿拉伯数字、拉丁字母和百分号用半角。全角数字不便检索，表格中也无法对齐。',
    en: 'Arabic digits, Latin letters and percent signs are half-width in official texts. Full-width ones cannot be searched for and do not align in tables.',
  },
  norm: {zh: '公文用字通行做法。', en: 'Common practice in official documents.'},
  halfWidth: 'unaffected',
  least: 1,
  examples: [
    {
      draft: '全市注册志愿者⟦５２０⟧万人。',
      fixed: '全市注册志愿者520万人。',
      says: [
        {
          zh: '“５２０”为全角。数字、字母和百分号请用半角：“520”。',
          en: '“５２０” is full-width. Write digits, letters and percent signs half-width: “520”.',
          fixes: [{zh: '改为半角', en: 'Write half-width', grade: 'safe'}],
        },
      ],
    },
    {
      draft: '建成公园⟦１２⟧个、学校１３所、医院１４家、场馆１５座、站点１６个、广场１７处。\n',
      fixed: '建成公园12个、学校13所、医院14家、场馆15座、站点16个、广场17处。\n',
      says: [
        {
          zh: '“１２”为全角，全文共6处。数字、字母和百分号请用半角：“12”。',
          en: '“１２” is full-width; the draft has 6 such places. Write digits, letters and percent signs half-width: “12”.',
          fixes: [{zh: '改为半角', en: 'Write half-width', grade: 'safe'}],
        },
      ],
    },

    {draft: '全市注册志愿者520万人，占比12.5%。'},
    {draft: '数据见 `Ａ１` 单元格。'},
  ],
  gather: ({passage}) => (some.test(passage.source) ? widthsIn(passage) : none),
  check: (group) => rollUp(group, halved, {zh: '改为半角', en: 'Write half-width'}),
  say: ({entry, count}) => ({
    zh: `${quote(entry)}为全角${count > 1 ? `，全文共${count}处` : ''}。数字、字母和百分号请用半角：“${halved(entry)}”。`,
    en: `${quote(entry)} is full-width${count > 1 ? `; the draft has ${count} such places` : ''}. Write digits, letters and percent signs half-width: “${halved(entry)}”.`,
  }),
})

const halved = (text: string): string => text.normalize('NFKC')

function* widthsIn(passage: Passage): Generator<Contribution<string>> {
  for (const span of runs(passage)) yield {key: 'width', span, entry: passage.source.slice(span.from, span.to)}
}

function* runs(passage: Passage): Generator<Span> {
  for (const view of viewsOf(passage)) {
    let from = -1
    let to = -1
    for (const [sign, at] of visible(passage.source, view)) {
      const wide =
        /[０-９Ａ-Ｚａ-ｚ％]/.test(sign) || (sign === '．' && from >= 0 && /[０-９]/.test(passage.source[at + 1] ?? ''))
      if (wide && at === to) to = at + 1
      else if (wide) {
        if (from >= 0) yield {from, to}
        from = at
        to = at + 1
      }
    }
    if (from >= 0) yield {from, to}
  }
}
