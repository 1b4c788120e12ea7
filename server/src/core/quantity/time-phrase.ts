import type {Offset, Span} from '../text/span.js'

/**
 * A point or stretch of time as the contract writes it: `2020`, `2020-12-31`, `2021-06`, `2024-Q1`, `2023-H1`,
 * `2016/2020`.
 */
export type Time = string

/** A time phrase in a view. */
export interface TimePhrase {
  readonly span: Span
  /** As written: `截至2020年底`, `去年`. */
  readonly text: string
  /** Null for a phrase that needs an anchor the text does not give (去年, 目前, 同期). */
  readonly time: Time | null
  /**
   * `point`: a point in time (截至…, …底, 到…年), which also governs the sentences after it;
   * `flow`: a year or period, which governs its own sentence; `base`: the base of a comparison (比2020年), which
   * governs nothing; `span`: a duration (五年来), which dates nothing; `relative`: needs an anchor.
   */
  readonly kind: 'point' | 'flow' | 'base' | 'span' | 'relative'
  /** 到2025年, 力争…年, 期末: looks forward. */
  readonly planned: boolean
}

/** A stretch of time as read, before 截至, 到 or 比 in front of it is looked at. */
export interface Stretch {
  readonly to: Offset
  readonly time: Time | null
  readonly kind: TimePhrase['kind']
  readonly planned: boolean
}
