import type {Passage} from '../markdown/passage.js'
import type {Quantity, Skipped} from '../quantity/quantity.js'
import type {Time} from '../quantity/time.js'
import type {Indicator, Observation, Target} from '../registry/schema.js'
import type {Offset, Span} from '../text/span.js'
import type {Reason} from './course/rule.js'
import type {CellFigure} from './course/table.js'
import type {Told} from './course/told.js'
import type {Language} from './language.js'
import type {Phrase} from './phrases.js'

export type Role = 'baseline' | 'target' | 'increment' | 'other'

export type Change =
  | 'absolute'
  | 'percent'
  | 'points'
  | 'annual-growth'
  | 'increase-multiple'
  | 'multiple-of-base'
  | 'ratio-to-base'
  | 'difference'

/** When a figure holds, and how we know. */
export interface AsOf {
  /** Null when the phrase cannot be resolved, or when there is none. */
  readonly time: Time | null
  /** The phrase as written; null where no phrase governs. */
  readonly text: string | null
  readonly basis: 'explicit' | 'inherited' | 'assumed' | null
}

/** The rules that decided when a figure holds and whether it is a goal; null where none did. */
export interface Why {
  readonly time: Reason | null
  readonly mood: Reason | null
}

export interface Name {
  /** As written, or restored for a 分别 list (一产增加值); '' where the passage names nothing. */
  readonly text: string
  /** Where it stands in the passage's source; null when it is not one stretch of it. */
  readonly span: Span | null
}

/**
 * A quantity that the draft states of some indicator, as far as its passage alone tells. Every span, the quantity's
 * included, counts in the source of the mention's passage.
 */
export interface Stated {
  readonly span: Span
  /** The source slice of `span`. */
  readonly text: string
  readonly quantity: Quantity
  readonly name: Name
  readonly change: Change | null
  /** 累计, 年均, 人均 …: as written, outside the span. */
  readonly aggregator: string | null
  /** The mention this one is a part of (其中, 占), by its index in the passage. */
  readonly partOf: number | null
  /** 比2020年, 较上年: what a change is measured from. */
  readonly compared: Phrase | null
  /** The level a change starts from or ends at (由58%提高到96%), by index in the passage. */
  readonly from: number | null
  /** Row and column of a table's cell, header row 0. */
  readonly cell: {readonly row: number; readonly column: number} | null
  /** The sentence (or table) of the passage it stands in, counted from 0. */
  readonly sentence: number
}

/** A figure with the time and mood that the course of its draft gives it. */
export interface Mention extends Stated {
  readonly asOf: AsOf
  readonly role: Role
  /** Whether it is yet to be reached, or to come about: a goal, a change that is planned. */
  readonly willed: boolean
  /** The time of what a change is measured from. */
  readonly base: AsOf | null
  readonly why: Why
}

/** What a passage says, read on its own: a function of the passage alone. */
export interface Found {
  readonly mentions: readonly Stated[]
  readonly skipped: readonly Skipped[]
  /** What prose says of time and mood; for a table, what its own caption says. */
  readonly told: Told
  /** The figures of a table, one for each mention; null for prose. */
  readonly cells: readonly CellFigure[] | null
}

/** How a mention was matched to an indicator. */
export interface Match {
  readonly indicator: Indicator
  /** 1 exact name, 0.95 alias, 0.8 restored head, 0.4 unit and neighbourhood (domain notes 4.2, rule 3). */
  readonly score: number
}

/** A mention in its place: time handed down, indicator matched. */
export interface ResolvedMention extends Mention {
  readonly match: Match | null
  /** Indicators that fit as well as each other; a match is null then. */
  readonly candidates: readonly Indicator[]
  /** The observation of the same time, if the registry has one. */
  readonly observation: Observation | null
  /** The target of the same time, if the registry has one. */
  readonly target: Target | null
}

/** A passage read in its place. The same object as long as nothing it depends on has changed. */
export interface Reading {
  readonly passage: Passage
  readonly mentions: readonly ResolvedMention[]
  readonly skipped: readonly Skipped[]
  /** The language it was read in. */
  readonly language: Language
}

/** A reading and where its passage starts in the draft. */
export interface PlacedReading {
  readonly at: Offset
  readonly reading: Reading
}
