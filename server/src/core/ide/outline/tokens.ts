import {citationsOf} from '../../citations/read.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import type {Registry} from '../../registry/schema.js'
import {citedDocument} from '../../rules/documents.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import type {Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {readingOf} from '../reading.js'
import {termsIn} from '../summaries/term-words.js'

export type {Reading} from '../../mentions/mention.js'
export type {Registry} from '../../registry/schema.js'

/** A stretch of a draft with what it is; spans in the draft, in order, disjoint. */
export interface Token {
  readonly span: Span
  readonly type: TokenType
  /** Of a figure: whether it is matched to the registry; null of what is no figure. */
  readonly grounded: boolean | null
  /** Of a figure that is aimed at. */
  readonly target: boolean
  /** Of a term that is out of use, and of a document that is not in force any more. */
  readonly deprecated: boolean
}

export type TokenType = 'name' | 'quantity' | 'qualifier' | 'unit' | 'time' | 'citation' | 'term'

/** What a draft is made of, for colours. */
export const tokens = (snapshot: Snapshot, uri: string): readonly Token[] =>
  (readingOf(snapshot, uri)?.readings ?? []).flatMap(({at, reading}) =>
    tokensOf(reading, snapshot.world.registry).map((token) => ({...token, span: shift(token.span, at)})),
  )

/** Those of one passage, spans in its source; kept with its reading, which is another one for another registry. */
export function tokensOf(reading: Reading, registry: Registry): readonly Token[] {
  const known =
    kept.get(reading) ??
    disjoint([...reading.mentions.flatMap((it) => ofMention(it, reading)), ...others(reading, registry)])
  kept.set(reading, known)
  return known
}

const kept = keeping<Reading, readonly Token[]>()

function ofMention(mention: ResolvedMention, {passage: {source}}: Reading): readonly Token[] {
  const {quantity, name, match, role} = mention
  const token = (type: TokenType, span: Span): Token => ({
    type,
    span,
    grounded: match !== null,
    target: role === 'target',
    deprecated: false,
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

function others({passage, skipped}: Reading, registry: Registry): readonly Token[] {
  const token = (type: TokenType, span: Span, deprecated = false): Token => ({
    type,
    span,
    grounded: null,
    target: false,
    deprecated,
  })
  const {titles, numbers, references} = citationsOf(passage)
  return [
    ...skipped.filter(({guard}) => guard === 'time').map(({span}) => token('time', span)),
    ...titles.map(({title, outer}) => token('citation', outer, isOutOfForce(title, registry))),
    ...numbers.map(({span}) => token('citation', span)),
    ...references.map(({span}) => token('citation', span)),
    ...termsIn(passage, registry).map(({span, deprecated}) => token('term', span, deprecated)),
  ]
}

const isOutOfForce = (title: string, registry: Registry): boolean =>
  /^(?:superseded|repealed|expired)$/.test(citedDocument(registry, title)?.document.status ?? '')

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
