import type {Span} from './span.js'

/**
 * A text as a reader sees it, and as the grammar reads it: NFKC digits, letters and punctuation (`，` is `,`),
 * compatibility radicals repaired, Traditional forms of the grammar's own words folded, stray spaces between
 * Han characters and digits left out, Markdown marks, code and comments left out (domain notes, 2.8).
 */
export interface View {
  readonly text: string
  /** Where each character of `text` starts in the source; null where every character starts at its own offset. */
  readonly starts: Uint32Array | null
  /** Where each character of `text` ends in the source; null together with `starts`. */
  readonly ends: Uint32Array | null
}

/** The stretch of the source that a non-empty stretch of the view was made from. */
export function toSource({starts, ends}: View, {from, to}: Span): Span {
  if (!starts || !ends) return {from, to}
  return {from: starts[from] ?? 0, to: ends[to - 1] ?? 0}
}
