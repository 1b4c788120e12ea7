import type {Draft} from '../../markdown/draft.js'
import {hanOf} from '../../text/han-number.js'
import {slice} from '../../text/span.js'
import {quote} from '../quote.js'
import {changeOf, draftRule, type Fix} from '../rule.js'
import {type Run, runs} from '../siblings.js'

interface Facts {
  readonly written: string
  readonly parent: string
  readonly expected: string
}

export const headingLevelSkip = draftRule<Facts>({
  id: 'heading-level-skip',
  severity: 'warning',
  summary: {
    zh: '结构层次越级（一、之下直接用（1））',
    en: 'A level of numbering is skipped (（1） directly under 一、)',
  },
  why: {
    zh: '结构层次序数依次为“一、”“（一）”“1.”“（1）”。层次较少时“一、”之下直接用“1.”是通行做法，不作判断；“一、”之下直接用“（1）”作标题的才指出。成段的（1）（2）列举不是标题，不在此列。',
    en: 'Levels are numbered 一、 （一） 1. （1）. Using 1. directly under 一、 where fewer levels are needed is accepted practice; （1） as a heading directly under 一、 is not. Whole paragraphs numbered （1） are enumerations and left alone.',
  },
  norm: {zh: 'GB/T 9704—2012《党政机关公文格式》7.3.3。', en: 'GB/T 9704—2012, 7.3.3.'},
  halfWidth: 'alike',
  examples: [
    {
      draft: '一、重点任务\n\n⟦（1）⟧完善交通网络\n\n加密线网。\n\n（2）提升服务能力\n\n优化调度。\n',
      fixed: '一、重点任务\n\n（一）完善交通网络\n\n加密线网。\n\n（二）提升服务能力\n\n优化调度。\n',
      says: [
        {
          zh: '“一、”之下直接用“（1）”，越过了“（一）”“1.”两个层次。请改用“（一）”。',
          en: '“（1）” stands directly under “一、”, skipping （一） and 1. Use “（一）”.',
          fixes: [{zh: '改用“（一）”一级', en: 'Use the level （一）', grade: 'choice'}],
        },
      ],
    },
    {draft: '一、重点任务\n\n1.完善交通网络\n\n加密线网。\n'},
    {draft: '一、重点任务\n\n（一）完善交通网络\n\n1.加密线网\n\n（1）优化站点。\n'},
  ],
  *check({draft, outline}) {
    for (const run of runs(outline)) {
      const first = run.members[0]
      if (!first || !run.parent || !skips(run, draft)) continue
      const written = slice(draft.text, first.number)
      const facts = {
        written,
        parent: slice(draft.text, run.parent.number),
        expected: bracketed(written, first.numbering.ordinal),
      }
      yield {span: first.number, facts, fixes: [promote(run, draft)]}
    }
  },
  say: ({written, parent, expected}) => ({
    zh: `“${parent}”之下直接用${quote(written)}，越过了“（一）”“1.”两个层次。请改用“${expected}”。`,
    en: `${quote(written)} stands directly under “${parent}”, skipping （一） and 1. Use “${expected}”.`,
  }),
})

/** Headings, not enumerated paragraphs: each ends its line without a full stop. */
const skips = ({members, parent}: Run, {text}: Draft): boolean =>
  members[0]?.numbering.style === 'bracketed-arabic' &&
  (parent?.numbering.style === 'han' || parent?.numbering.style === 'chapter' || parent?.numbering.style === 'part') &&
  members.every(({span}) => /^(?:[\r\n]|$)/.test(text.slice(span.to, span.to + 1)))

const bracketed = (like: string, ordinal: number): string =>
  like.startsWith('(') ? `(${hanOf(ordinal)})` : `（${hanOf(ordinal)}）`

const promote = ({members}: Run, {text}: Draft): Fix => ({
  title: {zh: '改用“（一）”一级', en: 'Use the level （一）'},
  safe: false,
  edits: members.map(({number, numbering: {ordinal}}) => changeOf(number, bracketed(slice(text, number), ordinal))),
})
