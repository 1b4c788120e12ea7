import type {Edit} from './edit.js'
import {countBefore} from './sorted.js'
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

export function lineIndex(text: string): LineIndex {
  const starts = [0]
  addStarts(starts, text, 0, text.length)
  return {starts, length: text.length}
}

/** The index after edits that all count in the text it belongs to; `text` is the new text. */
export const linesAfter = (index: LineIndex, edits: readonly Edit[], text: string): LineIndex =>
  edits.length === 1 && edits[0] ? editLines(index, edits[0], text) : lineIndex(text)

/** The same after one edit. Of `text`, the new one, only the edited lines are asked for. */
export function editLines({starts, length}: LineIndex, {from, to, insert}: Edit, text: Sliced): LineIndex {
  const grown = insert.length - (to - from)
  // One character on either side, because an edit may join a CR with an LF or part them.
  const first = lineAt(starts, Math.max(0, from - 1))
  const next = lineAt(starts, Math.min(length, to + 1)) + 1
  const end = next < starts.length ? (starts[next] ?? 0) + grown : length + grown
  const within: Offset[] = []
  addStarts(within, text, starts[first] ?? 0, end)
  // The last line end read is the one that the next known line stands behind.
  const rest = Math.min(next + 1, starts.length)
  const edited = within.length === rest - first - 1 ? starts.slice() : spliced(starts, first + 1, rest, within)
  for (let at = 0; at < within.length; at++) edited[first + 1 + at] = within[at] ?? 0
  if (grown) for (let line = first + 1 + within.length; line < edited.length; line++) edited[line]! += grown
  return {starts: edited, length: length + grown}
}

/** A text, or what has one that need not be put together for a part of it. */
interface Sliced {
  slice(from: Offset, to: Offset): string
}

const spliced = (starts: readonly Offset[], from: number, to: number, within: readonly Offset[]): Offset[] => [
  ...starts.slice(0, from),
  ...within,
  ...starts.slice(to),
]

/** Where a place lies; places outside the text are moved to its ends. */
export function positionAt({starts, length}: LineIndex, offset: Offset): Position {
  const at = Math.max(0, Math.min(offset, length))
  const line = lineAt(starts, at)
  return {line, column: at - (starts[line] ?? 0)}
}

/** The place of a position; one beyond its line's end is moved there (its line break included), as LSP asks. */
export function offsetAt({starts, length}: LineIndex, {line, column}: Position): Offset {
  if (line < 0) return 0
  const start = starts[line]
  if (start === undefined) return length
  return Math.min(start + Math.max(0, column), starts[line + 1] ?? length)
}

/** The last line that starts at or before `at`. */
const lineAt = (starts: readonly Offset[], at: Offset): number =>
  Math.max(0, countBefore(starts.length, (index) => starts[index]! <= at) - 1)

/** Adds the line starts behind the line ends in `[from, to)`. */
function addStarts(starts: Offset[], text: Sliced, from: Offset, to: Offset): void {
  // The character behind tells whether a CR at the end ends the line by itself.
  const part = text.slice(from, to + 1)
  const end = to - from
  // To look for one character is many times quicker than to look at each; few texts have any CR.
  let carriage = next(part, '\r', 0)
  let feed = next(part, '\n', 0)
  while (carriage < end || feed < end) {
    if (feed < carriage) {
      starts.push(from + feed + 1)
      feed = next(part, '\n', feed + 1)
    } else {
      if (feed > carriage + 1) starts.push(from + carriage + 1)
      carriage = next(part, '\r', carriage + 1)
    }
  }
}

function next(text: string, wanted: string, from: Offset): Offset {
  const at = text.indexOf(wanted, from)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}
