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

/** Offsets of `source` at which a parse may start anew and read what the whole parse reads. */
export function boundaries(source: string, nodes: readonly RootContent[]): Offset[] {
  const cuts = [0]
  nodes.forEach((node, index) => {
    const {offset = 0, column} = node.position?.start ?? {column: 0}
    if ((cuts.at(-1) ?? 0) >= offset || column !== 1) return
    if (
      isBlankAbove(source, offset) &&
      !isIndentedCode(source, nodes[index - 1]) &&
      !/[ \t]/.test(source.charAt(offset))
    )
      cuts.push(offset)
  })
  return cuts
}

function isIndentedCode(source: string, node: RootContent | undefined): boolean {
  return node?.type === 'code' && !/[`~]/.test(source.charAt(node.position?.start.offset ?? 0))
}

/** Whether the line above the one that starts at `offset` is empty but for spaces and tabs. */
function isBlankAbove(source: string, offset: Offset): boolean {
  let at = offset - 1
  if (source[at] === '\n' && source[at - 1] === '\r') at--
  while (source[at - 1] === ' ' || source[at - 1] === '\t') at--
  return at === 0 || source[at - 1] === '\n' || source[at - 1] === '\r'
}
