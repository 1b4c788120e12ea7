import type {Section} from '../../markdown/outline.js'
import type {Offset} from '../../text/span.js'
import {countIn, countLike, countPattern} from '../count-words.js'
import {quote} from '../quote.js'
import {draftRule, replaceWith} from '../rule.js'

interface Facts {
  readonly written: string
  readonly items: number
  readonly noun: string
}

export const sectionCountMismatch = draftRule<Facts>({
  id: 'section-count-mismatch',
  severity: 'warning',
  summary: {
    zh: '标题或引语所说的几大行动、工程与下列小标题数不符',
    en: 'A heading or its lead counts other parts than stand below it',
  },
  why: {
    zh: '“实施六大行动”之下列了五个行动，不是漏了一节就是数错了。标题和其下三百字以内的引语都看，只在下一级小标题多数写有“行动”“工程”等同一个词时核对。',
    en: 'Where “six actions” head five sections, a section or the number is wrong. The heading and a lead of up to 300 characters are read, and judged only where most of the headings right below hold the same word (行动, 工程, 任务 …).',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft:
        '## 三、实施⟦四⟧大行动\n\n### （一）绿化行动\n\n正文。\n\n### （二）治水行动\n\n正文。\n\n### （三）净气行动\n\n正文。\n',
      fixed:
        '## 三、实施三大行动\n\n### （一）绿化行动\n\n正文。\n\n### （二）治水行动\n\n正文。\n\n### （三）净气行动\n\n正文。\n',
      says: [
        {
          zh: '“四大行动”之下列有3个行动。请核对是数目有误还是漏列。',
          en: '“四大行动” is announced, and 3 stand below it. Check whether the count is wrong or one is missing.',
          fixes: [{zh: '改为“三”', en: 'Change to “三”', grade: 'choice'}],
        },
      ],
    },
    {
      draft:
        '## 三、重点任务\n\n到2025年，实施⟦四⟧大工程。\n\n### （一）绿化工程\n\n正文。\n\n### （二）治水工程\n\n正文。\n\n### （三）净气工程\n\n正文。\n',
      fixed:
        '## 三、重点任务\n\n到2025年，实施三大工程。\n\n### （一）绿化工程\n\n正文。\n\n### （二）治水工程\n\n正文。\n\n### （三）净气工程\n\n正文。\n',
      says: [
        {
          zh: '“四大工程”之下列有3个工程。请核对是数目有误还是漏列。',
          en: '“四大工程” is announced, and 3 stand below it. Check whether the count is wrong or one is missing.',
          fixes: [{zh: '改为“三”', en: 'Change to “三”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: '## 三、实施两大行动\n\n### （一）绿化行动\n\n正文。\n\n### （二）治水行动\n\n正文。\n',
    },
    {
      draft: '## 三、实施四大行动\n\n### （一）总体安排\n\n正文。\n\n### （二）保障措施\n\n正文。\n',
    },
  ],
  *check({draft, outline: {sections}}) {
    // A long draft has a thousand sections, and nothing is made to go through them.
    for (let index = 0; index < sections.length; index++) {
      const section = sections[index]!
      const next = sections[index + 1]
      if (!next || next.level <= section.level || !kinds.test(next.title)) continue
      const children = childrenOf(sections, index)
      for (const {whole, count, noun, at} of announcedIn(draft.text, section, next)) {
        const named = children.filter(({title}) => title.includes(noun)).length
        const said = countIn(count)
        if (named < 2 || named * 2 <= children.length || said === children.length || said === named) continue
        const span = {from: at, to: at + count.length}
        yield {
          span,
          facts: {written: whole, items: named, noun},
          fixes: named === children.length ? [replaceWith(span, countLike(count, named))] : [],
        }
      }
    }
  },
  say: ({written, items, noun}) => ({
    zh: `${quote(written)}之下列有${items}个${noun}。请核对是数目有误还是漏列。`,
    en: `“${written}” is announced, and ${items} stand below it. Check whether the count is wrong or one is missing.`,
  }),
})

const kinds = /行动|工程|任务|体系|计划|专项|平台|举措/

const inHeading = new RegExp(
  `(${countPattern})(?:大|项|个)(?:重点|主要|专项)?(行动|工程|任务|体系|计划|专项|平台|举措)`,
)
/** In the words that lead to the headings only what the text sets out to do counts: 实施六大行动. */
const inLead = new RegExp(
  `(?<=实施|开展|推进|组织|部署|抓好|聚焦|落实|建设|围绕|启动|打造)(${countPattern})大(行动|工程|任务|体系|计划|专项|平台|举措)`,
)

interface Announced {
  readonly whole: string
  readonly count: string
  readonly noun: string
  readonly at: Offset
}

/** The count in a heading, or in the one short paragraph between it and the first heading below. */
function announcedIn(text: string, section: Section, next: Section): readonly Announced[] {
  const heading = inHeading.exec(section.title)
  const from = heading ? text.indexOf(heading[0], section.span.from) : -1
  if (heading && from >= 0 && from < section.span.to)
    return [{whole: heading[0], count: heading[1]!, noun: heading[2]!, at: from}]
  if (next.span.from - section.span.to > longest) return []
  const lead = inLead.exec(text.slice(section.span.to, next.span.from))
  return lead ? [{whole: lead[0], count: lead[1]!, noun: lead[2]!, at: section.span.to + lead.index}] : []
}

/** Longer words are no lead. */
const longest = 300

/** The sections right below one. */
function childrenOf(sections: readonly Section[], index: number): readonly Section[] {
  const parent = sections[index]!
  const below: Section[] = []
  for (let at = index + 1; at < sections.length && sections[at]!.level > parent.level; at++) below.push(sections[at]!)
  const level = Math.min(...below.map((it) => it.level))
  return below.filter((it) => it.level === level)
}
