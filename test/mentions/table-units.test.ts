import assert from 'node:assert/strict'
import {defaultConfig} from '../../server/src/core/config/read.js'
import {open} from '../../server/src/core/markdown/reparse.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import {toNumber} from '../../server/src/core/quantity/decimal.js'
import {combine} from '../../server/src/core/registry/reading/read.js'

const world = {registry: combine([]), config: defaultConfig}

/** The figures of a draft as `name value unit`. */
const told = (draft: string): readonly string[] =>
  readings(open(draft), world).flatMap(({reading}) =>
    reading.mentions.map(({name, quantity: {value, unit, multiplier}}) =>
      [name.text, value && 'digits' in value ? toNumber(value) : '–', multiplier ?? '', unit ?? '–'].join(' '),
    ),
  )

const rows = '| 科目 | 2024年 | 增长% |\n|---|---|---|\n| 教育支出 | 12.5 | 3.1 |\n'

suite('the unit above a table', () => {
  test('a line of its own', () =>
    assert.deepEqual(told(`单位：亿元\n\n${rows}`), ['教育支出 1250000000 亿 元', '教育支出 3.1  %']))

  test('the end of a caption, in brackets', () =>
    assert.deepEqual(told(`表2 支出情况（单位：万元）\n\n${rows}`), ['教育支出 125000 万 元', '教育支出 3.1  %']))

  test('the first row', () =>
    assert.deepEqual(told('| 单位：万人 | | |\n|---|---|---|\n| 指标 | 2023年 | 2024年 |\n| 在校生 | 3.5 | 3.6 |\n'), [
      '在校生 35000 万 人',
      '在校生 36000 万 人',
    ]))

  test('lines with tabs', () =>
    assert.deepEqual(told('收支总表\n单位：亿元\n\t科目\t2024年\t2025年\n\t契税\t1.5\t1.6\n'), [
      '契税 150000000 亿 元',
      '契税 160000000 亿 元',
    ]))

  test('a row’s or a column’s own unit goes before; rates, changes in percent and two units take none', () => {
    assert.deepEqual(
      told(
        '单位：亿元\n\n| 指标 | 2024年 |\n|---|---|\n| 用水量（万吨） | 5 |\n| 税收占比 | 70.5 |\n| 纳税户数 | 6 |\n| 支出 | 8 |\n',
      ),
      ['用水量 50000 万 吨', '税收占比 70.5  –', '纳税户数 6  –', '支出 800000000 亿 元'],
    )
    assert.deepEqual(told('单位：亿元\n\n| 指标 | 比上年增长 |\n|---|---|\n| 税收 | 5.5 |\n'), ['税收 5.5  –'])
    assert.deepEqual(told(`单位：亿元、%\n\n${rows}`)[0], '教育支出 12.5  –')
  })

  test('stands between a caption and its table without parting them', () =>
    assert.deepEqual(
      readings(open(`表6 2024年支出\n\n单位：亿元\n\n${rows.replace('2024年', '执行数')}`), world)
        .flatMap(({reading}) => reading.mentions)
        .map(({asOf}) => asOf.time),
      ['2024', '2024'],
    ))

  test('holds for the table right below it alone', () =>
    assert.deepEqual(told(`单位：亿元\n\n${rows}\n全市情况如下。\n\n${rows}`)[2], '教育支出 12.5  –'))
})
