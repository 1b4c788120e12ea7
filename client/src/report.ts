import type {Decision} from './decisions-file.js'

/** What the server answers to `plumbline/counts`; docs/editors.md describes it. Lines and characters count from 0. */
export interface Report {
  readonly version: number
  readonly registry: RegistryState
  readonly counts: Readonly<Record<Verdict | 'numbers' | 'wording', number>>
  /** The lines in which a figure begins, each once. */
  readonly lines: readonly number[]
  /** Figures on which somebody has remarked. */
  readonly remarked: readonly Figure[]
  /** The file of decisions, there or not; null where no configuration says where it would be. */
  readonly decisions: string | null
}

export type Verdict = 'agree' | 'differ' | 'unregistered' | 'uncompared'

export interface Figure {
  readonly range: {readonly start: Position; readonly end: Position}
  readonly text: string
  readonly name: string
  /** Numbers of the headings above it: 一（一）1. */
  readonly place: string
  readonly chapter: string
  readonly role: 'baseline' | 'target' | 'increment' | 'other'
  readonly indicator: string | null
  readonly verdict: Verdict
  /** Why it was not compared; null of other verdicts. */
  readonly reason: string | null
  readonly against: {readonly kind: 'registered' | 'elsewhere' | 'computed'; readonly text: string} | null
  /** The finding that says it is not true. */
  readonly message: string | null
  readonly rule: string | null
  /** What a decision names it by. */
  readonly question: Pick<Decision, 'indicator' | 'section' | 'role' | 'figure'>
  readonly decisions: readonly Decision[]
  /** A decision of the same place whose figure was another. */
  readonly lapsed: Decision | null
}

export interface Position {
  readonly line: number
  readonly character: number
}

export type RegistryState =
  /** `aged`: which source is in use as an old copy, why, and how old. */
  | {readonly state: 'none' | 'ready'; readonly indicators: number; readonly aged?: string}
  | {
      readonly state: 'broken'
      readonly indicators: number
      readonly uri: string
      readonly line: number
      readonly why: string
      /** The user has not said yet whether it may be fetched. */
      readonly waits?: boolean
    }

/** How many figures the draft has. */
export const figuresIn = ({counts: {agree, differ, unregistered, uncompared}}: Report): number =>
  agree + differ + unregistered + uncompared
