import {enWords} from '../../language/en.js'
import type {Offset} from '../../text/span.js'

/** A class of words, asked for at a place of a text; words may be of several words, and case does not count. */
export interface Words {
  readonly starting: RegExp
  readonly ending: RegExp
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A list of words parted by `|`, the longest tried first. */
function words(list: string): Words {
  const all = list.split('|').sort((a, b) => b.length - a.length)
  const one = `(?:${all.map(escaped).join('|')})`
  return {starting: new RegExp(`${one}(?![\\w-])`, 'iy'), ending: new RegExp(`(?<![\\w-])${one}$`, 'i')}
}

/** Length of the longest word of the class that starts at `at`; 0 without one. */
export function startingAt(text: string, at: Offset, {starting}: Words): number {
  if (at > 0 && /[\w-]/.test(text[at - 1]!)) return 0
  starting.lastIndex = at
  return starting.exec(text)?.[0].length ?? 0
}

/** How far back a word that ends at a place may start. */
const LONGEST = 32

/** Length of the longest word of the class that ends at `at`, not before `floor`; 0 without one. */
export const endingAt = (text: string, at: Offset, {ending}: Words, floor: Offset): number =>
  ending.exec(text.slice(Math.max(floor, at - LONGEST), at))?.[0].length ?? 0

export const CLASSES: Readonly<Record<keyof typeof enWords, Words>> = {
  will: words(enWords.will),
  unwilled: words(enWords.unwilled),
  done: words(enWords.done),
  change: words(enWords.change),
  noun: words(enWords.noun),
  state: words(enWords.state),
  doing: words(enWords.doing),
  link: words(enWords.link),
  within: words(enWords.within),
  lead: words(enWords.lead),
  break: words(enWords.break),
}
