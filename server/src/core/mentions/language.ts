import type {zhWording} from '../language/zh.js'
import type {Quantity} from '../quantity/quantity.js'
import type {Time, TimePhrase} from '../quantity/time.js'
import type {Offset, Span} from '../text/span.js'
import type {Facts} from './course/facts.js'
import type {ProseRead} from './drafted.js'
import type {Speech} from './speech.js'

/** How a language words what headings, heads of tables, first lines and times say, each by its name. */
export type Wording = Readonly<Record<keyof typeof zhWording, RegExp>>

/** Years that a relative word may take, nearest first. */
export interface Years {
  /** The year told before it: in its sentence, its paragraph, its section. */
  readonly near: number | null
  /** The year that the section's heading looks back on (2020年工作回顾). */
  readonly reviewed: number | null
  /** Whether the word speaks of what is to come (年底前). */
  readonly planned: boolean
}

/** Everything that the reading of a draft asks of the language it is written in. */
export interface Language {
  readonly id: 'zh' | 'en'
  readonly say: Wording
  /** Reads the text of a view: a paragraph's, a heading's, a cell's. `written` gives what the draft has at a span of it. */
  prose(text: string, written: (span: Span) => string): ProseRead
  /** What the words of a stretch of text will and tell. */
  speech(text: string, span: Span): Speech
  /** Every number as a reader counts them. */
  numbers(text: string): readonly Span[]
  /** The quantities of a cell. */
  quantities(text: string): readonly Quantity[]
  /** Every time phrase of a text, in order. */
  times(text: string): readonly TimePhrase[]
  /** Whether a phrase is joined to the number at `at` (2021年的40%). */
  isJoined(text: string, phrase: TimePhrase, at: Offset): boolean
  /** The time of a phrase that takes its year from the text around it; null where nothing gives one. */
  resolved(phrase: Pick<TimePhrase, 'time' | 'text' | 'kind'>, years: Years, facts: Facts): Time | null
  /** Length of the words at `at`, before `to`, by which a row tells what comes on top (新增); 0 without any. */
  addedAt(text: string, at: Offset, to: Offset): number
  /** The name without what else it is called by. */
  withoutAlias(name: string): string
  /** The five-year plan that a title names (14 for “十四五”); null where it names none. */
  planNumber(title: string): number | null
  /** As written, how a bracket that sums up the plan's years is aggregated. */
  readonly summed: string
}
