import {decimal, equals, print, scale} from '../quantity/decimal.js'
import {sameTime} from '../quantity/time.js'
import type {Indicator, Level, Registry} from '../registry/schema.js'
import {type Column, type Layout, layoutOf} from './layout.js'
import {cellName, columnName, type Sheet, spread, turned} from './sheet.js'
import {nameIn, plain, timeIn, type Value, valueIn} from './words.js'

/** What a cell was understood as, and why; `unclear`: nobody can say, so that nothing is taken. */
export interface CellReading {
  /** As spreadsheet programs name it: C5. */
  readonly cell: string
  readonly text: string
  readonly kind: 'value' | 'missing' | 'unclear' | 'skipped'
  readonly figure: ReadFigure | null
  readonly why: {readonly zh: string; readonly en: string}
}

/** A figure of a cell, in the registry's terms. */
export interface ReadFigure {
  readonly indicator: string
  readonly name: string
  readonly list: 'observations' | 'targets'
  readonly asOf: string
  /** As the registry writes it: digits, 万 or 亿 behind them. */
  readonly value: string
  readonly qualifier: string | null
}

/** What a person has said of a sheet. */
export interface Said {
  /** Ids by the names of the table; '' for a name that is not wanted. */
  readonly names: ReadonlyMap<string, string>
  /** Units by the names of the table; * for all that say none. */
  readonly units: ReadonlyMap<string, string>
  /** Times by the heads of columns, as the registry writes them. */
  readonly times: ReadonlyMap<string, string>
  /** Columns (C), rows (5) and cells (C5) that are not wanted, in every sheet or behind its name (表1!C5). */
  readonly skip: ReadonlySet<string>
}

/** Every cell of a sheet's body that holds anything but names and units, in order; none where no table is found. */
export function understand(sheet: Sheet, registry: Registry, said: Said): readonly CellReading[] {
  const rows = spread(sheet)
  const isTurned = hasYearsInRows(rows)
  const seen = isTurned ? turnedTable(rows) : {rows, placeOf: (row: number, column: number) => [row, column] as const}
  const layout = layoutOf(seen.rows)
  if (!layout) return []
  const name = layout.columns.findIndex(({role}) => role === 'name')
  const reader = new Reader(registry, said, layout, sheet.name)
  return seen.rows.slice(layout.body).flatMap((line, at) => {
    if (isNote(line, name)) return []
    return layout.columns.flatMap(({role}, column): readonly CellReading[] => {
      if (/name|id|unit|number/.test(role)) return []
      const [r, c] = seen.placeOf(layout.body + at, column)
      const made = reader.read(line, name, column, [r, c])
      return made ? [made] : []
    })
  })
}

type Rows = readonly (readonly string[])[]

/** Years one below the other, and none in the head. */
function hasYearsInRows(rows: Rows): boolean {
  const years = rows.filter((row) => /^\s*(?:19|20)\d\d\s*年?[末底]?\s*$/.test(plain(row[0] ?? '')))
  return years.length >= 2 && years.length > rows.length / 2
}

/** The table with its years in the head; title and unit stay above it. */
function turnedTable(rows: Rows) {
  const first = rows.findIndex(
    (row) => new Set(row.map(plain).filter((it) => it !== '')).size > 1 && !row.some((it) => /单位[:：]/.test(it)),
  )
  const above = rows.slice(0, first).map((row) => [row.find((it) => it.trim() !== '') ?? ''])
  const table = turned(rows.slice(first))
  const width = table[0]?.length ?? 0
  const blank = (row: readonly string[]) => Array.from({length: width}, (_, at) => row[at] ?? '')
  return {
    rows: [...above.map(blank), ...table],
    placeOf: (row: number, column: number) => [first + column, row - above.length] as const,
  }
}

const isNote = (line: readonly string[], name: number): boolean =>
  /^(?:注|资料来源|说明|数据来源)/.test(plain(line[Math.max(name, 0)] ?? '')) ||
  /^(?:注|资料来源|说明|数据来源)/.test(plain(line[0] ?? ''))

class Reader {
  readonly #registry: Registry
  readonly #said: Said
  readonly #layout: Layout
  readonly #sheet: string

