import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'
import type {Offset, Span} from '../../text/span.js'
import type {Drafted} from '../drafted.js'
import {DOING, DOUBTFUL, endingAt, TOTAL} from './words.js'

/** 基本实现千兆宽带全覆盖: what is covered may stand between the verb and 全覆盖. */
export function coveredIn(text: string, from: Offset, to: Offset): Span | null {
  const inner = say.coveredBy.exec(text.slice(from, to))
  if (!inner) return null
  const start = from + inner.index + 2
  return {from: start, to: start + inner[1]!.length}
}

/** 新增学位40万个，其中义务教育27万个: a part was added as the whole was; behind 比年初增加3万个 it is a level. */
export function isGain(text: string, {nameSpan, quantity: {unit, span}}: Drafted, part: Quantity): boolean {
  if (!nameSpan || unit !== part.unit || nameSpan.to > span.from) return false
  return say.gain.test(text.slice(Math.max(0, nameSpan.from - 3), nameSpan.to))
}

/** Whether a verb of doing stands in front of the name that starts at `name`. */
export const actsIn = (text: string, name: Offset): boolean =>
  endingAt(text, name, DOING) > 0 || endingAt(text, name, DOUBTFUL) > 0

/** 合计83个: what sums up names itself. */
export function totalIn(text: string, from: Offset, to: Offset): Span | null {
  const total = TOTALS.exec(text.slice(from, to))
  return total && {from: from + total.index, to: from + total.index + total[0].trim().length}
}

const TOTALS = new RegExp(`^ ?(?:${[...TOTAL.set].join('|')}) ?$`)

/** A line of a budget that sums up others, or what they leave. */
export const isSum = (name: string): boolean => say.sumName.test(name)
