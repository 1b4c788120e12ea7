import type {Cell, Table} from '../markdown/passage.js'
import type {Offset, Span} from '../text/span.js'
import {viewOf} from '../text/view.js'
import type {Wording} from './language.js'

/**
 * A table that lost its form on the way: rows parted by tabs (pasted from Word or Excel), by bars without a ruler, or a
 * cell to a line with a bar behind it (copied from a web page). Null for a paragraph that is none.
 */
export function pastedTable(source: string, say: Wording): Table | null {
  if (!source.includes('\n') && !source.includes('\r')) return null
  const lines = linesOf(source)
  if (lines.length < 2) return null
  // Rows whose cells are empty have no tab behind their name.
  const parts = lines.filter((line) => source.slice(line.from, line.to).includes('\t')).length
  if (parts * 2 > lines.length)
    return table(
      source,
      lines.map((line) => parted(source, line, '\t')),
    )
  if (!lines.every((line) => source[line.to - 1] === '|')) return null
  const rows = lines.map((line) => parted(source, {from: line.from, to: line.to - 1}, '|'))
  const broken = rows.every((row) => row.length === 1)
    ? folded(
        rows.map((row) => row[0]!),
        source,
        say,
      )
    : rows
  return broken && table(source, broken)
}

const table = (source: string, rows: readonly (readonly Span[])[]): Table => ({
  kind: 'table',
  source,
  rows: rows.map((row) =>
    row.map((span): Cell => ({span, view: viewOf(source.slice(span.from, span.to), [], span.from)})),
  ),
})

function linesOf(source: string): Span[] {
  return trimmed(
    source,
    [...source.matchAll(/[^\r\n]+/g)].map(({index, 0: line}) => ({from: index, to: index + line.length})),
  ).filter(({from, to}) => to > from)
}

function parted(source: string, {from, to}: Span, sign: string): readonly Span[] {
  const cells: Span[] = []
  let start: Offset = from
  for (let at = from; at <= to; at++) {
    if (at < to && source[at] !== sign) continue
    cells.push({from: start, to: at})
    start = at + 1
  }
  return trimmed(source, cells)
}

const trimmed = (source: string, spans: readonly Span[]): Span[] =>
  spans.map(({from, to}) => {
    let [start, end] = [from, to]
    while (start < end && /\s/.test(source[start]!)) start++
    while (end > start && /\s/.test(source[end - 1]!)) end--
    return {from: start, to: end}
  })

/**
 * Rows from a run of cells: the head ends before the first row's name, which stands before the first figure. Where the
 * head is lost (a cell that begins with > made a quote of the rest), the names tell the rows, under a head of nothing.
 */
function folded(cells: readonly Span[], source: string, say: Wording): readonly (readonly Span[])[] | null {
  const isValue = ({from, to}: Span) => say.valueCell.test(source.slice(from, to))
  const first = cells.findIndex(isValue)
  if (first > 2) return cells.length >= 2 * (first - 1) ? rowsOf(cells, first - 1) : null
  const names = cells.flatMap((cell, index) => (isValue(cell) ? [] : [index]))
  const width = names.length > 1 ? names[1]! - names[0]! : 0
  if (width < 2 || names.some((name, index) => index > 0 && name - names[index - 1]! !== width)) return null
  return [Array.from({length: width}, () => ({from: 0, to: 0})), ...rowsOf(cells.slice(names[0]), width)]
}

const rowsOf = (cells: readonly Span[], width: number): readonly (readonly Span[])[] =>
  Array.from({length: Math.floor(cells.length / width)}, (_, row) => cells.slice(row * width, (row + 1) * width))
