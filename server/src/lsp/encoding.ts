import {applyAll, type Edit} from '../core/text/edit.js'
import {type LineIndex, linesAfter, offsetAt, positionAt} from '../core/text/lines.js'
import type {Offset} from '../core/text/span.js'

/** How a client counts the characters of a line; agreed on at `initialize`. */
export type Encoding = 'utf-16' | 'utf-8'

/** A position of the protocol. */
export interface LspPosition {
  readonly line: number
  readonly character: number
}

/** The text of one file and where its lines start. */
export interface Lined {
  readonly text: string
  readonly lines: LineIndex
}

/** The text and its lines after edits that all count in it. */
export function after({text, lines}: Lined, edits: readonly Edit[]): Lined {
  const now = applyAll(text, edits)
  return {text: now, lines: linesAfter(lines, edits, now)}
}

export function toOffset({text, lines}: Lined, {line, character}: LspPosition, encoding: Encoding): Offset {
  if (encoding === 'utf-16') return offsetAt(lines, {line, column: character})
  const start = offsetAt(lines, {line, column: 0})
  const end = lines.starts[line + 1] ?? lines.length
  let bytes = 0
  let at = start
  while (at < end && bytes < character) {
    const code = text.codePointAt(at) ?? 0
    bytes += bytesOf(code)
    at += code > 0xffff ? 2 : 1
  }
  return at
}

export function toPosition({text, lines}: Lined, offset: Offset, encoding: Encoding): LspPosition {
  const {line, column} = positionAt(lines, offset)
  if (encoding === 'utf-16') return {line, character: column}
  let bytes = 0
  for (const character of text.slice(lines.starts[line] ?? 0, offset)) bytes += bytesOf(character.codePointAt(0) ?? 0)
  return {line, character: bytes}
}

const bytesOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
