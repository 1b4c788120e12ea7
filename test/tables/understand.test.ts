import assert from 'node:assert/strict'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {readCsv, writeCsv} from '../../server/src/core/tables/csv.js'
import {readMap} from '../../server/src/core/tables/map.js'
import {readTable} from '../../server/src/core/tables/read-table.js'
import type {Merge, Sheet} from '../../server/src/core/tables/sheet.js'
import {indicators, registryText} from './yearbook.js'

const registry = combine([indexFile('r.metrics.yaml', registryText)])

const sheet = (rows: readonly (readonly string[])[], merges: readonly Merge[] = []): Sheet => ({
  name: '表',
  rows,
  merges,
})

/** Cell by cell: what was understood, as `C5 id asOf value`, or `C5 unclear`, `C5 missing`. */
function told(of: Sheet, map = '', skip: readonly string[] = []): readonly string[] {
  const said = readMap(map, skip)
  assert.ok(said)
  return readTable([of], registry, said).cells.map(({cell, kind, figure}) =>
    [cell, ...(figure ? [figure.indicator, figure.asOf, figure.value, figure.qualifier] : [kind])]
      .filter((it) => it)
      .join(' '),
  )
}

const reads = (what: string, of: Sheet, cells: readonly string[], map = '', skip: readonly string[] = []) =>
  test(what, () => assert.deepEqual(told(of, map, skip), cells))

suite('a table of a yearbook is understood', () => {
  reads(
    'years in the head, a unit for each row',
    sheet([
      ['1-1 国民经济主要指标', '', '', ''],
      ['指标', '单位', '2019', '2020'],
      ['地区生产总值', '亿元', '1,234.5', '1300.25'],
      ['  其中：粮食产量', '万吨', '45.6', '…'],
      ['常住人口', '万人', '98.7', '99.1①'],
      ['注：2020年为初步数。', '', '', ''],
    ]),
    [
      ...['C3 yz.gdp 2019 1234.5亿', 'D3 yz.gdp 2020 1300.25亿', 'C4 yz.grain 2019 45.6万', 'D4 missing'],
      ...['C5 yz.pop 2019-12-31 98.7万', 'D5 yz.pop 2020-12-31 99.1万'],
    ],
  )
  reads(
    'a head of two rows with merged cells; columns of growth are not clear',
    sheet(
      [
        ['指标', '单位', '2020年', ''],
        ['', '', '绝对数', '比上年增长（%）'],
        ['全社会用电量', '亿千瓦时', '88.8', '3.1'],
      ],
      [
        {row: 0, column: 0, rows: 2, columns: 1},
        {row: 0, column: 1, rows: 2, columns: 1},
        {row: 0, column: 2, rows: 1, columns: 2},
      ],
    ),
    ['C3 yz.power 2020 88.8亿', 'D3 unclear'],
  )
  reads(
    'the unit over the table, units in names, numbers as text, and the year in the title',
    sheet([
      ['2020年社会事业基本情况', ''],
      ['', '单位：所'],
      ['项目', '绝对数'],
      ['一、普通小学', ' 321 '],
      ['（二）医疗机构床位（张）', '12 345'],
      ['森林覆盖率（%）', '43.2'],
    ]),
    ['B4 yz.schools 2020-12-31 321', 'B5 yz.beds 2020-12-31 12345', 'B6 yz.trees 2020 43.2'],
  )
  reads(
    'a year in each row',
    sheet([
      ['历年主要指标', '', ''],
      ['年份', '地区生产总值（亿元）', '常住人口（万人）'],
      ['2018', '1100', '97.1'],
      ['2019年', '1200', '-'],
      ['2020', '1300', '98.8'],
    ]),
    [
      ...['B3 yz.gdp 2018 1100亿', 'B4 yz.gdp 2019 1200亿', 'B5 yz.gdp 2020 1300亿'],
      ...['C3 yz.pop 2018-12-31 97.1万', 'C4 missing', 'C5 yz.pop 2020-12-31 98.8万'],
    ],
  )
  reads(
    'targets with what they ask for',
    sheet([
      ['指标', '单位', '2020年', '2025年目标'],
      ['城镇化率', '%', '63.2', '≥68'],
      ['粮食产量', '万吨', '45', '46以上'],
    ]),
    ['C2 yz.urban 2020 63.2', 'D2 yz.urban 2025 68 ge', 'C3 yz.grain 2020 45万', 'D3 yz.grain 2025 46万 ge'],
  )
})

