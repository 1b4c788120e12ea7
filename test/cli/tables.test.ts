import assert from 'node:assert/strict'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {read, utils, write} from '@e965/xlsx'
import fc from 'fast-check'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {readCsv, writeCsv} from '../../server/src/core/tables/csv.js'
import {fromSdmx, fromTable, type Row, rowsOf, toSdmx, toTable} from '../../server/src/core/tables/export.js'
import {readSheets, writeSheets} from '../../server/src/tables/index.js'
import {registryText} from '../tables/yearbook.js'
import {buildProgram, folderWith, plumbline} from './run.js'

const files = {'plumbline.yaml': 'registry:\n  - "*.metrics.yaml"\n', 'r.metrics.yaml': registryText}

const rows = [
  ['指标', '单位', '2019年', '2020年'],
  ['地区生产总值', '亿元', 1234.5, 1300.25],
  ['常住人口', '万人', '98.7', '…'],
]

/** A spreadsheet as programs save it. */
function book(bookType: 'xlsx' | 'biff8', table: readonly (readonly (string | number)[])[] = rows): Uint8Array {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(table.map((row) => [...row])), '主要指标')
  return new Uint8Array(write(made, {type: 'array', bookType}))
}

/** 指标, 单位, 地区生产总值, 亿元 in GB18030. */
const gb = (text: string): Uint8Array => {
  const codes: Readonly<Record<string, number>> = {
    指: 0xd6b8,
    标: 0xb1ea,
    单: 0xb5a5,
    位: 0xcebb,
    年: 0xc4ea,
    森: 0xc9ad,
    林: 0xc1d6,
    覆: 0xb8b2,
    盖: 0xb8c7,
    率: 0xc2ca,
  }
  return Uint8Array.from(
    [...text].flatMap((it) => (codes[it] ? [codes[it] >> 8, codes[it] & 255] : [it.charCodeAt(0)])),
  )
}

