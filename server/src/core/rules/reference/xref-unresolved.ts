import type {Anchor, Kind, Reference} from '../../citations/citation.js'
import {citationsOf} from '../../citations/read.js'
import {zhPlaces} from '../../language/zh.js'
import {type Contribution, changeTo, groupRule, type Member, none, replaceWith, within} from '../rule.js'

type Entry = {readonly reference: Reference} | {readonly anchor: Anchor}

interface Facts {
  readonly written: string
  /** As the draft says it: 专栏. */
  readonly kind: string
  /** The numbers that the draft has, in order; empty where it has none of the kind. */
  readonly present: readonly string[]
}

const draft = (body: string) => `${body}\n\n专栏1　数字底座工程\n\n专栏2　数据开放工程\n`

export const xrefUnresolved = groupRule<Facts, Entry>({
  id: 'xref-unresolved',
  severity: 'error',
  summary: {zh: '“见专栏×”“见表×”等指向的编号不存在', en: 'A cross-reference to a number that the draft does not have'},
  why: {
    zh: '读者按编号找不到内容。核对专栏、表、图、附件、附表、附图以及本规划的章节；“见下表”等不带编号的、指向其他文件的（《××规划》专栏3）不核对。全文没有这一类编号时（如只送审正文），降为提示。附件说明列出的附件视为存在。',
    en: 'The reader cannot find what the number promises. Boxes, tables, figures, annexes and the draft’s own chapters are looked up; references without a number (见下表) and parts of other documents are not. Where the draft has nothing of the kind at all, as in an excerpt, this is only an information. Annexes listed in the note on annexes count as present.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft: draft('避免重复布点（见⟦专栏7⟧）。'),
      fixed: draft('避免重复布点（见专栏2）。'),
      says: [
        {
          zh: '“专栏7”不存在：全文的专栏有1、2。请核对编号，或补上所指内容。',
          en: '“专栏7” does not exist: the draft has 专栏 1, 2. Check the number, or add what it refers to.',
          fixes: [{zh: '改为“专栏2”', en: 'Change to “专栏2”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '# 规划\n\n## 第一章　总体要求\n\n详见⟦第三章⟧。\n\n## 第二章　主要任务\n',
      fixed: '# 规划\n\n## 第一章　总体要求\n\n详见第二章。\n\n## 第二章　主要任务\n',
      says: [
        {
          zh: '“第三章”不存在：全文的章有1、2。请核对编号，或补上所指内容。',
          en: '“第三章” does not exist: the draft has 章 1, 2. Check the number, or add what it refers to.',
          fixes: [{zh: '改为“第二章”', en: 'Change to “第二章”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '避免重复布点（见⟦专栏7⟧）。\n',
      says: [
        {
          zh: '“专栏7”不存在：全文没有编号的专栏。如在另一文件，请写明文件名。',
          en: '“专栏7” does not exist: the draft has no numbered 专栏. If it is in another document, name the document.',
          severity: 'information',
        },
      ],
    },

    {draft: draft('具体工程见专栏1和专栏2，进度安排见下表。')},
    {draft: draft('与《云州市综合交通规划》专栏9衔接，详见专栏1—2。')},
  ],
  gather({passage}): readonly Contribution<Entry>[] {
    const {references, anchors} = citationsOf(passage)
    if (!references.length && !anchors.length) return none
    return [
      ...references.map((reference) => ({key: keyOf(reference.kind), span: reference.span, entry: {reference}})),
      ...anchors.map((anchor) => ({key: keyOf(anchor.kind), span: anchor.span, entry: {anchor}})),
    ]
  },
  alike: (one, other) => saidBy(one) === saidBy(other),
  *check(group) {
    const references = group.filter(({entry}) => 'reference' in entry)
    if (!references.length) return
    const labels = labelsOf(group)
    for (const member of references) {
      if (!('reference' in member.entry)) continue
      const {reference} = member.entry
      const present = labels.of(reference.kind)
      if (reference.ways.some((way) => way.every((label) => present.has(label) || labels.listed))) continue
      const nearest = nearestTo(reference, [...present])
      yield {
        span: member,
        facts: {written: reference.text, kind: zhPlaces[reference.kind], present: [...present]},
        ...(present.size ? {} : {severity: 'information' as const}),
        fixes: nearest
          ? [replaceWith(within(member, reference.label), nearest, changeTo(relabelled(reference, nearest)))]
          : [],
      }
    }
  },
  say: ({written, kind, present}) => ({
    zh: present.length
      ? `“${written}”不存在：全文的${kind}有${list(present, '、')}。请核对编号，或补上所指内容。`
      : `“${written}”不存在：全文没有编号的${kind}。如在另一文件，请写明文件名。`,
    en: present.length
      ? `“${written}” does not exist: the draft has ${kind} ${list(present, ', ')}. Check the number, or add what it refers to.`
      : `“${written}” does not exist: the draft has no numbered ${kind}. If it is in another document, name the document.`,
  }),
})

const saidBy = (entry: Entry): string =>
  'reference' in entry
    ? JSON.stringify([entry.reference.kind, entry.reference.text, entry.reference.ways])
    : JSON.stringify([entry.anchor.kind, entry.anchor.label, entry.anchor.form])

/** The reference as it reads with another number: 第二章, 专栏2. */
const relabelled = ({kind, text}: Reference, label: string): string =>
  text.startsWith('第') ? `第${label}${zhPlaces[kind]}` : zhPlaces[kind] + label

/** Sections are counted within chapters, so both are looked up together. */
const keyOf = (kind: Kind): string => (kind === 'section' ? 'chapter' : kind)

interface Labels {
  of(kind: Kind): ReadonlySet<string>
  /** Whether 附件：1.… lists annexes: the others follow on lines that carry no kind. */
  readonly listed: boolean
}

function labelsOf(group: readonly Member<Entry>[]): Labels {
  const byKind = new Map<Kind, Set<string>>()
  let listed = false
  let chapter = ''
  for (const {entry} of group) {
    if (!('anchor' in entry)) continue
    const {kind, label, form} = entry.anchor
    if (kind === 'chapter') chapter = label
    if (form === 'list') listed = true
    const known = byKind.get(kind) ?? new Set()
    byKind.set(kind, known.add(kind === 'section' ? `${chapter}/${label}` : label))
  }
  return {of: (kind) => byKind.get(kind) ?? new Set(), listed}
}

/** The existing number that is closest: the last one for a number beyond it. Only for one plain number. */
function nearestTo({ways, kind, text}: Reference, present: readonly string[]): string | null {
  const wanted = Number(ways[0]?.[0])
  if (kind === 'section' || ways.length > 1 || ways[0]?.length !== 1 || Number.isNaN(wanted)) return null
  const [best] = present
    .filter((label) => /^\d+$/.test(label))
    .sort((a, b) => Math.abs(Number(a) - wanted) - Math.abs(Number(b) - wanted))
  if (!best) return null
  return /\d/.test(text) ? best : (han[Number(best)] ?? null)
}

const han = ['', ...'一二三四五六七八九十']

const list = (labels: readonly string[], comma: string): string =>
  labels.length > 8 ? `${labels.slice(0, 7).join(comma)}…${labels.at(-1)}` : labels.join(comma)
