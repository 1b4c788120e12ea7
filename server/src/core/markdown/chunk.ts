import type {RootContent} from 'mdast'
import type {Span} from '../text/span.js'
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
