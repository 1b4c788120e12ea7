import type {Offset, Span} from '../text/span.js'
import {type Inline, isLineEnd, nextLine, readUntilSign} from './plain-line.js'

/** A table whose rows all begin and end with a pipe. */
export interface PlainTable {
  readonly kind: 'table'
  readonly align: readonly ('left' | 'right' | 'center' | null)[]
  readonly rows: readonly PlainRow[]
  /** The line end of its last row (its delimiter row, where it has no other). */
  readonly to: Offset
}

export interface PlainRow extends Span {
  readonly cells: readonly PlainCell[]
}

/** A cell from its own pipe to the next one. */
export interface PlainCell extends Span {
  /** Null where the cell is empty. */
  readonly content: Inline | null
}

/** Reads the table at `at`, to the first line that is no row of it. */
export function readTable(text: string, at: Offset): PlainTable | null {
  const header = readRow(text, at)
  if (!header || header.to >= text.length) return null
  const ruler = nextLine(text, header.to)
  let to = lineEnd(text, ruler)
  const align = alignments(text.slice(ruler, to))
  if (align?.length !== header.cells.length) return null
  const rows = [header]
  for (let from = nextLine(text, to); text.charAt(from) === '|'; from = nextLine(text, to)) {
    const row = readRow(text, from)
    if (!row) return null
    rows.push(row)
    to = row.to
  }
  return {kind: 'table', align, rows, to}
}

function readRow(text: string, at: Offset): PlainRow | null {
  const cells: PlainCell[] = []
  for (let pipe = at; ; ) {
    const from = skipSpaces(text, pipe + 1)
    const content = readUntilSign(text, from)
    if (!content || text.charAt(content.to) !== '|') return null
    const closing = content.to
    const last = isLineEnd(text, closing + 1)
    cells.push({from: pipe, to: last ? closing + 1 : closing, content: withoutSpaces(text, content)})
    if (last) return {from: at, to: closing + 1, cells}
    pipe = closing
  }
}

function withoutSpaces(text: string, {from, to, marks}: Inline): Inline | null {
  let end = to
  while (end > from && text.charAt(end - 1) === ' ') end--
  return end > from ? {from, to: end, marks} : null
}

function skipSpaces(text: string, at: Offset): Offset {
  let end = at
  while (text.charAt(end) === ' ') end++
  return end
}

function lineEnd(text: string, at: Offset): Offset {
  let end = at
  while (!isLineEnd(text, end)) end++
  return end
}

/** What a delimiter row says (`| --- | ---: |`); null where the line is none. */
function alignments(line: string): PlainTable['align'] | null {
  if (!/^\|(?: *:?-+:? *\|)+$/.test(line)) return null
  return line
    .slice(1, -1)
    .split('|')
    .map((cell) => {
      const ruler = cell.trim()
      if (ruler.startsWith(':')) return ruler.endsWith(':') ? 'center' : 'left'
      return ruler.endsWith(':') ? 'right' : null
    })
}
