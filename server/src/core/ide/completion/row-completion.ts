import {columnsOf} from '../../mentions/header.js'
import {chinese} from '../../mentions/languages.js'
import type {PlacedReading} from '../../mentions/mention.js'
import type {Indicator, Registry} from '../../registry/schema.js'
import {targetTable} from '../../rules/target-table.js'
import type {Snapshot} from '../../session/snapshot.js'
import {positionAt} from '../../text/lines.js'
import type {Offset} from '../../text/span.js'
import {linesOf, textOf} from '../place.js'
import {nameSearchOf} from '../search/name-search.js'
import {passageAt} from '../summaries/cited.js'
import {cellsOf} from '../tables/align-table.js'
import {planned} from '../tables/planned.js'
import {rowCells} from '../tables/table-row.js'
import type {Completion} from './completion-item.js'

/** A row being begun: what stands in it, and the table above. */
interface Begun {
  readonly placed: PlacedReading
  /** The line's own beginning, and what of it is typed of a name. */
  readonly from: Offset
  readonly to: Offset
  readonly head: string
  readonly typed: string
  readonly order: number
}

/**
 * Whole rows of a table of indicators, from the registry: in a row that holds no more than the beginning of a name
 * (or of the word `metric`, which stands for any). Null elsewhere.
 */
export function rowsAt(snapshot: Snapshot, uri: string, offset: Offset, most: number): readonly Completion[] | null {
  const begun = begunAt(snapshot, uri, offset)
  if (!begun) return null
  const {placed, typed, head, from, to, order} = begun
  const {passage, mentions} = placed.reading
  if (passage.kind !== 'table') return null
  const {columns} = columnsOf(passage.rows, chinese)
  const held = new Set(mentions.flatMap(({match}) => (match ? [match.indicator.id] : [])))
  const {spell} = nameSearchOf(snapshot.world.registry)
  const rows = wanted(snapshot, typed, most + held.size)
    .filter(({id}) => !held.has(id))
    .map((indicator): Completion => {
      const {full, initials} = spell(indicator.name)
      return {
        label: indicator.name,
        kind: 'row',
        replace: {from, to},
        insert: `| ${rowCells(indicator, columns, order).join(' | ')} |`,
        filter: `${head}${indicator.name} ${initials} ${full} metric`,
        note: {zh: '指标表行', en: 'row of the table'},
        indicator: indicator.id,
      }
    })
  return rows.length ? rows.slice(0, most) : null
}

function begunAt(snapshot: Snapshot, uri: string, offset: Offset): Begun | null {
  const placed = passageAt(snapshot, uri, offset)
  const table = placed && targetTable(placed.reading.passage)
  if (!placed || !table) return null
  const [text, lines] = [textOf(snapshot, uri), linesOf(snapshot, uri)]
  const {line} = positionAt(lines, offset)
  const start = lines.starts[line] ?? 0
  const row = line - positionAt(lines, placed.at).line - 1
  const [before, behind] = [text.slice(start, offset), /^[^\r\n]*/.exec(text.slice(offset, offset + 200))?.[0] ?? '']
  if (row < columnsOf(table.table.rows, chinese).height || !/^[ \t|]*$/.test(behind)) return null
  const cells = cellsOf(before)
  const typed = before.trimEnd().endsWith('|') ? '' : (cells.at(-1) ?? '')
  const others = typed ? cells.slice(0, -1) : cells
  // Behind the name there is nothing left to be guessed, and before it only the row's number.
  if (others.length > table.name || others.some((cell) => !/^\d*$/.test(cell))) return null
  const head = before.slice(0, before.length - typed.length)
  return {
    placed,
    from: start,
    to: offset + behind.length,
    head,
    typed,
    order: row - columnsOf(table.table.rows, chinese).height + 1,
  }
}

/** By what is typed of the name; without anything typed, the plan's own. */
function wanted({world}: Snapshot, typed: string, most: number): readonly Indicator[] {
  const {registry} = world
  if (typed === '' || 'metric'.startsWith(typed)) return planned(world)?.indicators.slice(0, most) ?? []
  const search = nameSearchOf(registry)
  const hits = /^[A-Za-z]+$/.test(typed) ? search.latin(typed, most) : search.han(typed, most)
  // Names that answer the whole of it: a row has no other words in which a name could stand.
  return distinct(
    registry,
    hits.filter((hit) => hit.typed === typed.length).map(({entry}) => entry.indicator),
  )
}

const distinct = (registry: Registry, ids: readonly string[]): readonly Indicator[] =>
  [...new Set(ids)].flatMap((id) => registry.indicator(id) ?? [])
