import type {Quantity} from '../../quantity/quantity.js'
import type {Offset, Span} from '../../text/span.js'
import type {ProseRead} from '../drafted.js'
import type {Language} from '../language.js'
import type {Change} from '../mention.js'
import {endedBy, type Phrase} from '../phrases.js'
import {SILENT, type Speech} from '../speech.js'

/** A figure in the view of its passage. */
export interface Figure {
  readonly quantity: Quantity
  /** The sentence it stands in, counted from 0. */
  readonly sentence: number
  /** The phrase that is its own by its place in a list (到2025年、2030年分别…), and of the stretch that is listed its year. */
  readonly listed: Phrase | null
  readonly change: Change | null
}

/** A sentence with what it says of time and mood. */
export interface Sentence extends Span {
  /** Phrases that may date, in order. */
  readonly phrases: readonly Phrase[]
  readonly speech: Speech
}

/** What a paragraph, heading, item or cell says of time and mood on its own. */
export interface Told {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly phrases: readonly Phrase[]
  readonly figures: readonly Figure[]
}

export const UNTOLD: Told = {text: '', sentences: [], phrases: [], figures: []}

/** What a read text says. Where it has neither figures nor times, leads to no list and quotes no plan, its sentences set nothing and are not listened to. */
export function tell(text: string, {drafted, times, sentences}: ProseRead, language: Language): Told {
  const phrases = times.dating
  const isHeard = drafted.length > 0 || phrases.length > 0 || /:\s*$/.test(text) || language.say.quotesPlan.test(text)
  return {
    text,
    phrases,
    figures: drafted,
    sentences: sentences.map(({from, to}) => ({
      from,
      to,
      phrases: phrases.length ? phrases.slice(startedBy(phrases, from), startedBy(phrases, to)) : phrases,
      speech: isHeard ? language.speech(text, {from, to}) : SILENT,
    })),
  }
}

/** How many of the phrases start before a place. */
const startedBy = (phrases: readonly Phrase[], at: Offset): number => {
  const ended = endedBy(phrases, at)
  return ended < phrases.length && phrases[ended]!.span.from < at ? ended + 1 : ended
}
