import assert from 'node:assert/strict'
import {randomUUID} from 'node:crypto'
import {mkdtempSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {read, utils, write} from '@e965/xlsx'
import {makeKey, readBundle} from '../../server/src/serve/bundle.js'
import {readFileSheets} from '../../server/src/tables/index.js'
import {buildProgram, folderWith} from '../cli/run.js'
import {figure, indicator} from '../ledger/made.js'
import {type Answer, ran, Served} from './served.js'

const rows = [
  ['指标', '单位', '2019年', '2020年'],
  ['地区生产总值', '亿元', 1234.5, 1300.25],
  ['常住人口', '万人', '98.7', '…'],
]

/** A spreadsheet as programs save it. */
function book(table: readonly (readonly (string | number)[])[] = rows): Uint8Array {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet(table.map((row) => [...row])), '主要指标')
  return new Uint8Array(write(made, {type: 'array', bookType: 'xlsx'}))
}

interface Told {
  readonly proposals: readonly {id: string; scope: string; items: number}[]
  readonly known: number
  readonly figures: number
  readonly cells: readonly {cell: string; kind: string; why: {en: string}}[]
  readonly title: string
  readonly facts: readonly string[]
}

suite('spreadsheets of the service', () => {
  let served: Served
  const key = join(mkdtempSync(join(tmpdir(), 'exchange-')), 'key.pem')
  const trusts = makeKey(key)
  setup(async () => {
    served = await Served.start(undefined, '', key)
    await served.person('周明', 'keeper')
    await served.person('陈立', 'contributor')
    await served.person('李青', 'reader')
    await served.person('王敏', 'keeper', 'prov', {level: 'restricted'})
    await served.hold([
      indicator('yz.gdp', {name: '地区生产总值', unit: '元', kind: 'flow'}),
      indicator('yz.pop', {name: '常住人口', unit: '人', kind: 'stock'}),
      indicator('yz.beds', {name: '应急床位', unit: '张', classification: 'internal'}),
      figure('yz.gdp', '2019', '123450000000'),
      figure('yz.beds', '2019', '77'),
    ])
  })
  teardown(() => served.close())

  const upload = (
    who: string,
    bytes: Uint8Array,
    {query = '', name = '2020年鉴.xlsx', id = randomUUID(), ...fields}: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(bytes)], name))
    for (const [field, text] of Object.entries(fields)) form.set(field, text)
    return served.ask(who, `/v1/import?scope=prov/gxt${query}`, {
      method: 'POST',
      body: form,
      headers: {'idempotency-key': id},
    })
  }
  const told = ({json}: Answer): Told => json

  test('a dry run says cell by cell what would be; the import is one proposal that knows its cells; once more it is nothing', async () => {
    const dry = told(await upload('李青', book(), {query: '&dry-run'}))
    assert.deepEqual(
      dry.cells.map(({cell, kind}) => `${cell} ${kind}`),
      ['C2 value', 'D2 value', 'C3 value', 'D3 missing'],
    )
    assert.deepEqual([dry.known, dry.figures], [1, 2])
    assert.equal((await upload('李青', book())).status, 403)
    const id = randomUUID()
    const made = await upload('陈立', book(), {id, reason: '年鉴出版'})
    assert.deepEqual([made.status, told(made).proposals], [201, [{id, scope: 'prov/gxt', items: 2}]])
    assert.deepEqual(told(await upload('陈立', book(), {id})).proposals, [{id, scope: 'prov/gxt', items: 2}])
    const shown: {title: string; items: {item: {value: string; evidence: object}}[]} = (
      await served.ask('周明', `/v1/proposals/${id}`)
    ).json
    assert.equal(shown.title, '2020年鉴.xlsx')
    const {file, ...evidence}: {file?: string} = shown.items[0]?.item.evidence ?? {}
    assert.deepEqual(evidence, {document: '2020年鉴.xlsx', sheet: '主要指标', cell: 'D2'})
    assert.match(file ?? '', /^[0-9a-f]{64}$/)
    const waiting = await upload('陈立', book())
    assert.deepEqual([waiting.status, told(waiting).proposals], [200, []])
    assert.equal((await served.send('周明', `/v1/proposals/${id}/decision`, {verdict: 'accept'})).status, 201)
    assert.deepEqual(told(await upload('陈立', book())), {proposals: [], known: 3})
  })

  test('a cell that is not clear stops it, until the map or skip says what it is', async () => {
    const unclear = book([...rows, ['工业用电', '亿千瓦时', 1, 2]])
    const stopped = await upload('陈立', unclear)
    assert.equal(stopped.status, 400)
    assert.match(told(stopped).title, /^2 cells are not clear \(主要指标!C4 and on\)/)
    assert.deepEqual(told(stopped).facts, ['主要指标!C4', '主要指标!D4'])
    assert.equal(told(await upload('陈立', unclear, {skip: '4'})).proposals[0]?.items, 2)
    assert.match(told(await upload('陈立', unclear, {map: 'nothing: 1\n'})).title, /a map has names/)
    const mapped = {map: 'names: {工业用电: ""}\n', query: '&dry-run'}
    assert.equal(told(await upload('陈立', unclear, mapped)).cells.at(-1)?.kind, 'skipped')
  })

  test('what a reader may not see is no name to the sheet either', async () => {
    const sheet = book([
      ['指标', '单位', '2020年'],
      ['应急床位', '张', 80],
    ])
    const cells = async (who: string) => told(await upload(who, sheet, {query: '&dry-run'})).cells
    assert.match((await cells('李青'))[0]?.why.en ?? '', /is not registered/)
    assert.equal((await cells('王敏'))[0]?.kind, 'value')
  })

  for (const [what, bytes, name, line] of [
    ['that is none', Uint8Array.of(0x50, 0x4b, 3, 4, 1), 'a.xlsx', /^no spreadsheet, or damaged/],
    ['without a table', book([['说明']]), 'a.xlsx', /^no table of figures/],
    ['of 60 MB', new Uint8Array(60_000_000), 'a.xlsx', /^The body is larger than 20500 kB/],
    ['of bytes that are no text', Uint8Array.of(0xff, 0xfe, 0xff, 0xdf, 1), 'a.csv', /^neither UTF-8 nor GB18030/],
  ] as const)
    test(`a file ${what} is refused in one line`, async () => {
      const {title} = told(await upload('陈立', bytes, {name}))
      assert.match(title, line)
      assert.equal(title.split('\n').length, 1)
    })

  test('a form goes out, comes back filled in, and is known again', async () => {
    const answer = await fetch(`${served.url}/v1/form?scope=prov/gxt&as-of=2021`, {
      headers: {authorization: `Bearer ${served.tokens.get('陈立')}`},
    })
    assert.match(answer.headers.get('content-disposition') ?? '', /prov-gxt-2021\.xlsx/)
    const form = read(await answer.arrayBuffer())
    const sheet = form.Sheets.填报
    assert.ok(sheet)
    utils.sheet_add_aoa(sheet, [[1400.5]], {origin: 'F3'})
    const filled = new Uint8Array(write(form, {type: 'array', bookType: 'xlsx'}))
    assert.equal(told(await upload('陈立', filled, {name: '填报.xlsx'})).proposals[0]?.items, 1)
    assert.match((await served.ask('陈立', '/v1/form?scope=prov/gxt&as-of=soon')).text, /such as 2021/)
  })

  test('what is in use goes out as CSV, SDMX-CSV, XLSX and YAML, as far as the reader may see it', async () => {
    const out = (format: string, who = '李青') => served.ask(who, `/v1/export?scope=prov/gxt&format=${format}`)
    assert.match(
      (await out('csv')).text,
      /indicator,name[^\n]*\r\nyz\.gdp,地区生产总值,元,,observations,2019,123450000000,/,
    )
    assert.match((await out('sdmx-csv')).text, /OBS_VALUE/)
    assert.match((await out('yaml')).text, /^plumbline: 1\n/)
    for (const format of ['csv', 'sdmx-csv', 'yaml']) {
      assert.doesNotMatch((await out(format)).text, /应急床位/)
      assert.match((await out(format, '王敏')).text, /应急床位/)
    }
    const xlsx = await fetch(`${served.url}/v1/export?scope=prov/gxt&format=xlsx`, {
      headers: {authorization: `Bearer ${served.tokens.get('李青')}`},
    })
    const [sheet] = readFileSheets('a.xlsx', new Uint8Array(await xlsx.arrayBuffer()))
    assert.equal(sheet?.rows[1]?.[6], '123450000000')
    assert.match((await out('docx')).text, /must be one of csv, xlsx, sdmx-csv, yaml, bundle/)
  })

  test('the terminal does all of it at the service', async function () {
    this.timeout(120_000)
    buildProgram()
    const folder = folderWith({
      'plumbline.yaml': `registry:\n  - ${served.url}/v1/registry/prov/gxt.metrics.yaml\n`,
      'a.xlsx': book(),
      'unclear.xlsx': book([...rows, ['工业用电', '亿千瓦时', 1, 2]]),
    })
    const run = (words: string, input = '') => ran(folder, ['registry', ...words.split(' ')], input, folder)
    await run('login', `${served.tokens.get('王敏')}\n`)
    const dry = await run('import a.xlsx --dry-run')
    assert.match(dry.stdout, /主要指标!D2 {2}“1300\.25” {2}is 1300\.25亿 {2}地区生产总值, 2020, 亿元\n/, dry.stderr)
    assert.match(dry.stdout, /4 cells: 3 values \(1 as registered, 2 new or changed\), 1 missing, 0 skipped/)
    assert.equal(served.service.state.proposals.size, 1)
    const stopped = await run('import unclear.xlsx')
    assert.match(stopped.stderr, /2 cells are not clear \(主要指标!C4 and on\)/)
    assert.match((await run('import a.xlsx --reason 年鉴')).stdout, /Proposed 2 figures: [0-9a-f-]{36}\n/)
    assert.match((await run('import a.xlsx')).stdout, /All of it waits for a decision already/)
    const form = await run('form --scope prov/gxt --as-of 2021 --output f.xlsx')
    assert.match(form.stdout, /f\.xlsx: 3 indicators to fill in/, form.stderr)
    assert.match((await run('export --format csv')).stdout, /yz\.gdp,地区生产总值,元,,observations,2019,123450000000,/)
    assert.match((await run('export --format yaml')).stdout, /^plumbline: 1\n/)
    assert.equal((await run('bundle 2 --output all.bundle')).status, 0)
    const {acts} = readBundle(readFileSync(join(folder, 'all.bundle'), 'utf8'), trusts)
    assert.equal(acts.at(-1)?.seq, served.service.state.head.seq)
  })

  test('a bundle goes to whoever keeps all that is in the log', async () => {
    const bundle = (who: string, after = 0) => served.ask(who, `/v1/export?format=bundle&after=${after}`)
    assert.equal((await bundle('周明')).status, 403)
    const {acts} = readBundle((await bundle('王敏', 2)).text, trusts)
    assert.deepEqual([acts[0]?.seq, acts.at(-1)?.seq], [3, served.service.state.head.seq])
  })
})
