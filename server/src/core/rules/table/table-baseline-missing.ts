import {toNumber} from '../../quantity/decimal.js'
import type {Quantity} from '../../quantity/quantity.js'
import type {Indicator} from '../../registry/schema.js'
import {quote} from '../quote.js'
import {insertAt, passageRule} from '../rule.js'
import {targetTable} from '../target-table.js'

interface Facts {
  readonly name: string
  readonly column: string
  /** The registered value, in the row's writing. */
  readonly registered: string | null
}

const registry = `
indicators:
  - {id: ex.fast, name: 千兆用户, unit: 户, kind: stock, observations: [{asOf: "2020-12-31", value: 1180000, step: 10000, qualifier: eq, status: final, source: {doc: a}}]}
`
const table = (base: string) =>
  `| 指标 | 单位 | 2020年 | 2025年 | 属性 |\n| --- | --- | ---: | ---: | --- |\n| 千兆用户 | 万户 |${base}| 300 | 预期性 |\n| 示范医院 | 家 | — | 50 | 预期性 |\n`

export const tableBaselineMissing = passageRule<Facts>({
  id: 'table-baseline-missing',
  severity: 'warning',
  summary: {zh: '主要指标表中有目标值而基期栏空白', en: 'A target without a baseline in a table of indicators'},
  why: {
    zh: '没有基期值，目标高低无从判断；空白也分不清是漏填还是没有。确无数据的填“—”并注明原因，填“—”“…”“/”的不提示。库中登记了基期值的，按本行单位补写。',
    en: 'Without its baseline nobody can judge a target, and a blank may be a slip or a lack of data. Where there is none, “—” and a note say so; cells with —, … or / are left alone. A registered value is offered in the unit of the row.',
  },
  halfWidth: 'alike',
  examples: [
    {
      registry,
      draft: table('  ').replace('千兆用户', '⟦千兆用户⟧'),
      fixed: table(' 118 ').replace(' 118 ', '  118'),
      says: [
        {
          zh: '“千兆用户”有目标值，“2020年”栏空白。登记的基期值为118，请补写。',
          en: '“千兆用户” has a target and nothing under “2020年”. The registered baseline is 118.',
          fixes: [{zh: '补写“118”', en: 'Insert “118”', grade: 'choice'}],
        },
      ],
    },
    {
      draft: table('  ').replace('千兆用户', '⟦千兆用户⟧'),
      fixed: table('  —'),
      says: [
        {
          zh: '“千兆用户”有目标值，“2020年”栏空白。请补基期值，确无数据填“—”并注明原因。',
          en: '“千兆用户” has a target and nothing under “2020年”. Give the baseline, or write “—” and say why.',
          fixes: [{zh: '补写“—”', en: 'Insert “—”', grade: 'choice'}],
        },
      ],
    },
    {registry, draft: table(' 118 ')},
    {registry, draft: table(' — ')},
  ],
  where: ({passage}) => passage.kind === 'table',
  *check({passage, mentions}) {
    const table = targetTable(passage)
    if (!table?.baselines.length) return
    for (const {row, name, cells} of table.rows) {
      const target = table.targets.find((column) => /\d/.test(cells[column]?.view.text ?? ''))
      const column = table.baselines.find((column) => cells[column]?.view.text.trim() === '')
      const cell = column === undefined ? undefined : cells[column]
      // Where some baseline is there, the other columns are of years that need none.
      if (target === undefined || !cell || table.baselines.some((column) => cells[column]?.view.text.trim())) continue
      const mention = mentions.find((it) => it.cell?.row === row && it.cell.column === target)
      const registered = mention?.match ? registeredIn(mention.match.indicator, mention.quantity) : null
      yield {
        span: name.span,
        facts: {name: name.view.text, column: table.table.rows[0]?.[column ?? 0]?.view.text ?? '', registered},
        fixes: [insertAt(cell.span.from, registered ?? '—')],
      }
    }
  },
  say: ({name, column, registered}) => ({
    zh: `${quote(name)}有目标值，${quote(column)}栏空白。${registered ? `登记的基期值为${registered}，请补写。` : '请补基期值，确无数据填“—”并注明原因。'}`,
    en: `“${name}” has a target and nothing under “${column}”. ${registered ? `The registered baseline is ${registered}.` : 'Give the baseline, or write “—” and say why.'}`,
  }),
})

/** The last observation, written as the target of the row is: its multiplier, no more places than the value has. */
function registeredIn({observations}: Indicator, {multiplier, unit}: Quantity): string | null {
  const last = observations.findLast(({value, qualifier}) => value && !('length' in value) && qualifier === 'eq')
  if (!last?.value || 'length' in last.value || unit === null) return null
  const power = {十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8, 万亿: 1e12}[multiplier ?? ''] ?? 1
  return String(Number((toNumber(last.value) / power).toFixed(4)))
}
