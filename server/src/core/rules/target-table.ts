import type {Cell, Passage, Table} from '../markdown/passage.js'
import {columnsOf, namedAt, unitInName} from '../mentions/header.js'
import {chinese} from '../mentions/languages.js'
import {keeping} from '../text/keeping.js'

/** A table of indicators with their targets (主要指标表). */
export interface TargetTable {
  readonly table: Table
  readonly name: number
  /** −1 where the table has no such column. */
  readonly unit: number
  readonly attribute: number
  readonly order: number
  readonly baselines: readonly number[]
  readonly targets: readonly number[]
  /** Whether a column head gives the unit of its figures. */
  readonly unitInHead: boolean
  readonly rows: readonly Row[]
}

/** A row that states an indicator. */
export interface Row {
  readonly row: number
  readonly name: Cell
  readonly cells: readonly Cell[]
  /** 其中 or #: a part of the indicator above. */
  readonly part: boolean
}

const kept = keeping<Table, TargetTable | null>()

/** The table of indicators that a passage is; null for any other passage. */
export function targetTable(passage: Passage): TargetTable | null {
  if (passage.kind !== 'table' || passage.rows.length < 2) return null
  const known = kept.get(passage)
  if (known !== undefined) return known
  const read = readTable(passage)
  kept.set(passage, read)
  return read
}

/** What such a table is known by; two of them make one (domain notes, 3.4). */
const signs = [
  /指标/,
  /^(?:计量)?单位$/,
  /基期|现状|(?:19|20)\d\d年?/,
  /目标|规划值|(?:预期|约束)值/,
  /^(?:指标)?(?:属性|性质)$/,
  /年均|累计/,
]

function readTable(table: Table): TargetTable | null {
  const head = table.rows[0] ?? []
  const texts = head.map(({view}) => view.text.replace(/\s/g, ''))
  if (signs.filter((sign) => texts.some((text) => sign.test(text))).length < 2) return null
  const {columns, height} = columnsOf(table.rows, chinese)
  const at = (kind: string) => columns.findIndex((column) => column.kind === kind)
  const values = columns.flatMap((column, index) =>
    column.kind === 'value' && column.change === null ? [{index, column}] : [],
  )
  const targets = values.filter(({column}) => column.mood === 'goal').map(({index}) => index)
  const baselines = values
    .filter(
      ({column, index}) =>
        column.mood !== 'goal' && ((column.when?.time ?? null) !== null || /基期|现状/.test(texts[index] ?? '')),
    )
    .map(({index}) => index)
  // A yearbook's table has indicators and years too, and neither targets nor attributes.
  if (at('name') < 0 || !targets.length) return null
  const rows = table.rows.slice(height).flatMap((cells, index) =>
    rowOf(
      cells,
      index + height,
      namedAt(cells, columns, at('name')),
      values.map(({index}) => index),
    ),
  )
  return {
    table,
    name: at('name'),
    unit: at('unit'),
    attribute: at('attribute'),
    order: at('order'),
    baselines,
    targets,
    unitInHead: values.some(({column}) => column.unit !== null),
    rows,
  }
}

/** A row with a name and some figure; 一、经济发展 heads a group and states nothing. */
function rowOf(cells: readonly Cell[], row: number, at: number, values: readonly number[]): readonly Row[] {
  const name = cells[at]
  if (
    !name?.view.text.trim() ||
    !values.some((column) => /\d|[一二三四五六七八九十全]/.test(cells[column]?.view.text ?? ''))
  )
    return []
  return [{row, name, cells, part: /^[\s—–-]*(?:其中|#)/.test(name.view.text)}]
}

/** Whether a row says what its figures are counted in; 指数 and 位次 are counted in nothing. */
export function hasUnit({unit, unitInHead, targets, baselines}: TargetTable, {name, cells}: Row): boolean {
  const {text} = name.view
  if (
    unitInHead ||
    cells[unit]?.view.text.trim() ||
    unitInName(text, chinese.say) ||
    /指数|系数|排名|位次|[(（[].{1,12}[)）\]]\s*$/.test(text)
  )
    return true
  const values = [...targets, ...baselines]
    .map((column) => cells[column]?.view.text ?? '')
    .filter((value) => /\d/.test(value))
  return values.every((value) => /\d[^\d.,]*[\u4e00-\u9fffA-Za-z%‰]/.test(value))
}
