import type {Cell, Table} from '../markdown/passage.js'
import type {Quantity, Skipped} from '../quantity/quantity.js'
import {dimensionOf} from '../quantity/unit.js'
import type {Span} from '../text/span.js'
import {normalise, toSource, type View} from '../text/view.js'
import {bracketed} from './bracketed.js'
import type {CellFigure} from './course/table.js'
import {type Told, tell, UNTOLD} from './course/told.js'
import type {When} from './course/when.js'
import type {Drafted} from './drafted.js'
import {type Column, columnsOf, foldUnit, type Head, namedAt, summed, type Unit, unitInName} from './header.js'
import type {Language, Wording} from './language.js'
import type {Change, Found, Stated} from './mention.js'
import {placed} from './placed.js'
import {titleRow} from './table-title.js'
import {inUnit, unitRow, withUnit} from './table-unit.js'

/** Reads a table: the row names, the column dates; every figure of a value column is a mention. */
export function readTable(table: Table, language: Language): Found {
  const {unit, title, head, height} = shapeOf(table, language)
  const amounts = amountsIn(table.rows.slice(height), head.columns, language.say)
  const mentions: Stated[] = []
  const figures: CellFigure[] = []
  const skipped: Skipped[] = []
  let whole: number | null = null
  for (const [row, cells] of table.rows.entries()) {
    const isRead = row >= height && !isLonger(cells, head.columns)
    const first = head.columns.findIndex(({kind}) => kind === 'name')
    const due = cells[head.columns.findIndex(({isDue}) => isDue)] ?? null
    let label = isRead ? labelOf(cells, head.columns, namedAt(cells, head.columns, first), language) : null
    if (label && !label.part) whole = null
    const isBased = isRead && tells(cells, head.columns, 'state', language.say)
    const isAimed = isRead && tells(cells, head.columns, 'goal', language.say)
    for (const [column, cell] of cells.entries()) {
      const role = head.columns[column]
      // 行业 | 增长 | 行业 | 增长: a table folded in two names its figures anew.
      if (label && role?.kind === 'name' && column > first) label = labelOf(cells, head.columns, column, language)
      const isRepeated = column > 0 && (cells[0]?.view.text ?? '') === cell.view.text
      const isFigure = (role?.kind === 'value' || role?.isTasks) && !isRepeated
      const place =
        label && isFigure ? {column: role, label, due, isAmount: amounts.has(column), isBased, isAimed} : null
      const read = place ? (role!.isTasks ? tasksIn : readCell)(cell, place, table, language) : []
      const drafted = read.map((one) => one.drafted)
      for (const {drafted: one, figure} of read) {
        figures.push(figure)
        const stated = placed(one, cell.view, table.source, {row, column})
        const mention = inRow(stated, nameIn(label!, role!, one, cell, table), label?.part ? whole : null)
        mentions.push(unit ? inUnit(mention, unit, language.say) : mention)
        if (!label?.part) whole ??= mentions.length - 1
      }
      skipped.push(...leftOver(cell, drafted, row < height ? 'header' : ((label && role?.kind) ?? 'cell'), language))
    }
  }
  return {mentions, skipped, told: captionTold(title ?? table.caption, table, language), cells: figures}
}

interface Shape {
  /** What the row of 单位：亿元 above the head tells. */
  readonly unit: Unit | null
  /** The line of a box above the head. */
  readonly title: View | undefined
  readonly head: Head
  /** Rows above those that tell figures. */
  readonly height: number
}

function shapeOf(table: Table, language: Language): Shape {
  const {rows} = table
  const unit = unitRow(rows[0] ?? [], language.say)
  const title = unit ? null : titleRow(table, language)
  if (title && !title.hasHead) return {unit, title: title.view, head: title.head, height: title.head.height}
  const above = unit !== null || title !== null ? 1 : 0
  const head = columnsOf(above ? rows.slice(1) : rows, language)
  return {unit, title: title?.view, head, height: head.height + above}
}

/** Written out, not spread: tables are full of figures. */
const inRow = (
  {span, text, quantity, change, aggregator, compared, from, cell}: Stated,
  name: Stated['name'],
  partOf: number | null,
): Stated => ({span, text, quantity, name, change, aggregator, partOf, compared, from, cell, sentence: 0})

