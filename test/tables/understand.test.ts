import assert from 'node:assert/strict'
import {print} from '../../server/src/core/quantity/decimal.js'
import {single} from '../../server/src/core/registry/file/indicator.js'
import {combine, indexFile} from '../../server/src/core/registry/reading/read.js'
import {readMap} from '../../server/src/core/tables/map.js'
import {readTable, type TableReading} from '../../server/src/core/tables/read-table.js'
import type {Merge, Sheet} from '../../server/src/core/tables/sheet.js'
import {readFileSheets} from '../../server/src/tables/index.js'
import {fifteen} from './fifteen.js'
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

suite('fifteen tables in the shape of yearbooks and communiqués', () => {
  const said = readMap('', [])
  const tables = fifteen(20)
  const read = (name: string, bytes: Uint8Array, of = registry) => {
    assert.ok(said)
    return readTable(readFileSheets(name, bytes), of, said)
  }
  const told = ({kind, figure}: TableReading['cells'][number]): string => {
    if (!figure) return kind
    const number = single(figure.value)
    return `${figure.indicator} ${figure.list} ${figure.asOf} ${number ? print(number) : ''} ${figure.qualifier ?? ''}`.trim()
  }

  test('of three thousand cells no value is wrong, and every one that is not clear is named', () => {
    let [cells, values, unclear] = [0, 0, 0]
    for (const {what, name, bytes, expected} of tables) {
      const reading = read(name, bytes)
      const found = new Map(reading.cells.map((it) => [`${it.sheet}!${it.cell}`, told(it)]))
      for (const [place, is] of expected) assert.equal(found.get(place) ?? 'missing', is, `${what}: ${place}`)
      const more = [...found].filter(([place, is]) => !expected.has(place) && is !== 'missing' && is !== 'skipped')
      assert.deepEqual(more, [], what)
      cells += expected.size
      values += [...expected.values()].filter((it) => it.includes(' ')).length
      unclear += [...expected.values()].filter((it) => it === 'unclear').length
    }
    console.log(`      ${cells} cells: ${values} values, ${unclear} not clear`)
    assert.ok(cells >= 3000 && values >= 2000 && unclear >= 400)
  })

  test('read again into a registry that has them, they are nothing new', () => {
    for (const {what, name, bytes} of tables) {
      const {figures} = read(name, bytes)
      const having = combine([indexFile('r.metrics.yaml', textWith(figures))])
      const again = read(name, bytes, having)
      assert.deepEqual([again.figures.length, again.known], [0, figures.length], what)
    }
  })

  const textWith = (figures: TableReading['figures']): string => {
    const lines = (id: string, list: string) =>
      figures
        .filter((it) => it.indicator === id && it.list === list)
        .map(
          ({asOf, value, qualifier}) => `      - {asOf: "${asOf}", value: ${value}, qualifier: ${qualifier ?? 'eq'}}\n`,
        )
    return `plumbline: 1\nindicators:\n${indicators
      .map(([id, name, unit, kind]) => {
        const [observations, targets] = [lines(id, 'observations'), lines(id, 'targets')]
        const part = (list: string, all: readonly string[]) => (all.length ? `    ${list}:\n${all.join('')}` : '')
        return `  - id: ${id}\n    name: ${name}\n    unit: "${unit}"\n    kind: ${kind}\n${part('observations', observations)}${part('targets', targets)}`
      })
      .join('')}`
  }
})
