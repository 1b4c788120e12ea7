import {type CellObject, utils, writeXLSX} from '@e965/xlsx'

/** A sheet to be written; texts stay texts, so that nothing becomes a formula. */
export interface Written {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  /** Columns that nobody needs to see. */
  readonly hidden: readonly number[]
  /** Columns as wide as so many characters. */
  readonly widths: readonly number[]
}

/** The sheet of a form, its ids hidden; that of an export. */
export const formSheet = {name: '填报', hidden: [0], widths: [14, 30, 10, 14, 14, 14, 20]} as const
export const exportSheet = {
  ...{name: 'figures', hidden: []},
  widths: [16, 28, 8, 8, 12, 12, 14, 8, 10, 12, 12, 30, 12],
} as const

/** The sheets as an `.xlsx`. Numbers that a spreadsheet holds exactly are numbers. */
export function writeSheets(sheets: readonly Written[]): Uint8Array {
  const book = utils.book_new()
  for (const {name, rows, hidden, widths} of sheets) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(cellOf)))
    sheet['!cols'] = widths.map((wch, column) => ({wch, hidden: hidden.includes(column)}))
    utils.book_append_sheet(book, sheet, name)
  }
  return new Uint8Array(writeXLSX(book, {type: 'array', compression: true}))
}

const cellOf = (text: string): CellObject | null => {
  if (text === '') return null
  const isNumber = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/.test(text) && String(Number(text)) === text
  return isNumber ? {t: 'n', v: Number(text)} : {t: 's', v: text}
}
