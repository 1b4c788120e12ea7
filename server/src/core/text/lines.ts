import type {Offset} from './span.js'

/** Where the lines of a text start. CR, LF and CRLF end a line, nothing else does. */
export interface LineIndex {
  /** Offset of each line's first character; the first is 0. */
  readonly starts: readonly Offset[]
  readonly length: number
}

/** Both zero-based; `column` in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}
