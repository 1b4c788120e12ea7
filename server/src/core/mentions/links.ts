import type {Chunk} from '../markdown/chunk.js'
import type {Offset} from '../text/span.js'

/** A writer's word for the figure right before it. */
export interface Link {
  /** Where the link starts. */
  readonly at: Offset
  readonly indicator: string
}

/** `<!-- @sh.idc.racks -->` comments of a chunk and `{#sh.idc.racks}` attributes, offsets from the chunk's start. */
export function linksIn(chunk: Chunk): readonly Link[] {
  const comments = chunk.comments
    .filter(({text}) => text.startsWith('@'))
    .map(({span, text}) => ({at: span.from, indicator: text.slice(1).trim()}))
  return comments.length ? comments : none
}

const none: readonly Link[] = []
