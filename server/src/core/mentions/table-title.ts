import type {Cell, Table} from '../markdown/passage.js'
import {type View, viewOf} from '../text/view.js'
import {columnsOf, type Head} from './header.js'
import type {Language, Wording} from './language.js'

/** 专栏3 绿道重点工程 over the cells of a table, as boxes come out of a conversion. */
export interface Title {
  readonly view: View
  /** Whether the row below heads the columns; else what stands below is the box. */
  readonly hasHead: boolean
  /** The columns of a table without a head: the first of several names the rows, a single one is prose. */
  readonly head: Head
}

/** The line of a box that a table's first row is; null where it says more, or something else. */
export function titleRow({rows}: Table, language: Language): Title | null {
  const [first = [], second = []] = rows
  const said = [...new Set(first.map(({view}) => view.text.trim()))].filter((text) => text !== '')
  if (said.length !== 1 || !language.say.box.test(said[0]!)) return null
  const {view} = first.find(({view: {text}}) => text.trim() !== '')!
  return {view, hasHead: isHead(second, language.say), head: headless(rows, language)}
}

/** No head of a column is longer. */
const LONGEST = 16

const isHead = (cells: readonly Cell[], say: Wording): boolean =>
  cells.length > 1 &&
  cells.some(({view}) => say.headOfNames.test(view.text)) &&
  cells.every(({view: {text}}) => text.length <= LONGEST && !/[,;:。]/.test(text))

function headless(rows: Table['rows'], language: Language): Head {
  const blank = (cell: Cell): Cell => ({...cell, view: NOTHING})
  const {columns} = columnsOf([(rows[0] ?? []).map(blank), ...rows.slice(1)], language)
  return {columns: columns.length === 1 ? [{...columns[0]!, kind: 'value'}] : columns, height: 1}
}

const NOTHING = viewOf('', [])
