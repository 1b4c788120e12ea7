import type {Anchor, Kind} from '../../citations/citation.js'
import {citationsOf} from '../../citations/read.js'
import {zhPlaces} from '../../language/zh.js'
import {changeTo, groupRule, type Member, none, replaceWith, within} from '../rule.js'

interface Facts {
  /** As the draft says it: 专栏. */
  readonly kind: string
  readonly label: string
  /** The number it would carry in sequence. */
  readonly expected: string
  /** The number before it; the same as `label` where that is there twice. */
  readonly last: string
  readonly twice: boolean
}

const counted: ReadonlySet<Kind> = new Set(['box', 'table', 'figure', 'annex', 'annex-table', 'annex-figure'])

export const xrefNumbering = groupRule<Facts, Anchor>({
  id: 'xref-numbering',
  severity: 'warning',
  summary: {
    zh: '专栏、表、图、附件的编号重复或缺号',
    en: 'Numbers of boxes, tables, figures or annexes repeat or leave a gap',
  },
  why: {
    zh: '编号重复，引用就有两个去处；缺号，读者会以为漏了内容。只看独立成段的标题：续表、同一标题的重复（目录与正文）不计；编号从1重新开始视为新的序列，按章编号（表2-1）在章内计。',
    en: 'A number that stands twice sends the reader to two places; a gap looks like something left out. Only captions that are paragraphs of their own are counted; tables that go on and captions repeated from a table of contents are not, a new 1 begins a new sequence, and numbers by chapter (表2-1) are counted within the chapter.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '专栏1　数字底座工程\n\n专栏2　数据开放工程\n\n⟦专栏2⟧　场景示范工程\n',
      fixed: '专栏1　数字底座工程\n\n专栏2　数据开放工程\n\n专栏3　场景示范工程\n',
      says: [
        {
          zh: '专栏2出现两次。此处按顺序应为专栏3，文中引用随之核对。',
          en: '专栏2 stands twice. In sequence this is 专栏3; check references to it.',
          fixes: [{zh: '改为“专栏3”', en: 'Change to “专栏3”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '表1　主要指标\n\n⟦表3⟧　任务分工\n',
      fixed: '表1　主要指标\n\n表2　任务分工\n',
      says: [
        {
          zh: '表1之后是表3，缺表2。请补齐或顺延编号，并核对文中引用。',
          en: '表1 is followed by 表3; 表2 is missing. Renumber, and check references.',
          fixes: [{zh: '改为“表2”', en: 'Change to “表2”', grade: 'choice'}],
        },
      ],
    },
    {draft: '表2-1　基期指标\n\n表2-2　目标指标\n\n表3-1　任务分工\n'},
    {draft: '表4　师生人数\n\n表2　存款余额\n\n表1　投资\n\n表3　消费\n'},
    {draft: '表1　主要指标\n\n| <br>**表2　人口** | |\n|---|---|\n| 常住人口（万人） | 320 |\n\n表3　任务分工\n'},
    {draft: '表1　主要指标\n\n表1（续）　主要指标\n\n表2　任务分工\n'},
  ],
  gather: ({passage}) => {
    const {anchors} = citationsOf(passage)
    if (!anchors.length) return none
    return anchors
      .filter(({form, kind}) => form === 'caption' && counted.has(kind))
      .map((anchor) => ({key: anchor.kind, span: anchor.span, entry: anchor}))
  },
  *check(group) {
    const labels = new Set(group.map(({entry}) => entry.label))
    let run = new Map<string, Anchor>()
    let last: Anchor | null = null
    for (const member of group) {
      const {entry} = member
      if (!last || opensRun(entry)) run = new Map()
      const twin = run.get(entry.label)
      if (twin && twin.caption === entry.caption) continue
      const detected = last && run.size ? sequence(member, last, twin !== undefined) : null
      // What stands elsewhere is missing nowhere: pages of a newspaper come in any order.
      if (detected && (twin || !labels.has(detected.facts.expected))) yield detected
      run.set(entry.label, entry)
      last = entry
    }
  },
  say: ({kind, label, expected, last, twice}) => ({
    zh: twice
      ? `${kind}${label}出现两次。此处按顺序应为${kind}${expected}，文中引用随之核对。`
      : `${kind}${last}之后是${kind}${label}，缺${kind}${expected}。请补齐或顺延编号，并核对文中引用。`,
    en: twice
      ? `${kind}${label} stands twice. In sequence this is ${kind}${expected}; check references to it.`
      : `${kind}${last} is followed by ${kind}${label}; ${kind}${expected} is missing. Renumber, and check references.`,
  }),
})

const opensRun = ({label}: Anchor): boolean => label === '1' || label === '1-1'

/** What is wrong with a number after `last`, if anything. */
function sequence(member: Member<Anchor>, last: Anchor, twice: boolean) {
  const {kind, label, labelSpan, text} = member.entry
  const [chapter, ordinal] = split(label)
  const [lastChapter, lastOrdinal] = split(last.label)
  if (ordinal === null || lastOrdinal === null) return null
  const expected = chapter === lastChapter ? lastOrdinal + 1 : 1
  if (ordinal === expected || (!twice && ordinal < expected)) return null
  const label2 = chapter ? `${chapter}-${expected}` : String(expected)
  return {
    span: within(member, member),
    facts: {kind: zhPlaces[kind], label, expected: label2, last: last.label, twice},
    fixes: /\d/.test(text) ? [replaceWith(within(member, labelSpan), label2, changeTo(zhPlaces[kind] + label2))] : [],
  }
}

function split(label: string): readonly [chapter: string, ordinal: number | null] {
  const parts = label.split('-')
  const ordinal = Number(parts.at(-1))
  return [parts.slice(0, -1).join('-'), Number.isNaN(ordinal) ? null : ordinal]
}
