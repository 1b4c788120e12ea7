import type {Code, Nodes, Paragraph, PhrasingContent, RootContent, Table as TableNode} from 'mdast'
import {own} from '../text/own.js'
import type {Offset, Span} from '../text/span.js'
import {type Hidden, viewOf} from '../text/view.js'
import type {Comment} from './chunk.js'
import {emptyAt} from './empty-cell.js'
import {htmlTable} from './html-table.js'
import {logicalParagraphs} from './paragraph.js'
import type {Cell, Passage, Placed, Prose, Table} from './passage.js'
import {type Stretch, stretches} from './stretches.js'
import {hiddenIn, spanOf} from './visible.js'

/** What a chunk says: its passages and the comments in it. */
export interface Said {
  readonly passages: readonly Placed[]
  readonly comments: readonly Comment[]
}

/** Reads what nodes say, whose positions count in `source`. */
export function said(source: string, nodes: readonly RootContent[]): Said {
  const passages: Placed[] = []
  const comments: Comment[] = []
  for (const node of nodes) readNode(source, node, 'paragraph', passages, comments)
  return {passages, comments}
}

function readNode(source: string, node: Nodes, kind: Prose['kind'], passages: Placed[], comments: Comment[]): void {
  if (node.type === 'html') {
    comments.push(...commentsIn(source, spanOf(node)))
    const table = htmlTable(source, spanOf(node))
    if (table) passages.push(table)
  } else if (node.type === 'paragraph') readParagraph(source, node, kind, passages, comments)
  else if (node.type === 'heading') {
    passages.push(...proseOf(source, node.children, 'heading', node.depth))
    inlineComments(source, node.children, comments)
  } else if (node.type === 'code') passages.push(...indentedProse(source, node, kind))
  else if (node.type === 'table') readTable(source, node, passages, comments)
  else if ('children' in node)
    for (const child of node.children) readNode(source, child, kinds[node.type] ?? kind, passages, comments)
}

const kinds: Readonly<Record<string, Prose['kind']>> = {
  listItem: 'item',
  blockquote: 'quote',
  footnoteDefinition: 'footnote',
}

function readParagraph(
  source: string,
  {children}: Paragraph,
  kind: Prose['kind'],
  passages: Placed[],
  comments: Comment[],
): void {
  passages.push(...proseOf(source, children, kind, 0))
  inlineComments(source, children, comments)
}

function inlineComments(source: string, nodes: readonly PhrasingContent[], comments: Comment[]): void {
  for (const node of nodes) {
    if (node.type === 'html') comments.push(...commentsIn(source, spanOf(node)))
    else if ('children' in node) inlineComments(source, node.children, comments)
  }
}

function proseOf(source: string, children: readonly PhrasingContent[], kind: Prose['kind'], depth: number): Placed[] {
  const first = children[0]
  const last = children.at(-1)
  if (!first || !last) return []
  const span = {from: spanOf(first).from, to: spanOf(last).to}
  const hidden = hiddenIn(source, children)
  let next = 0
  return logicalParagraphs(source, linesOf(source, span))
    .flatMap((paragraph) => stretches(source, paragraph, hidden))
    .map((stretch) => {
      const {from, to} = stretch
      while (next < hidden.length && hidden[next]!.to <= from) next++
      let end = next
      while (end < hidden.length && hidden[end]!.from < to) end++
      return {at: from, passage: prose(source, stretch, kind, depth, within(hidden.slice(next, end), from, to))}
    })
}

function prose(
  text: string,
  {from, to, piece}: Stretch,
  kind: Prose['kind'],
  depth: number,
  hidden: readonly Hidden[],
): Passage {
  const source = own(text.slice(from, to))
  const whole = {kind, source, view: viewOf(source, hidden), depth}
  return piece ? {...whole, piece} : whole
}

/**
 * A paragraph whose first line is indented by four spaces, as Word and web pages leave it, is code to Markdown and prose to
 * whoever wrote it: each of its lines begins with a sign of prose and is Han for the most part, and a sentence ends in it.
 */
function indentedProse(source: string, node: Code, kind: Prose['kind']): Placed[] {
  const span = spanOf(node)
  let {from} = span
  while (from < span.to && isBlank(source.charCodeAt(from))) from++
  const lines = linesOf(source, {from, to: span.to})
  const texts = lines.map((line) => source.slice(line.from, line.to))
  if (!texts.every(isProse) || !texts.some((text) => SENTENCE.test(text))) return []
  return logicalParagraphs(source, lines)
    .flatMap((paragraph) => stretches(source, paragraph, []))
    .map((stretch) => ({at: stretch.from, passage: prose(source, stretch, kind, 0, [])}))
}

const SENTENCE = /\p{Script=Han}[^\n]{3,}[。！？；]/u

const isProse = (line: string): boolean =>
  /^[\p{Script=Han}\d“‘《（(—●■]/u.test(line) && (line.match(/\p{Script=Han}/gu)?.length ?? 0) * 2 > line.length

/** The hidden stretches inside `[from, to)`, counted from `from`. */
function within(hidden: readonly Hidden[], from: Offset, to: Offset): Hidden[] {
  return hidden.flatMap((it) =>
    it.to <= from || it.from >= to
      ? []
      : [{...it, from: Math.max(it.from, from) - from, to: Math.min(it.to, to) - from}],
  )
}

/** The lines of a stretch, without their ends, outer blanks and the signs of the quotes they stand in. */
function linesOf(source: string, {from, to}: Span): Span[] {
  const lines: Span[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    const code = source.charCodeAt(at)
    if (at < to && code !== 0x0a && code !== 0x0d) continue
    let end = at
    while (end > start && isBlank(source.charCodeAt(end - 1))) end--
    if (end > start) lines.push({from: start, to: end})
    if (code === 0x0d && source.charCodeAt(at + 1) === 0x0a) at++
    start = at + 1
    while (start < to && (isBlank(source.charCodeAt(start)) || source.charAt(start) === '>')) start++
  }
  return lines
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09

function readTable(source: string, node: TableNode, passages: Placed[], comments: Comment[]): void {
  const span = spanOf(node)
  const rows = node.children.map((row) =>
    row.children.map((cell) => {
      inlineComments(source, cell.children, comments)
      return cellOf(source, cell, cell.children, span)
    }),
  )
  const passage: Table = {kind: 'table', source: own(source.slice(span.from, span.to)), rows}
  passages.push({at: span.from, passage})
}

function cellOf(source: string, cell: Nodes, children: readonly PhrasingContent[], table: Span): Cell {
  const first = children[0]
  const last = children.at(-1)
  if (!first || !last) {
    const {from, to} = spanOf(cell)
    const at = emptyAt(source, from, to) - table.from
    return {span: {from: at, to: at}, view: viewOf('', [], at)}
  }
  const from = spanOf(first).from
  const to = spanOf(last).to
  return {
    span: {from: from - table.from, to: to - table.from},
    view: viewOf(source.slice(from, to), within(hiddenIn(source, children), from, to), from - table.from),
  }
}

/** The comments of an HTML node; one that is never closed goes on to the node's end. */
export function commentsIn(source: string, {from, to}: Span): Comment[] {
  const comments: Comment[] = []
  for (let at = source.indexOf('<!--', from); at >= 0 && at < to; ) {
    const close = source.indexOf('-->', at + 4)
    const end = close < 0 || close + 3 > to ? to : close + 3
    comments.push({span: {from: at, to: end}, text: source.slice(at + 4, close < 0 || close > to ? to : close).trim()})
    at = source.indexOf('<!--', end)
  }
  return comments
}
