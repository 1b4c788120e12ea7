/** A sheet of a spreadsheet: what each cell shows, '' where nothing does; merged cells say what they say in their first cell. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly Merge[]
}

/** Rows and columns from 0. */
export interface Merge {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** What spreadsheet programs call a cell: C5. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`

export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** The sheet with what merged cells say in each cell that they cover. */
export function spread({rows, merges}: Sheet): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const full = rows.map((row) => Array.from({length: width}, (_, column) => row[column] ?? ''))
  for (const {row, column, rows: down, columns: across} of merges)
    for (let r = row; r < row + down; r++)
      for (let c = column; c < column + across; c++) {
        const line = full[r]
        if (line && c < width) line[c] = full[row]?.[column] ?? ''
      }
  return full
}

/** Rows as columns, for tables with a year in each row. */
export const turned = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  Array.from({length: rows[0]?.length ?? 0}, (_, column) => rows.map((row) => row[column] ?? ''))
