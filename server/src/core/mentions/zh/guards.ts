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
  const found: Skipped[] = []
  const sorted = fencesOf(text, numbers, phrases)
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

/** What is fenced off whatever guards say, in order. */
function fencesOf(text: string, numbers: readonly Span[], phrases: readonly TimePhrase[]): readonly Skipped[] {
  const times = phrases.map(({span}): Skipped => ({span, guard: 'time'}))
  const others = [...quoted(text), ...addresses(text, numbers), ...listNumbers(text, numbers)]
  return others.length ? [...times, ...others].sort((a, b) => a.span.from - b.span.from) : times
}

const anyOther = -1

/** By the code of a sign; −1 stands for none. */
type BySign<Made> = (code: number) => Made

/**
 * The guards that may hold by the signs behind and before a number; under −1 those that hold before, or behind, any other
 * sign. Two looks leave a few of dozens. Each list is made when it is first asked for: of the thousands most never are.
 */
const bySigns: BySign<BySign<readonly Guard[]>> = bySign(
  GUARDS,
  ({behind}) => behind,
  (some) =>
    bySign(
      some,
      ({before}) => before,
      (few) => few,
    ),
)

/** What is made of the guards that may hold beside each sign that any of them asks for there, and beside any other. */
function bySign<Made>(
  guards: readonly Guard[],
  signsOf: (guard: Guard) => string | null,
  make: (some: readonly Guard[]) => Made,
): BySign<Made> {
  const asked = guards.map((guard) => signsOf(guard) ?? '').join('')
  const made = new Map<number, Made>()
  const holds = (signs: string | null, sign: string): boolean => signs === null || (sign !== '' && signs.includes(sign))
  const add = (code: number): Made => {
    const sign = code === anyOther ? '' : String.fromCharCode(code)
    const isOther = sign !== '' && !asked.includes(sign)
    const it = isOther ? bySignOf(anyOther) : make(guards.filter((guard) => holds(signsOf(guard), sign)))
    made.set(code, it)
    return it
  }
  const bySignOf: BySign<Made> = (code) => made.get(code) ?? add(code)
  return bySignOf
}

function guardAt(text: string, {from, to}: Span): Skipped | null {
  const guards = bySigns(codeAt(text, to))(codeAt(text, from - 1))
  if (!guards.length) return null
  const around = aroundOf(text, from, to)
  for (const guard of guards) {
    const reached = guard.reach(around)
    if (reached) return {guard: guard.id, span: {from: from - reached[0], to: to + reached[1]}}
  }
  return null
}

const codeAt = (text: string, at: Offset): number => (at >= 0 && at < text.length ? text.charCodeAt(at) : anyOther)

const aroundOf = (text: string, from: Offset, to: Offset): Around => ({
  left: text.slice(Math.max(0, from - WINDOW), from),
  number: text.slice(from, to),
  right: text.slice(to, to + WINDOW),
})