/** What the caption within a table's own block says of its time. */
function captionTold(caption: View | undefined, {source}: Table, language: Language): Told {
  if (!caption) return UNTOLD
  const read = language.prose(caption.text, (span) => {
    const {from, to} = toSource(caption, span)
    return source.slice(from, to)
  })
  return {...tell(caption.text, read, language), figures: []}
}

/** Merged cells of a head are lost in a paste: of a row that is longer, nobody can tell which head a figure stands under. */
const isLonger = (cells: readonly Cell[], columns: readonly Column[]): boolean =>
  cells.length > columns.length && cells.slice(columns.length).some(({view}) => view.text !== '')

interface Label {
  readonly text: string
  readonly cell: Cell
  readonly from: number
  /** 新增雨水泵站能力: the row tells what comes on top. */
  readonly added: boolean
  /** 地区生产总值增长（%）: the row tells by how much it grows or falls. */
  readonly grows: boolean
  readonly unit: Unit | null
  /** 其中 or #: a part of a row above. */
  readonly part: boolean
  /** The row's own time, where rows are years. */
  readonly when: When | null
}

/** What the row is about: its first cell of words, without numbering, 其中 and unit. */
function labelOf(
  cells: readonly Cell[],
  columns: readonly Column[],
  index: number,
  {say, addedAt, withoutAlias}: Language,
): Label | null {
  const cell = cells[Math.max(0, index)]
  if (!cell) return null
  const whole = cell.view.text
  const lead = say.rowNumber.exec(whole)?.[0] ?? ''
  const inName = unitInName(whole, say)
  const from = lead.length + addedAt(whole, lead.length, inName ? inName.at : whole.length)
  const said = withoutAlias(whole.slice(from, inName ? inName.at : whole.length).trim())
  const unitColumn = columns.findIndex(({kind}) => kind === 'unit')
  const unit = foldUnit(cells[unitColumn]?.view.text ?? '') ?? inName?.unit ?? null
  const grown = changeOfUnit(unit?.unit ?? null) === null ? null : say.growthRow.exec(said)
  // A cell to itself is prose, and no name of a row.
  const text = index < 0 && columns.length === 1 ? '' : grown ? said.slice(0, grown.index) : said
  const year = say.rowYear.exec(whole)
  const when = year ? {time: year[1]!, text: whole, planned: false} : null
  return {text, cell, from, added: from > lead.length, grows: grown !== null, unit, part: say.partRow.test(lead), when}
}

/** What a growth is told in: per cent or points. */
const changeOfUnit = (unit: string | null): Change | null =>
  unit === '%' ? 'percent' : unit !== null && dimensionOf(unit) === 'points' ? 'points' : null

