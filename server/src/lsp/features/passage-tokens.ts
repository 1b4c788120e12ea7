import {positionAt} from '../../core/text/lines.js'
import type {Offset} from '../../core/text/span.js'
import {toPosition} from '../encoding.js'
import type {Asked} from '../requests.js'

/** A passage of a draft with the tokens in it. */
export interface Coloured {
  readonly at: Offset
  /** Start and end in the passage, type and modifiers of each, in order; the same list while nothing about the passage changes. */
  readonly tokens: Int32Array
}

/** The passages of a version of a draft, and what must be known of each to find the same in another version. */
export interface Laid {
  readonly passages: readonly Coloured[]
  /** Where each begins, as the client counts. */
  readonly lines: Int32Array
  readonly columns: Int32Array
  /** How many tokens stand before each; one more, of how many there are. */
  readonly counts: Int32Array
}

/** Numbers that take the place of others. */
export interface TokenEdit {
  readonly start: number
  readonly deleteCount: number
  readonly data: number[]
}

/** All tokens, five numbers each, as the protocol counts them. */
export function passageTokens(
  found: Asked,
  passages: readonly Coloured[],
): {readonly laid: Laid; readonly data: number[]} {
  const laid = laidOut(found, passages)
  return {laid, data: encoded(found, laid, 0, passages.length)}
}

/**
 * What has become of the tokens of another version; null where nothing has. A draft of a megabyte has tens of thousands:
 * only those of passages that are others are written out, and those of the next one behind, which are counted from them.
 */
export function passageEdit(
  old: Laid,
  found: Asked,
  passages: readonly Coloured[],
): {readonly laid: Laid; readonly edit: TokenEdit | null} {
  const laid = laidOut(found, passages)
  const first = sameAtStart(old, laid)
  const [oldEnd, end] = behindChange(old, laid, first)
  const from = old.counts[first]!
  laid.counts.set(old.counts.subarray(0, first + 1))
  const known = lastWithTokens(laid, first)
  const data = encoded(found, laid, known, end).slice((from - laid.counts[known]!) * 5)
  const grown = laid.counts[end]! - old.counts[oldEnd]!
  for (let index = end + 1; index < laid.counts.length; index++)
    laid.counts[index] = old.counts[index - end + oldEnd]! + grown
  const deleteCount = (old.counts[oldEnd]! - from) * 5
  return {laid, edit: data.length || deleteCount ? {start: from * 5, deleteCount, data} : null}
}

function laidOut({file, view: {client}}: Asked, passages: readonly Coloured[]): Laid {
  const {starts} = file.lines
  const {encoding} = client
  const [lines, columns] = [new Int32Array(passages.length), new Int32Array(passages.length)]
  let line = passages[0] ? positionAt(file.lines, passages[0].at).line : 0
  for (let index = 0; index < passages.length; index++) {
    const {at} = passages[index]!
    while (line + 1 < starts.length && starts[line + 1]! <= at) line++
    lines[index] = line
    columns[index] = encoding === 'utf-16' ? at - starts[line]! : toPosition(file, at, encoding).character
  }
  return {passages, lines, columns, counts: new Int32Array(passages.length + 1)}
}

/** How many passages at the start are the same at the same place. */
function sameAtStart(old: Laid, now: Laid): number {
  const most = Math.min(old.passages.length, now.passages.length)
  let count = 0
  while (count < most && isSame(old, count, now, count, 0)) count++
  return count
}

/**
 * In each version the passage from which on both have the same, all so many lines further on or back. The first of them with
 * tokens is left out: they are counted from what stands before.
 */
function behindChange(old: Laid, now: Laid, first: number): readonly [number, number] {
  let [oldEnd, end] = [old.passages.length, now.passages.length]
  const moved = now.lines[end - 1]! - old.lines[oldEnd - 1]!
  while (Math.min(oldEnd, end) > first && isSame(old, oldEnd - 1, now, end - 1, moved)) {
    oldEnd--
    end--
  }
  const {length} = old.passages
  // Lines between two passages alone, empty ones, move what stands behind as well.
  for (let isOpen = moved !== 0 || oldEnd > first || end > first; isOpen && oldEnd < length; oldEnd++, end++)
    isOpen = old.counts[oldEnd] === old.counts[oldEnd + 1]
  return [oldEnd, end]
}

const isSame = (old: Laid, oldIndex: number, now: Laid, index: number, moved: number): boolean =>
  old.columns[oldIndex] === now.columns[index] &&
  old.lines[oldIndex]! + moved === now.lines[index]! &&
  isAlike(old.passages[oldIndex]!.tokens, now.passages[index]!.tokens)

/** Another registry makes other lists, nearly all of which say the same. */
const isAlike = (one: Int32Array, other: Int32Array): boolean =>
  one === other || (one.length === other.length && one.every((number, index) => number === other[index]))

/** The last passage before another that has tokens: those behind it are counted from its own. */
function lastWithTokens({counts}: Laid, before: number): number {
  let index = before
  while (index > 0 && counts[index] === counts[before]) index--
  return index
}

/** The tokens of some passages as if none stood before them; how many there are of each is noted. */
function encoded({file, view}: Asked, {passages, lines, counts}: Laid, first: number, end: number): number[] {
  const {starts} = file.lines
  const {encoding} = view.client
  const column = (at: Offset, line: number): number =>
    encoding === 'utf-16' ? at - starts[line]! : toPosition(file, at, encoding).character
  const data: number[] = []
  const before = counts[first]!
  let [line, lastLine, lastColumn] = [lines[first] ?? 0, 0, 0]
  for (let passage = first; passage < end; passage++) {
    const {at, tokens} = passages[passage]!
    for (let index = 0; index < tokens.length; index += 4) {
      const [from, to] = [at + tokens[index]!, at + tokens[index + 1]!]
      while (line + 1 < starts.length && starts[line + 1]! <= from) line++
      // A token over a line's end is more than most clients take.
      if (to >= (starts[line + 1] ?? file.lines.length + 1)) continue
      const start = column(from, line)
      data.push(line - lastLine, line === lastLine ? start - lastColumn : start)
      data.push(column(to, line) - start, tokens[index + 2]!, tokens[index + 3]!)
      lastLine = line
      lastColumn = start
    }
    counts[passage + 1] = before + data.length / 5
  }
  return data
}
