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
  readonly coverage: Coverage
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

/**
 * What became of every number of a draft: `numbers` = `mentions` + `skipped`, and `mentions` = `agree` + `differ` +
 * `unregistered` + `uncompared`.
 */
export interface Coverage {
  readonly numbers: number
  /** Read as figures of indicators. */
  readonly mentions: number
  /** Mentions that are matched to the registry. */
  readonly grounded: number
  /** Dates, ordinals, names … */
  readonly skipped: number
  /** Held against a registered value, and not contradicted. */
  readonly agree: number
  /** Not true of a registered value, of another place or of their own arithmetic. */
  readonly differ: number
  readonly unregistered: number
  /** Known to the registry, which has nothing to hold them against. */
  readonly uncompared: number
  /** How many of `uncompared` for each reason; reasons that no figure has are left out. */
  readonly reasons: Readonly<Record<string, number>>
}

/** Where a draft speaks of something. */
export interface Use {
  readonly id: string
  readonly span: Span
}
