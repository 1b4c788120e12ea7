import type {Quantity} from '../quantity/quantity.js'
import type {Offset, Span} from '../text/span.js'

/** >[56.5], [ 4500 ], 〔5〕以上: a number in brackets, what stands before it and behind it outside of them. */
const BRACKETED =
  /^([^\d[\](（）)〔〕【】]{0,6})([[(（〔【] *)([^[\](（）)〔〕【】]*?\d[^[\](（）)〔〕【】]*?)( *[\])）〕】])([^\d[\](（）)〔〕【】]{0,4})$/

/** No such cell is longer. A bracket that a long one leaves open would be looked for from each of its digits. */
const LONGEST = 60

/** The one quantity of a cell whose number stands in brackets and whose bound may stand outside; null where it is no such cell. */
export function bracketed(text: string, quantities: (text: string) => readonly Quantity[]): Quantity | null {
  const [, before = '', open = '', inner = '', close = '', behind = ''] =
    (text.length <= LONGEST && BRACKETED.exec(text)) || []
  const [quantity, ...more] = inner === '' ? [] : quantities(before + inner + behind)
  if (!quantity || more.length > 0) return null
  const from = before.length
  const to = from + inner.length
  const at = (place: Offset): Offset => place + (place < from ? 0 : open.length) + (place < to ? 0 : close.length)
  const moved = (span: Span): Span => ({from: at(span.from), to: at(span.to - 1) + 1})
  const span = moved(quantity.span)
  const isWider = quantity.span.from < from || quantity.span.to > to
  return {
    ...quantity,
    // A bound outside of the brackets has the brackets between it and its number.
    span: isWider ? {from: Math.min(span.from, from), to: Math.max(span.to, to + open.length + close.length)} : span,
    number: moved(quantity.number),
    comparators: quantity.comparators.map((it) => ({...it, ...moved(it)})),
  }
}
