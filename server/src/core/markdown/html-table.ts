import type {Offset, Span} from '../text/span.js'
import {type Hidden, viewOf} from '../text/view.js'
import type {Cell, Table} from './passage.js'

const CELL = /<(\/?)(tr|td|th)\b[^<>]*>/gi
const TAG = /<[^<>]*>/g

/** The table that an HTML block holds (a page saved from a government site), as a reader sees it; null without one. */
export function htmlTable(source: string, {from, to}: Span): {readonly at: Offset; readonly passage: Table} | null {
  const html = source.slice(from, to)
  if (!/<t[dh]\b/i.test(html)) return null
  const rows: Cell[][] = []
  let open: Offset | null = null
  for (const {index, 0: tag, 1: closing, 2: name = ''} of html.matchAll(CELL)) {
    if (open !== null) rows.at(-1)?.push(cellOf(html, open, index))
    open = null
    if (closing) continue
    if (name.toLowerCase() === 'tr' || !rows.length) rows.push([])
    if (name.toLowerCase() !== 'tr') open = index + tag.length
  }
  const full = rows.filter((row) => row.length)
  return full.length ? {at: from, passage: {kind: 'table', source: html, rows: full}} : null
}

function cellOf(html: string, from: Offset, to: Offset): Cell {
  let [start, end] = [from, to]
  while (start < end && /\s/.test(html[start]!)) start++
  while (end > start && /\s/.test(html[end - 1]!)) end--
  const text = html.slice(start, end)
  const tags = [...text.matchAll(TAG)].map(({index, 0: tag}): Hidden => ({from: index, to: index + tag.length}))
  return {span: {from: start, to: end}, view: viewOf(text, tags, start)}
}
