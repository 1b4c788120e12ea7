import {type Decimal, print, round} from '../../quantity/decimal.js'
import {convert, dimensionOf, sameUnit} from '../../quantity/unit.js'
import {measures} from '../../quantity/units.js'
import type {Registry} from '../../registry/schema.js'
import type {Words} from '../../rules/rule.js'
import type {Row} from '../row.js'
import {row} from '../row.js'

/** What a unit measures and how it converts; empty for what is no unit. */
export function unitRows({units}: Registry, unit: string): readonly Row[] {
  const own = units.find((it) => it.unit === unit || it.aliases.includes(unit))
  const dimension = dimensionOf(unit)
  if (!own && dimension === null) return []
  const aliases = own ? own.aliases.filter((it) => it !== unit) : []
  const factor = own?.base && own.factor ? [`1 ${own.unit} = ${print(own.factor)} ${own.base}`] : []
  const others = [...factor, ...conversions(unit, dimension)]
  return [
    ...(dimension === null ? [] : [measured(dimension)]),
    ...(aliases.length ? [row('又作', 'Also', aliases.join('、'))] : []),
    ...(others.length ? [row('换算', 'Converts', others.join('；'), others.join('; '))] : []),
  ]
}

function measured(dimension: string): Row {
  const said = (part: string): Words => dimensions[part] ?? {zh: part, en: part}
  const parts = dimension.split('/').map(said)
  return row('量', 'Measures', parts.map(({zh}) => zh).join('／'), parts.map(({en}) => en).join(' per '))
}

const most = 5

/** To the other units of its dimension, in the order of the table; of those that are the same, the first says it. */
function conversions(unit: string, dimension: string | null): readonly string[] {
  const all = (measures[dimension ?? ''] ?? '').split(' ').map((word) => word.split('=')[0] ?? '')
  const apart: string[] = []
  for (const other of all)
    if (/^(?:\p{Script=Han}|%)/u.test(other) && ![unit, ...apart].some((it) => sameUnit(it, other))) apart.push(other)
  return apart
    .flatMap((other) => {
      const factor = convert(unit, other)
      return factor && isHandy(factor) ? [`1 ${unit} = ${shown(factor)} ${other}`] : []
    })
    .slice(0, most)
}

/** Digits before the point; 0 and less for small fractions. */
const magnitude = ({digits, exponent}: Decimal): number => String(digits).length + exponent

/** Nobody counts a hectare in square millimetres. */
const isHandy = (factor: Decimal): boolean => magnitude(factor) > -6 && magnitude(factor) <= 7

/** To eight digits: some factors of the table are rounded themselves (亩). */
function shown(factor: Decimal): string {
  const text = print(round(factor, 8 - magnitude(factor)))
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** The names of the dimensions of the general table; an English one is its own. */
const dimensions: Readonly<Record<string, Words>> = Object.fromEntries(
  (
    [
      ['count', '数量（计数单位）', 'a count'],
      ['ratio', '比例', 'ratio'],
      ['points', '百分点', 'percentage points'],
      ['multiple', '倍数', 'multiple'],
      ['proportion', '比', 'proportion'],
      ['length', '长度', 'length'],
      ['area', '面积', 'area'],
      ['volume', '体积', 'volume'],
      ['mass', '质量', 'mass'],
      ['energy', '电能', 'energy'],
      ['heat', '热量', 'heat'],
      ['coal', '标准煤', 'standard coal'],
      ['carbon', '碳排放', 'carbon'],
      ['power', '功率', 'power'],
      ['apparent power', '视在功率', 'apparent power'],
      ['voltage', '电压', 'voltage'],
      ['current', '电流', 'current'],
      ['frequency', '频率', 'frequency'],
      ['pressure', '压强', 'pressure'],
      ['sound', '声级', 'sound'],
      ['temperature', '温度', 'temperature'],
      ['data', '数据量', 'data'],
      ['data rate', '数据速率', 'data rate'],
      ['compute', '算力', 'computing power'],
      ['operations', '算力（整数运算）', 'operations'],
      ['transactions', '每秒事务数', 'transactions'],
      ['time', '时间', 'time'],
      ['days', '日数', 'days'],
      ['years', '年月', 'years and months'],
      ['age', '年龄', 'age'],
      ['CNY', '人民币', 'yuan renminbi'],
      ['containers', '集装箱', 'containers'],
      ['transport', '周转量', 'transport'],
      ['work', '工作量', 'work'],
    ] as const
  ).map(([key, zh, en]) => [key, {zh, en}]),
)
