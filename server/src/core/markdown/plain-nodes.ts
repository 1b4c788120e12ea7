import type {List, ListItem, Paragraph, PhrasingContent, RootContent, Table, TableRow} from 'mdast'
import type {Position} from 'unist'
import {lineIndex, positionAt} from '../text/lines.js'
import type {Offset, Span} from '../text/span.js'
import type {Block, Plain, PlainList} from './plain.js'
import type {Inline} from './plain-line.js'
import type {PlainTable} from './plain-table.js'

/** The tree that remark-parse builds of plain text. Nothing in the product asks for it; the tests hold it against remark's. */
export function nodesOf(source: string, {blocks}: Plain): RootContent[] {
  const lines = lineIndex(source)
  const point = (offset: Offset) => {
    const {line, column} = positionAt(lines, offset)
    return {line: line + 1, column: column + 1, offset}
  }
  const place: Place = ({from, to}) => ({start: point(from), end: point(to)})
  return blocks.map((block) => nodeOf(source, block, place))
}

type Place = (span: Span) => Position

function nodeOf(source: string, block: Block, place: Place): RootContent {
  if (block.kind === 'table') return tableOf(source, block, place)
  if (block.kind === 'list') return listOf(source, block, place)
  if (block.kind === 'paragraph') return paragraphOf(source, block.lines, place)
  if (block.kind === 'comment')
    return {type: 'html', value: source.slice(block.at, block.to), position: place({from: block.at, to: block.to})}
  const {at, depth, content} = block
  return {
    type: 'heading',
    depth: depth as 1 | 2 | 3 | 4 | 5 | 6,
    children: phrasing(source, content, place),
    position: place({from: at, to: content.to}),
  }
}

function paragraphOf(source: string, lines: readonly Inline[], place: Place): Paragraph {
  const whole = {from: lines[0]?.from ?? 0, to: lines.at(-1)?.to ?? 0, marks: lines.flatMap(({marks}) => marks)}
  return {type: 'paragraph', children: phrasing(source, whole, place), position: place(whole)}
}

function phrasing(source: string, {from, to, marks}: Inline, place: Place): PhrasingContent[] {
  const children: PhrasingContent[] = []
  const text = (span: Span) => ({type: 'text' as const, value: source.slice(span.from, span.to), position: place(span)})
  let at = from
  for (let index = 0; index < marks.length; index += 2) {
    const open = marks[index] ?? 0
    const close = marks[index + 1] ?? 0
    if (at < open) children.push(text({from: at, to: open}))
    at = close + 2
    children.push({
      type: 'strong',
      children: [text({from: open + 2, to: close})],
      position: place({from: open, to: at}),
    })
  }
  if (at < to) children.push(text({from: at, to}))
  return children
}

function listOf(source: string, {start, items, loose}: PlainList, place: Place): List {
  const children = items.map(
    ({at, content}): ListItem => ({
      type: 'listItem',
      spread: false,
      checked: null,
      children: [paragraphOf(source, [content], place)],
      position: place({from: at, to: content.to}),
    }),
  )
  const position = place({from: items[0]?.at ?? 0, to: items.at(-1)?.content.to ?? 0})
  return {type: 'list', ordered: start !== null, start, spread: loose, children, position}
}

function tableOf(source: string, {align, rows, to}: PlainTable, place: Place): Table {
  const children = rows.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: row.cells.map((cell) => ({
        type: 'tableCell',
        children: cell.content ? phrasing(source, cell.content, place) : [],
        position: place(cell),
      })),
      position: place(row),
    }),
  )
  return {type: 'table', align: [...align], children, position: place({from: rows[0]?.from ?? 0, to})}
}