  constructor(registry: Registry, said: Said, layout: Layout, sheet: string) {
    this.#registry = registry
    this.#said = said
    this.#layout = layout
    this.#sheet = sheet.toUpperCase()
  }

  /** Null of an empty cell in a column that is none of the table. */
  read(line: readonly string[], name: number, column: number, [r, c]: readonly [number, number]): CellReading | null {
    const text = line[column] ?? ''
    const cell = cellName(r, c)
    const value = valueIn(text)
    const made = (
      kind: CellReading['kind'],
      zh: string,
      en: string,
      figure: ReadFigure | null = null,
    ): CellReading => ({
      ...{cell, text, kind, figure, why: {zh, en}},
    })
    if (value.kind === 'missing') return made('missing', '没有数值', 'no value')
    if ([cell, String(r + 1), columnName(c)].some((it) => this.#isSkipped(it)))
      return made('skipped', '按 --skip 略过', 'skipped')
    const found = this.#figure(line, name, column, value)
    if ('figure' in found) return made('value', found.zh, found.en, found.figure)
    return made(found.isSkipped ? 'skipped' : 'unclear', found.zh, found.en)
  }

  #isSkipped(place: string): boolean {
    const {skip} = this.#said
    return skip.has(place) || skip.has(`${this.#sheet}!${place}`)
  }

  #figure(line: readonly string[], name: number, column: number, value: Value): Found | Unclear {
    const {columns} = this.#layout
    const its = columns[column]
    if (value.kind !== 'number') return unclear('不是数', 'no number')
    if (!its || name < 0) return unclear('找不到指标名称所在的列', 'no column of names')
    const named = this.#byId(line) ?? this.#indicator(line[name] ?? '')
    if ('zh' in named) return named
    const time = this.#time(its, named.indicator)
    if ('zh' in time) return time
    const unit = this.#unit(line, column, named)
    const power = powerOf(unit, value, named.indicator)
    if (typeof power !== 'number') return power
    const written = writtenValue(value.digits, power)
    const {indicator} = named
    return {
      figure: {indicator: indicator.id, name: indicator.name, ...time, value: written, qualifier: value.qualifier},
      zh: `${indicator.name}，${time.asOf}，${unit ?? indicator.unit}`,
      en: `${indicator.name}, ${time.asOf}, ${unit ?? indicator.unit}`,
    }
  }

  /** Sheets of our own have a column of ids. */
  #byId(line: readonly string[]): {readonly indicator: Indicator; readonly unit: null; readonly name: string} | null {
    const at = this.#layout.columns.findIndex(({role}) => role === 'id')
    const indicator = at < 0 ? null : this.#registry.indicator(plain(line[at] ?? ''))
    return indicator && {indicator, unit: null, name: indicator.name}
  }

  #indicator(
    text: string,
  ): {readonly indicator: Indicator; readonly unit: string | null; readonly name: string} | Unclear {
    const {name, unit} = nameIn(text)
    if (name === '') return unclear('这一行没有指标名称', 'no name in this row')
    const said = this.#said.names.get(name) ?? this.#said.names.get(plain(text))
    if (said === '') return {...unclear('按对照表略过', 'left out by the map'), isSkipped: true}
    if (said !== undefined) {
      const indicator = this.#registry.indicator(said)
      return indicator
        ? {indicator, unit, name}
        : unclear(`对照表所写的 ${said} 不在登记库中`, `${said} of the map is not registered`)
    }
    const ids = new Set(this.#registry.named(name).flatMap((it) => (it.kind === 'notThis' ? [] : [it.indicator])))
    const [id, ...others] = ids
    const indicator = id === undefined || others.length ? null : this.#registry.indicator(id)
    if (indicator) return {indicator, unit, name}
    return others.length
      ? unclear(`“${name}”对应几个指标：${[...ids].join('、')}`, `“${name}” may be ${[...ids].join(', ')}`)
      : unclear(`登记库中没有“${name}”`, `“${name}” is not registered`)
  }

  #time(
    {head, role}: Column,
    indicator: Indicator,
  ): {readonly list: ReadFigure['list']; readonly asOf: string} | Unclear {
    const said = this.#said.times.get(plain(head))
    if (said !== undefined) return listed(indicator, said, false)
    const column = this.#layout.columns.find((it) => it.head === head)
    if (role !== 'value' || !column?.time)
      return unclear(
        `“${head || '无表头'}”一列不是登记的时点`,
        `the column “${head || 'without a head'}” is of no time that is registered`,
      )
    const {year, isEnd, isTarget} = column.time
    return listed(indicator, asOfFor(indicator, year, isEnd, isTarget), isTarget)
  }

  #unit(line: readonly string[], column: number, {unit, name}: {unit: string | null; name: string}): string | null {
    const {columns, unit: all} = this.#layout
    const own = columns.findIndex(({role}) => role === 'unit')
    const said = this.#said.units
    const inHead = /\(([^()]+)\)/.exec(plain(columns[column]?.head ?? ''))?.[1] ?? null
    const written = own >= 0 ? plain(line[own] ?? '') : ''
    const head = inHead !== null && timeIn(inHead) === null ? inHead : null
    return said.get(name) ?? unit ?? (written || head || all || said.get('*') || null)
  }
}

