import type {Quantity, Skipped} from '../quantity/quantity.js'
import {numbers, scanAll} from '../quantity/scan.js'
import {timePhrases} from '../quantity/time.js'
import type {Span} from '../text/span.js'
import {accounted} from './account.js'
import {sentences} from './clauses.js'
import {guarded} from './guards.js'
import type {Change} from './mention.js'
import {type Phrase, type Phrases, phrasesOf} from './phrases.js'
import {readFigures} from './reader.js'
import {distribute} from './respectively.js'
import {shareUnits} from './shared.js'
import {widened} from './widened.js'

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

/** Reads the text of a view: a paragraph's, a heading's, a cell's. `written` gives what the draft has at a span of it. */
export function readProse(text: string, written: (span: Span) => string): ProseRead {
  const all = numbers(text)
  const stretches = sentences(text)
  const times = all.length || TIME.test(text) ? phrasesOf(text, timePhrases(text), written) : NO_TIMES
  if (!all.length && !COVERED.test(text)) return {drafted: [], skipped: [], times, sentences: stretches}
  const masks = guarded(text, all, times.all)
  const {quantities, skipped} = scanAll(
    text,
    masks.map(({span}) => span),
  )
  const read = readFigures(text, stretches, times, shareUnits(text, widened(text, quantities, times.all)))
  const drafted = distribute(text, stretches, times, read.drafted)
  const left = accounted(all, drafted, [...masks, ...skipped, ...read.sifted])
  return {drafted, skipped: left, times, sentences: stretches}
}

const TIME = /[年月日前末底期今去]/
/** What may be a quantity without a number of its own: 全覆盖, 半数, 翻番, 上百. */
const COVERED = /[全应半翻十百千万亿成]/
const NO_TIMES: Phrases = {all: [], dating: []}
