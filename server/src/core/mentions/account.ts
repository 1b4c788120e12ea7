import type {Skipped} from '../quantity/quantity.js'
import type {Span} from '../text/span.js'
import type {Drafted} from './drafted.js'

/** Every number once: in a mention or in exactly one stretch that was left out. */
export function accounted(
  all: readonly Span[],
  drafted: readonly Drafted[],
  skipped: readonly Skipped[],
): readonly Skipped[] {
  const sorted = skipped.every((one, index) => index === 0 || order(skipped[index - 1]!, one) <= 0)
    ? skipped
    : [...skipped].sort(order)
  const found: Skipped[] = []
  let [mention, reason, to] = [0, 0, 0]
  for (const number of all) {
    while (mention < drafted.length && drafted[mention]!.quantity.span.to <= number.from) mention++
    const quantity = drafted[mention]?.quantity.span
    if (number.from < to || (quantity && quantity.from < number.to)) continue
    while (reason < sorted.length && sorted[reason]!.span.to <= number.from) reason++
    const why = sorted[reason]
    const hit = why && why.span.from < number.to ? why : {span: number, guard: 'word'}
    const span = {
      from: Math.max(to, Math.min(hit.span.from, number.from)),
      to: Math.min(Math.max(hit.span.to, number.to), quantity?.from ?? hit.span.to),
    }
    to = Math.max(span.to, number.to)
    found.push({
      guard: hit.guard,
      span: {from: Math.max(span.from, mention ? drafted[mention - 1]!.quantity.span.to : 0), to},
    })
  }
  return found
}

/** By where they start, the longer first. */
const order = (a: Skipped, b: Skipped): number => a.span.from - b.span.from || b.span.to - a.span.to
