import type {Cell, Passage} from '../markdown/passage.js'
import type {Mention} from '../mentions/mention.js'
import {type Among, among} from '../text/among.js'
import {type Kept, keeping} from '../text/keeping.js'
import {countBefore} from '../text/sorted.js'
import type {Offset} from '../text/span.js'
import {normalise} from '../text/view.js'

/** Where the clause of a mention starts in its passage's source: after the last mark of punctuation before its name or figure. */
export function clauseStart(passage: Passage, mention: Mention): Offset {
  return lastBreak(passage, mention, clauseEnds) + 1
}

/** Where its sentence starts. */
export const sentenceStart = (passage: Passage, mention: Mention): Offset =>
  lastBreak(passage, mention, sentenceEnds) + 1

/** Signs, and where they stand in passages of which somebody has asked for one that is far away. */
interface Marks {
  readonly isAt: Among
  readonly places: Kept<Passage, readonly Offset[]>
}

const clauseEnds: Marks = {isAt: among(',，;；。:：!！?？\n'), places: keeping()}
const sentenceEnds: Marks = {isAt: among(';；。!！?？\n'), places: keeping()}

/** What stands before a mention's name (or figure, where it has no name) in its clause, folded as a reader sees it. */
export const before = (passage: Passage, mention: Mention): string =>
  normalise(passage.source.slice(clauseStart(passage, mention), firstOf(mention)))

/**
 * Whether a figure takes its name from an earlier clause although its own says something else of it: 排查排污口2860个，
 * 完成整治1144个. What is only a time, or a verb of reaching, says nothing else (基站3.2万个，2025年达到7万个).
 */
export function isOfAnotherClause(passage: Passage, {span, name, cell}: Mention): boolean {
  if (cell || !name.span || span.from <= name.span.to) return false
  const mark = lastMark(passage, clauseMarks, name.span.to, span.from)
  if (mark < name.span.to) return false
  // So many words that say nothing nobody writes.
  return (
    span.from - mark > nearby || normalise(passage.source.slice(mark + 1, span.from)).replace(saysNothing, '') !== ''
  )
}

/** What folds to one of `,;。:`. */
const clauseMarks: Marks = {isAt: among(',，﹐;；﹔。｡:：﹕'), places: keeping()}

const saysNothing =
  /(?:截至|截止|到|至)?[“”一二三四五六七八九十\d]{0,10}(?:年底|年末|年|月底|月末|月|日|时期|期间|末)(?:前|以前)?|达到?|增[加至长]?[到至]|提[高升][到至]|扩大[到至]|下?降[低至到]*|上升[到至]|为|有|共|已|累计|总数|分别|约|将|力争|预计|其中|的|了|[\s“”"*_]/g

/** Where name and figure of a mention begin, whichever comes first. */
export const firstOf = ({span, name}: Mention): Offset => Math.min(name.span?.from ?? span.from, span.from)

/** Clauses are short; where the figures of a passage have none between them each would look back to its start. */
const nearby = 200

const lastBreak = (passage: Passage, mention: Mention, marks: Marks): Offset =>
  lastMark(passage, marks, cellOf(passage, mention)?.span.from ?? 0, firstOf(mention))

/** The last mark in `[from, to)` of a passage's source; the place before `from` where none is. */
function lastMark(passage: Passage, marks: Marks, from: Offset, to: Offset): Offset {
  const near = Math.max(from, to - nearby)
  for (let at = to - 1; at >= near; at--) if (marks.isAt(passage.source, at)) return at
  const far = near === from ? [] : placesOf(passage, marks)
  return Math.max(from - 1, far[countBefore(far.length, (index) => far[index]! < near) - 1] ?? -1)
}

function placesOf(passage: Passage, {isAt, places}: Marks): readonly Offset[] {
  const known = places.get(passage)
  if (known) return known
  const found: Offset[] = []
  for (let at = 0; at < passage.source.length; at++) if (isAt(passage.source, at)) found.push(at)
  places.set(passage, found)
  return found
}

const cellOf = (passage: Passage, {cell}: Mention): Cell | null =>
  passage.kind === 'table' && cell ? (passage.rows[cell.row]?.[cell.column] ?? null) : null
