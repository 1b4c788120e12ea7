import {compare, divide, multiply, subtract, toNumber} from '../quantity/decimal.js'
import {single} from '../registry/file/indicator.js'
import type {FigureItem} from './act.js'
import {keyOf} from './keys.js'
import {isWithin, type Proposal, type State, type Vintage} from './state.js'

/** A proposed figure beside the one that is in use, and that of when it was proposed where that is another. */
export interface Compared {
  readonly index: number
  readonly present: Vintage<FigureItem> | null
  /** Null where the present one is still what the proposal was made against. */
  readonly former: Vintage<FigureItem> | null
  readonly isStale: boolean
  /** Proposed less present, and that as a share in percent; null where one of them is no single number. */
  readonly by: {readonly difference: number; readonly percent: number | null} | null
}

export const comparedItems = ({indicators}: State, {items, scope}: Proposal): readonly Compared[] =>
  items.map(({item, base}, index) => {
    if (item.is !== 'figure') return {index, present: null, former: null, isStale: false, by: null}
    const vintages = indicators.get(item.indicator)?.courses.get(keyOf(item, scope))?.vintages ?? []
    const present = vintages.at(-1) ?? null
    const isStale = (present?.version ?? 0) !== base
    return {
      index,
      present,
      former: isStale ? (vintages[base - 1] ?? null) : null,
      isStale,
      by: difference(item, present?.is),
    }
  })

function difference(proposed: FigureItem, present: FigureItem | undefined): Compared['by'] {
  const [a, b] = [present, proposed].map((it) => (typeof it?.value === 'string' ? single(it.value) : null))
  if (!a || !b) return null
  const by = subtract(b, a)
  const share =
    compare(a, {digits: 0, exponent: 0}) === 0 ? null : divide(multiply(by, {digits: 100, exponent: 0}), a, 2)
  return {difference: toNumber(by), percent: share && toNumber(share)}
}

/** Proposals that wait in a scope or below it, the oldest first. */
export const waitingIn = ({proposals}: State, scope: string): readonly Proposal[] =>
  [...proposals.values()].filter((it) => isWithin(it.scope, scope) && it.decided.size < it.items.length)
