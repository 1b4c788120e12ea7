import {numbers, scan} from '../../quantity/en/scan.js'
import {timePhrases} from '../../quantity/en/time.js'
import {CLASSES, startingAt} from '../../quantity/en/words.js'
import type {Quantity} from '../../quantity/quantity.js'
import {dimensionOf} from '../../quantity/unit.js'
import type {Offset, Span} from '../../text/span.js'
import {accounted} from '../account.js'
import type {Drafted, ProseRead} from '../drafted.js'
import type {Change} from '../mention.js'
import type {Phrase} from '../phrases.js'
import type {Speech, Word} from '../speech.js'
import {guarded} from './guards.js'
import {type Sides, sidesOf} from './names.js'

/** Sentences end at a full stop before a blank and a capital; 2.5 and e.g. hold none. */
const END = /[.!?](?=\s+[A-Z“"(]|\s*$)|\n/g

function sentences(text: string): readonly Span[] {
  const found: Span[] = []
  let from = 0
  for (const {index} of text.matchAll(END)) {
    if (/\b(?:e\.g|i\.e|No|approx|St|vs)$/.test(text.slice(Math.max(0, index - 7), index))) continue
    found.push({from, to: index + 1})
    from = index + 1
  }
  if (from < text.length || !found.length) found.push({from, to: text.length})
  return found
}

/** Reads the text of a view; `written` gives what the draft has at a span of it. */
export function readProse(text: string, written: (span: Span) => string): ProseRead {
  const all = numbers(text)
  const stretches = sentences(text)
  const phrases = timePhrases(text).map((phrase): Phrase => ({...phrase, written: written(phrase.span)}))
  const times = {all: phrases, dating: phrases}
  const masks = guarded(text, all, phrases)
  const quantities = scan(
    text,
    masks.map(({span}) => span),
  )
  const drafted = readFigures(text, stretches, phrases, quantities)
  return {drafted, skipped: accounted(all, drafted, masks), times, sentences: stretches}
}

function readFigures(
  text: string,
  stretches: readonly Span[],
  phrases: readonly Phrase[],
  quantities: readonly Quantity[],
): readonly Drafted[] {
  const drafted: Drafted[] = []
  let sentence = 0
  let next = 0
  for (const [index, quantity] of quantities.entries()) {
    while (stretches[sentence]!.to <= quantity.span.from && sentence < stretches.length - 1) sentence++
    const {from, to} = stretches[sentence]!
    const before = drafted.at(-1)
    const floor = Math.max(from, before?.quantity.span.to ?? 0)
    const ceiling = Math.min(to, quantities[index + 1]?.span.from ?? to)
    while (next < phrases.length && phrases[next]!.span.to <= floor) next++
    const near = phrasesIn(phrases, next, ceiling)
    const sides = sidesOf({text, phrases: near, floor, ceiling}, quantity)
    drafted.push(draftOf({text, sentence, quantity, sides, before, last: drafted.length - 1, near}))
  }
  return shared(text, drafted)
}

function phrasesIn(phrases: readonly Phrase[], first: number, ceiling: number): readonly Phrase[] {
  let last = first
  while (last < phrases.length && phrases[last]!.span.from < ceiling) last++
  return phrases.slice(first, last)
}

interface Figure {
  readonly text: string
  readonly sentence: number
  readonly quantity: Quantity
  readonly sides: Sides
  readonly before: Drafted | undefined
  /** The index of the figure before. */
  readonly last: number
  readonly near: readonly Phrase[]
}

/** A figure without a name of its own is of what its sentence spoke of last (…, up 5.9 % on 2025). */
function draftOf({text, sentence, quantity, sides, before, last, near}: Figure): Drafted {
  const isSame = before?.sentence === sentence
  const own = sides.name
  const starts =
    isSame &&
    /\bto\s*$/.test(sides.left) &&
    /\bfrom\s$/.test(text.slice(Math.max(0, before.quantity.span.from - 6), before.quantity.span.from))
  const name = starts || !own ? (isSame ? before : null) : null
  return {
    quantity,
    name: name ? name.name : own ? text.slice(own.from, own.to) : '',
    nameSpan: name ? name.nameSpan : own,
    change: starts
      ? null
      : (changeOf(text, quantity, sides) ?? joinedChange(text, quantity, sides, isSame ? before : undefined)),
    aggregator: null,
    compared: near.find(({kind, span}) => kind === 'base' && span.from >= quantity.span.to) ?? null,
    listed: near.find((phrase) => isOwn(text, quantity, phrase)) ?? null,
    partOf: null,
    from: starts ? last : null,
    sentence,
  }
}

/** 45 % in 2020, 1,200 homes by 2030: a time behind a number, in its clause, is its own. */
const isOwn = (text: string, {span}: Quantity, {span: {from}, kind}: Phrase): boolean =>
  kind !== 'base' && from >= span.to && !/[,;:.]/.test(text.slice(span.to, from).replace(/\d[.,]\d/g, ''))

/** Bus trips rose 8 % and rail trips 11 %: a coordinate without a verb shares the one before it. */
const joinedChange = (text: string, {span}: Quantity, {left}: Sides, before: Drafted | undefined): Change | null =>
  before && left.trim() === '' && /^,? and /.test(text.slice(before.quantity.span.to, span.from)) ? before.change : null

/** 12 libraries and 30 clinics in 2024: the time behind a list is that of all its members. */
function shared(text: string, drafted: readonly Drafted[]): readonly Drafted[] {
  const found = [...drafted]
  for (let index = found.length - 2; index >= 0; index--) {
    const [one, next] = [found[index]!, found[index + 1]!]
    const between = text.slice(one.quantity.span.to, next.quantity.span.from)
    if (
      !one.listed &&
      next.listed &&
      one.sentence === next.sentence &&
      /,| and /.test(between) &&
      !/[;:]|\bwill\b/.test(between)
    )
      found[index] = {...one, listed: next.listed}
  }
  return found
}

const YEARLY = /^(?: (?:a year|per year|annually|each year))/

function changeOf(text: string, {span, unit}: Quantity, {change, isLevel}: Sides): Change | null {
  if (change === '' || isLevel) return null
  const dimension = unit === null ? null : dimensionOf(unit)
  if (dimension === 'points') return 'points'
  if (dimension !== 'ratio') return 'absolute'
  return YEARLY.test(text.slice(span.to, span.to + 12)) ? 'annual-growth' : 'percent'
}

const first: Uint8Array = new Uint8Array(65536)
for (const sign of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ') first[sign.charCodeAt(0)] = 1

const PLAN = /\b(?:plan|strategy|programme|roadmap|framework)\b[^.]{0,30}\b(sets|commits|proposes|requires|calls)\b/i

/** 12,000 trees will be planted: an auxiliary wills its clause from the start, subject and all. */
function willedFrom(text: string, at: Offset, from: Offset): Offset {
  if (!/^(?:will|shall|must|should|would)\b/i.test(text.slice(at, at + 7))) return at
  const clause = /(?:[;:(]|,? (?:and|but|while) |, )(?!.*(?:[;:(]|,? (?:and|but|while) |, ))/.exec(text.slice(from, at))
  return clause ? from + clause.index : from - 1
}

/** What the words of a stretch of text will and tell. */
export function speechOf(text: string, {from, to}: Span): Speech {
  const modals: Word[] = []
  const dones: Word[] = []
  for (let at = from; at < to; at++) {
    if (first[text.charCodeAt(at)] === 0 || (at > from && first[text.charCodeAt(at - 1)] === 1)) continue
    const none = startingAt(text, at, CLASSES.unwilled)
    const done = startingAt(text, at, CLASSES.done)
    if (done > 0) dones.push({at, text: text.slice(at, at + done)})
    const will = none > 0 || done > 0 ? 0 : startingAt(text, at, CLASSES.will)
    if (will > 0) modals.push({at: willedFrom(text, at, from), text: text.slice(at, at + will)})
    at += Math.max(none, done, will, 1) - 1
  }
  const plan = PLAN.exec(text.slice(from, to))?.[1] ?? null
  modals.sort((a, b) => a.at - b.at)
  return {modals, dones, done: dones[0] ?? null, plan, step: false}
}
