import type {Quantity} from '../quantity/quantity.js'
import type {Span} from '../text/span.js'
import {toSource, type View} from '../text/view.js'
import type {Drafted} from './drafted.js'
import type {Stated} from './mention.js'

/** From the view's offsets to the passage's own. */
export function placed(drafted: Drafted, view: View, source: string, cell: Stated['cell']): Stated {
  const {name, nameSpan, quantity} = drafted
  const isInPlace = !view.starts
  // Most views count as their source does: the spans serve as they are.
  const span = isInPlace ? quantity.span : toSource(view, quantity.span)
  // Written out, not spread: this runs for every figure of every draft.
  return {
    span,
    text: source.slice(span.from, span.to),
    quantity: isInPlace ? quantity : inSource(quantity, view),
    name: nameIn(
      name,
      isInPlace ? nameSpan : nameSpan && toSource(view, nameSpan),
      nameSpan && view.text.slice(nameSpan.from, nameSpan.to),
      source,
    ),
    change: drafted.change,
    aggregator: drafted.aggregator,
    partOf: drafted.partOf,
    compared: drafted.compared,
    from: drafted.from,
    cell,
    sentence: drafted.sentence,
  }
}

const inSource = (quantity: Quantity, view: View): Quantity => ({
  ...quantity,
  span: toSource(view, quantity.span),
  number: toSource(view, quantity.number),
  comparators: quantity.comparators.map((comparator) => ({...comparator, ...toSource(view, comparator)})),
})

/** As the draft writes it, unless 分别 had its head restored. */
const nameIn = (name: string, span: Span | null, said: string | null, source: string): Stated['name'] => ({
  text: span && said === name ? source.slice(span.from, span.to) : name,
  span,
})
