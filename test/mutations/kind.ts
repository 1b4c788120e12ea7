import type {Plant} from './sites.js'

/** A kind of error that reviewers meet (domain notes 1.4), how it is planted, and the checks that should catch it. */
export interface Kind {
  readonly id: string
  /** Any of these, at the place, is the right finding. */
  readonly rules: readonly string[]
  /** Where it shows: at the changed words unless said otherwise; a date at its figures, a lost definition where it is used. */
  readonly reach?: 'sentence' | 'draft'
  readonly plant: Plant
}
