import {type Decimal, print} from '../quantity/decimal.js'
import type {Level, Registry} from '../registry/schema.js'

/** A figure of a registry as a row of a table; texts as the registry has them, '' where it has none. */
export interface Row {
  readonly indicator: string
  readonly name: string
  readonly unit: string
  readonly area: string
  readonly list: 'observations' | 'targets'
  readonly asOf: string
  /** A number, or both ends of a range with ~ between them; '' for one that is not available. */
  readonly value: string
  /** Places behind the point that count, as a power of ten: 0.1; '' where the entry does not say. */
  readonly step: string
  readonly qualifier: string
  readonly status: string
  readonly vintage: string
  readonly source: string
  readonly approvedBy: string
}

const keys = [
  ...(['indicator', 'name', 'unit', 'area', 'list', 'asOf', 'value', 'step'] as const),
  ...(['qualifier', 'status', 'vintage', 'source', 'approvedBy'] as const),
] as const satisfies readonly (keyof Row)[]

/** Every figure that is in use. */
export function rowsOf(registry: Registry): readonly Row[] {
  return registry.ids.flatMap((id) => {
    const it = registry.indicator(id)
    if (!it) return []
    const row = (list: Row['list'], level: Level): Row => ({
      ...{indicator: id, name: it.name, unit: it.unit, area: it.area ?? '', list, asOf: level.asOf},
      ...{value: valueText(level.value), step: level.step ? print(level.step) : '', qualifier: level.qualifier},
      ...{status: level.status ?? '', vintage: level.vintage ?? '', source: level.source ?? ''},
      approvedBy: level.approvedBy ?? '',
    })
    return [
      ...it.observations.map((level) => row('observations', level)),
      ...it.targets.map((level) => row('targets', level)),
    ]
  })
}

const valueText = (value: Level['value']): string =>
  value === null ? '' : 'length' in value ? value.map((it: Decimal) => print(it)).join('~') : print(value)

/** As a table: the names of the columns, and a line for each row. */
export const toTable = (rows: readonly Row[]): readonly (readonly string[])[] => [
  keys,
  ...rows.map((row) => keys.map((key) => row[key])),
]

/** The rows of such a table; null where a column is missing. */
export const fromTable = (table: readonly (readonly string[])[]): readonly Row[] | null => parsed(table, (key) => key)

/** Columns of SDMX-CSV 2.0 and, behind them, what it has no word for. */
const sdmx: Readonly<Record<keyof Row, string>> = {
  indicator: 'INDICATOR',
  name: 'INDICATOR_NAME',
  unit: 'UNIT_MEASURE',
  area: 'REF_AREA',
  list: 'SERIES',
  asOf: 'TIME_PERIOD',
  value: 'OBS_VALUE',
  step: 'STEP',
  qualifier: 'QUALIFIER',
  status: 'OBS_STATUS',
  vintage: 'VINTAGE',
  source: 'SOURCE',
  approvedBy: 'APPROVED_BY',
}

const front = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION'] as const
const structure = ['dataflow', 'PLUMBLINE:REGISTRY(1.0)', 'R'] as const

/** UNIT_MULT is 0, since values are in base units; DECIMALS are the places that the value or its step has. */
export function toSdmx(rows: readonly Row[]): readonly (readonly string[])[] {
  const head = [...front, ...keys.map((key) => sdmx[key]), 'UNIT_MULT', 'DECIMALS']
  return [head, ...rows.map((row) => [...structure, ...keys.map((key) => row[key]), '0', decimals(row)])]
}

const decimals = ({value, step}: Row): string => String((step || value).split(/[.~]/)[1]?.length ?? 0)

export const fromSdmx = (table: readonly (readonly string[])[]): readonly Row[] | null =>
  parsed(table, (key) => sdmx[key])

function parsed(
  [head = [], ...lines]: readonly (readonly string[])[],
  nameOf: (key: keyof Row) => string,
): readonly Row[] | null {
  const at = new Map<keyof Row, number>(keys.map((key) => [key, head.indexOf(nameOf(key))]))
  if ([...at.values()].some((it) => it < 0)) return null
  return lines.map((line) => {
    const get = (key: keyof Row): string => line[at.get(key) ?? 0] ?? ''
    return {
      ...{indicator: get('indicator'), name: get('name'), unit: get('unit'), area: get('area')},
      list: get('list') === 'targets' ? 'targets' : 'observations',
      ...{asOf: get('asOf'), value: get('value'), step: get('step'), qualifier: get('qualifier')},
      ...{status: get('status'), vintage: get('vintage'), source: get('source'), approvedBy: get('approvedBy')},
    }
  })
}
