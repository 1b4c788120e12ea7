import type {Finding, Words} from '../rules/rule.js'
import type {Edit} from '../text/edit.js'

/** A change that a writer may wish for, whether or not anything is wrong. */
export interface Action {
  readonly title: Words
  /**
   * `rewrite`: other words in the blocks that there are; `restructure`: other blocks; `fix-rule`: one fix in all places;
   * `disable`: a comment; `renumber` and `house-style`: the draft as a whole.
   */
  readonly kind: 'rewrite' | 'restructure' | 'fix-rule' | 'disable' | 'renumber' | 'house-style'
  /** Set where a writer should see each edit before it is made. */
  readonly confirm?: true
  /** Disjoint, by file. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>
  /** Files that are to be made beside the edits, their text by place. Who cannot make files cannot act so. */
  readonly creates?: ReadonlyMap<string, string>
  /** A file to be made instead of the edits, by whoever can; its text has the day on which that is done. */
  readonly proposal?: {readonly path: string; text(today: string): string}
  /** The finding that the action is about; null where it is about a figure. */
  readonly finding: Finding | null
}
