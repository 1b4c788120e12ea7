import {CLASSES, endingAt, startingAt} from '../../quantity/en/words.js'
import type {Quantity} from '../../quantity/quantity.js'
import type {TimePhrase} from '../../quantity/time.js'
import {isClassifier} from '../../quantity/unit.js'
import type {Offset, Span} from '../../text/span.js'

/** The text between two numbers that a number may take its name from. */
export interface Field {
  readonly text: string
  readonly phrases: readonly TimePhrase[]
  /** End of the quantity before, or start of the sentence. */
  readonly floor: Offset
  /** Start of the quantity behind, or end of the sentence. */
  readonly ceiling: Offset
}

/** What a quantity's clause says of it. */
export interface Sides {
  readonly name: Span | null
  /** The verb or noun of change next to it, '' without one; `level` where to stands between. */
  readonly change: string
  readonly isLevel: boolean
  /** Whether a verb of change stands before it and a start was told (from 45 % to 65 %). */
  readonly left: string
}

/** No name is looked for farther away. */
const REACH = 120

interface Stripped {
  readonly at: Offset
  readonly change: string
  /** Behind to, or behind from: the number is a level. */
  readonly isLevel: boolean
  /** Whether a verb of state or change stands between name and number. */
  readonly said: boolean
  /** Whether by stands before the number. */
  readonly isBy: boolean
}

const AUXILIARY = /^(?:is|are|was|were|has|have|had|will|shall|must|should|would)$/i

