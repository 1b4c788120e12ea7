import {type Reading, type Registry, type Token, type TokenType, tokensOf} from '../../core/ide/outline/tokens.js'
import {readingOf} from '../../core/ide/reading.js'
import {keeping} from '../../core/text/keeping.js'
import type {Offset} from '../../core/text/span.js'
import {toPosition} from '../encoding.js'
import type {Asked} from '../requests.js'

/** Types that every editor has a colour for. */
const types: readonly (readonly [ours: TokenType, theirs: string])[] = [
  ['name', 'variable'],
  ['quantity', 'number'],
  ['qualifier', 'operator'],
  ['unit', 'type'],
  ['time', 'event'],
  ['citation', 'string'],
  ['term', 'macro'],
]

const typeIndex: Readonly<Record<TokenType, number>> = {
  name: 0,
  quantity: 1,
  qualifier: 2,
  unit: 3,
  time: 4,
  citation: 5,
  term: 6,
}

/** Each is the bit of its place. */
const modifiers = ['grounded', 'target', 'ungrounded', 'deprecated']

export const passageLegend = {tokenTypes: types.map(([, theirs]) => theirs), tokenModifiers: modifiers}

/** The passages of a version of a draft, and what must be known of each to find the same in another version. */
export interface Laid {
  readonly readings: readonly {readonly reading: Reading; readonly at: Offset}[]
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
export function passageTokens(found: Asked): {readonly laid: Laid; readonly data: number[]} {
  const laid = laidOut(found)
  return {laid, data: encoded(found, laid, 0, laid.readings.length)}
}

/**
 * What has become of the tokens of another version; null where nothing has. A draft of a megabyte has tens of thousands:
 * only those of passages that are others are written out, and those of the next one behind, which are counted from them.
 */
export function passageEdit(old: Laid, found: Asked): {readonly laid: Laid; readonly edit: TokenEdit | null} {
  const laid = laidOut(found)
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

function laidOut({file, view, path}: Asked): Laid {
  const readings = readingOf(view.snapshot, path)?.readings ?? []
  const {starts} = file.lines
  const {encoding} = view.client
  const [lines, columns] = [new Int32Array(readings.length), new Int32Array(readings.length)]
  let line = 0
  for (let index = 0; index < readings.length; index++) {
    const {at} = readings[index]!
    while (line + 1 < starts.length && starts[line + 1]! <= at) line++
    lines[index] = line
    columns[index] = encoding === 'utf-16' ? at - starts[line]! : toPosition(file, at, encoding).character
  }
  return {readings, lines, columns, counts: new Int32Array(readings.length + 1)}
}

/** How many passages at the start are the same at the same place. */
function sameAtStart(old: Laid, now: Laid): number {
  const most = Math.min(old.readings.length, now.readings.length)
  let count = 0
  while (count < most && isSame(old, count, now, count, 0)) count++
  return count
}

/**
 * In each version the passage from which on both have the same, all so many lines further on or back. The first of them with
 * tokens is left out: they are counted from what stands before.
 */
function behindChange(old: Laid, now: Laid, first: number): readonly [number, number] {
  let [oldEnd, end] = [old.readings.length, now.readings.length]
  const moved = now.lines[end - 1]! - old.lines[oldEnd - 1]!
  while (Math.min(oldEnd, end) > first && isSame(old, oldEnd - 1, now, end - 1, moved)) {
    oldEnd--
    end--
  }
  const {length} = old.readings
  for (let isOpen = oldEnd > first || end > first; isOpen && oldEnd < length; oldEnd++, end++)
    isOpen = old.counts[oldEnd] === old.counts[oldEnd + 1]
  return [oldEnd, end]
}

const isSame = (old: Laid, oldIndex: number, now: Laid, index: number, moved: number): boolean =>
  old.readings[oldIndex]!.reading === now.readings[index]!.reading &&
  old.columns[oldIndex] === now.columns[index] &&
  old.lines[oldIndex]! + moved === now.lines[index]!

/** The last passage before another that has tokens: those behind it are counted from its own. */
function lastWithTokens({counts}: Laid, before: number): number {
  let index = before
  while (index > 0 && counts[index] === counts[before]) index--
  return index
}

/** The tokens of some passages as if none stood before them; how many there are of each is noted. */
function encoded({file, view}: Asked, {readings, lines, counts}: Laid, first: number, end: number): number[] {
  const {starts} = file.lines
  const {encoding} = view.client
  const column = (at: Offset, line: number): number =>
    encoding === 'utf-16' ? at - starts[line]! : toPosition(file, at, encoding).character
  const data: number[] = []
  const before = counts[first]!
  let [line, lastLine, lastColumn] = [lines[first] ?? 0, 0, 0]
  for (let passage = first; passage < end; passage++) {
    const {reading, at} = readings[passage]!
    const four = packed(reading, view.snapshot.world.registry)
    for (let index = 0; index < four.length; index += 4) {
      const [from, to] = [at + four[index]!, at + four[index + 1]!]
      while (line + 1 < starts.length && starts[line + 1]! <= from) line++
      // A token over a line's end is more than most clients take.
      if (to >= (starts[line + 1] ?? file.lines.length + 1)) continue
      const start = column(from, line)
      data.push(line - lastLine, line === lastLine ? start - lastColumn : start)
      data.push(column(to, line) - start, four[index + 2]!, four[index + 3]!)
      lastLine = line
      lastColumn = start
    }
    counts[passage + 1] = before + data.length / 5
  }
  return data
}

/** Start, end, type and modifiers of each token of a passage; kept with its reading. */
function packed(reading: Reading, registry: Registry): Int32Array {
  const known = kept.get(reading)
  if (known) return known
  const numbers = tokensOf(reading, registry).flatMap((it) => [it.span.from, it.span.to, typeIndex[it.type], bits(it)])
  const made = Int32Array.from(numbers)
  kept.set(reading, made)
  return made
}

const kept = keeping<Reading, Int32Array>()

const bits = ({grounded, target, deprecated}: Token): number =>
  (grounded ? 1 : 0) + (target ? 2 : 0) + (grounded === false ? 4 : 0) + (deprecated ? 8 : 0)
