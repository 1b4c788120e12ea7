import type {Prose} from '../../markdown/passage.js'
import type {Span} from '../../text/span.js'
import {toSource} from '../../text/view.js'
import {countIn} from '../count-words.js'
import {quote} from '../quote.js'
import {type Contribution, changeTo, groupRule, type Member, none, replaceWith, within} from '../rule.js'
import {type TargetTable, targetTable} from '../target-table.js'

type Entry = {readonly claims: number; readonly number: Span} | {readonly counts: readonly number[]}

interface Facts {
  readonly written: string
  readonly rows: number
}

const table = (rows: string) =>
  `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆用户 | 万户 | 118 | 300 | 预期性 |\n| 新能源公交车占比 | % | 82 | 95 | 约束性 |\n${rows}`

export const tableIndicatorCount = groupRule<Facts, Entry>({
  id: 'table-indicator-count',
  severity: 'warning',
  summary: {
    zh: '正文所说的指标项数与主要指标表的行数不符',
    en: 'The text counts other indicators than the table has rows',
  },
  why: {
    zh: '“设置12项指标”而表列11行，不是漏了一行就是数错了。分组标题行不计；“其中”行计与不计、序号最大值，只要有一种与正文相符就不提示；有几张指标表的，任一张或合计相符即可。',
    en: 'Where the text promises twelve indicators and the table has eleven rows, a row or the number is wrong. Rows that head a group do not count; with and without 其中 rows, or by the running number, any way that fits is accepted, and with several tables any of them or all together.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: `本规划设置⟦3项主要指标⟧。\n\n${table('')}`,
      fixed: `本规划设置2项主要指标。\n\n${table('')}`,
      says: [
        {
          zh: '正文写“3项主要指标”，主要指标表列有2项。请补行或改数。',
          en: 'The text has “3项主要指标”, the table lists 2. Add the row or change the number.',
          related: [{zh: '主要指标表', en: 'The table of indicators'}],
          fixes: [{zh: '改为“2项”', en: 'Change to “2项”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: `规划提出⟦十六项指标⟧。\n\n${table('')}`,
      says: [
        {
          zh: '正文写“十六项指标”，主要指标表列有2项。请补行或改数。',
          en: 'The text has “十六项指标”, the table lists 2. Add the row or change the number.',
          related: [{zh: '主要指标表', en: 'The table of indicators'}],
        },
      ],
    },
    {draft: `本规划设置2项主要指标。\n\n${table('')}`},
    {draft: `本规划设置3项主要指标。\n\n${table('| 其中：电动公交车占比 | % | 60 | 80 | 预期性 |\n')}`},
  ],
  gather({passage}) {
    if (passage.kind !== 'table') return passage.view.text.includes('指标') ? claimsIn(passage) : none
    const table = targetTable(passage)
    return table ? [{key: 'count', span: {from: 0, to: 1}, entry: {counts: countsOf(table)}}] : none
  },
  *check(group) {
    const tables = group.flatMap(({entry}) => ('counts' in entry ? [entry.counts] : []))
    if (!tables.length) return
    const all = tables.reduce((sum, counts) => sum + (counts[0] ?? 0), 0)
    for (const member of group) {
      if (!('claims' in member.entry)) continue
      const {claims, number} = member.entry
      if (claims === all || tables.some((counts) => counts.includes(claims))) continue
      const rows = tables.length === 1 ? (tables[0]?.[0] ?? 0) : all
      const {source} = member.of.reading.passage
      yield {
        span: within(member, member),
        facts: {written: source.slice(member.from, member.to), rows},
        related: tableOf(group),
        fixes:
          /^\d+$/.test(source.slice(number.from, number.to)) && tables[0]?.length === 1 && tables.length === 1
            ? [replaceWith(within(member, number), String(rows), changeTo(`${rows}项`))]
            : [],
      }
    }
  },
  say: ({written, rows}) => ({
    zh: `正文写${quote(written)}，主要指标表列有${rows}项。请补行或改数。`,
    en: `The text has “${written}”, the table lists ${rows}. Add the row or change the number.`,
  }),
})

/** What the draft says of its own table: 设置12项主要指标; 规划提出的14项指标 is said of another. */
const claim =
  /((?:设置|设定|提出|确定|明确|设立|列出|选取|构建|形成)(?:了|出)?(?:共)?)(\d{1,3}|[一二三四五六七八九十]{1,3})(?:项|个)(?:主要|核心|具体|量化|发展|规划|主要发展)?指标/g

function* claimsIn({view}: Prose): Generator<Contribution<Entry>> {
  for (const match of view.text.matchAll(claim)) {
    const [whole, lead = '', written = ''] = match
    const from = match.index + lead.length
    const number = toSource(view, {from, to: from + written.length})
    const span = toSource(view, {from, to: match.index + whole.length})
    yield {key: 'count', span, entry: {claims: countIn(written), number}}
  }
}

/** Ways to count the rows, the plainest first. */
function countsOf({rows, order}: TargetTable): readonly number[] {
  const whole = rows.filter(({part}) => !part).length
  const last = Number(rows.at(-1)?.cells[order]?.view.text)
  return [...new Set([rows.length, whole, ...(last > 0 ? [last] : [])])]
}

const tableOf = (group: readonly Member<Entry>[]) =>
  group
    .filter(({entry}) => 'counts' in entry)
    .map((at) => ({at: within(at, at), message: {zh: '主要指标表', en: 'The table of indicators'}}))
