import assert from 'node:assert/strict'
import {mkdtempSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {utils, write} from '@e965/xlsx'
import {type BuildOptions, build, type Plugin} from 'esbuild'
import {sheetsIn} from '../../server/src/serve/sheets.js'
import {readFileSheets} from '../../server/src/tables/index.js'
import {fifteen} from '../tables/fifteen.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A folder with the service's bundle and that of the spreadsheets, as an installed program has them. */
async function installed(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'))
  const made: BuildOptions = {
    ...{absWorkingDir: root, bundle: true, platform: 'node', format: 'cjs', target: 'es2022'},
    external: ['pg-native', 'cloudflare:sockets', './tables.js'],
  }
  const {promised}: {promised: Plugin} = await import(new URL('../../scripts/spreadsheets.mjs', import.meta.url).href)
  const tables = {entryPoints: ['server/src/tables/index.ts'], outfile: join(folder, 'tables.js'), plugins: [promised]}
  await build({...made, ...tables})
  await build({
    ...made,
    entryPoints: ['server/src/serve/index.ts'],
    outfile: join(folder, 'serve.js'),
    plugins: [
      {
        name: 'apart',
        setup: ({onResolve}) =>
          onResolve({filter: /\/tables\/index\.js$/}, () => ({path: './tables.js', external: true})),
      },
    ],
  })
  writeFileSync(join(folder, 'package.json'), '{"type": "commonjs"}')
  return folder
}

const registry = `plumbline: 1
indicators:
  - {id: yz.gdp, name: 地区生产总值, unit: 元, kind: flow}
`

const job = (rows: readonly (readonly (string | number)[])[]) => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), '表')
  const bytes = new Uint8Array(write(book, {type: 'array', bookType: 'xlsx', compression: true}))
  return {do: 'read', name: 'a.xlsx', bytes, map: '', skip: [], registry} as const
}

const small = job([
  ['指标', '单位', '2020年'],
  ['地区生产总值', '亿元', 1300.25],
])
/** Rows of nothing but text: what it takes to read it is ten times its size. */
const large = job(Array.from({length: 6_000}, (_, row) => Array.from({length: 40}, (_, at) => `甲${row}乙${at}`)))

suite('spreadsheets, apart from the service', () => {
  let folder = ''
  suiteSetup(async function () {
    this.timeout(60_000)
    folder = await installed()
  })
  const line = /too large or too involved/

  test('are read one after another, in workers that leave the service free', async () => {
    const sheets = sheetsIn(folder)
    const done = await Promise.all([sheets(small), sheets({do: 'export', format: 'xlsx', registry}), sheets(small)])
    assert.deepEqual(
      done.map((it) => ('reading' in it ? it.reading.figures[0]?.value : 'bytes' in it)),
      ['1300.25亿', true, '1300.25亿'],
    )
  })

  test('as it is published, the library reads what is promised and refuses what it does without', () => {
    const published: {readFileSheets: typeof readFileSheets} = createRequire(import.meta.url)(join(folder, 'tables.js'))
    for (const {name, bytes} of fifteen(3))
      assert.deepEqual(published.readFileSheets(name, bytes), readFileSheets(name, bytes), name)
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['指标', '2020年']]), '表')
    for (const bookType of ['ods', 'html', 'xlml'] as const) {
      const bytes = new Uint8Array(write(book, {type: 'array', bookType}))
      assert.deepEqual(published.readFileSheets('a.xls', bytes)[0]?.rows, [['指标', '2020年']], bookType)
    }
    for (const bookType of ['xlsb', 'dbf', 'dif'] as const) {
      const bytes = new Uint8Array(write(book, {type: 'array', bookType}))
      assert.throws(() => published.readFileSheets('a.xls', bytes), /damaged/, bookType)
    }
  })

  test('one that takes too long, or all memory there is, ends by itself and the next is read', async function () {
    this.timeout(60_000)
    const late = await sheetsIn(folder, {ms: 50, megabytes: 600, waiting: 8})(large)
    assert.match('refused' in late ? late.refused.en : '', line)
    const sheets = sheetsIn(folder, {ms: 60_000, megabytes: 32, waiting: 8})
    const [first, second] = await Promise.all([sheets(large), sheets(small)])
    assert.match('refused' in first ? first.refused.en : '', line)
    assert.ok('reading' in second)
  })

  test('more than can wait are told so', async () => {
    const sheets = sheetsIn(folder, {ms: 30_000, megabytes: 600, waiting: 2})
    const all = await Promise.allSettled([sheets(small), sheets(small), sheets(small)])
    assert.deepEqual(
      all.map(({status}) => status),
      ['fulfilled', 'fulfilled', 'rejected'],
    )
  })
})
