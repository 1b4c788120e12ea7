import type {RootContent} from 'mdast'
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
}
