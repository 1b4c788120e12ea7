import type {TimePhrase} from '../quantity/time.js'
import {countBefore} from '../text/sorted.js'
import type {Offset, Span} from '../text/span.js'

/** A time phrase in its text. */
export interface Phrase extends TimePhrase {
  /** As the draft writes it, blanks and all. */
  readonly written: string
  /** Where the clause ends whose bracket holds it: beyond, it says nothing. Absent where no bracket does. */
  readonly until?: Offset
}

/** The phrases of a passage, in order. */
export interface Phrases {
  /** Every phrase of the text. */
  readonly all: readonly Phrase[]
  /** Those that may date a figure: none stands in the title of a document or in a name. */
  readonly dating: readonly Phrase[]
}

/** How many of the phrases end at or before a place. */
export const endedBy = (phrases: readonly Pick<TimePhrase, 'span'>[], at: Offset): number =>
  countBefore(phrases.length, (index) => phrases[index]!.span.to <= at)

/** How many phrases before a figure are looked at: a sentence may hold thousands. */
const TRIES = 8

/** The last phrase before a place of the sentence that passes. */
export function phraseBefore(
  phrases: readonly Phrase[],
  sentence: Span,
  at: Offset,
  passes: (phrase: Phrase) => boolean,
): Phrase | null {
  for (let index = endedBy(phrases, at) - 1, tries = 0; index >= 0 && tries < TRIES; index--, tries++) {
    const phrase = phrases[index]!
    if (phrase.span.from < sentence.from) return null
    if ((phrase.until === undefined || at <= phrase.until) && passes(phrase)) return phrase
  }
  return null
}