/** Takes times, verbs, prepositions and adverbs off the end of what stands before a number. */
function strip(field: Field, to: Offset): Stripped {
  const {text, phrases, floor} = field
  let at = to
  let change = ''
  let said = false
  let isAuxiliary = false
  const before = text.slice(Math.max(floor, to - 6), to)
  for (;;) {
    while (at > floor && (said || change ? /[\s(]/ : /[\s(:]/).test(text[at - 1]!)) at--
    const phrase = phrases.find(({span}) => span.to === at && span.from >= floor)
    const word = phrase ? phrase.span.to - phrase.span.from : wordBefore(field, at, isAuxiliary)
    if (!word) return {at, change, isLevel: /\b(?:to|from)\s*$/i.test(before), said, isBy: /\bby\s*$/i.test(before)}
    const own = text.slice(at - word, at).toLowerCase()
    const changes = !phrase && endingAt(text, at, CLASSES.change, at - word) === word
    if (changes && change === '') change = own
    said ||= changes || (!phrase && endingAt(text, at, CLASSES.state, at - word) === word)
    isAuxiliary ||= AUXILIARY.test(own)
    at -= word
  }
}

/** Left of an auxiliary no other verb of the clause stands: cover is a noun in Forest cover is 31 %. */
const wordBefore = ({text, floor}: Field, at: Offset, isAuxiliary: boolean): number =>
  (isAuxiliary ? 0 : Math.max(endingAt(text, at, CLASSES.change, floor), endingAt(text, at, CLASSES.state, floor))) ||
  endingAt(text, at, CLASSES.link, floor) ||
  endingAt(text, at, CLASSES.will, floor)

/** The noun phrase that ends at `at`: back to a verb, a time, or the stop before it. */
function phraseEnding({text, phrases, floor}: Field, at: Offset): Span | null {
  const lowest = Math.max(floor, at - REACH)
  let from = at
  for (;;) {
    let word = from
    while (word > lowest && text[word - 1] === ' ') word--
    const start = wordStart(text, word, lowest)
    if (start === word || phrases.some(({span}) => span.from < word && word <= span.to)) break
    const own = text.slice(start, word)
    const isInside = endingAt(text, word, CLASSES.within, lowest) > 0 && from < at
    const isVerb = isVerbAt(text, start, word, from < at)
    if (isVerb && !isNoun(text, start, own, from < at)) break
    if (/^(?:and|or|that|which|while|who|to|we|they|but|if|so|as|by|from)$/i.test(own) && !(isInside && from < at))
      break
    from = start
  }
  const head = withoutLead(text, from, at)
  return head < at ? {from: head, to: at} : null
}

/** The last word of a name is a noun, whatever verb is written like it (Forest cover, GDP growth). */
const isVerbAt = (text: string, start: Offset, to: Offset, goesOn: boolean): boolean =>
  [CLASSES.doing, CLASSES.state, CLASSES.will, CLASSES.change].some(
    (verbs) => endingAt(text, to, verbs, start) === to - start,
  ) &&
  (goesOn || /ed$/.test(text.slice(start, to)) || !/[\p{L}]$/u.test(text.slice(0, start).trimEnd()))

const wordStart = (text: string, at: Offset, floor: Offset): Offset => {
  let from = at
  while (from > floor && /[\p{L}\p{N}'’&/.-]/u.test(text[from - 1]!)) from--
  return from
}

/** Capitalised, or at the head of its clause, before more words: Building permits, Plan area. */
const isNoun = (text: string, at: Offset, own: string, goesOn: boolean): boolean =>
  goesOn &&
  (at === 0 || /[.!?:]\s$/.test(text.slice(Math.max(0, at - 2), at))) &&
  /^[A-Z]/.test(own) &&
  /(?:ing|s|ed)$/.test(own)

function withoutLead(text: string, from: Offset, to: Offset): Offset {
  let at = from
  for (;;) {
    while (at < to && /[\s,]/.test(text[at]!)) at++
    const lead = startingAt(text, at, CLASSES.lead)
    if (!lead || at + lead >= to) return at
    at += lead
  }
}

/** The noun phrase that starts at `at`. */
function phraseStarting({text, phrases, ceiling}: Field, at: Offset): Span | null {
  const highest = Math.min(ceiling, at + REACH)
  if (startingAt(text, at, CLASSES.break)) return null
  const from = withoutLead(text, at, highest)
  let to = from
  for (let next = from; next < highest; ) {
    if (phrases.some(({span}) => span.from === next) || /[,;:.()!?]/.test(text[next]!)) break
    if (to > from && startingAt(text, next, CLASSES.break)) break
    const word = /^[\p{L}\p{N}'’&/-]+/u.exec(text.slice(next, highest))?.[0].length ?? 0
    if (!word || (to === from && startingAt(text, next, CLASSES.break))) break
    to = next + word
    next = to
    while (text[next] === ' ') next++
  }
  return to > from ? {from, to} : null
}

const NOUN_OF = /\b(?:an?|the) (increase|rise|fall|decline|decrease|reduction|drop|gain|cut) of\s*$/i
const AIM = /^(?:target|goal|aim)s?\b/i

/** Reads both sides of a quantity and decides which of them names it. */
export function sidesOf(field: Field, quantity: Quantity): Sides {
  const {text, floor} = field
  const {from, to} = quantity.span
  const noun = NOUN_OF.exec(text.slice(Math.max(floor, from - 24), from))
  if (noun) {
    const behind = /^ in /.test(text.slice(to, to + 4)) ? phraseStarting(field, to + 4) : null
    return {change: noun[1]!, isLevel: false, left: noun[0], name: behind}
  }
  const stripped = strip(field, from)
  const left = phraseEnding(field, stripped.at)
  const verb = left ? verbBefore(text, left.from, floor) : ''
  const change = stripped.change || (stripped.isBy ? verb : '')
  const base = {change, isLevel: stripped.isLevel, left: text.slice(stripped.at, from)}
  const right = rightOf(field, quantity)
  const isRight =
    right !== null && (!left || isCount(quantity) || !stripped.said || AIM.test(text.slice(left.from, left.to)))
  return {...base, name: (isRight && !(left && stripped.isLevel) ? right : left) ?? doerOf(field, stripped.at)}
}

const isCount = ({unit}: Quantity): boolean => unit === null || isClassifier(unit)

/** The port handled 12 million tonnes: with nothing else to name it a figure is of who does it. */
function doerOf(field: Field, at: Offset): Span | null {
  const verb = endingAt(field.text, at, CLASSES.doing, field.floor)
  return verb ? phraseEnding(field, strip(field, at - verb).at) : null
}

/** cut emissions by 55 %: the verb of change before what changes. */
function verbBefore(text: string, at: Offset, floor: Offset): string {
  const end =
    text
      .slice(floor, at)
      .replace(/(?:the|its|our|their|all|total|annual)?\s*$/i, '')
      .trimEnd().length + floor
  const length = endingAt(text, end, CLASSES.change, floor)
  return text.slice(end - length, end)
}

const PAID = /^ (?:for|to|on) /

/** 1,200 new homes, 40 % of new buses, £3 million for schools: what a number counts, or is a share or a sum of. */
function rightOf(field: Field, {span, unit}: Quantity): Span | null {
  const {text} = field
  const of = /^ of /.exec(text.slice(span.to, span.to + 4))?.[0].length ?? 0
  if (of) return phraseStarting(field, span.to + of)
  if (unit !== null && isClassifier(unit)) return {from: span.to - unit.length, to: span.to}
  const paid = unit !== null && /[$£€]/.test(unit) ? (PAID.exec(text.slice(span.to, span.to + 5))?.[0].length ?? 0) : 0
  if (paid) return phraseStarting(field, span.to + paid)
  if (unit !== null) return null
  return text[span.to] === ' ' ? phraseStarting(field, span.to + 1) : null
}
