import type {Cell, Table} from '../../markdown/passage.js'
import {type Column, columnsOf, foldUnit, type Unit, unitInName} from '../../mentions/header.js'
import {chinese} from '../../mentions/languages.js'
import type {PlacedReading, ResolvedMention} from '../../mentions/mention.js'
import {multiply, print, scale} from '../../quantity/decimal.js'
import {isRange, touches} from '../../quantity/interval.js'
import {showLike} from '../../quantity/show.js'
import type {Indicator, Level, Registry} from '../../registry/schema.js'
import {figure, measured} from '../../rules/measure.js'
import {figureOf} from '../../rules/rephrase.js'
import {targetTable} from '../../rules/target-table.js'
import type {Snapshot} from '../../session/snapshot.js'
import {applyAll, type Edit, smallest} from '../../text/edit.js'
import {type Offset, shift} from '../../text/span.js'
import type {Action} from '../action.js'
import {passageAt} from '../summaries/cited.js'
import {aligned} from './align-table.js'
import {cellText, factorTo, levelFor, signed} from './table-row.js'
import {tablesIn} from './tables.js'

/**
 * Writes the registered values into the table of indicators in which a place lies: where a cell says something else,
 * and where it says nothing yet. Figures that agree stay as they are written. Null where nothing is to be changed.
 */
export function refreshedTable(snapshot: Snapshot, uri: string, offset: Offset): Action | null {
  const placed = passageAt(snapshot, uri, offset)
  const table = placed && targetTable(placed.reading.passage)?.table
  // In a table of HTML a sign of comparison would begin a tag.
  if (!placed || !table || table.source.startsWith('<')) return null
  const edits = changes(table, placed, snapshot.world.registry)
  if (!edits.length) return null
  const after = applyAll(table.source, edits)
  const draft = snapshot.drafts.get(uri)
  const drafted = draft && tablesIn(draft).find(({from}) => from === placed.at)
  const edit = smallest(table.source, (drafted ? aligned(after, drafted) : null) ?? after)
  if (!edit) return null
  return {
    title: {zh: `按登记库更新指标表（${edits.length}处）`, en: `Refresh the table from the registry (${edits.length})`},
    kind: 'rewrite',
    edits: new Map([[uri, [{...shift(edit, placed.at), insert: edit.insert}]]]),
    finding: null,
  }
}

function changes(table: Table, {reading: {mentions}}: PlacedReading, registry: Registry): readonly Edit[] {
  const {columns, height} = columnsOf(table.rows, chinese)
  const isOwn = (mention: ResolvedMention, row: number): boolean => mention.cell?.row === row
  return table.rows.slice(height).flatMap((cells, index) => {
    const row = index + height
    const own = mentions.filter((mention) => isOwn(mention, row))
    const indicator = indicatorOf(own, cells, columns, registry)
    if (!indicator) return []
    return columns.flatMap((column, at): readonly Edit[] => {
      const [cell, level] = [cells[at], levelFor(indicator, column)]
      if (!cell || !level) return []
      const inside = own.filter((mention) => mention.cell?.column === at)
      const [mention] = inside
      if (!mention) return isBlank(cell) ? filled(cell, level, indicator, unitOf(cells, columns, column)) : []
      return inside.length === 1 ? restated(mention, level, indicator, registry) : []
    })
  })
}

/** What the row's figures were matched to; where it has none yet, what bears its name. */
function indicatorOf(
  mentions: readonly ResolvedMention[],
  cells: readonly Cell[],
  columns: readonly Column[],
  registry: Registry,
): Indicator | null {
  const ids = new Set(mentions.flatMap(({match}) => (match ? [match.indicator.id] : [])))
  if (!ids.size && !mentions.length) {
    const text = cells[columns.findIndex(({kind}) => kind === 'name')]?.view.text ?? ''
    const name = text.slice(0, unitInName(text, chinese.say)?.at ?? text.length).trim()
    for (const {indicator, kind} of registry.named(name)) ids.add(kind === 'notThis' ? '' : indicator)
  }
  const [id] = ids
  return ids.size === 1 && id ? registry.indicator(id) : null
}

/** Empty, or one of the signs by which a table says that it has nothing to say. */
const isBlank = ({view}: Cell): boolean => /^[\s—–\-－/…]*$/.test(view.text)

function unitOf(cells: readonly Cell[], columns: readonly Column[], column: Column): Unit | null {
  const at = (kind: string) => cells[columns.findIndex((it) => it.kind === kind)]?.view.text ?? ''
  return column.unit ?? foldUnit(at('unit')) ?? unitInName(at('name'), chinese.say)?.unit ?? null
}

function filled({span}: Cell, level: Level, indicator: Indicator, unit: Unit | null): readonly Edit[] {
  const text = unit && cellText(level, indicator, unit)
  return text ? [{...span, insert: text}] : []
}

/** The figure alone where the wording stays true, else the wording too; nothing where the cell agrees. */
function restated(mention: ResolvedMention, level: Level, indicator: Indicator, registry: Registry): readonly Edit[] {
  const {quantity, role, change, span} = mention
  const said = measured(quantity, indicator, registry)
  if (!said || change || level.value === null || isRange(level.value)) return []
  const isWordingKept = role === 'target' || quantity.qualifier === level.qualifier
  const known = figure({value: level.value, step: level.step})
  if (isWordingKept && touches(figure(said), known)) return []
  const text = written(mention, level, indicator)
  if (text === null) return []
  return [isWordingKept ? {...figureOf(quantity), insert: text} : {...span, insert: signed(text, level.qualifier)}]
}

/** The number, and with it the unit where the cell itself has one. */
function written({quantity, text}: ResolvedMention, {value}: Level, indicator: Indicator): string | null {
  const factor = factorTo(indicator, quantity.unit ?? indicator.unit)
  if (!factor || value === null || isRange(value)) return null
  const inUnit = multiply(value, factor)
  if (quantity.unit !== null && text.includes(quantity.unit)) return showLike(inUnit, quantity)
  const power = quantity.multiplier === null ? 0 : (foldUnit(`${quantity.multiplier}个`)?.power ?? null)
  return power === null ? null : print(scale(inUnit, -power))
}
