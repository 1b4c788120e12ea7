import type {Words} from '../../rules/rule.js'
import type {Span} from '../../text/span.js'

/** Something to be written at the cursor. Details that cost a look into the registry come with `describe`. */
export interface Completion {
  readonly label: string
  readonly kind: 'indicator' | 'value' | 'document' | 'term' | 'place' | 'row'
  /** What it takes the place of; ends at or behind the cursor. */
  readonly replace: Span
  readonly insert: string
  /** What the editor's own filter matches with what stands in `replace`. */
  readonly filter: string
  /** Beside the label: the unit, the time, the document's number. */
  readonly note: Words
  /** What `describe` is asked with; null where there is nothing more to say. */
  readonly indicator: string | null
}
