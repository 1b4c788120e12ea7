import {citationsOf} from '../citations/read.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Span} from '../text/span.js'
import {shift} from '../text/span.js'
import {readingOf} from './reading.js'

/** A stretch of a draft with what it is; spans in the draft, in order, disjoint. */
export interface Token {
  readonly span: Span
  readonly type: TokenType
  /** Of a figure that is matched to the registry. */
  readonly grounded: boolean
  /** Of a figure that is aimed at. */
  readonly target: boolean
}

export type TokenType = 'name' | 'quantity' | 'qualifier' | 'unit' | 'time' | 'citation'

/** What a draft is made of, for colours. */
export const tokens = (snapshot: Snapshot, uri: string): readonly Token[] =>
  (readingOf(snapshot, uri)?.readings ?? []).flatMap(({at, reading}) =>
    tokensOf(reading).map((token) => ({...token, span: shift(token.span, at)})),
  )

/** Those of one passage, spans in its source; kept with its reading. */
export function tokensOf(reading: Reading): readonly Token[] {
  const known =
    kept.get(reading) ?? disjoint([...reading.mentions.flatMap((it) => ofMention(it, reading)), ...others(reading)])
  kept.set(reading, known)
  return known
}

const kept = new WeakMap<Reading, readonly Token[]>()

function ofMention(mention: ResolvedMention, {passage: {source}}: Reading): readonly Token[] {
  const {quantity, name, match, role} = mention
  const token = (type: TokenType, span: Span): Token => ({
    type,
    span,
    grounded: match !== null,
    target: role === 'target',
  })
  const unit = unitIn(mention, source)
  const figure = {from: quantity.number.from, to: unit ? unit.from : Math.max(quantity.number.to, quantity.number.from)}
  return [
    ...(name.span ? [token('name', name.span)] : []),
    ...quantity.comparators.map(({from, to}) => token('qualifier', {from, to})),
    token('quantity', figure),
    ...(unit ? [token('unit', unit)] : []),
  ]
}

/** A unit that a table's head gives stands in another cell, and is no part of the figure. */
function unitIn({quantity: {unit, number, span}}: ResolvedMention, source: string): Span | null {
  if (!unit) return null
  const from = source.indexOf(unit, number.to)
  return from >= 0 && from + unit.length <= span.to ? {from, to: from + unit.length} : null
}

function others({passage, skipped}: Reading): readonly Token[] {
  const token = (type: TokenType, span: Span): Token => ({type, span, grounded: false, target: false})
  const {titles, numbers, references} = citationsOf(passage)
  return [
    ...skipped.filter(({guard}) => guard === 'time').map(({span}) => token('time', span)),
    ...titles.map(({outer}) => token('citation', outer)),
    ...numbers.map(({span}) => token('citation', span)),
    ...references.map(({span}) => token('citation', span)),
  ]
}

/** Of two that meet, the first; an editor takes no nested ones. */
function disjoint(found: readonly Token[]): readonly Token[] {
  let to = 0
  return [...found]
    .sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
    .filter(({span}) => {
      if (span.from < to || span.to <= span.from) return false
      to = span.to
      return true
    })
}
