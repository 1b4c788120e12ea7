import {chunkStarts, type Draft} from '../../markdown/draft.js'
import {edit as reread} from '../../markdown/reparse.js'
import type {When} from '../../mentions/course/when.js'
import type {DraftReading} from '../../rules/rule.js'
import {targetTable} from '../../rules/target-table.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Edit} from '../../text/edit.js'
import {positionAt} from '../../text/lines.js'
import type {Offset, Span} from '../../text/span.js'
import type {Action} from '../action.js'
import {mentionsOf} from '../mention-at.js'
import {wholeLines} from '../outline/folding.js'
import {readingOf} from '../reading.js'
import {aligned} from './align-table.js'
import {type Planned, planned} from './planned.js'
import {type RowColumn, rowCells} from './table-row.js'

/** A table of 主要指标 has some twenty rows; a registry may hold thousands of indicators with targets. */
const mostRows = 60

/**
 * Writes the 主要指标 table from the registry: on an empty line of a draft that has no such table yet, or in a chapter
 * of that name that has none. Null elsewhere, and where the registry has no targets of the plan.
 */
export function insertedTable(snapshot: Snapshot, uri: string, offset: Offset): Action | null {
  const reading = readingOf(snapshot, uri)
  const at = reading && placeFor(reading, offset)
  const plan = at === null ? null : planned(snapshot.world)
  const indicators = plan && chosen(snapshot, uri, plan)
  if (!reading || at === null || !plan || !indicators?.length) return null
  const newline = reading.draft.text.includes('\r\n') ? '\r\n' : '\n'
  const columns = columnsFor(plan, indicators)
  const rows = indicators.map((it, index) =>
    rowCells(
      it,
      columns.map(({column}) => column),
      index + 1,
    ),
  )
  const lines = [columns.map(({head}) => head), columns.map(({rule}) => rule), ...rows].map((it) => `|${it.join('|')}|`)
  const table = aligned(lines.join(newline))
  const edit = table && surrounded(reading.draft, at, table, newline)
  if (!edit || !holdsTable(reading.draft, edit)) return null
  return {
    title: {zh: `插入主要指标表（${rows.length}项）`, en: `Insert the table of main indicators (${rows.length})`},
    kind: 'restructure',
    edits: new Map([[uri, [edit]]]),
    finding: null,
  }
}

/** Null where a table would stand amid something else, or where there is one already. */
function placeFor({draft, readings, outline}: DraftReading, offset: Offset): Offset | null {
  const {text, lines} = draft
  const {line} = positionAt(lines, offset)
  const [from, to] = [lines.starts[line] ?? 0, lines.starts[line + 1] ?? text.length]
  const isEmpty = text.slice(from, to).trim() === '' && isBetweenBlocks(draft, offset)
  const section = outline.sections.findLast(({extent}) => extent.from <= offset && offset <= extent.to)
  const own = section && /主要指标/.test(section.title) ? wholeLines(draft, section.extent) : null
  const scope: Span = own ?? {from: 0, to: text.length}
  const tables = readings.filter(({at, reading}) => scope.from <= at && at < scope.to && targetTable(reading.passage))
  if (tables.length) return null
  return isEmpty ? from : own ? endOf(text, own) : null
}

const endOf = (text: string, {from, to}: Span): Offset => from + text.slice(from, to).trimEnd().length

/** Whether no list, fence or comment goes on across a place. */
function isBetweenBlocks(draft: Draft, offset: Offset): boolean {
  const starts = chunkStarts(draft)
  const index = starts.findLastIndex((start) => start <= offset)
  const local = offset - (starts[index] ?? 0)
  return (
    offset >= (draft.frontMatter?.to ?? 0) &&
    !draft.chunks[index]?.nodes.some(
      ({position}) => (position?.start.offset ?? 0) < local && local < (position?.end.offset ?? 0),
    )
  )
}

/** All of the plan's, or, where those are more than a table holds, the ones that the draft speaks of. */
function chosen(snapshot: Snapshot, uri: string, {indicators}: Planned): Planned['indicators'] | null {
  if (indicators.length <= mostRows) return indicators
  const spoken = new Set(mentionsOf(snapshot, uri).map(({mention}) => mention.match?.indicator.id))
  const own = indicators.filter(({id}) => spoken.has(id))
  return own.length <= mostRows ? own : null
}

interface Headed {
  readonly head: string
  readonly rule: string
  readonly column: RowColumn
}

function columnsFor({base, goal}: Planned, indicators: Planned['indicators']): readonly Headed[] {
  const plain = (kind: RowColumn['kind'], head: string, rule: string): Headed => ({
    head,
    rule,
    column: {kind, when: null, mood: null, unit: null, change: null},
  })
  const value = (year: number, isGoal: boolean): Headed => ({
    head: `${year}年（${isGoal ? '目标' : '基期'}）`,
    rule: '---:',
    column: {
      kind: 'value',
      when: dated(String(year), isGoal),
      mood: isGoal ? 'goal' : 'state',
      unit: null,
      change: null,
    },
  })
  return [
    plain('order', '序号', '---:'),
    plain('name', '指标', '---'),
    plain('unit', '单位', '---'),
    ...(base === null ? [] : [value(base, false)]),
    value(goal, true),
    ...(indicators.some(({attribute}) => attribute) ? [plain('attribute', '属性', '---')] : []),
  ]
}

const dated = (time: string, planned: boolean): When => ({time, text: time, planned})

/** With an empty line above and below, as a table needs. */
function surrounded({text}: Draft, at: Offset, table: string, newline: string): Edit {
  const [before, behind] = [text.slice(Math.max(0, at - 200), at), text.slice(at, at + 200)]
  const above = /(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)$|^$/.test(before)
    ? ''
    : /[\r\n]$/.test(before)
      ? newline
      : newline + newline
  // The rest of the empty line ends the table's last row.
  const below = behind === '' || /^[ \t]*(?:\r\n|\n|\r)[ \t]*[^ \t\r\n]/.test(behind) ? newline : ''
  return {from: at, to: at, insert: above + table + below}
}

/** Read again: a table stands where it was put. */
function holdsTable(draft: Draft, change: Edit): boolean {
  const after = reread(draft, change)
  const start = change.from + change.insert.length - change.insert.trimStart().length
  return chunkStarts(after).some((from, index) =>
    after.chunks[index]?.passages.some(({at, passage}) => passage.kind === 'table' && from + at === start),
  )
}