suite('what is not clear is not taken', () => {
  const one = (unit: string, name: string, value: string, head = '2020年') =>
    sheet([
      ['指标', '单位', head],
      [name, unit, value],
      ['常住人口', '万人', '1'],
    ])
  const isUnclear = (what: string, of: Sheet) => test(what, () => assert.match(told(of)[0] ?? '', /^C2 unclear$/))
  isUnclear('a name that is not registered', one('亿元', '工业增加值', '12'))
  isUnclear('another unit', one('亩', '粮食产量', '12'))
  isUnclear('no unit', one('', '粮食产量', '12'))
  isUnclear('words for a number', one('亿元', '地区生产总值', '约一千亿'))
  isUnclear('half a year', one('亿元', '地区生产总值', '12', '2020年上半年'))
  isUnclear('two years in one head', one('亿元', '地区生产总值', '12', '2019—2020年'))
  isUnclear('a percentage of what is none', one('亿元', '地区生产总值', '12%'))
  isUnclear('brackets', one('亿元', '地区生产总值', '(12)'))

  test('until the map, or --skip, says what it is', () => {
    const of = one('', '工业增加值', '12')
    assert.match(
      told(of, 'names: {工业增加值: yz.gdp}\nunits: {工业增加值: 亿元}\n')[0] ?? '',
      /^C2 yz\.gdp 2020 12亿$/,
    )
    assert.equal(told(of, 'names: {工业增加值: ""}\n')[0], 'C2 skipped')
    for (const skip of ['2', 'C2', 'C', '表!2', '表!C2', '表!C']) assert.equal(told(of, '', [skip])[0], 'C2 skipped')
    assert.equal(told(of, '', ['另表!C2'])[0], 'C2 unclear')
  })
  reads(
    'two values of one figure',
    sheet([
      ['指标', '单位', '2020年'],
      ['地区生产总值', '亿元', '1'],
      ['地区生产总值', '亿元', '2'],
    ]),
    ['C2 unclear', 'C3 unclear'],
  )
})

suite('fifteen tables of two hundred cells', () => {
  const scales: Readonly<Record<string, readonly [string, string]>> = {
    元: ['亿元', '亿'],
    人: ['万人', '万'],
    吨: ['万吨', '万'],
    千瓦时: ['亿千瓦时', '亿'],
  }
  const years = Array.from({length: 20}, (_, at) => 2001 + at)
  const missing = ['…', '-', '', '—']
  const kinds = new Map(indicators.map(([id, , , kind]) => [id, kind]))

  test('no value is wrong, and every cell that is not clear is named', () => {
    let [cells, wrong, values] = [0, 0, 0]
    for (let table = 0; table < 15; table++) {
      const expected = new Map<string, string>()
      const rows = indicators.map(([id, name, unit], row) => {
        const [shown, sign] = scales[unit] ?? [unit, '']
        const line = years.map((year, column) => {
          const seed = table * 7919 + row * 131 + column * 17
          if (seed % 13 === 0) return missing[seed % 4] ?? ''
          const number = ((seed * 9301 + 49297) % 233280) / 100
          const digits = String(number)
          expected.set(`${id} ${year}${kinds.get(id) === 'stock' ? '-12-31' : ''}`, digits + sign)
          const grouped = seed % 3 === 0 ? digits.replace(/^(\d+)(\d{3})(?=\.|$)/, '$1,$2') : digits
          return seed % 5 === 0 ? ` ${grouped}①` : grouped
        })
        const mark = ['', '一、', '  ', '其中：', '#', '1.'][(table + row) % 6] ?? ''
        return table % 3 === 0 ? [mark + name, shown, ...line] : [`${mark}${name}（${shown}）`, ...line]
      })
      const heads = years.map((it) => (table % 2 ? `${it}年` : String(it)))
      const head = table % 3 === 0 ? ['指标', '单位', ...heads] : ['指标', ...heads]
      const all = [[`表${table + 1}　主要指标`], ...(table % 5 === 0 ? [['', '单位：另注']] : []), head, ...rows]
      const width = head.length
      let grid = all.map((row) => Array.from({length: width}, (_, at) => row[at] ?? ''))
      if (table % 5 === 4 && table % 3 !== 0) {
        const [, ...body] = grid
        const turned = (body[0] ?? []).map((_, column) => body.map((row) => row[column] ?? ''))
        grid = [
          Array.from({length: turned[0]?.length ?? 0}, (_, at) => (at ? '' : '历年主要指标')),
          ...turned.map((row, at) => (at ? row : ['年份', ...row.slice(1)])),
        ]
      }
      const said = readMap('', [])
      assert.ok(said)
      const reading = readTable([{name: '表', rows: readCsv(writeCsv(grid)), merges: []}], registry, said)
      cells += reading.cells.length
      const found = new Map(reading.figures.map((it) => [`${it.indicator} ${it.asOf}`, it.value]))
      values += found.size
      for (const [key, value] of found) if (expected.get(key) !== value) wrong++
      const unclear = reading.cells.filter(({kind}) => kind === 'unclear')
      assert.deepEqual(unclear.map(({cell, why}) => `${table} ${cell} ${why.zh}`).slice(0, 3), [])
      assert.equal(found.size + reading.known, expected.size)
    }
    assert.equal(wrong, 0)
    assert.ok(cells >= 2900 && values >= 2700, `${cells} ${values}`)
  })
})
