import type {Section} from '../../markdown/outline.js'
import {hanNumber, hanOf} from '../../text/han-number.js'
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
    zh: '标题所说的几大行动、工程与下列小标题数不符',
    en: 'A heading counts other parts than stand below it',
  },
  why: {
    zh: '“实施六大行动”之下列了五个行动，不是漏了一节就是数错了。只在下一级小标题多数写有“行动”“工程”等同一个词时核对。',
    en: 'Where “six actions” head five sections, a section or the number is wrong. Judged only where most of the headings right below hold the same word (行动, 工程, 任务 …).',
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
          zh: '标题写“四大行动”，其下列有3个行动。请核对是数目有误还是漏列。',
          en: 'The heading has “四大行动”, and 3 stand below it. Check whether the count is wrong or one is missing.',
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
    for (const [index, section] of sections.entries()) {
      const found = announced.exec(section.title)
      if (!found) continue
      const [whole = '', count = '', noun = ''] = found
      const children = childrenOf(sections, index)
      const named = children.filter(({title}) => title.includes(noun)).length
      const said = count === '两' ? 2 : hanNumber(count)
      if (named < 2 || named * 2 <= children.length || said === children.length || said === named) continue
      const at = draft.text.indexOf(whole, section.span.from)
      if (at < 0 || at >= section.span.to) continue
      const span = {from: at, to: at + count.length}
      yield {
        span,
        facts: {written: whole, items: named, noun},
        fixes: named === children.length ? [replaceWith(span, hanOf(named))] : [],
      }
    }
  },
  say: ({written, items, noun}) => ({
    zh: `标题写${quote(written)}，其下列有${items}个${noun}。请核对是数目有误还是漏列。`,
    en: `The heading has “${written}”, and ${items} stand below it. Check whether the count is wrong or one is missing.`,
  }),
})

const announced = /([两二三四五六七八九十]{1,2})大(行动|工程|任务|体系|计划|专项|平台|举措)/

/** The sections right below one. */
function childrenOf(sections: readonly Section[], index: number): readonly Section[] {
  const parent = sections[index]!
  const below: Section[] = []
  for (const section of sections.slice(index + 1)) {
    if (section.level <= parent.level) break
    below.push(section)
  }
  const level = Math.min(...below.map((it) => it.level))
  return below.filter((it) => it.level === level)
}