interface Found {
  readonly figure: ReadFigure
  readonly zh: string
  readonly en: string
}

interface Unclear {
  readonly zh: string
  readonly en: string
  readonly isSkipped?: boolean
}

const unclear = (zh: string, en: string): Unclear => ({zh, en})

const listed = ({targets}: Indicator, asOf: string, isTarget: boolean) => ({
  list: isTarget || targets.some((it) => it.asOf === asOf) ? ('targets' as const) : ('observations' as const),
  asOf,
})

/** The form in which the indicator's own figures are dated; of a stock without any the end of the year. */
function asOfFor({observations, targets, kind}: Indicator, year: number, isEnd: boolean, isTarget: boolean): string {
  const known = (isTarget ? targets : observations).at(-1)?.asOf
  if (isTarget) return known?.length === 10 ? `${year}-12-31` : String(year)
  if (known !== undefined) return known.length === 10 ? `${year}-12-31` : String(year)
  return isEnd || kind === 'stock' ? `${year}-12-31` : String(year)
}

const multipliers: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
]

/** By how many places the cell's unit is larger than the indicator's. */
function powerOf(
  unit: string | null,
  value: Value & {kind: 'number'},
  {unit: own, unitAccept, unitElided, name}: Indicator,
): number | Unclear {
  if (value.isPercent) {
    if (own === '%') return 0
    return unclear(
      `数值带“%”，而${name}的单位是“${own}”`,
      `the value is a percentage, and the unit of ${name} is “${own}”`,
    )
  }
  if (unit === null) return unitElided ? 0 : unclear(`没有写明${name}的单位`, `no unit is given for ${name}`)
  const bare = plain(unit).replace(/ /g, '')
  const names = [own, ...unitAccept]
  if (names.includes(bare)) return 0
  for (const [sign, power] of multipliers)
    if (bare.startsWith(sign) && names.includes(bare.slice(sign.length))) return power
  return unclear(`单位“${unit}”与登记的“${own}”不同`, `the unit “${unit}” is not the registered “${own}”`)
}

/** 万 and 亿 as the registry writes them, so that the places behind the point stay what they are. */
function writtenValue(digits: string, power: number): string {
  const sign = {0: '', 4: '万', 8: '亿', 12: '万亿', 7: '千万', 6: '百万', 10: '百亿', 11: '千亿'}[power]
  if (sign !== undefined) return digits + sign
  const value = decimal(digits)
  return value ? print(scale(value, power)) : digits
}

/** Whether the registry has this figure already. */
export function isInUse(registry: Registry, {indicator, list, asOf, value, qualifier}: ReadFigure): boolean {
  const found: readonly Level[] = registry.indicator(indicator)?.[list] ?? []
  const level = found.find((it) => sameTime(it.asOf, asOf))
  const [, digits = '', sign = ''] = /^([-\d.]+)(.*)$/.exec(value) ?? []
  const number = decimal(digits)
  const power = multipliers.find(([word]) => word === sign)?.[1] ?? 0
  if (!level?.value || 'length' in level.value || !number) return false
  return equals(level.value, scale(number, power)) && (qualifier ?? 'eq') === level.qualifier
}
