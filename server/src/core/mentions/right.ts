import type {Quantity} from '../quantity/quantity.js'
import {isClassifier} from '../quantity/unit.js'
import type {Offset, Span} from '../text/span.js'
import {clauseEnd} from './clauses.js'
import {BREAK, CHANGE, STATE, startingAt, VERB_SUFFIX} from './words.js'

/** The noun phrase behind a quantity. */
export interface Right {
  readonly name: Span
  /** 的 between number and noun: the number is an attribute. */
  readonly attributive: boolean
}

/** What stands behind a quantity, if it is a noun phrase. */
export function rightOf(text: string, {span, unit}: Quantity, ceiling: Offset): Right | null {
  let from = span.to
  while (text[from] === ' ') from++
  const attributive = text[from] === '的' || text[from] === '之'
  if (attributive) from++
  if (attributive && text[from] === '是') return null
  const limit = clauseEnd(text, from, ceiling)
  if (limit <= from || !/[\p{L}“《]/u.test(text[from]!)) return null
  if (predicate(text, from, limit) || /^[、和及与]/.test(text[from]!)) return null
  const to = rightEnd(text, from, limit)
  if (to - from < 2 && unit !== null && !isClassifier(unit)) return null
  return to > from ? {name: {from, to}, attributive} : null
}

/** Length of a word that no noun phrase begins with. */
function predicate(text: string, at: Offset, limit: Offset): number {
  const verb = Math.max(startingAt(text, at, CHANGE, limit), startingAt(text, at, STATE, limit))
  return startingAt(text, at, BREAK, limit) || (verb > 1 ? verb : 0)
}

/** The noun phrase ends at the first word that no noun phrase holds, or at a list's next member. */
function rightEnd(text: string, from: Offset, limit: Offset): Offset {
  let at = from
  while (at < limit) {
    if (text[at] === '“') {
      const close = text.slice(at, limit).indexOf('”')
      if (close > 0) at += close
    } else if (at > from) {
      const word = startingAt(text, at, BREAK, limit)
      const breaks = word > 1 || (word > 0 && (at > from + 1 || '已均都将仍'.includes(text[at]!)))
      if (breaks && !VERB_SUFFIX.test(text[at + word] ?? '')) break
    }
    at++
  }
  let to = at
  while (to > from && /[、和及与的共,约 ]/.test(text[to - 1]!)) to--
  // 40个断面中，…: what is counted stands before 中.
  if (text[to - 1] === '中' && text[to] === ',' && to - from > 2) to--
  return to
}
