import {blank, dropped, expanded, expansions, isReplacement, roundZero, same, script, signs, zeroAt} from './fold.js'
import type {Offset, Span} from './span.js'
import {dropStrayBlanks} from './stray.js'
import type {Reading} from './view-read.js'

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
export function toSource(view: View, {from, to}: Span): Span {
  if (view instanceof Shifted) return {from: from + view.by, to: to + view.by}
  const {starts, ends} = view
  if (!starts || !ends) return {from, to}
  return {from: starts[from] ?? 0, to: ends[to - 1] ?? 0}
}

/**
 * The view of a text without its `hidden` spans, which are sorted and disjoint and count in the text. The view's map counts
 * on from `by`: a table cell's counts in the table.
 */
export function viewOf(source: string, hidden: readonly Hidden[], by: Offset = 0): View {
  const folded = hidden.length === 0 ? foldInPlace(source) : null
  if (folded === null) return mapped(source, hidden, by)
  return by === 0 ? {text: folded, starts: null, ends: null} : new Shifted(folded, by)
}

/** A name as the grammar reads it: the same folding, without a map. */
export const normalise = (text: string): string => foldInPlace(text) ?? mapped(text, [], 0).text

/** Whether every character of a text folds to itself: nearly all names of a registry, which then need no copy. */
export function isNormal(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const sign = signs[code] ?? same
    if (sign !== same && sign !== code) return false
  }
  return true
}

/** A view whose characters all stand `by` further on in the source. Tables have thousands of them, and few are mapped back. */
class Shifted implements View {
  constructor(
    readonly text: string,
    readonly by: Offset,
  ) {}

  get starts(): Uint32Array {
    return countedFrom(this.by, this.text.length)
  }

  get ends(): Uint32Array {
    return countedFrom(this.by + 1, this.text.length)
  }
}

function countedFrom(first: Offset, length: number): Uint32Array {
  const all = new Uint32Array(length)
  for (let at = 0; at < length; at++) all[at] = first + at
  return all
}

/**
 * The folded text if each character folds to exactly one, else null. The path of nearly all prose. Its signs lie side by side:
 * what has been joined or cut V8 goes on reading through what it was made of, at each of the dozen times a sign is looked at.
 */
function foldInPlace(source: string): string | null {
  const {length} = source
  const codes = length > block.length ? new Uint16Array(length) : block
  let isFolded = false
  for (let at = 0; at < length; at++) {
    const code = source.charCodeAt(at)
    let sign = signs[code] ?? same
    if (sign === roundZero) sign = zeroAt(source, at)
    const isSame = sign === same || sign === code || (sign === blank && isWordSpace(source, at))
    if (!isSame && !isReplacement(sign)) return null
    isFolded ||= !isSame
    codes[at] = isSame ? code : sign
  }
  return isFolded || length > shortest ? fromCodes(codes, length) : source
}

/** What most texts are folded in. */
const block = new Uint16Array(4096)

/** Shorter texts V8 copies by itself. */
const shortest = 12

/** A space between two Latin words or signs is never stray, nor is it anything but a space. */
const isWordSpace = (source: string, at: Offset): boolean =>
  source.charCodeAt(at) === 0x20 && isLatinText(source.charCodeAt(at - 1)) && isLatinText(source.charCodeAt(at + 1))

/** ASCII but blanks and digits. */
const isLatinText = (code: number): boolean => code > 0x20 && code < 0x7f && !(code >= 0x30 && code <= 0x39)

function mapped(source: string, hidden: readonly Hidden[], by: Offset): View {
  const room = roomFor(source, hidden)
  const read: Reading = {
    codes: new Uint16Array(room),
    starts: new Uint32Array(room),
    ends: new Uint32Array(room),
    length: 0,
  }
  let at = 0
  for (const {from, to, reads = ''} of hidden) {
    readAll(read, source, at, from, by)
    for (let index = 0; index < reads.length; index++) put(read, reads.charCodeAt(index), from + by, to + by)
    at = Math.max(at, to)
  }
  readAll(read, source, at, source.length, by)
  dropStrayBlanks(read)
  return finished(source, read, by)
}

function roomFor(source: string, hidden: readonly Hidden[]): number {
  let room = source.length
  for (const {reads} of hidden) room += reads?.length ?? 0
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (signs[code] === expanded) room += expansions.get(code)?.length ?? 0
  }
  return room
}

function readAll(read: Reading, source: string, from: Offset, to: Offset, by: Offset): void {
  for (let at = from; at < to; at++) {
    const code = source.charCodeAt(at)
    const sign = signs[code] ?? same
    if (sign === expanded)
      for (const plain of expansions.get(code) ?? '') put(read, plain.charCodeAt(0), at + by, at + by + 1)
    else if (sign === script)
      put(read, isLatin(read.codes[read.length - 1]) ? plainDigit(code) : code, at + by, at + by + 1)
    else if (sign === roundZero) put(read, zeroAt(source, at), at + by, at + by + 1)
    else if (sign !== dropped) put(read, isReplacement(sign) ? sign : code, at + by, at + by + 1)
  }
}

function put(read: Reading, code: number, from: Offset, to: Offset): void {
  read.codes[read.length] = code
  read.starts[read.length] = from
  read.ends[read.length++] = to
}

function finished(source: string, {codes, starts, ends, length}: Reading, by: Offset): View {
  const text = fromCodes(codes, length)
  if (by === 0 && isInPlace(source, starts, length)) return {text, starts: null, ends: null}
  return {text, starts: starts.slice(0, length), ends: ends.slice(0, length)}
}

function isInPlace(source: string, starts: Uint32Array, length: number): boolean {
  if (length !== source.length) return false
  for (let at = 0; at < length; at++) if (starts[at] !== at) return false
  return true
}

/** In pieces, because the number of arguments of a call is bounded; to spread the codes would take them from an iterator. */
function fromCodes(codes: Uint16Array, length: number): string {
  let text = ''
  for (let at = 0; at < length; at += block.length)
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(at, Math.min(at + block.length, length)))
  return text
}

const isLatin = (code: number | undefined): boolean =>
  code !== undefined && (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

const plainDigit = (code: number): number => String.fromCharCode(code).normalize('NFKC').charCodeAt(0)
