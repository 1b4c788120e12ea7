import {zhGrammar as say} from '../../language/zh.js'
import type {Skipped} from '../../quantity/quantity.js'
import {isClassifier, multiplierAt, unitAt} from '../../quantity/unit.js'
import {among} from '../../text/among.js'
import type {Span} from '../../text/span.js'
import {isDigit} from './clauses.js'

const QUOTE = /[“‘「『][^“”‘’「」『』\n]{1,24}[”’」』]/g
/** G5: a short phrase in quotes is a name or slogan, its numbers are its letters (“一网通办”, “1+6+N”, “315”). */
export function quoted(text: string): Skipped[] {
  if (!text.includes('“') && !text.includes('‘') && !text.includes('「')) return []
  return [...text.matchAll(QUOTE)]
    .filter(([quote]) => !say.figureInQuote.test(quote))
    .map(({index, 0: quote}) => ({guard: 'quoted', span: {from: index, to: index + quote.length}}))
}

const ADDRESS =
  /(?:https?:\/\/|www\.)[\x21-\x7e]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255}|(?<![\d.])0?\d{2,3}[-—–]\d{7,8}(?!\d)|(?<![\d.])1[3-9]\d{9}(?![\d.])/g

/** The shortest number that a telephone has. */
const TELEPHONE = 7

/** G8: addresses and telephone numbers. */
export function addresses(text: string, numbers: readonly Span[]): Skipped[] {
  const may =
    text.includes('@') ||
    text.includes('www') ||
    text.includes('://') ||
    numbers.some(({from, to}) => to - from >= TELEPHONE)
  if (!may) return []
  return [...text.matchAll(ADDRESS)].map(({index, 0: address}) => ({
    guard: 'address',
    span: {from: index, to: index + address.length},
  }))
}

/** What a label stands behind, unless it heads the text. */
const isHead = among('\n。;!?:\t ')
const isOpening = among('(（')
const ARABIC_LABEL = /^\d{1,2}$/
/** G3: numbers of headings and list items, at the head of a passage or of a sentence. */
export function listNumbers(text: string, numbers: readonly Span[]): Skipped[] {
  const found: Skipped[] = []
  for (const number of numbers) {
    const span = labelOf(text, number) ?? sectionOf(text, number)
    if (span) found.push({guard: 'list', span})
  }
  return found
}

/** （一）, 一、, 1., 2), 三 总体要求, with its signs. */
function labelOf(text: string, {from, to}: Span): Span | null {
  const opens = isOpening(text, from - 1)
  const head = opens ? from - 1 : from
  if (head > 0 && !isHead(text, head - 1)) return null
  const number = text.slice(from, Math.min(to, from + LONGEST))
  const sign = text[to] ?? ''
  const closes = sign === ')' || sign === '）'
  if (opens) return closes && say.shortOrdinal.test(number) ? {from: head, to: to + 1} : null
  const isHan = say.hanOrdinal.test(number)
  if (!isHan && !ARABIC_LABEL.test(number)) return null
  const ends =
    sign === '、' ||
    sign === '．' ||
    (sign === '.' && (isHan || !isDigit(text, to + 1))) ||
    ((closes || (sign === ' ' && isHan)) && LETTER.test(text[to + 1] ?? ''))
  return ends ? {from, to: to + 1} : null
}

/**
 * 5.1.3 所有企业, 7.2 本预案, 6.1　队伍保障: the number of a section at the head of a line. Three numbers with points
 * between them are no figure, and a decimal counts nothing with a classifier; 2.5万亩, 7.2公里 and a cell's 2.6人 are figures.
 */
function sectionOf(text: string, {from, to}: Span): Span | null {
  if ((from > 0 && text[from - 1] !== '\n') || !isDigit(text, from)) return null
  const number = text.slice(from, Math.min(to, from + LONGEST_SECTION))
  if (!say.sectionNumber.test(number)) return null
  if (!LETTER.test(text[to] ?? '')) return null
  if (say.subsectionNumber.test(number)) return {from, to}
  const unit = multiplierAt(text.slice(to, to + 4)) ? null : unitAt(text, to)
  return unit && isClassifier(unit.unit) && say.wordOn.test(text.slice(unit.to, unit.to + 2)) ? {from, to} : null
}

/** One more than a section's number may have. */
const LONGEST_SECTION = 12

/** One more than a label may have. */
const LONGEST = 4
const LETTER = /\p{L}/u
