import type {Prose} from '../../markdown/passage.js'
import type {Span} from '../../text/span.js'
import {toSource} from '../../text/view.js'
import {countIn} from '../count-words.js'
import {quote} from '../quote.js'
import {type Contribution, groupRule, type Member, none, replaceWith, within} from '../rule.js'
import {type TargetTable, targetTable} from '../target-table.js'

type Attribute = '约束性' | '预期性'

type Entry =
  | {readonly claims: number; readonly attribute: Attribute; readonly number: Span}
  | {readonly counts: Readonly<Record<Attribute, number>>}

interface Facts {
  readonly written: string
  readonly attribute: Attribute
  readonly rows: number
}

const rows =
  '| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆用户 | 万户 | 118 | 300 | 预期性 |\n| 公共充电桩 | 万个 | 2 | 6 | 预期性 |\n| 新能源公交车占比 | % | 82 | 95 | 约束性 |\n'

export const tableAttributeCount = groupRule<Facts, Entry>({
  id: 'table-attribute-count',
  severity: 'warning',
  summary: {
    zh: '正文所说的约束性、预期性指标项数与指标表的属性列不符',
    en: 'The text counts other binding or anticipatory indicators than the table marks',
  },
  why: {
    zh: '约束性指标是要考核的，项数写错影响分解。只在全文只有一张指标表、属性列逐行写明时核对。',
    en: 'Binding indicators are what bodies answer for, so their number matters. Compared only where the draft has one table of indicators and its column of attributes is filled in every row.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: `其中约束性指标⟦2项⟧，预期性指标2项。\n\n${rows}`,
      fixed: `其中约束性指标1项，预期性指标2项。\n\n${rows}`,
      says: [
        {
          zh: '正文写约束性指标“2项”，指标表标为约束性的有1项。请核对正文和表。',
          en: 'The text has “2项” for 约束性指标, the table marks 1. Check text and table.',
          related: [{zh: '主要指标表', en: 'The table of indicators'}],
          fixes: [{zh: '改为“1”', en: 'Change to “1”', grade: 'choice'}],
        },
      ],
    },
    {draft: `设置约束性指标1项、预期性指标2项。\n\n${rows}`},
    {draft: '设置约束性指标1项、预期性指标2项。\n'},
  ],
  gather({passage}) {
    if (passage.kind !== 'table') return /约束性|预期性/.test(passage.view.text) ? claimsIn(passage) : none
    const table = targetTable(passage)
    const counts = table && countsOf(table)
    return counts ? [{key: 'attributes', span: {from: 0, to: 1}, entry: {counts}}] : none
  },
  *check(group) {
    const tables = group.filter(({entry}) => 'counts' in entry)
    const [table] = tables
    if (tables.length !== 1 || !table || !('counts' in table.entry)) return
    for (const member of group) yield* judge(member, table, table.entry.counts)
  },
  say: ({written, attribute, rows: marked}) => ({
    zh: `正文写${attribute}指标${quote(written)}，指标表标为${attribute}的有${marked}项。请核对正文和表。`,
    en: `The text has “${written}” for ${attribute}指标, the table marks ${marked}. Check text and table.`,
  }),
})

/** 约束性指标8项, 8项约束性指标. */
const claim =
  /(?<attribute>约束性|预期性)指标(?:共|有|为)?(?<said>(?<number>\d{1,2}|[一二三四五六七八九十]{1,3})[项个])|(?<saidBefore>(?<before>\d{1,2}|[一二三四五六七八九十]{1,3})[项个])(?:为|是)?(?<attributeBehind>约束性|预期性)指标/dg

function* claimsIn({view}: Prose): Generator<Contribution<Entry>> {
  for (const {groups = {}, indices} of view.text.matchAll(claim)) {
    const [written, at] = [groups.number ?? groups.before ?? '', indices?.groups]
    const place = at?.number ?? at?.before
    const whole = at?.said ?? at?.saidBefore
    if (!place || !whole) continue
    yield {
      key: 'attributes',
      span: toSource(view, {from: whole[0], to: whole[1]}),
      entry: {
        claims: countIn(written),
        attribute: (groups.attribute ?? groups.attributeBehind) === '约束性' ? '约束性' : '预期性',
        number: toSource(view, {from: place[0], to: place[1]}),
      },
    }
  }
}

/** How many rows have each; null where a row has neither. */
function countsOf({rows: all, attribute}: TargetTable): Record<Attribute, number> | null {
  if (attribute < 0) return null
  const cells = all.map(({cells}) => cells[attribute]?.view.text ?? '')
  if (cells.some((it) => !/约束|预期/.test(it))) return null
  const binding = cells.filter((it) => it.includes('约束')).length
  return {约束性: binding, 预期性: cells.length - binding}
}

function* judge(member: Member<Entry>, table: Member<Entry>, counts: Readonly<Record<Attribute, number>>) {
  if (!('claims' in member.entry)) return
  const {claims, attribute, number} = member.entry
  if (claims === counts[attribute]) return
  const {source} = member.of.reading.passage
  const isArabic = /^\d+$/.test(source.slice(number.from, number.to))
  yield {
    span: within(member, member),
    facts: {written: source.slice(member.from, member.to), attribute, rows: counts[attribute]},
    related: [{at: within(table, table), message: {zh: '主要指标表', en: 'The table of indicators'}}],
    fixes: isArabic ? [replaceWith(within(member, number), String(counts[attribute]))] : [],
  }
}
