import type {Cell, Passage} from '../markdown/passage.js'
import type {Mention} from '../mentions/mention.js'
import type {Offset} from '../text/span.js'
import {normalise} from '../text/view.js'

/** Where the clause of a mention starts in its passage's source: after the last mark of punctuation before its name or figure. */
export function clauseStart(passage: Passage, mention: Mention): Offset {
  return lastBreak(passage, mention, /[,，;；。:：!！?？\n]/) + 1
}

/** Where its sentence starts. */
export const sentenceStart = (passage: Passage, mention: Mention): Offset =>
  lastBreak(passage, mention, /[;；。!！?？\n]/) + 1

/** What stands before a mention's name (or figure, where it has no name) in its clause, folded as a reader sees it. */
export const before = (passage: Passage, mention: Mention): string =>
  normalise(passage.source.slice(clauseStart(passage, mention), firstOf(mention)))

/** Where name and figure of a mention begin, whichever comes first. */
export const firstOf = ({span, name}: Mention): Offset => Math.min(name.span?.from ?? span.from, span.from)

function lastBreak(passage: Passage, mention: Mention, mark: RegExp): Offset {
  const floor = cellOf(passage, mention)?.span.from ?? 0
  for (let at = firstOf(mention) - 1; at >= floor; at--) if (mark.test(passage.source[at] ?? '')) return at
  return floor - 1
}

const cellOf = (passage: Passage, {cell}: Mention): Cell | null =>
  passage.kind === 'table' && cell ? (passage.rows[cell.row]?.[cell.column] ?? null) : null
