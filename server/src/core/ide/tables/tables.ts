import {chunkStarts, type Draft} from '../../markdown/draft.js'
import {type Offset, type Span, shift} from '../../text/span.js'

/** What stands before the rows of a table in a list or a quote, and belongs to that. The first line has it before the table. */
export interface Margins {
  /** How many characters of each line, the first one included, are no part of its row; none where it is missing. */
  readonly cuts: readonly number[]
  /** What every line but the first may begin with. */
  readonly margin: string
}

export interface DraftedTable extends Span, Margins {}

/** The tables of pipes in a draft, in order, at its margin or in lists and quotes. */
export function tablesIn(draft: Draft): readonly DraftedTable[] {
  const starts = chunkStarts(draft)
  return draft.chunks.flatMap(({nodes, source}, index) =>
    nodes
      .flatMap((node) => within(node, source, false))
      .map((table) => ({...table, ...shift(table, starts[index] ?? 0)})),
  )
}

/** As much of a block as matters here. */
interface Block {
  readonly type: string
  readonly children?: readonly Block[]
  readonly position?: {readonly start: Point; readonly end: Point} | undefined
}

interface Point {
  readonly offset?: Offset | undefined
}

const holders = ['list', 'listItem', 'blockquote', 'footnoteDefinition']

function within(block: Block, source: string, isHeld: boolean): readonly DraftedTable[] {
  const {type, children = []} = block
  if (holders.includes(type)) return children.flatMap((child) => within(child, source, true))
  const table = type === 'table' ? drafted(block, source, isHeld) : null
  return table ? [table] : []
}

/** Null unless each line of the source is the row that the parser has read from it. */
function drafted({children = [], position}: Block, source: string, isHeld: boolean): DraftedTable | null {
  const [from, to] = [position?.start.offset, position?.end.offset]
  if (from === undefined || to === undefined) return null
  const lines = lineStarts(source, from, to)
  if (lines.length !== children.length + 1) return null
  const [first = from, ruler = from, ...others] = lines
  const indent = /^[ \t>]*/.exec(source.slice(ruler, to))?.[0] ?? ''
  const rows = children.slice(1).map((row) => row.position?.start.offset ?? -1)
  if (rows.some((at, index) => at < (others[index] ?? to) || at >= (others[index + 1] ?? to))) return null
  const cuts = [0, indent.length, ...rows.map((at, index) => at - (others[index] ?? at))]
  // In a list the line of the head may be without its indent (`- i|⏎|---|⏎  |:--|`), the ruler's never is.
  return {from, to, cuts, margin: isHeld ? indent : source.slice(lineStart(source, first), first)}
}

/** Where the lines of a stretch start; the first one at the start of the stretch itself. */
function lineStarts(source: string, from: Offset, to: Offset): readonly Offset[] {
  const starts = [from]
  for (let at = from; at < to; at++)
    if (source[at] === '\n' || (source[at] === '\r' && source[at + 1] !== '\n')) starts.push(at + 1)
  return starts
}

function lineStart(source: string, at: Offset): Offset {
  let start = at
  while (start > 0 && !'\r\n'.includes(source[start - 1] ?? '')) start--
  return start
}
