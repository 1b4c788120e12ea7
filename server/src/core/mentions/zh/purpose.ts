import {zhGrammar as say} from '../../language/zh.js'
import type {Quantity} from '../../quantity/quantity.js'
import type {Span} from '../../text/span.js'
import {clauseEnd} from './clauses.js'
import type {Field} from './names.js'
import {trimStart} from './trim.js'

/** Of a purpose that is longer the first member names it. */
const LONG = 24

/**
 * 统筹3亿元支持湿地保护, 安排2亿元，用于学校和医院建设: what money is spent on names it where nothing else does. Null where
 * no verb set it aside before the number, or none tells a purpose behind it.
 */
export function purposeOf(
  {text, phrases, ceiling}: Pick<Field, 'text' | 'phrases' | 'ceiling'>,
  {span, unit}: Quantity,
): Span | null {
  if (unit !== '元' || !say.setsMoneyAside.test(text.slice(Math.max(0, span.from - 6), span.from))) return null
  const verb = say.spentOn.exec(text.slice(span.to, span.to + 16))
  if (!verb) return null
  let to = clauseEnd(text, span.to + verb[0].length, ceiling)
  let from = trimStart(text, span.to + verb[0].length, to, phrases)
  from += say.soOn.exec(text.slice(from, to))?.[0].length ?? 0
  const list = text.slice(from, to).indexOf('、')
  if (to - from > LONG && list > 1) to = from + list
  while (to > from && '的等、和及与 '.includes(text[to - 1]!)) to--
  return to - from > 1 && to - from <= 2 * LONG ? {from, to} : null
}
