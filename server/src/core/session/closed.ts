import type {Finding} from '../rules/rule.js'
import type {LineIndex} from '../text/lines.js'
import type {Span} from '../text/span.js'

/** A draft on the disk that nobody has open: its text, and in the place of its analysis what is said of it. */
export interface ClosedDraft {
  readonly text: string
  readonly lines: LineIndex
  /** Null until it is worked out, and again once registry or configuration are others. */
  readonly summary: Summary | null
}

/**
 * What other files ask of a draft. A function of its text, the registry and the configuration; plain data, which can be
 * written down and read back. A tenth of the size of the analysis that it is taken from.
 */
export interface Summary {
  readonly findings: readonly Finding[]
  /** What makes each finding the same one in another state of the draft, in the order of the findings. */
  readonly identities: readonly string[]
  readonly coverage: {
    readonly numbers: number
    readonly mentions: number
    readonly grounded: number
    readonly skipped: number
  }
  /**
   * Its figures of registered indicators, in order, each as three numbers: the indicator's place among the registry's ids,
   * start and end. A workspace holds hundreds of thousands of them.
   */
  readonly indicators: readonly number[]
  /** Where it cites registered documents. */
  readonly documents: readonly Use[]
  /** Where it uses registered terms, each as three numbers: the term's place among the registry's terms, start and end. */
  readonly terms: readonly number[]
  readonly headings: readonly {readonly title: string; readonly span: Span}[]
}

/** Where a draft speaks of something. */
export interface Use {
  readonly id: string
  readonly span: Span
}
