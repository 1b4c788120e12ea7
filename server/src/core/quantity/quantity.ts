import type {Span} from '../text/span.js'
import type {Decimal} from './decimal.js'

/** What a comparator claims; truth conditions in the domain notes, 2.2. */
export type Qualifier = 'eq' | 'gt' | 'ge' | 'lt' | 'le' | 'about' | 'nearly' | 'just-over' | 'range' | 'vague'

/** One comparator as written, in the offsets of the text that was scanned. */
export interface Comparator extends Span {
  readonly code: Qualifier
  readonly text: string
}

/** A number with its comparator and unit, as found in a view; says nothing yet of what it measures. */
export interface Quantity {
  /** Comparator + number + multiplier + unit + post-comparator. */
  readonly span: Span
  readonly qualifier: Qualifier
  /** Every comparator written before or after the number, in order; more than one is a finding of its own. */
  readonly comparators: readonly Comparator[]
  /** The multiplier folded in, percent left in percent; low and high for a range; null where there is none (数十). */
  readonly value: Decimal | readonly [Decimal, Decimal] | null
  /** One unit of the last printed digit, the multiplier folded in: 3.2万 has 1000, 1000 has 1, 14万 has 10000. */
  readonly step: Decimal | null
  /** The number as written, without multiplier: `3.2`, `三十`, `3—5`. */
  readonly written: string | null
  /** The number's own stretch, `written`'s place. */
  readonly number: Span
  readonly multiplier: string | null
  /** As written; null where it is left out. */
  readonly unit: string | null
  readonly numeral: 'arabic' | 'han' | 'coverage'
  /** 9～16亿: the left side of the range leaves its multiplier to the right one, which a writer should spell out. */
  readonly multiplierOmitted?: true
}

/** A number that is no quantity of an indicator, and the fact of language that says so (domain notes, 2.7). */
export interface Skipped {
  readonly span: Span
  readonly guard: string
}
