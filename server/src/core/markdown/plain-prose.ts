import {own} from '../text/own.js'
import type {Offset} from '../text/span.js'
import {type Hidden, viewOf} from '../text/view.js'
import {emptyAt} from './empty-cell.js'
import {logicalParagraphs} from './paragraph.js'
import type {Passage, Placed, Prose, Table} from './passage.js'
import type {Block, Plain} from './plain.js'
import type {Inline} from './plain-line.js'
import type {PlainCell, PlainTable} from './plain-table.js'
import {type Stretch, stretches} from './stretches.js'

/** A passage that a plain chunk had at that place of the text before it was edited, with nothing edited in it. */
export type Spare = (at: Offset) => Passage | undefined

/** The passages of plain text, counted from `base`; those that `spare` has are the same objects. */
export function plainPassages(text: string, base: Offset, {blocks}: Plain, spare: Spare): Placed[] {
  const passages: Placed[] = []
  for (const block of blocks) readBlock(text, base, block, spare, passages)
  return passages
}

function readBlock(text: string, base: Offset, block: Block, spare: Spare, passages: Placed[]): void {
  const add = (content: Inline, kind: Prose['kind'], depth: number) => {
    for (const stretch of stretches(text, content, none))
      passages.push({
        at: stretch.from - base,
        passage: spared(spare, stretch, kind, depth) ?? proseOf(text, stretch, content.marks, kind, depth),
      })
  }
  if (block.kind === 'comment') return
  if (block.kind === 'heading') add(block.content, 'heading', block.depth)
  else if (block.kind === 'list') for (const {content} of block.items) add(content, 'item', 0)
  else if (block.kind === 'table') {
    const {from} = block.rows[0] ?? {from: base}
    const known = spare(from)
    const passage =
      known?.kind === 'table' && known.source.length === block.to - from ? known : tableOf(text, block, from)
    passages.push({at: from - base, passage})
  } else for (const content of joined(text, block.lines)) add(content, 'paragraph', 0)
}

function spared(spare: Spare, {from, to, piece}: Stretch, kind: Prose['kind'], depth: number): Passage | undefined {
  const known = spare(from)
  if (!known || known.kind !== kind || known.depth !== depth || known.piece !== piece) return undefined
  return known.source.length === to - from ? known : undefined
}

/** The logical paragraphs of a Markdown paragraph, each with the marks of its lines. */
function joined(text: string, lines: readonly Inline[]): readonly Inline[] {
  if (lines.length === 1) return lines
  let next = 0
  return logicalParagraphs(text, lines).map(({from, to}) => {
    const first = lines[next]
    if (first?.to === to) {
      next++
      return first
    }
    const marks: Offset[] = []
    for (let line = lines[next]; line && line.from < to; line = lines[++next]) marks.push(...line.marks)
    return {from, to, marks}
  })
}

function proseOf(
  text: string,
  {from, to, piece}: Stretch,
  marks: readonly Offset[],
  kind: Prose['kind'],
  depth: number,
): Prose {
  const source = own(text.slice(from, to))
  const whole = {kind, source, view: viewOf(source, marksIn({from, to, marks})), depth}
  return piece ? {...whole, piece} : whole
}

const none: readonly Hidden[] = []

/** The marks that stand in a stretch, counted from its start. */
function marksIn({from, to, marks}: Inline): readonly Hidden[] {
  if (marks.length === 0) return none
  const mine = marks.filter((mark) => from <= mark && mark < to)
  return mine.map((mark) => ({from: mark - from, to: mark - from + 2}))
}

function tableOf(text: string, {rows, to}: PlainTable, from: Offset): Table {
  const source = own(text.slice(from, to))
  return {kind: 'table', source, rows: rows.map(({cells}) => cells.map((cell) => cellOf(source, cell, from)))}
}

/** A cell whose places count in the draft, where the table's `source` stands at `base`. */
function cellOf(source: string, {content, from: pipe, to}: PlainCell, base: Offset): Table['rows'][number][number] {
  if (!content) {
    const at = emptyAt(source, pipe - base, to - base)
    return {span: {from: at, to: at}, view: viewOf('', none, at)}
  }
  const from = content.from - base
  const span = {from, to: content.to - base}
  return {span, view: viewOf(source.slice(span.from, span.to), marksIn(content), from)}
}
