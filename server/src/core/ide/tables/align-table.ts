import type {Snapshot} from '../../session/snapshot.js'
import {type Edit, smallest} from '../../text/edit.js'
import {type Span, shift} from '../../text/span.js'
import {type DraftedTable, type Margins, tablesIn} from './tables.js'
import {widthOf} from './width.js'

/** A wider column is left as it is written: padding a row to a sentence's width makes every other row unreadable. */
const widest = 48

/** Edits that align the tables of a draft, or those that touch a stretch of it. What tables say stays what it is. */
export function alignments({drafts}: Snapshot, uri: string, within?: Span): readonly Edit[] {
  const draft = drafts.get(uri)
  return draft
    ? tablesIn(draft)
        .filter(({from, to}) => !within || (within.from <= to && from <= within.to))
        .flatMap((table) => moved(table, draft.text.slice(table.from, table.to)))
    : []
}

function moved(table: DraftedTable, source: string): readonly Edit[] {
  const after = aligned(source, table)
  const edit = after === null ? null : smallest(source, after)
  return edit ? [{...shift(edit, table.from), insert: edit.insert}] : []
}

/** A table at the margin of the draft. */
const free: Margins = {cuts: [], margin: ''}

/** A table of pipes with its columns aligned by East Asian width; null where its lines are not read with certainty. */
export function aligned(source: string, {cuts, margin}: Margins = free): string | null {
  const lines = source.split(/(\r\n|\r|\n)/)
  const rows = lines.filter((_, index) => index % 2 === 0).map((line, index) => cellsOf(line.slice(cuts[index] ?? 0)))
  const ruler = rows[1]
  if (!ruler?.every((cell) => /^:?-+:?$/.test(cell)) || rows.some((row) => row.length === 0)) return null
  // A row with more cells than the head says something that no reader sees, and one without any is not a row.
  if (rows.some((row) => row.length > ruler.length)) return null
  const widths = ruler.map((_, column) => columnWidth(rows, column))
  const written = rows.map((row, index) => (index === 1 ? rulerLine(row, widths) : rowLine(row, ruler, widths)))
  return lines
    .map((line, index) => (index % 2 === 0 ? (index ? margin : '') + (written[index / 2] ?? '') : line))
    .join('')
}

/** What stands between the pipes of a line, without outer blanks; the backslash guards a pipe, and itself. */
export function cellsOf(line: string): readonly string[] {
  const text = trimmed(line)
  const cells: string[] = []
  let from = text.startsWith('|') ? 1 : 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\' && /[\\|]/.test(text[at + 1] ?? '')) at++
    else if (text[at] === '|') {
      cells.push(trimmed(text.slice(from, at)))
      from = at + 1
    }
  }
  return from < text.length ? [...cells, trimmed(text.slice(from))] : cells
}

/** Full-width blanks are part of what a cell says. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && isBlank(text[from])) from++
  while (from < to && isBlank(text[to - 1])) to--
  return text.slice(from, to)
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t'

function columnWidth(rows: readonly (readonly string[])[], column: number): number {
  let width = 3
  for (const [index, row] of rows.entries()) if (index !== 1) width = Math.max(width, widthOf(row[column] ?? ''))
  return width > widest ? 3 : width
}

const rulerLine = (row: readonly string[], widths: readonly number[]): string =>
  line(
    row.map((cell, column) => {
      const [left, right] = [cell.startsWith(':') ? ':' : '', cell.endsWith(':') ? ':' : '']
      return left + '-'.repeat(Math.max(1, (widths[column] ?? 3) - left.length - right.length)) + right
    }),
  )

const rowLine = (row: readonly string[], ruler: readonly string[], widths: readonly number[]): string =>
  line(row.map((cell, column) => padded(cell, ruler[column] ?? '-', widths[column] ?? 3)))

function padded(cell: string, rule: string, width: number): string {
  const room = Math.max(0, width - widthOf(cell))
  if (!rule.endsWith(':')) return cell + ' '.repeat(room)
  if (!rule.startsWith(':')) return ' '.repeat(room) + cell
  const left = room >> 1
  return ' '.repeat(left) + cell + ' '.repeat(room - left)
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
