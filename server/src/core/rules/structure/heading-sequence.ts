import type {Draft} from '../../markdown/draft.js'
import type {Numbering} from '../../markdown/numbering.js'
import {slice} from '../../text/span.js'
import {quote} from '../quote.js'
import {changeOf, type Detected, draftRule, type Fix} from '../rule.js'
import {type Numbered, numbered, type Run, runs} from '../siblings.js'

interface Facts {
  readonly written: string
  readonly expected: string
  readonly duplicate: boolean
}

export const headingSequence = draftRule<Facts>({
  id: 'heading-sequence',
  severity: 'error',
  summary: {zh: '标题序号跳号或重号', en: 'A heading number is skipped or used twice'},
  why: {
    zh: '同一标题之下同一层次的序号应当连续。从“一”重新开始的视为另一组，不作判断；全文第一组不从“一”开始的，可能是节选，也不作判断。修改序号可能影响“见第四部分”一类的引用，因此由起草人确认。',
    en: 'Numbers of one level under one heading run on. A list that starts at one again is another list; a draft whose first numbers do not start at one may be an excerpt. Renumbering may touch references to the section, so it is offered, not applied.',
  },
  norm: {
    zh: 'GB/T 9704—2012《党政机关公文格式》7.3.3 结构层次序数。',
    en: 'GB/T 9704—2012, 7.3.3, the numbers of levels.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: '一、总体要求\n\n明确思路。\n\n⟦三、⟧重点任务\n\n推进实施。\n',
      fixed: '一、总体要求\n\n明确思路。\n\n二、重点任务\n\n推进实施。\n',
      says: [
        {
          zh: '序号“三、”不连续，此处应为“二、”。请改正序号，或核对是否缺漏一节。',
          en: 'The number “三、” skips; “二、” is due here. Correct it, or look for a missing section.',
          fixes: [{zh: '改为“二、”', en: 'Change to “二、”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '## 一、总体要求\n\n## 二、重点任务\n\n## ⟦二、⟧保障措施\n',
      fixed: '## 一、总体要求\n\n## 二、重点任务\n\n## 三、保障措施\n',
      says: [
        {
          zh: '序号“二、”重复，此处应为“三、”。请改正序号，或核对是否缺漏一节。',
          en: 'The number “二、” is used twice; “三、” is due here. Correct it, or look for a missing section.',
          fixes: [{zh: '改为“三、”', en: 'Change to “三、”', grade: 'choice'}],
        },
      ],
    },
    {draft: '一、总体要求\n\n（一）思路\n\n（二）原则\n\n二、重点任务\n\n（一）交通\n\n（二）能源\n'},
    {draft: '二、重点任务\n\n三、保障措施\n'},
    {draft: '1.教育支出。\n\n2 文化支出。\n\n3.交通支出。\n'},
    {draft: '1.教育支出。\n\n2，文化支出。\n\n3.交通支出。\n'},
    {
      draft:
        '# 云州市发展规划\n\n## 第一篇　总则\n\n### 第一章　环境\n\n### 第二章　目标\n\n## 第二篇　任务\n\n### 第三章　产业\n\n### 第四章　城市\n\n## 第三篇　保障\n\n### 第五章　实施\n',
    },
    {
      draft:
        '## 注释\n\n①“一轴两带”：沿云江自北向南布置的城市发展轴，以及轴线东西两侧分别承接产业和生态功能的两条带，共涉及十一个街道、四十七个社区和三处省级园区。\n\n②“双十”工程：十个平台、十条措施。\n',
    },
    {
      draft:
        '1.教育支出。\n\n2.文化支出。\n\n3.交通支出。\n\n4.其他支出。\n\n保险基金情况如下。\n\n1.养老保险基金收入完成20亿元，为预算的99%，增加1.2亿元，增长6.4%，主要是参保人数增加、征缴率提高、缴费基数上调。\n\n2.医疗保险基金收入完成20亿元，为预算的99%，增加1.2亿元，增长6.4%，主要是参保人数增加、征缴率提高、缴费基数上调。\n\n3.失业保险基金收入完成2亿元。\n',
    },
    {
      draft:
        '一、任务\n\n1.建设平台。\n\n2.汇聚数据。\n\n上述工作按年度推进。\n\n1.第一年完成规划。\n\n2.第二年完成建设。\n',
    },
  ],
  *check({draft, outline}) {
    const last = new Map<Numbering['style'], number>()
    for (const run of runs(outline)) {
      const [first] = run.members
      if (!first) continue
      const {style} = first.numbering
      yield* inRun(run, draft, last.get(style) ?? 0)
      last.set(style, run.members.at(-1)?.numbering.ordinal ?? 0)
    }
  },
  say: ({written, expected, duplicate}) => ({
    zh: `序号${quote(written)}${duplicate ? '重复' : '不连续'}，此处应为“${expected}”。请改正序号，或核对是否缺漏一节。`,
    en: `The number ${quote(written)} ${duplicate ? 'is used twice' : 'skips'}; “${expected}” is due here. Correct it, or look for a missing section.`,
  }),
})

/** `last` is the last number of the part before: numbers may run on through the parts (22条). */
function* inRun({members, parent}: Run, draft: Draft, last: number): Generator<Detected<Facts>> {
  const first = members[0]?.numbering.ordinal ?? 1
  // The first number of the draft's own top level may be that of an excerpt.
  let before = !parent || first === last + 1 ? first - 1 : 0
  for (let index = 0; index < members.length; index++) {
    const section = members[index]!
    const {ordinal} = section.numbering
    if (
      ordinal !== before + 1 &&
      !isElsewhere(members, index, before) &&
      !stands(before + 1, members[index - 1] ?? parent, section, draft) &&
      !startsOver(members[index - 1], section, draft)
    ) {
      const span = section.number
      const written = slice(draft.text, span)
      const facts = {written, expected: numbered(written, before + 1), duplicate: ordinal <= before}
      yield {
        span,
        facts,
        fixes: [
          renumber(
            members.slice(index, isSlip(members, index, before) ? index + 1 : undefined),
            before + 1 - ordinal,
            draft,
          ),
        ],
      }
    }
    before = isSlip(members, index, before) ? before + 1 : ordinal
  }
}

/**
 * Whether the number that seems to be missing stands in the text all the same: a long numbered paragraph is no heading,
 * and （1）…；（2）… may begin inside a paragraph. A row of a table pasted with tabs numbers its items its own way.
 */
function stands(ordinal: number, after: Numbered | null, section: Numbered, {text}: Draft): boolean {
  const written = slice(text, section.number)
  const lineEnd = text.indexOf('\n', section.span.from)
  const line = text.slice(text.lastIndexOf('\n', section.span.from) + 1, lineEnd < 0 ? undefined : lineEnd)
  const between = text.slice(after?.span.from ?? 0, section.span.from)
  return line.includes('\t') || between.indexOf(numbered(written, ordinal), 1) >= 0 || isBare(ordinal, written, between)
}

/** 2 公共安全支出…, 2，公共安全支出…: a number that has lost its mark, or bears another. */
const isBare = (ordinal: number, written: string, between: string): boolean =>
  /^\d/.test(written) && new RegExp(`\\n\\s*${ordinal}[ \\u3000，,]?\\p{Script=Han}`, 'u').test(between)

/** Whether the number goes back to one that follows on a line of its own: the items before it are too long for headings. */
function startsOver(last: Numbered | undefined, {numbering, number, span}: Numbered, {text}: Draft): boolean {
  if (!last || numbering.ordinal > last.numbering.ordinal) return false
  const due = numbered(slice(text, number), numbering.ordinal - 1)
  const lines = text.slice(last.span.from, span.from).split('\n').slice(1)
  return lines.some((line) => line.trimStart().startsWith(due))
}

/** Whether several numbers before this one are not there: they are in no heading, or this is an excerpt. A slip is by one. */
const isElsewhere = (members: readonly Numbered[], index: number, before: number): boolean =>
  (members[index]?.numbering.ordinal ?? 0) > before + 2 && !isSlip(members, index, before)

/** Whether the next number goes on as if this one had been right: then only this one is wrong. */
const isSlip = (members: readonly Numbered[], index: number, before: number): boolean =>
  members[index + 1]?.numbering.ordinal === before + 2

/** Moves this number and those that run on from it, so that the fix makes no new gap. */
function renumber(rest: readonly Numbered[], by: number, {text}: Draft): Fix {
  const moved: Numbered[] = []
  for (const section of rest) {
    const last = moved.at(-1)
    if (last && section.numbering.ordinal !== last.numbering.ordinal + 1) break
    moved.push(section)
  }
  const edits = moved.map(({number, numbering: {ordinal}}) =>
    changeOf(number, numbered(slice(text, number), ordinal + by)),
  )
  return {title: {zh: `改为“${edits[0]?.insert}”`, en: `Change to “${edits[0]?.insert}”`}, safe: false, edits}
}
