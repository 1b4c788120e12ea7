import type {Passage} from '../../markdown/passage.js'
import type {Span} from '../../text/span.js'
import {quote} from '../quote.js'
import {groupRule, type Member, none, within} from '../rule.js'
import {hasUnit, type TargetTable, targetTable} from '../target-table.js'

type Entry =
  | {readonly caption: true}
  | {readonly rows: readonly {readonly span: Span; readonly name: string}[]; readonly mixed: boolean}

interface Facts {
  readonly name: string
}

export const tableUnitMissing = groupRule<Facts, Entry>({
  id: 'table-unit-missing',
  severity: 'warning',
  summary: {zh: '主要指标表有一行没有计量单位', en: 'A row of a table of indicators without a unit'},
  why: {
    zh: '没有单位的数无从考核，118可以是户也可以是万户。单位可以写在单位栏、指标名称的括号里、栏目标题里、数值后，或表前的“单位：万元”；指数、位次等没有单位的指标不提示。',
    en: 'A figure without a unit cannot be assessed: 118 may be households or ten thousands of them. The unit may stand in a column of its own, in brackets behind the name, in the head of the column, behind the figure, or in a line 单位：… before the table; indices and ranks have none.',
  },
  halfWidth: 'alike',
  least: 1,
  examples: [
    {
      draft:
        '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | ---: | ---: | --- |\n| ⟦千兆用户⟧ | 118 | 300 | 预期性 |\n| 新能源公交车占比（%） | 82 | 95 | 约束性 |\n',
      says: [
        {
          zh: '“千兆用户”没有计量单位。请填单位栏，或在名称后注明，如“（万户）”。',
          en: '“千兆用户” has no unit. Fill in the unit column, or add the unit in brackets behind the name.',
        },
      ],
    },
    {
      draft:
        '| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| ⟦千兆用户⟧ | | 118 | 300 | 预期性 |\n| 新能源公交车占比 | % | 82 | 95 | 约束性 |\n',
      says: [
        {
          zh: '“千兆用户”没有计量单位。请填单位栏，或在名称后注明，如“（万户）”。',
          en: '“千兆用户” has no unit. Fill in the unit column, or add the unit in brackets behind the name.',
        },
      ],
    },
    {
      draft:
        '| 指标 | 2020年 | 2025年 | 属性 |\n| --- | ---: | ---: | --- |\n| 千兆用户（万户） | 118 | 300 | 预期性 |\n| 新能源公交车占比 | 82% | 95% | 约束性 |\n',
    },
    {
      draft:
        '| 指标 | | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 1.绿道 | 绿道长度（公里） | 80 | 120 | 预期性 |\n| | 绿道两侧绿化覆盖率（%） | 82 | 95 | 约束性 |\n',
    },
    {
      draft:
        '表1　财政收支目标（单位：亿元）\n\n| 指标 | 2020年 | 2025年目标 |\n| --- | ---: | ---: |\n| 一般公共预算收入 | 118 | 300 |\n',
    },
  ],
  gather({passage}) {
    const table = targetTable(passage)
    const entry = table ? unitlessIn(table) : captionIn(passage)
    return entry ? [{key: 'unit', span: {from: 0, to: 1}, entry}] : none
  },
  standing: (group) => group.map((_, index) => Number(isCaptioned(group, index))).join(''),
  *check(group) {
    for (const [index, member] of group.entries()) {
      if (!('rows' in member.entry) || isCaptioned(group, index)) continue
      if (!member.entry.mixed && member.entry.rows.length > 12) continue
      for (const {span, name} of member.entry.rows) yield {span: within(member, span), facts: {name}}
    }
  },
  say: ({name}) => ({
    zh: `${quote(name)}没有计量单位。请填单位栏，或在名称后注明，如“（万户）”。`,
    en: `“${name}” has no unit. Fill in the unit column, or add the unit in brackets behind the name.`,
  }),
})

function unitlessIn(table: TargetTable): Entry | null {
  const rows = table.rows
    .filter((row) => !hasUnit(table, row))
    .map(({name}) => ({span: name.span, name: name.view.text}))
  return rows.length ? {rows, mixed: table.unit >= 0 || rows.length < table.rows.length} : null
}

const captionIn = (passage: Passage): Entry | null =>
  passage.kind !== 'table' && passage.view.text.includes('单位:') ? {caption: true} : null

/** 单位：亿元 right before a table is the unit of all its rows. */
function isCaptioned(group: readonly Member<Entry>[], index: number): boolean {
  const [before, member] = [group[index - 1], group[index]]
  return !!before && !!member && 'caption' in before.entry && member.of.at - before.of.at < 200
}
