import type {Abbreviation, Anchor, Citations, CitedTitle, DocumentNumber, Reference} from '../../citations/citation.js'
import {citationsOf} from '../../citations/read.js'
import type {PlacedReading} from '../../mentions/mention.js'
import type {RegisteredDocument, Term} from '../../registry/schema.js'
import {citedDocument} from '../../rules/documents.js'
import type {DraftReading} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import {countBefore} from '../../text/sorted.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {readingOf} from '../reading.js'

/** What a place of a draft cites, every span in the draft. */
export type Cited =
  | {readonly kind: 'document'; readonly span: Span; readonly document: RegisteredDocument}
  | {readonly kind: 'abbreviation'; readonly span: Span; readonly short: string; readonly definedAt: Span}
  | {readonly kind: 'reference'; readonly span: Span; readonly text: string; readonly anchors: readonly PlacedAnchor[]}
  | {readonly kind: 'anchor'; readonly span: Span; readonly anchor: Anchor}
  | {readonly kind: 'term'; readonly span: Span; readonly term: Term}

export interface PlacedAnchor {
  readonly span: Span
  readonly caption: string
}

/** What is cited at a place: a document, a short form, another place of the draft, or a registered term. */
export function citedAt(snapshot: Snapshot, uri: string, offset: Offset): Cited | null {
  const placed = passageAt(snapshot, uri, offset)
  if (!placed) return null
  const local = offset - placed.at
  const holds = ({from, to}: Span): boolean => from <= local && local <= to
  const citations = citationsOf(placed.reading.passage)
  const reference = citations.references.find(({span}) => holds(span))
  if (reference) return toPlace(snapshot, uri, reference, shift(reference.span, placed.at))
  const anchor = citations.anchors.find(({span, form}) => form !== 'loose' && holds(span))
  if (anchor) return {kind: 'anchor', span: shift(anchor.span, placed.at), anchor}
  return document(snapshot, uri, citations, placed.at, holds) ?? termAt(snapshot, placed, local)
}

/** The passage in which a place lies. */
export function passageAt(snapshot: Snapshot, uri: string, offset: Offset): PlacedReading | null {
  const readings = readingOf(snapshot, uri)?.readings ?? []
  const found = readings[countBefore(readings.length, (index) => readings[index]!.at <= offset) - 1]
  return found && offset <= found.at + found.reading.passage.source.length ? found : null
}

/** Everything that a draft cites, passage by passage; passages that cite nothing are left out. */
export function citationsIn(snapshot: Snapshot, uri: string): readonly {at: Offset; citations: Citations}[] {
  const reading = readingOf(snapshot, uri)
  if (!reading) return []
  const known = kept.get(reading) ?? citing(reading)
  kept.set(reading, known)
  return known
}

const kept = keeping<DraftReading, readonly {at: Offset; citations: Citations}[]>()

const citing = ({readings}: DraftReading) =>
  readings
    .map(({at, reading}) => ({at, citations: citationsOf(reading.passage)}))
    .filter(({citations}) => Object.values(citations).some((found) => found.length > 0))

function toPlace(snapshot: Snapshot, uri: string, {kind, text, ways}: Reference, span: Span): Cited {
  const labels = new Set(ways.flat())
  const anchors = citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.anchors
      .filter((it) => it.kind === kind && it.form !== 'loose' && labels.has(it.label))
      .map((it) => ({span: shift(it.span, at), caption: it.caption})),
  )
  return {kind: 'reference', span, text, anchors}
}

/** By title or by number; a title that the draft itself introduced as a short form is that form. */
function document(
  snapshot: Snapshot,
  uri: string,
  {titles, numbers, abbreviations}: Citations,
  at: Offset,
  holds: (span: Span) => boolean,
): Cited | null {
  const title = titles.find(({outer}) => holds(outer))
  const number = numbers.find(({span}) => holds(span))
  const short = abbreviations.find(({span}) => holds(span))
  if (short) return shortForm(short, at)
  if (title) return titled(snapshot, uri, title, shift(title.outer, at))
  const found = number && numberedDocument(snapshot, number)
  return found ? {kind: 'document', span: shift(number.span, at), document: found} : null
}

const shortForm = ({short, span}: Abbreviation, at: Offset): Cited => ({
  kind: 'abbreviation',
  span: shift(span, at),
  short,
  definedAt: shift(span, at),
})

function titled(snapshot: Snapshot, uri: string, {title}: CitedTitle, span: Span): Cited | null {
  const defined = definitionOf(snapshot, uri, title)
  if (defined) return {kind: 'abbreviation', span, short: title, definedAt: defined}
  const found = citedDocument(snapshot.world.registry, title)?.document
  return found ? {kind: 'document', span, document: found} : null
}

/** Where a draft introduces a short form. */
function definitionOf(snapshot: Snapshot, uri: string, short: string): Span | null {
  const reading = readingOf(snapshot, uri)
  if (!reading) return null
  const known = definitions.get(reading) ?? shortForms(citationsIn(snapshot, uri))
  definitions.set(reading, known)
  return known.get(short) ?? null
}

const definitions = keeping<DraftReading, ReadonlyMap<string, Span>>()

/** The first introduction of each. */
const shortForms = (citing: readonly {at: Offset; citations: Citations}[]): ReadonlyMap<string, Span> =>
  new Map(
    citing
      .flatMap(({at, citations}) => citations.abbreviations.map(({short, span}) => [short, shift(span, at)] as const))
      .reverse(),
  )

function numberedDocument({world: {registry}}: Snapshot, {before, proper}: DocumentNumber): RegisteredDocument | null {
  const isIts = (number: string): boolean => {
    const at = number.indexOf('〔')
    return at >= 0 && number.slice(at) === proper && before.endsWith(number.slice(0, at))
  }
  return (
    registry.documents.find(({docNumber, docNumberAliases}) =>
      [...(docNumber ? [docNumber] : []), ...docNumberAliases].some(isIts),
    ) ?? null
  )
}

/** The longest registered term around a place. */
function termAt({world: {registry}}: Snapshot, {at, reading}: PlacedReading, local: Offset): Cited | null {
  const {source} = reading.passage
  let best: {span: Span; term: Term} | null = null
  for (const term of registry.terms)
    for (const text of [term.text, ...term.aliases]) {
      const span = around(source, text, local)
      if (span && text.length > (best ? best.span.to - best.span.from : 0)) best = {span, term}
    }
  return best && {kind: 'term', span: shift(best.span, at), term: best.term}
}

/** An occurrence of a text that holds a place. */
function around(source: string, text: string, local: Offset): Span | null {
  if (!text) return null
  const from = source.indexOf(text, Math.max(0, local - text.length))
  return from >= 0 && from <= local ? {from, to: from + text.length} : null
}
