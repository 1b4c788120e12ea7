import {type Element, element, elements, numberOf, type Part, wordsOf} from './xml.js'

/** A cell in the grid of its table: columns and rows from 0. */
export interface Cell {
  readonly element: Element
  readonly column: number
  readonly columns: number
  readonly row: number
  /** Rows that it reaches over by vertical merging. */
  readonly rows: number
}

/** A table with its merged cells in place. */
export interface Grid {
  readonly width: number
  readonly rows: readonly (readonly Cell[])[]
  /** Rows that name the columns. */
  readonly head: number
}

/** Reads a `w:tbl`; rows whose properties hold one of `left` (`w:del`) are not there. */
export function gridOf(part: Part, table: Element, left: ReadonlySet<string>): Grid {
  const lines = elements(table, 'w:tr')
    .filter((row) => !elements(element(row, 'w:trPr')).some(({name}) => left.has(name)))
    .map(lineOf)
  const rows = lines.map((line, row) =>
    line
      .filter(({isContinued}) => !isContinued)
      .map(({element: of, column, columns}) => ({element: of, column, columns, row, rows: reach(lines, row, column)})),
  )
  const width = Math.max(0, ...lines.map((line) => line.reduce((sum, {columns}) => sum + columns, 0)))
  return {width, rows, head: headOf(part, table, rows)}
}

/** Word has no wider tables. */
const mostColumns = 63

interface Placed {
  readonly element: Element
  readonly column: number
  readonly columns: number
  /** Whether the cell above goes on in it. */
  readonly isContinued: boolean
}

function lineOf(row: Element): readonly Placed[] {
  let column = numberOf(element(row, 'w:trPr'), 'w:gridBefore', [0, mostColumns])
  return cellsOf(row).map((cell) => {
    const properties = element(cell, 'w:tcPr')
    const columns = numberOf(properties, 'w:gridSpan', [1, mostColumns])
    const merge = element(properties, 'w:vMerge')
    const placed = {
      element: cell,
      column,
      columns,
      isContinued: merge !== null && merge.attributes.get('w:val') !== 'restart',
    }
    column += columns
    return placed
  })
}

/** Cells of a row; some stand inside a content control. */
const cellsOf = (of: Element): readonly Element[] =>
  elements(of).flatMap((it) =>
    it.name === 'w:tc' ? [it] : /^w:(sdt|sdtContent|customXml)$/.test(it.name) ? cellsOf(it) : [],
  )

function reach(lines: readonly (readonly Placed[])[], row: number, column: number): number {
  let below = row + 1
  while (lines[below]?.some((it) => it.column === column && it.isContinued)) below++
  return below - row
}

/**
 * The first row names the columns, and each row below that a cell of the head reaches into, or that tells apart what one
 * wide cell of the head has in common; or as many as Word repeats on each page, where it is told to.
 */
function headOf(part: Part, table: Element, rows: readonly (readonly Cell[])[]): number {
  const lines = elements(table, 'w:tr')
  const repeated = lines.findIndex((row) => element(element(row, 'w:trPr'), 'w:tblHeader') === null)
  if (repeated > 0) return repeated
  let head = 1
  for (let row = 0; row < head && row < rows.length; row++)
    for (const cell of rows[row] ?? []) head = Math.max(head, row + cell.rows)
  const isWide = (rows[head - 1] ?? []).some(({columns}) => columns > 1)
  const next = rows[head]
  const isTold = next?.every(({element: of}) => isLabel(wordsOf(part, of)))
  if (head === 1 && isWide && (rows[0]?.length ?? 0) > 1 && next && isTold) head = 2
  return Math.min(head, rows.length)
}

/** No figure; a year is none. */
const isLabel = (words: string): boolean => !/^[\d.,%\s-]+$/.test(words) || /^\s*\d{4}\s*$/.test(words)
