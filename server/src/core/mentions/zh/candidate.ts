import type {Quantity} from '../../quantity/quantity.js'
import type {Offset} from '../../text/span.js'
import type {Sides} from './names.js'

/** A quantity in its clause, as the sieve sees it. */
export interface Candidate {
  readonly text: string
  readonly quantity: Quantity
  readonly sides: Sides
  /** What names it, inherited or its own; '' without one. */
  readonly name: string
  /** The clause's text before the quantity, and what stands behind it up to the sentence's end. */
  readonly left: string
  readonly right: string
  /** Start of the sentence. */
  readonly sentence: Offset
  /** The last number left out in this paragraph, when it was one of the text's own things. */
  readonly own: boolean
  /** Whether the passage defines anything. */
  readonly defines: boolean
}