const BRACKET = /^[[(（〔【]/

/** A number that may be a year: 2020, 2021.3. */
const YEAR_LIKE = /^(?:19|20)\d\d(?:\.\d{1,2})?$/

const AMOUNT = /^-?\d[\d,]*(?:\.\d+)?$/

/** Columns of amounts: the head is a year, or one of the cells a number that is no year. */
function amountsIn(rows: Table['rows'], columns: readonly Column[], say: Wording): ReadonlySet<number> {
  const amounts = new Set<number>()
  for (const [index, {kind, head}] of columns.entries()) {
    const texts =
      kind === 'value' && !say.timeRow.test(head) ? rows.map((cells) => cells[index]?.view.text.trim() ?? '') : []
    const isOfYear = texts.length > 0 && say.headWithYear.test(head)
    if (isOfYear || texts.some((text) => AMOUNT.test(text) && !YEAR_LIKE.test(text))) amounts.add(index)
  }
  return amounts
}

/** Stands for the unit of a column of amounts that tells none. */
const ANY_UNIT = 'km'

/** 2000 beside a unit (公里), or in a column of amounts, is a figure and no year. */
function numbersIn(text: string, unit: string | null, language: Language): readonly Quantity[] {
  const quantities = language.quantities(text)
  if (quantities.length || unit === null || !/^\d{4}$/.test(text)) return quantities
  const counted = language.quantities(`${text}${unit}`)
  return counted.map((quantity) => ({...quantity, unit: null, span: {from: 0, to: text.length}}))
}

/** What stands at a cell's row and column. */
interface CellPlace {
  readonly column: Column
  readonly label: Label
  /** The cell of its row that says by when its tasks are to be done. */
  readonly due: Cell | null
  /** Whether its column is one of amounts. */
  readonly isAmount: boolean
  /** Whether its row tells the level that is there, and the one that is aimed at. */
  readonly isBased: boolean
  readonly isAimed: boolean
}

/** Whether a row tells a number in a column of levels of a mood. */
const tells = (cells: readonly Cell[], columns: readonly Column[], mood: Column['mood'], say: Wording): boolean =>
  columns.some(
    (column, index) =>
      column.kind === 'value' &&
      column.mood === mood &&
      column.change === null &&
      /\d/.test(cells[index]?.view.text ?? '') &&
      say.valueCell.test(cells[index]!.view.text),
  )

interface Read {
  readonly drafted: Drafted
  readonly figure: CellFigure
}

/** The figures of a cell: one bare number, or prose that is read as such. */
function readCell(cell: Cell, place: CellPlace, table: Table, language: Language): readonly Read[] {
  const {column, label, isAmount} = place
  const {say} = language
  const text = cell.view.text
  if (!text) return []
  const unit = column.unit ?? label.unit
  const counted = unit?.unit ?? (isAmount && !say.timeRow.test(label.text) ? ANY_UNIT : null)
  if (counted === null && say.yearsInCell.test(text)) return []
  const alone = aloneIn(text, counted, language)
  if (!alone) return proseIn(cell, place, table, language)
  const {isSum} = alone
  const quantity = withUnit(alone.quantity, unitIn(place, isSum))
  const isAdded = isSum || (label.added && quantity.unit !== '%')
  const grown = label.grows ? changeOfUnit(quantity.unit) : null
  const told = alone.isChange ? (changeOfUnit(quantity.unit) ?? 'absolute') : null
  const change = isAdded ? 'absolute' : (told ?? changeIn(place, alone.quantity, quantity, say) ?? grown)
  const drafted = bare(quantity, change, isSum ? language.summed : null)
  // 〔18〕 below the year that the plan starts from sums up the years before it.
  const when = isSum && column.mood !== 'state' ? summed(column) : label.when
  return [{drafted, figure: {column, when, isSum, prose: null}}]
}

interface Alone {
  readonly quantity: Quantity
  /** Whether brackets around it make it a sum. */
  readonly isSum: boolean
  /** 下降18: whether words before it make it a change. */
  readonly isChange: boolean
}

/** The one number that a cell is; null where the cell says more. */
function aloneIn(text: string, counted: string | null, language: Language): Alone | null {
  const {say} = language
  const [quantity, ...more] = numbersIn(text, counted, language)
  if (quantity && more.length === 0) {
    const around = (text.slice(0, quantity.span.from) + text.slice(quantity.span.to)).trim()
    const isChange = say.cellOfChange.test(around)
    const isDated = language.times(text).some(({kind}) => kind !== 'span' && !(isChange && kind === 'base'))
    if (!isDated && (isChange || say.cellAlone.test(around))) return {quantity, isSum: BRACKET.test(text), isChange}
  }
  const summedUp = bracketed(text, (joined) => numbersIn(joined, counted, language))
  const around = summedUp && text.slice(0, summedUp.span.from) + text.slice(summedUp.span.to)
  const isAlone = summedUp && say.cellAlone.test(around!.replace(/ /g, ''))
  return isAlone ? {quantity: summedUp, isSum: true, isChange: false} : null
}

const PERCENT: Unit = {unit: '%', multiplier: null, power: 0}

/**
 * A sum is counted in the unit of its row, also below 年均增长（%）; what is no sum below 年均增长[累计] is the growth of a row
 * that counts things.
 */
function unitIn({column, label, isBased}: CellPlace, isSum: boolean): Unit | null {
  const isCount = label.unit !== null && changeOfUnit(label.unit.unit) === null
  if (isSum && column.unit?.unit === '%' && isCount) return label.unit
  const isGrowth = column.isPace || (column.isMeanOrSum && isBased)
  return !isSum && column.unit === null && isCount && isGrowth ? PERCENT : (column.unit ?? label.unit)
}

/**
 * 190项 in a column of growth states a level; a number in a column of growth takes the unit of its row. Below 年均/累计 a rate
 * that is told nowhere else as a goal is a level, too, and a number of things their growth.
 */
function changeIn(
  {column, label, isAimed}: CellPlace,
  {unit: own}: Quantity,
  {unit}: Quantity,
  say: Wording,
): Change | null {
  const {change} = column
  if (column.isMeanOrSum && unit === '%') {
    if (label.unit?.unit !== '%') return 'annual-growth'
    const isRate = say.rateName.test(label.text) && !say.headOfChange.test(label.text) && !label.grows
    return isRate && !isAimed ? null : change
  }
  if (change !== 'percent' || unit === '%' || unit === null) return change
  if (own !== null && dimensionOf(own) === 'points') return 'points'
  return own === null ? 'absolute' : null
}

/** A number alone in its cell: row and column say the rest. */
const bare = (quantity: Quantity, change: Change | null, aggregator: string | null): Drafted => ({
  quantity,
  name: '',
  nameSpan: null,
  change,
  aggregator,
  compared: null,
  listed: null,
  partOf: null,
  from: null,
  sentence: 0,
})

function proseIn(cell: Cell, {column, label}: CellPlace, table: Table, language: Language): readonly Read[] {
  const read = language.prose(cell.view.text, (span) => {
    const {from, to} = toSource(cell.view, span)
    return table.source.slice(from, to)
  })
  const told = tell(cell.view.text, read, language)
  return read.drafted.map((drafted, index) => ({
    // 8%（受政策影响）: with a remark behind it the cell's figure is still its column's.
    drafted:
      drafted.name === '' && drafted.quantity.unit === '%'
        ? {...drafted, change: drafted.change ?? column.change}
        : drafted,
    figure: {column, when: label.when, isSum: false, prose: {told, index}},
  }))
}

/** 新建绿道8公里: of a cell that names its row, the figures that its sentence names itself. */
function tasksIn(cell: Cell, place: CellPlace, table: Table, language: Language): readonly Read[] {
  const tasks = proseIn(cell, place, table, language).filter(({drafted}) => drafted.name !== '')
  const when = tasks.length ? dueIn(place.due, language) : null
  return when ? tasks.map(({drafted, figure}) => ({drafted, figure: {...figure, when: figure.when ?? when}})) : tasks
}

/** 2026年底 in the column of when tasks are to be done; 年底前 has no year of its own, and the title's goes on. */
function dueIn(cell: Cell | null, {times}: Language): When | null {
  const text = cell?.view.text.trim() ?? ''
  const [phrase] = times(text)
  return phrase && phrase.time !== null && phrase.text === text ? {time: phrase.time, text, planned: true} : null
}

function nameIn(label: Label, column: Column, drafted: Drafted, cell: Cell, table: Table): Stated['name'] {
  if (drafted.name && drafted.nameSpan) return asWritten(drafted.name, toSource(cell.view, drafted.nameSpan), table)
  if (column.names) return asWritten(column.names.text, toSource(column.names.cell.view, column.names.span), table)
  if (!label.text) return {text: '', span: null}
  const span = toSource(label.cell.view, {from: label.from, to: label.from + label.text.length})
  return table.source ? asWritten(label.text, span, table) : {text: label.text, span: null}
}

/** 劣Ⅴ类水质的比例 stays so, whatever the grammar reads for Ⅴ and for full-width brackets. */
function asWritten(text: string, span: Span, {source}: Table): Stated['name'] {
  const written = source.slice(span.from, span.to)
  return {text: written === text || normalise(written) !== text ? text : written, span}
}

/** Numbers of a cell that are no mention: of the header, of names, ranks, dates. */
function leftOver(cell: Cell, drafted: readonly Drafted[], guard: string, {numbers}: Language): readonly Skipped[] {
  return numbers(cell.view.text)
    .filter((span) => !drafted.some(({quantity}) => quantity.span.from < span.to && span.from < quantity.span.to))
    .map((span) => ({guard: `table-${guard}`, span: toSource(cell.view, span)}))
}
