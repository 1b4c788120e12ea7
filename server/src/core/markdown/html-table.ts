import type {Offset, Span} from '../text/span.js'
import {type Hidden, type View, viewOf} from '../text/view.js'
import type {Cell, Table} from './passage.js'

const CELL = /<(\/?)(tr|td|th)\b[^<>]*>/gi
const TAG = /<[^<>]*>/g

/** A cell and how many columns and rows it spans. */
interface Spanning {
  readonly cell: Cell
  readonly across: number
  readonly down: number
}

/** The table that an HTML block holds (a page saved from a government site), as a reader sees it; null without one. */
export function htmlTable(source: string, {from, to}: Span): {readonly at: Offset; readonly passage: Table} | null {
  const html = source.slice(from, to)
  if (!/<t[dh]\b/i.test(html)) return null
  const rows: Spanning[][] = []
  let open: {readonly at: Offset; readonly tag: string} | null = null
  for (const {index, 0: tag, 1: closing, 2: name = ''} of html.matchAll(CELL)) {
    if (open !== null) rows.at(-1)?.push({cell: cellOf(html, open.at, index), ...spansOf(open.tag)})
    open = null
    if (closing) continue
    if (name.toLowerCase() === 'tr' || !rows.length) rows.push([])
    if (name.toLowerCase() !== 'tr') open = {at: index + tag.length, tag}
  }
  const full = laidOut(rows.filter((row) => row.length))
  const caption = captionOf(html)
  return full.length ? {at: from, passage: {kind: 'table', source: html, rows: full, ...(caption && {caption})}} : null
}

function cellOf(html: string, from: Offset, to: Offset): Cell {
  const span = trimmed(html, from, to)
  return {span, view: seen(html, span)}
}

/** What a stretch of HTML shows. */
function seen(html: string, {from, to}: Span): View {
  const text = html.slice(from, to)
  const tags = [...text.matchAll(TAG)].map(({index, 0: tag}): Hidden => ({from: index, to: index + tag.length}))
  return viewOf(text, tags, from)
}

function trimmed(html: string, from: Offset, to: Offset): Span {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(html[start]!)) start++
  while (end > start && /\s/.test(html[end - 1]!)) end--
  return {from: start, to: end}
}

/** No table of a plan has more columns, and a page may say anything. */
const WIDEST = 50

function spansOf(tag: string): Pick<Spanning, 'across' | 'down'> {
  const [across, down] = ['colspan', 'rowspan'].map((name) => {
    const said = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(tag)?.[1]
    return Math.min(WIDEST, Math.max(1, Number(said ?? 1)))
  })
  return {across: across!, down: down!}
}

/** Rows with a cell in each column: one that spans several says in each what it says; its figure stands in the first alone. */
function laidOut(rows: readonly (readonly Spanning[])[]): readonly (readonly Cell[])[] {
  const above: {cell: Cell; left: number}[] = []
  return rows.map((row) => {
    const cells: Cell[] = []
    const fill = (): void => {
      for (let held = above[cells.length]; held && held.left > 0; held = above[cells.length]) {
        held.left--
        cells.push(again(held.cell))
      }
    }
    for (const {cell, across, down} of row) {
      fill()
      for (let column = 0; column < across; column++) {
        above[cells.length] = {cell, left: down - 1}
        cells.push(column === 0 ? cell : again(cell))
      }
    }
    fill()
    return cells
  })
}

const FIGURE = /^[\d.,%‰\s<>≥≤≈约\-—–[\]()（）]*$/

const again = (cell: Cell): Cell => {
  const {to} = cell.span
  return FIGURE.test(cell.view.text) ? {span: {from: to, to}, view: viewOf('', [], to)} : cell
}

const LONGEST = 200

/** The table's own caption, or what stands over it in its block (a paragraph of a saved page). */
function captionOf(html: string): View | null {
  const own = /<caption\b[^<>]*>([^<]*)/i.exec(html)
  const table = html.search(/<table\b/i)
  const from = own ? own.index + own[0].length - own[1]!.length : 0
  const span = trimmed(html, from, own ? from + own[1]!.length : Math.max(0, table))
  const view = span.to > span.from && span.to - span.from <= LONGEST ? seen(html, span) : null
  return view?.text.trim() ? view : null
}
