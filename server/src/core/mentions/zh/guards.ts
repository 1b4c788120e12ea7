import type {Skipped} from '../../quantity/quantity.js'
import type {TimePhrase} from '../../quantity/time.js'
import type {Offset, Span} from '../../text/span.js'
import {addresses, listNumbers, quoted} from './fences.js'
import {type Around, GUARDS, type Guard} from './guard-list.js'

const WINDOW = 12

/**
 * The numbers of a view that belong to names, dates, references and the like, whatever stands further off: they are
 * masked before quantities are read. In order, without overlap; each holds at least one number.
 */
export function guarded(text: string, numbers: readonly Span[], phrases: readonly TimePhrase[]): readonly Skipped[] {
  const fences = [
    ...phrases.map(({span}) => ({span, guard: 'time'})),
    ...quoted(text),
    ...addresses(text, numbers),
    ...listNumbers(text, numbers),
  ]
  const found: Skipped[] = []
  const sorted = fences.sort((a, b) => a.span.from - b.span.from)
  let next = 0
  let to = 0
  for (const number of numbers) {
    if (number.from < to) {
      // A name that grew into a number holds all of it (5G3.5).
      const last = found.at(-1)!
      if (number.to > to) found[found.length - 1] = {...last, span: {from: last.span.from, to: number.to}}
      to = Math.max(to, number.to)
      continue
    }
    while (next < sorted.length && sorted[next]!.span.to <= number.from) next++
    const fence = sorted[next]
    const skipped = fence && fence.span.from <= number.from ? fence : guardAt(text, number)
    if (!skipped) continue
    found.push({
      guard: skipped.guard,
      span: {from: Math.max(to, skipped.span.from), to: Math.max(number.to, skipped.span.to)},
    })
    to = found.at(-1)!.span.to
  }
  return found
}

/** By the sign behind a number, the guards that may hold; under '' those that hold before any other sign. */
const byBehind: ReadonlyMap<string, readonly Guard[]> = new Map(
  ['', ...new Set(GUARDS.flatMap(({behind}) => [...(behind ?? '')]))].map((sign) => [
    sign,
    GUARDS.filter(({behind}) => behind === null || (sign !== '' && behind.includes(sign))),
  ]),
)

function guardAt(text: string, {from, to}: Span): Skipped | null {
  const sign = text[from - 1]
  let around: Around | null = null
  for (const guard of byBehind.get(text[to] ?? '') ?? byBehind.get('')!) {
    if (guard.before !== null && (sign === undefined || !guard.before.includes(sign))) continue
    around ??= aroundOf(text, from, to)
    const reached = guard.reach(around)
    if (reached) return {guard: guard.id, span: {from: from - reached[0], to: to + reached[1]}}
  }
  return null
}

const aroundOf = (text: string, from: Offset, to: Offset): Around => ({
  left: text.slice(Math.max(0, from - WINDOW), from),
  number: text.slice(from, to),
  right: text.slice(to, to + WINDOW),
})
