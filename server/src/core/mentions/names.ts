import type {Quantity} from '../quantity/quantity.js'
import type {TimePhrase} from '../quantity/time.js'
import {isClassifier} from '../quantity/unit.js'
import type {Offset, Span} from '../text/span.js'
import {clauseEnd, clauseStart} from './clauses.js'
import {type Trimmed, trimEnd, trimStart} from './trim.js'
import {BREAK, CUT, DOING, DOUBTFUL, endingAt, startingAt, VERB_SUFFIX} from './words.js'

/** The text between two numbers that a number may take its name from. */
export interface Field {
  readonly text: string
  readonly phrases: readonly TimePhrase[]
  /** End of the quantity before, or start of the sentence. */
  readonly floor: Offset
  /** Start of the quantity behind, or end of the sentence. */
  readonly ceiling: Offset
}

/** What stands before and behind a quantity. */
export interface Sides {
  /** Null where nothing on the left names it. */
  readonly left: Span | null
  readonly right: Span | null
  /** Whether the name on the right is the quantity's own. */
  readonly rightward: boolean
  /** The words taken off between name and quantity (达到, 比上年增长), from the name's end. */
  readonly tail: Span
  /** Whether the verb before the number does not name: then nothing on the left was left over. */
  readonly start: Offset
}

/** Reads both sides of a quantity and decides which of them names it. */
export function sidesOf(field: Field, quantity: Quantity): Sides {
  const {text, floor} = field
  const start = clauseStart(text, quantity.span.from, floor)
  const behind = rightOf(field, quantity)
  const end = trimEnd(text, start, quantity.span.from, field.phrases)
  const head = trimStart(text, start, end.at, field.phrases)
  const left = nameIn(text, head, end.at)
  const rightward = behind !== null && leansRight(text, quantity, behind, {left, end, start: head})
  return {left, right: behind && behind.name, rightward, tail: {from: end.at, to: quantity.span.from}, start}
}

interface Right {
  readonly name: Span
  /** 的 between number and noun: the number is an attribute. */
  readonly attributive: boolean
}

function rightOf({text, ceiling}: Field, {span, unit}: Quantity): Right | null {
  let from = span.to
  while (text[from] === ' ') from++
  const attributive = text[from] === '的' || text[from] === '之'
  if (attributive) from++
  if (attributive && text[from] === '是') return null
  const limit = clauseEnd(text, from, ceiling)
  if (limit <= from || !/[\p{L}“《]/u.test(text[from]!)) return null
  if (startingAt(text, from, BREAK, limit) || /^[、和及与]/.test(text[from]!)) return null
  const to = rightEnd(text, from, limit)
  if (to - from < 2 && unit !== null && !isClassifier(unit)) return null
  return to > from ? {name: {from, to}, attributive} : null
}

/** The noun phrase ends at the first word that no noun phrase holds, or at a list's next member. */
function rightEnd(text: string, from: Offset, limit: Offset): Offset {
  let at = from
  while (at < limit) {
    if (text[at] === '“') {
      const close = text.indexOf('”', at)
      if (close > 0 && close < limit) at = close
    } else if (
      at > from + 1 &&
      startingAt(text, at, BREAK, limit) &&
      !VERB_SUFFIX.test(text[at + startingAt(text, at, BREAK, limit)] ?? '')
    )
      break
    at++
  }
  let to = at
  while (to > from && /[、和及与的共,约 ]/.test(text[to - 1]!)) to--
  return to
}

interface Left {
  readonly left: Span | null
  readonly end: Trimmed
  readonly start: Offset
}

/**
 * A number before a noun counts that noun (12个园区), unless the noun's own property stands before the number
 * (高新技术企业达12家). A measure does so only behind a verb (安排2000亿元专项资金) or with 的 (93%的项目).
 */
function leansRight(text: string, quantity: Quantity, right: Right, {left, end, start}: Left): boolean {
  if (!left || start >= end.at) return true
  if (end.total) return counts(quantity)
  const verb = endingAt(text, end.at, DOING, start) || endingAt(text, end.at, DOUBTFUL, start)
  if (verb > 0 && end.kind !== 'state')
    return counts(quantity) || right.attributive || right.name.to - right.name.from > 2
  if (FUNCTION.test(text[end.at - 1]!)) return true
  if (text[end.at - 1] === '的') return counts(quantity)
  if (end.has && counts(quantity)) return true
  return false
}

const FUNCTION = /[使让由向对将把给为与和、于从及]/

const counts = ({unit, numeral}: Quantity): boolean =>
  unit === null ? numeral === 'han' : unit === '%' || unit === '成' || isClassifier(unit)

/** The name within `[from, to)`: behind the last verb of doing, without particles at its ends. */
function nameIn(text: string, from: Offset, to: Offset): Span | null {
  let start = from
  for (let at = from + 1; at < to - 1; at++) {
    const verb = startingAt(text, at, CUT, to)
    if (!verb || at + verb >= to || VERB_SUFFIX.test(text[at + verb]!)) continue
    start = at + verb
    at = start
  }
  let end = to
  while (end > start && /[的等、,和及与: ]/.test(text[end - 1]!)) end--
  while (end > start && /[的、,和及与: 了]/.test(text[start]!)) start++
  return end - start >= 2 && /\p{L}/u.test(text.slice(start, end)) ? {from: start, to: end} : null
}