suite('spreadsheets on the command line', () => {
  suiteSetup(buildProgram)
  const run = (at: string, ...words: readonly string[]) => plumbline(at, ['registry', ...words, '--locale', 'zh-cn'])

  test('.xlsx, .xls and CSV in GB18030 are imported as one proposal; imported again it is the same; accepted nothing is left', () => {
    const at = folderWith({
      ...files,
      'a.xlsx': book('xlsx'),
      'a.xls': book('biff8'),
      'a.csv': gb('指标,单位,2020年\r\n森林覆盖率,%,43.2\r\n'),
    })
    assert.match(
      run(at, 'import', 'a.csv', '--dry-run').stdout,
      /a\.csv!C2 {2}“43\.2” {2}读作 43\.2 {2}森林覆盖率，2020，%/,
    )
    const dry = run(at, 'import', 'a.xls', '--dry-run')
    assert.match(dry.stdout, /主要指标!C2 {2}“1234\.5” {2}读作 1234\.5亿 {2}地区生产总值，2019，亿元\n/)
    assert.match(dry.stdout, /4 格：数值 3（与登记库相同 0，有变动或新增 3），缺 1，略过 0/)
    assert.equal(readdirSync(at).includes('proposals'), false)
    for (let times = 0; times < 2; times++) assert.match(run(at, 'import', 'a.xlsx').stdout, /已提请 3 项/)
    const [name, ...others] = readdirSync(join(at, 'proposals'))
    assert.deepEqual(others, [])
    assert.match(
      readFileSync(join(at, 'proposals', name ?? ''), 'utf8'),
      /source: "a\.xlsx 主要指标!C2 sha256:[0-9a-f]{12}"/,
    )
    assert.match(run(at, 'proposals').stdout, /\+2/)
    assert.match(run(at, 'accept', (name ?? '').slice(0, 8)).stdout, /已采纳，写入 r\.metrics\.yaml/)
    assert.match(readFileSync(join(at, 'r.metrics.yaml'), 'utf8'), /asOf: "2020", value: 1300\.25亿/)
    const again = run(at, 'import', 'a.xlsx')
    assert.match(again.stdout, /与登记库相同 3，有变动或新增 0/)
    assert.equal(readdirSync(join(at, 'proposals')).length, 1)
  })

  test('a cell that is not clear stops it, until the map says what it is', () => {
    const table = [...rows, ['工业用电', '亿千瓦时', 12, 13]]
    const at = folderWith({...files, 'a.xlsx': book('xlsx', table), 'map.yaml': 'names: {工业用电: yz.power}\n'})
    const {stdout, stderr, status} = run(at, 'import', 'a.xlsx')
    assert.equal(status, 2)
    assert.match(stdout, /主要指标!C4 {2}“12” {2}不明 {2}登记库中没有“工业用电”\n/)
    assert.match(stderr, /2 格不能确定（主要指标!C4 等），请用 --map 写明，或用 --skip 略过；未导入/)
    assert.match(run(at, 'import', 'a.xlsx', '--skip', '4').stdout, /已提请 3 项/)
    assert.match(run(at, 'import', 'a.xlsx', '--map', 'map.yaml').stdout, /已提请 5 项/)
  })

  test('a form is filled in and known again', () => {
    const at = folderWith(files)
    assert.match(
      run(at, 'form', '--scope', '统计局', '--as-of', '2021-12-31', '--output', 'f.xlsx').stdout,
      /10 项指标待填/,
    )
    const form = read(readFileSync(join(at, 'f.xlsx')))
    const sheet = form.Sheets.填报
    assert.ok(sheet)
    assert.equal(sheet['!cols']?.[0]?.hidden ?? true, true)
    utils.sheet_add_aoa(sheet, [['98.5']], {origin: 'F4'})
    utils.sheet_add_aoa(sheet, [[64.1]], {origin: 'F5'})
    writeFileSync(join(at, 'f.xlsx'), new Uint8Array(write(form, {type: 'array', bookType: 'xlsx'})))
    const {stdout} = run(at, 'import', 'f.xlsx', '--dry-run')
    assert.match(stdout, /填报!F5 {2}“64\.1” {2}读作 64\.1 {2}城镇化率，2021，%/)
    assert.match(stdout, /10 格：数值 2（与登记库相同 0，有变动或新增 2），缺 8，略过 0/)
  })

  for (const [what, bytes, line] of [
    ['of 60 MB', new Uint8Array(60_000_000), /表格过大（上限 20 MB/],
    ['that is none', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), /不是表格文件，或已损坏/],
    ['without a table', book('xlsx', [['说明', '无']]), /没有找到带时点的数据表/],
  ] as const)
    test(`a file ${what} is refused in one line`, () => {
      const {stderr, status} = run(folderWith({...files, 'a.xlsx': bytes}), 'import', 'a.xlsx')
      assert.equal(status, 2)
      assert.match(stderr, line)
      assert.equal(stderr.trim().split('\n').length, 1)
    })

  test('an export is CSV, SDMX-CSV, XLSX or YAML', () => {
    const at = folderWith(files)
    assert.match(
      run(at, 'export', '--format', 'csv').stdout,
      /^\ufeffindicator,name,unit,.*\r\nyz\.gdp,地区生产总值,元,/,
    )
    assert.match(
      run(at, 'export', '--format', 'sdmx-csv').stdout,
      /^\ufeffSTRUCTURE,.*OBS_VALUE.*UNIT_MULT,DECIMALS\r\n/,
    )
    assert.equal(run(at, 'export', '--format', 'yaml').stdout, registryText)
    assert.match(run(at, 'export', '--format', 'docx').stderr, /docx/)
  })
})

suite('exports', () => {
  const text = fc.oneof(
    fc.constantFrom('', '甲', '"', 'a,b', '=1+1', ' x ', '两\n行', '007', '1e5', '-3.10'),
    fc
      .string({unit: 'grapheme', maxLength: 6})
      .map((it) => it.replace(/[\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')),
  )
  const row: fc.Arbitrary<Row> = fc.record(
    {
      ...{indicator: text, name: text, unit: text, area: text, asOf: text, value: text, step: text},
      ...{qualifier: text, status: text, vintage: text, source: text, approvedBy: text},
      list: fc.constantFrom('observations' as const, 'targets' as const),
    },
    {noNullPrototype: true},
  )
  const all = fc.array(row, {maxLength: 5})
  const settings = {seed: 20_260_103, numRuns: 60}

  test('as CSV and as SDMX-CSV lose nothing', () => {
    fc.assert(
      fc.property(all, (rows) => {
        assert.deepEqual(fromTable(readCsv(writeCsv(toTable(rows)))), rows)
        assert.deepEqual(fromSdmx(readCsv(writeCsv(toSdmx(rows)))), rows)
      }),
      settings,
    )
  })

  test('as XLSX lose nothing', () => {
    const back = (rows: readonly Row[]) =>
      fromTable(
        readSheets(writeSheets([{name: 'figures', rows: toTable(rows), hidden: [], widths: []}]))[0]?.rows ?? [],
      )
    const registered = rowsOf(combine([indexFile('r.metrics.yaml', registryText)]))
    assert.deepEqual(back(registered), registered)
    fc.assert(
      fc.property(all, (rows) => assert.deepEqual(back(rows), rows)),
      {...settings, numRuns: 20},
    )
  })
})
