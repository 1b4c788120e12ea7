import type {Passage} from '../markdown/passage.js'
import type {Edit} from '../text/edit.js'
import {countBefore} from '../text/sorted.js'
import type {Offset, Span} from '../text/span.js'
import {slice} from '../text/span.js'
import type {View} from '../text/view.js'

/**
 * Whether an edit (offsets in the passage's source) changes words a reader sees and nothing else: it takes away no
 * Markdown mark, code, HTML or link target, and puts in nothing that Markdown could read as a mark.
 */
export function changesProseOnly(passage: Passage, edit: Edit): boolean {
  const {from, to, insert} = edit
  if (from < 0 || to < from || to > passage.source.length) return false
  const replaced = slice(passage.source, edit)
  for (const mark of insert) if (marks.has(mark) && !replaced.includes(mark)) return false
  if (/[\r\n]/.test(replaced)) return false
  return viewsAt(passage, edit).some((view) => hidesNothing(passage.source, view, edit))
}

/** Whatever could begin or end emphasis, code, HTML, a link, an escape, a cell or a line. */
const marks = new Set('*_`<>[]\\|&\r\n')

const viewsAt = (passage: Passage, {from, to}: Span): readonly View[] =>
  passage.kind === 'table'
    ? passage.rows.flatMap((row) => row.filter(({span}) => span.from <= from && to <= span.to).map(({view}) => view))
    : [passage.view]

/** What a view has in the place of inline code. */
const code = '\ufffc'

/** White space, soft hyphens, zero-width characters: left out of a view, and no loss. */
const nothing = /^[\s\u00ad\u200b-\u200d\u2060\ufeff]*$/

function hidesNothing(source: string, {text, starts, ends}: View, {from, to}: Edit): boolean {
  if (!starts || !ends) return true
  // An empty cell shows nothing and hides nothing: a value may be filled in.
  if (!starts.length && from === to) return true
  let index = firstEndingAfter(ends, from)
  const before = index ? (ends[index - 1] ?? 0) : 0
  let seen = from
  for (; index < starts.length && (starts[index] ?? 0) < to; index++) {
    if (text[index] === code || !nothing.test(source.slice(seen, starts[index]))) return false
    seen = Math.max(seen, ends[index] ?? seen)
  }
  if (from < to) return nothing.test(source.slice(seen, to))
  // An insertion stands at the edge of a character the reader sees, not inside what is hidden from him.
  return nothing.test(source.slice(before, from)) || nothing.test(source.slice(from, starts[index] ?? source.length))
}

/** Index of the first character of the view that ends after `at`. */
const firstEndingAfter = (ends: Uint32Array, at: Offset): number =>
  countBefore(ends.length, (index) => ends[index]! <= at)
