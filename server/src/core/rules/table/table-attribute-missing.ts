import {quote} from '../quote.js'
import {insertAt, passageRule, replaceWith} from '../rule.js'
import {targetTable} from '../target-table.js'

interface Facts {
  readonly name: string
  /** '' for an empty cell. */
  readonly written: string
}

const table = (attribute: string) =>
  `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆用户 | 万户 | 118 | 300 | ${attribute} |\n| 新能源公交车占比 | % | 82 | 95 | 约束性 |\n`

export const tableAttributeMissing = passageRule<Facts>({
  id: 'table-attribute-missing',
  severity: 'warning',
  summary: {
    zh: '主要指标表的属性栏空缺，或不是预期性、约束性',
    en: 'An indicator whose attribute is missing or is neither 预期性 nor 约束性',
  },
  why: {
    zh: '规划指标分为预期性和约束性两类，属性决定考核方式。只看有“属性”栏的主要指标表；分组标题行、没有数值的行不提示。库中登记了属性的，按登记补写。',
    en: 'Plan indicators are either expected or binding, which decides how they are assessed. Only tables of indicators with a column for the attribute are checked; rows that head a group are not. The registered attribute is offered where there is one.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: table('⟦指导性⟧'),
      fixed: table('预期性'),
      says: [
        {
          zh: '“千兆用户”的属性写作“指导性”。请填“预期性”或“约束性”。',
          en: 'The attribute of “千兆用户” is “指导性”. Write 预期性 or 约束性.',
          fixes: [
            {zh: '改为“预期性”', en: 'Change to “预期性”', grade: 'choice'},
            {zh: '改为“约束性”', en: 'Change to “约束性”', grade: 'choice'},
          ],
        },
      ],
    },
    {
      draft: table('').replace('千兆用户', '⟦千兆用户⟧'),
      fixed: table('预期性').replace('| 预期性 |', '|  预期性|'),
      says: [
        {
          zh: '“千兆用户”的属性空缺。请填“预期性”或“约束性”。',
          en: 'The attribute of “千兆用户” is missing. Write 预期性 or 约束性.',
          fixes: [
            {zh: '补写“预期性”', en: 'Insert “预期性”', grade: 'choice'},
            {zh: '补写“约束性”', en: 'Insert “约束性”', grade: 'choice'},
          ],
        },
      ],
    },
    {draft: table('预期性')},
    {draft: '| 指标 | 单位 | 2020年 | 2025年 |\n| --- | --- | ---: | ---: |\n| 千兆用户 | 万户 | 118 | 300 |\n'},
  ],
  where: ({passage}) => passage.kind === 'table',
  *check({passage, mentions}) {
    const table = targetTable(passage)
    if (!table || table.attribute < 0) return
    for (const {row, name, cells, part} of table.rows) {
      const cell = cells[table.attribute]
      const written = cell?.view.text.trim() ?? ''
      if (!cell || part || /预期|约束/.test(written)) continue
      const known = mentions.find((mention) => mention.cell?.row === row && mention.match)?.match?.indicator.attribute
      yield {
        span: written ? cell.span : name.span,
        facts: {name: name.view.text, written},
        fixes: (known ? [known] : (['预期性', '约束性'] as const)).map((attribute) =>
          written ? replaceWith(cell.span, attribute) : insertAt(cell.span.from, attribute),
        ),
      }
    }
  },
  say: ({name, written}) => ({
    zh: `${quote(name)}的属性${written ? `写作${quote(written)}` : '空缺'}。请填“预期性”或“约束性”。`,
    en: `The attribute of “${name}” is ${written ? `“${written}”` : 'missing'}. Write 预期性 or 约束性.`,
  }),
})
