import type {Cell, Passage} from '../markdown/passage.js'
import type {Mention} from '../mentions/mention.js'
import type {Offset} from '../text/span.js'
import {normalise} from '../text/view.js'

/** Where the clause of a mention starts in its passage's source: after the last mark of punctuation before its name or figure. */
export function clauseStart(passage: Passage, mention: Mention): Offset {
  return lastBreak(passage, mention, clauseEnds) + 1
}

/** Where its sentence starts. */
export const sentenceStart = (passage: Passage, mention: Mention): Offset =>
  lastBreak(passage, mention, sentenceEnds) + 1

const codes = (marks: string): ReadonlySet<number> => new Set([...marks].map((mark) => mark.charCodeAt(0)))

const clauseEnds = codes(',，;；。:：!！?？\n')
const sentenceEnds = codes(';；。!！?？\n')

/** What stands before a mention's name (or figure, where it has no name) in its clause, folded as a reader sees it. */
export const before = (passage: Passage, mention: Mention): string =>
  normalise(passage.source.slice(clauseStart(passage, mention), firstOf(mention)))

/**
 * Whether a figure takes its name from an earlier clause although its own says something else of it: 排查排污口2860个，
 * 完成整治1144个. What is only a time, or a verb of reaching, says nothing else (基站3.2万个，2025年达到7万个).
 */
export function isOfAnotherClause({source}: Passage, {span, name, cell}: Mention): boolean {
  if (cell || !name.span || span.from <= name.span.to || !hasMark(source, name.span.to, span.from)) return false
  const between = normalise(source.slice(name.span.to, span.from))
  const at = Math.max(...[...',;。:'].map((mark) => between.lastIndexOf(mark)))
  return at >= 0 && between.slice(at + 1).replace(saysNothing, '') !== ''
}

/** Most names stand right before their figures: a look at a few characters saves folding and searching them. */
function hasMark(source: string, from: Offset, to: Offset): boolean {
  for (let at = from; at < to; at++) if (clauseMarks.has(source.charCodeAt(at))) return true
  return false
}

/** What folds to one of `,;。:`. */
const clauseMarks = codes(',，﹐;；﹔。｡:：﹕')

const saysNothing =
  /(?:截至|截止|到|至)?[“”一二三四五六七八九十\d]{0,10}(?:年底|年末|年|月底|月末|月|日|时期|期间|末)(?:前|以前)?|达到?|增[加至长]?[到至]|提[高升][到至]|扩大[到至]|下?降[低至到]*|上升[到至]|为|有|共|已|累计|总数|分别|约|将|力争|预计|其中|的|了|[\s“”"*_]/g

/** Where name and figure of a mention begin, whichever comes first. */
export const firstOf = ({span, name}: Mention): Offset => Math.min(name.span?.from ?? span.from, span.from)

function lastBreak(passage: Passage, mention: Mention, marks: ReadonlySet<number>): Offset {
  const floor = cellOf(passage, mention)?.span.from ?? 0
  for (let at = firstOf(mention) - 1; at >= floor; at--) if (marks.has(passage.source.charCodeAt(at))) return at
  return floor - 1
}

const cellOf = (passage: Passage, {cell}: Mention): Cell | null =>
  passage.kind === 'table' && cell ? (passage.rows[cell.row]?.[cell.column] ?? null) : null
