import type {Quantity, Skipped} from '../quantity/quantity.js'
import type {Span} from '../text/span.js'
import type {Change} from './mention.js'
import type {Phrase, Phrases} from './phrases.js'

/** A mention before it is put into the passage's own offsets: every span counts in the view. */
export interface Drafted {
  readonly quantity: Quantity
  readonly name: string
  readonly nameSpan: Span | null
  readonly change: Change | null
  readonly aggregator: string | null
  /** What a change is measured from. */
  readonly compared: Phrase | null
  /** The time that 分别 gives it. */
  readonly listed: Phrase | null
  readonly partOf: number | null
  readonly from: number | null
  readonly sentence: number
}

export interface ProseRead {
  readonly drafted: readonly Drafted[]
  readonly skipped: readonly Skipped[]
  readonly times: Phrases
  readonly sentences: readonly Span[]
}
