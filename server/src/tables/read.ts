import {type CellObject, read, utils, type WorkSheet} from '@e965/xlsx'
import {unzipSync} from 'fflate'
import {readCsv} from '../core/tables/csv.js'
import type {Merge, Sheet} from '../core/tables/sheet.js'
import {decode} from '../files/decode.js'

/** Why a file is not read as a spreadsheet. */
export type TableRefusal = 'too-large' | 'too-long' | 'encrypted' | 'damaged' | 'macros' | 'no-text'

export class TableRefused extends Error {
  readonly refusal: TableRefusal

  constructor(refusal: TableRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** In bytes: a file, and all that it unpacks to. A yearbook's sheet is a thousandth of it. */
const most = {file: 20_000_000, unpacked: 200_000_000}

/** More rows than any table of figures has. */
const mostRows = 20_000

/** The sheets of a file by its name: CSV in UTF-8 or GB18030, else `.xls` or `.xlsx`. Throws `TableRefused`. */
export function readFileSheets(name: string, bytes: Uint8Array): readonly Sheet[] {
  if (bytes.length > most.file) throw new TableRefused('too-large')
  if (!/\.(?:csv|tsv|txt)$/i.test(name)) return readSheets(bytes)
  const text = decode(bytes)?.text
  if (text === undefined) throw new TableRefused('no-text')
  return [{name: name.replace(/^.*[\\/]/, ''), rows: readCsv(text), merges: []}]
}

/** The sheets of an `.xls` or `.xlsx`, hidden ones left out. Throws `TableRefused`. */
export function readSheets(bytes: Uint8Array): readonly Sheet[] {
  if (bytes.length > most.file) throw new TableRefused('too-large')
  lookInto(bytes)
  const book = opened(bytes)
  if (book.vbaraw) throw new TableRefused('macros')
  const hidden = new Set((book.Workbook?.Sheets ?? []).flatMap((it) => (it.Hidden && it.name ? [it.name] : [])))
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name]
    return sheet && !hidden.has(name) ? [sheetOf(name, sheet)] : []
  })
}

function opened(bytes: Uint8Array) {
  try {
    return read(bytes, {type: 'array', dense: false, sheetRows: mostRows, bookVBA: true, cellHTML: false})
  } catch (error) {
    throw new TableRefused(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged')
  }
}

/** What a zip unpacks to is known before it is unpacked. */
function lookInto(bytes: Uint8Array): void {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return
  let total = 0
  const look = ({originalSize}: {readonly originalSize: number}): boolean => {
    total += originalSize
    return false
  }
  try {
    unzipSync(bytes, {filter: look})
  } catch {
    throw new TableRefused('damaged')
  }
  if (total > most.unpacked) throw new TableRefused('too-large')
}

function sheetOf(name: string, sheet: WorkSheet): Sheet {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1')
  const rows = Array.from({length: range.e.r + 1}, (_, row) =>
    Array.from({length: Math.min(range.e.c, 500) + 1}, (_, column) =>
      shownBy(sheet[utils.encode_cell({r: row, c: column})]),
    ),
  )
  // A table is read whole or not at all; formats of empty rows may go on for a million.
  const isCut = sheet['!fullref'] !== undefined && rows.slice(-100).some((row) => row.some((it) => it !== ''))
  if (isCut) throw new TableRefused('too-long')
  const merges = (sheet['!merges'] ?? []).map(
    ({s, e}): Merge => ({row: s.r, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1}),
  )
  return {name, rows, merges}
}

/** A number with all its places, unless its cell shows a percentage or a day; of a formula the result. */
function shownBy(cell: CellObject | undefined): string {
  if (!cell) return ''
  if (cell.t === 'n' && !/[%年月日:]|[ymd]{2}/i.test(`${cell.w ?? ''}${cell.z ?? ''}`)) return exactly(Number(cell.v))
  return String(cell.t === 's' ? (cell.v ?? '') : (cell.w ?? cell.v ?? ''))
}

/** As a person typed it: the fifteen digits that spreadsheet programs keep. */
const exactly = (value: number): string => {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

/** Why a file is not read, and what to do, for people. */
export const tableRefusals: Readonly<Record<TableRefusal, {readonly zh: string; readonly en: string}>> = {
  'too-large': {
    zh: '表格过大（上限 20 MB，解压后 200 MB），请只留要登记的工作表再导入',
    en: 'the file is too large (20 MB, 200 MB unpacked at most); keep only the sheets to be imported',
  },
  'too-long': {
    zh: `工作表超过 ${mostRows} 行，请只留要登记的行再导入`,
    en: `a sheet has more than ${mostRows} rows; keep only the rows to be imported`,
  },
  'no-text': {zh: '既不是 UTF-8 也不是 GB18030', en: 'neither UTF-8 nor GB18030'},
  encrypted: {zh: '表格设有打开密码，请先取消密码', en: 'the file has a password; take the password off first'},
  damaged: {
    zh: '不是表格文件，或已损坏，请用表格软件打开后另存',
    en: 'no spreadsheet, or damaged; open it and save it anew',
  },
  macros: {
    zh: '表格含有宏，不予读取，请另存为不含宏的 .xlsx',
    en: 'the file holds macros; save it as .xlsx without macros',
  },
}
