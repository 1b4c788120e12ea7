import type {Sum} from '../formulas/sums.js'
import type {Table} from '../markdown/passage.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'

const totalName = /^(?:合计|总计|共计|合 计|总 计|合计数|总数)(?:\(.{1,8}\))?$/
/** Rows that are part of another row: their figures are in the total already. */
const isPartial = (name: string): boolean =>
  /其中|^[#＃*—–-]|小计|^\(?\d+[.、)]|^[（(]?[一二三四五六七八九十]+[、)）.]/.test(name)
/** What does not add up: rates, averages, indices, ranks. */
const notAdditive = /率|比重|占比|比例|增长|增速|增幅|指数|均|强度|密度|位次|排名|序号|完成|%|‰/

/** Columns that count nothing; 机关事业单位养老保险基金 is the name of one that does. */
const besideFigures = /^(?:计量|计算)?单位(?:\(.*\))?$|备注|属性|(?:责任|牵头|实施|建设|主管)(?:单位|部门)/

/** Totals of a table's columns and rows; only where every part has its figure, in one unit. */
export function totalsOf({passage, mentions}: Reading): readonly Sum[] {
  if (passage.kind !== 'table' || passage.rows.length < 4) return []
  const figures = new Map<string, ResolvedMention>()
  for (const mention of mentions) if (mention.cell) figures.set(`${mention.cell.row} ${mention.cell.column}`, mention)
  return [...ofColumns(passage, figures), ...ofRows(passage, figures)]
}

type Figures = ReadonlyMap<string, ResolvedMention>

const nameOf = ({rows}: Table, row: number, column: number): string =>
  rows[row]?.[column]?.view.text.replace(/\s/g, '') ?? ''

function* ofColumns(table: Table, figures: Figures): Iterable<Sum> {
  const column = nameColumn(table)
  const names = table.rows.map((_, row) => nameOf(table, row, column))
  const totals = names.flatMap((name, row) => (row > 0 && totalName.test(name) ? [row] : []))
  const [total = 0] = totals
  if (totals.length !== 1 || names.some((name, row) => row > 0 && isPartial(name))) return
  // A total stands above its parts or below them, never among them.
  if (total !== 1 && total !== table.rows.length - 1) return
  const rows = names.flatMap((_, row) => (row > 0 && row !== total ? [row] : []))
  for (let at = column + 1; at < (table.rows[0]?.length ?? 0); at++) {
    if (notAdditive.test(nameOf(table, 0, at))) continue
    const sum = sumIn(
      rows.map((row) => figures.get(`${row} ${at}`)),
      figures.get(`${total} ${at}`),
    )
    if (sum) yield sum
  }
}

function* ofRows(table: Table, figures: Figures): Iterable<Sum> {
  const head = table.rows[0] ?? []
  const total = head.findIndex((_, at) => totalName.test(nameOf(table, 0, at)))
  const first = nameColumn(table) + 1
  if (total < first || (total !== first && total !== head.length - 1)) return
  const columns = head.flatMap((_, at) =>
    at >= first && at !== total && !besideFigures.test(nameOf(table, 0, at)) ? [at] : [],
  )
  if (columns.some((at) => notAdditive.test(nameOf(table, 0, at)))) return
  for (const [row] of table.rows.entries()) {
    if (row === 0 || notAdditive.test(nameOf(table, row, first - 1))) continue
    const sum = sumIn(
      columns.map((at) => figures.get(`${row} ${at}`)),
      figures.get(`${row} ${total}`),
    )
    if (sum) yield sum
  }
}

/** Names stand in the first column, or behind a running number. */
const nameColumn = (table: Table): number => (/^(?:序号|编号|No\.?)$/i.test(nameOf(table, 0, 0)) ? 1 : 0)

function sumIn(parts: readonly (ResolvedMention | undefined)[], total: ResolvedMention | undefined): Sum | null {
  if (!total || parts.length < 2) return null
  const {unit} = total.quantity
  const all = parts.filter((part): part is ResolvedMention => part?.quantity.unit === unit)
  if (all.length < parts.length || unit === '%' || unit === '‰' || unit?.includes('/') || unit === '个百分点')
    return null
  return {parts: all, total}
}
