import {blank, dropped, expanded, expansions, isReplacement, same, script, signs} from './fold.js'
import type {Offset, Span} from './span.js'
import {keptBlanks} from './stray.js'

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

/** A stretch that the view leaves out, or in whose place it reads `reads` (code reads as one U+FFFC). */
export interface Hidden extends Span {
  readonly reads?: string
}

/** The stretch of the source that a non-empty stretch of the view was made from. */
export function toSource({starts, ends}: View, {from, to}: Span): Span {
  if (!starts || !ends) return {from, to}
  return {from: starts[from] ?? 0, to: ends[to - 1] ?? 0}
}

/** The view of a text without its `hidden` spans (sorted, disjoint). `from` is where the text starts in its source. */
export function viewOf(source: string, hidden: readonly Hidden[], from: Offset = 0): View {
  const folded = hidden.length === 0 ? foldInPlace(source) : null
  if (folded !== null && from === 0) return {text: folded, starts: null, ends: null}
  return mapped(source, hidden, from)
}

/** A name as the grammar reads it: the same folding, without a map. */
export const normalise = (text: string): string => foldInPlace(text) ?? mapped(text, [], 0).text

/** The folded text if each character folds to exactly one, else null. The path of nearly all prose. */
function foldInPlace(source: string): string | null {
  let folded = ''
  let copied = 0
  for (let at = 0; at < source.length; at++) {
    const sign = signs[source.charCodeAt(at)] ?? same
    if (sign === same) continue
    if (!isReplacement(sign)) return null
    folded += source.slice(copied, at) + String.fromCharCode(sign)
    copied = at + 1
  }
  return copied === 0 ? source : folded + source.slice(copied)
}

/** A view under construction: the code units read so far and where each comes from. */
export interface Reading {
  readonly codes: number[]
  readonly starts: number[]
  readonly ends: number[]
}

function mapped(source: string, hidden: readonly Hidden[], offset: Offset): View {
  const read: Reading = {codes: [], starts: [], ends: []}
  let next = 0
  for (let at = 0; at < source.length; ) {
    while (next < hidden.length && (hidden[next]?.to ?? 0) <= at) next++
    const over = hidden[next]
    if (over && over.from <= at) {
      for (const character of over.reads ?? '') put(read, character.charCodeAt(0), at, over.to)
      at = over.to
    } else {
      readOne(read, source, at)
      at++
    }
  }
  return finish(source, read, offset)
}

function readOne(read: Reading, source: string, at: Offset): void {
  const code = source.charCodeAt(at)
  const sign = signs[code] ?? same
  if (isReplacement(sign)) put(read, sign, at, at + 1)
  else if (sign === dropped) return
  else if (sign === expanded) for (const plain of expansions.get(code) ?? '') put(read, plain.charCodeAt(0), at, at + 1)
  else if (sign === script) put(read, isLatin(read.codes.at(-1)) ? (plainDigit(code) ?? code) : code, at, at + 1)
  else put(read, code, at, at + 1)
}

function put(read: Reading, code: number, from: Offset, to: Offset): void {
  read.codes.push(code)
  read.starts.push(from)
  read.ends.push(to)
}

function finish(source: string, read: Reading, offset: Offset): View {
  const {codes, starts, ends} = keptBlanks(read)
  const identical = offset === 0 && codes.length === source.length && starts.every((start, at) => start === at)
  const text = fromCodes(codes)
  if (identical) return {text, starts: null, ends: null}
  return {
    text,
    starts: Uint32Array.from(starts, (start) => start + offset),
    ends: Uint32Array.from(ends, (end) => end + offset),
  }
}

/** In pieces, because the number of arguments of a call is bounded. */
function fromCodes(codes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < codes.length; at += 4096) text += String.fromCharCode(...codes.slice(at, at + 4096))
  return text
}

const isLatin = (code: number | undefined): boolean =>
  code !== undefined && (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

function plainDigit(code: number): number | undefined {
  const plain = String.fromCharCode(code).normalize('NFKC')
  return plain.length === 1 ? plain.charCodeAt(0) : undefined
}

export const isBlank = (code: number): boolean => signs[code] === blank
