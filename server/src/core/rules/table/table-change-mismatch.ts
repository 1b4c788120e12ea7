import {isRealTerms} from '../../formulas/changes.js'
import {yearAt} from '../../mentions/course/when.js'
import {columnsOf} from '../../mentions/header.js'
import {chinese} from '../../mentions/languages.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {apart, type Bounds, boundsOf, middle, minus, over, placesOf, root, shown, times} from '../../quantity/bounds.js'
import {inWritingOf} from '../in-writing.js'
import {rewritten} from '../operands.js'
import {quote} from '../quote.js'
import {renumber} from '../rephrase.js'
import {type Detected, passageRule} from '../rule.js'

interface Facts {
  readonly formula: string
  readonly result: string
  readonly written: string
  readonly name: string
}

const table = (head: string, cells: string) =>
  `| 指标 | 单位 | 2020年 | 2025年 | ${head} | 属性 |\n| --- | --- | ---: | ---: | ---: | --- |\n${cells}`

export const tableChangeMismatch = passageRule<Facts>({
  id: 'table-change-mismatch',
  severity: 'warning',
  summary: {
    zh: '表中年均、累计、增长列与两个年份的数算不拢',
    en: 'A column of growth or totals that the columns of both years do not give',
  },
  why: {
    zh: '主要指标表的“年均增长”“累计”列由基期数和目标数算出，改了一列往往忘了另一列。只核对同一行写明两个年份的数的；年均增长按水平法，百分比指标的年均增长、按可比价计算的产出类指标不复算。容差为各数末位的一半。',
    en: 'A table of indicators works 年均增长 and 累计 out from base and target, and one column is easily forgotten. Only rows that have both years are judged; yearly growth of percentages and of output in real terms is not recomputed. The tolerance is half the last digit of every number.',
  },
  halfWidth: 'alike',
  examples: [
    {
      draft: table('年均增长（%）', '| 千兆宽带用户 | 万户 | 118 | 300 | ⟦15.0⟧ | 预期性 |\n'),
      fixed: table('年均增长（%）', '| 千兆宽带用户 | 万户 | 118 | 300 | 20.5 | 预期性 |\n'),
      says: [
        {
          zh: '“千兆宽带用户”：（300÷118）^(1/5)－1＝20.5%，此列写“15.0”。请核对三数，或改为算出的结果。',
          en: '“千兆宽带用户”: （300÷118）^(1/5)－1 = 20.5%, this column has “15.0”. Check the three numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“20.5”', en: 'Change to “20.5”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: table('累计', '| 公共充电桩 | 万个 | 2.1 | 6.3 | ⟦5.2⟧ | 预期性 |\n'),
      fixed: table('累计', '| 公共充电桩 | 万个 | 2.1 | 6.3 | 4.2 | 预期性 |\n'),
      says: [
        {
          zh: '“公共充电桩”：6.3－2.1＝4.2，此列写“5.2”。请核对三数，或改为算出的结果。',
          en: '“公共充电桩”: 6.3－2.1 = 4.2, this column has “5.2”. Check the three numbers, or write the result.',
          related: [
            {zh: '算式中的数', en: 'A number of the formula'},
            {zh: '算式中的数', en: 'A number of the formula'},
          ],
          fixes: [{zh: '改为“4.2”', en: 'Change to “4.2”', grade: 'choice'}],
        },
      ],
    },
    {draft: table('年均增长（%）', '| 千兆宽带用户 | 万户 | 118 | 300 | 20.5 | 预期性 |\n')},
    {draft: table('年均增长（%）', '| 地区生产总值 | 亿元 | 2000 | 2900 | 6.0 | 预期性 |\n')},
    {draft: table('累计', '| 新增造林面积 | 万亩 | 2 | 3 | 12 | 预期性 |\n')},
  ],
  where: ({passage}) => passage.kind === 'table',
  *check(reading) {
    if (reading.passage.kind !== 'table') return
    const {columns, height} = columnsOf(reading.passage.rows, chinese)
    const changing = columns.flatMap(({change}, index) => (change ? [index] : []))
    if (!changing.length) return
    for (let row = height; row < reading.passage.rows.length; row++) {
      const [from, to] = endsOf(reading, row)
      for (const mention of changesIn(reading, row, changing)) {
        const detected = from && to && judge(from, to, mention)
        if (detected) yield detected
      }
    }
  },
  say: ({formula, result, written, name}) => ({
    zh: `${quote(name)}：${formula}＝${result}，此列写${quote(written)}。请核对三数，或改为算出的结果。`,
    en: `“${name}”: ${formula} = ${result}, this column has “${written}”. Check the three numbers, or write the result.`,
  }),
})

/** The first and the last level of a row; of more than two a column of growth may mean any. */
function endsOf({mentions}: Reading, row: number): readonly ResolvedMention[] {
  const levels = mentions.filter(
    ({cell, change, role, asOf}) =>
      cell?.row === row && !change && (role === 'baseline' || role === 'target') && yearAt(asOf.time) !== null,
  )
  const years = levels.map(({asOf}) => yearAt(asOf.time)!)
  return levels.length === 2 && years[0]! < years[1]! && !levels[0]!.asOf.time?.includes('/') ? levels : []
}

const changesIn = ({mentions}: Reading, row: number, columns: readonly number[]): readonly ResolvedMention[] =>
  mentions.filter(({cell}) => cell?.row === row && columns.includes(cell.column))

/** Deeds of a period are summed up over it, and are no difference of two levels. */
const isDeed = (name: string): boolean => /新增|新建|改造|累计|造林|培训|投资|完成|减排|削减/.test(name)

/** The number of a cell, whose unit stands in its row or column. */
const bare = (written: string): string => /^-?[\d.]+/.exec(written)?.[0] ?? written

interface Recomputed {
  readonly formula: string
  readonly value: Bounds
  readonly unit: string
}

function judge(from: ResolvedMention, to: ResolvedMention, mention: ResolvedMention): Detected<Facts> | null {
  const ends = [boundsOf(from.quantity), boundsOf(to.quantity)] as const
  const claim = boundsOf(mention.quantity)
  const again = ends[0] && ends[1] && claim && recompute(from, to, ends[0], ends[1], mention, claim)
  if (!again || !claim || !apart(again.value, claim)) return null
  const {quantity, text, span} = mention
  const value = middle(again.value)
  const replacement = quantity.qualifier === 'eq' ? rewritten(quantity, value) : null
  return {
    span,
    facts: {
      formula: again.formula,
      result:
        again.unit === '%'
          ? `${shown(value, placesOf(quantity.written))}%`
          : bare(inWritingOf(mention, value)) + again.unit,
      written: text,
      name: to.name.text,
    },
    related: [from, to].map((it) => ({
      at: it.span,
      message: {zh: '算式中的数', en: 'A number of the formula'},
    })),
    fixes: replacement ? [renumber(quantity.number, mention, replacement)] : [],
  }
}

function recompute(
  from: ResolvedMention,
  to: ResolvedMention,
  first: Bounds,
  last: Bounds,
  {quantity, change}: ResolvedMention,
  claim: Bounds,
): Recomputed | null {
  const unit = to.quantity.unit ?? ''
  if (unit !== (from.quantity.unit ?? '') || isDeed(to.name.text)) return null
  const years = yearAt(to.asOf.time)! - yearAt(from.asOf.time)!
  // What is summed up over the years (新增就业) may well be more than its last year; what has grown may not.
  if (change === 'absolute' && quantity.unit === unit)
    return claim.low > last.high
      ? null
      : {formula: `${to.text}－${from.text}`, value: minus(last, first), unit: quantity.unit === '%' ? '个百分点' : ''}
  const isGrowth = change === 'percent' || change === 'annual-growth'
  if (!isGrowth || /^[%‰]$/.test(unit) || isRealTerms(to.name.text) || /居民.*收入/.test(to.name.text)) return null
  const ratio = over(last, first)
  if (!ratio || (change === 'percent' && years !== 1)) return null
  const yearly = change === 'annual-growth' ? root(ratio, years) : ratio
  return {
    formula: change === 'annual-growth' ? `（${to.text}÷${from.text}）^(1/${years})－1` : `${to.text}÷${from.text}－1`,
    value: times({low: yearly.low - 1, high: yearly.high - 1}, 100),
    unit: '%',
  }
}
