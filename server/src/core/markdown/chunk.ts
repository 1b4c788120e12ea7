import type {RootContent} from 'mdast'
import type {Offset, Span} from '../text/span.js'
import type {Placed} from './passage.js'

/** The labels that definitions and footnotes introduce, normalised as micromark does. */
export interface Labels {
  readonly links: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** A run of top-level blocks that reads the same whatever stands around it; the unit of re-parsing. */
export interface Chunk {
  readonly source: string
  /** Positions count from the chunk's own start. */
  readonly nodes: readonly RootContent[]
  readonly defines: Labels
  /** Offsets count from the chunk's own start. */
  readonly passages: readonly Placed[]
  /** HTML comments, in blocks and in prose, in order; offsets count from the chunk's own start. */
  readonly comments: readonly Comment[]
}

/** An HTML comment: nothing a reader sees, but where a writer tells the checker something. */
export interface Comment {
  readonly span: Span
  /** What stands between `<!--` and `-->`, trimmed. */
  readonly text: string
}

/** The invariants of a boundary; the tests take one away at a time. */
interface Care {
  readonly blankAbove: boolean
  readonly flush: boolean
  readonly indentedCode: boolean
}

/**
 * Offsets of `source` at which a parse may start anew and read what the whole parse reads: a line that opens a top-level
 * node (B0), behind a blank line (B1, `[m]: /u⏎2. two`), with neither space nor tab (B2, `- ⏎⏎    code⏎    `), and not
 * behind indented code (B3, `    code⏎⏎2. two`, read in an interrupting mode by micromark).
 */
export function boundaries(source: string, nodes: readonly RootContent[], care: Care): Offset[] {
  const cuts = [0]
  nodes.forEach((node, index) => {
    const {offset = 0, column} = node.position?.start ?? {column: 0}
    if ((cuts.at(-1) ?? 0) >= offset || column !== 1) return
    if (care.blankAbove && !isBlankAbove(source, offset)) return
    if (care.flush && ' \t'.includes(source.charAt(offset))) return
    if (care.indentedCode && isIndentedCode(source, nodes[index - 1])) return
    cuts.push(offset)
  })
  return cuts
}

function isIndentedCode(source: string, node: RootContent | undefined): boolean {
  return node?.type === 'code' && !'`~'.includes(source.charAt(node.position?.start.offset ?? 0))
}

/** Whether the line above the one that starts at `offset` is empty but for spaces and tabs. */
function isBlankAbove(source: string, offset: Offset): boolean {
  let at = offset - 1
  if (source[at] === '\n' && source[at - 1] === '\r') at--
  while (source[at - 1] === ' ' || source[at - 1] === '\t') at--
  return at === 0 || source[at - 1] === '\n' || source[at - 1] === '\r'
}
