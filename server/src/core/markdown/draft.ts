import {keeping} from '../text/keeping.js'
import type {LineIndex} from '../text/lines.js'
import type {Offset, Span} from '../text/span.js'
import type {Chunk, Labels} from './chunk.js'

/** A Markdown policy text, read. Immutable: an edit makes the next one and shares what did not change. */
export interface Draft {
  /** The decoded text without a leading BOM. */
  readonly text: string
  readonly lines: LineIndex
  /** `---` metadata at the head, rulers included; null where there is none. Chunks start at its end. */
  readonly frontMatter: Span | null
  readonly chunks: readonly Chunk[]
  readonly defined: Labels
}

/** Where each chunk starts in the draft. */
export function chunkStarts(draft: Draft): readonly Offset[] {
  const known = starts.get(draft)
  if (known) return known
  let at = draft.frontMatter?.to ?? 0
  const found = draft.chunks.map(({source}) => {
    at += source.length
    return at - source.length
  })
  starts.set(draft, found)
  return found
}

const starts = keeping<Draft, readonly Offset[]>()
