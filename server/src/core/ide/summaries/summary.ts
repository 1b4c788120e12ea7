import type {Registry, Term} from '../../registry/schema.js'
import {citedDocument} from '../../rules/documents.js'
import type {Finding} from '../../rules/rule.js'
import type {Summary, Use} from '../../session/closed.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {coverage} from '../coverage/coverage.js'
import {findingsAnywhere} from '../findings/findings.js'
import {mentionsOf} from '../mention-at.js'
import {readingOf} from '../reading.js'
import {citationsIn} from './cited.js'
import {identities} from './identity.js'
import {termsIn} from './term-words.js'

/** What is said of an open draft of the snapshot. */
export function summarize(snapshot: Snapshot, uri: string): Summary {
  const found = findingsAnywhere(snapshot, uri)
  const {registry} = snapshot.world
  return {
    findings: found.map(plain),
    identities: identities(snapshot, uri, found),
    coverage: coverage(snapshot, uri),
    indicators: mentionsOf(snapshot, uri).flatMap(({mention: {match}, span}) =>
      match ? [placeOf(registry, match.indicator.id), span.from, span.to] : [],
    ),
    documents: documentsIn(snapshot, uri),
    terms: termsOf(snapshot, uri),
    headings: (readingOf(snapshot, uri)?.outline.sections ?? []).map(({title, span: {from, to}}) => ({
      title,
      span: {from, to},
    })),
  }
}

/** A place in a closed draft. */
interface ClosedPlace {
  readonly path: string
  readonly span: Span
}

/** Where the closed drafts of a snapshot state figures of an indicator; drafts that are not worked out yet are left out. */
export function figuresInClosed({closed, world: {registry}}: Snapshot, id: string): readonly ClosedPlace[] {
  const sought = placeOf(registry, id)
  return [...closed].flatMap(([path, {summary}]) => inThrees(path, summary?.indicators ?? [], sought))
}

/** Where the closed drafts of a snapshot use a registered term. */
export function termsInClosed({closed, world: {registry}}: Snapshot, term: Term): readonly ClosedPlace[] {
  const sought = registry.terms.indexOf(term)
  return [...closed].flatMap(([path, {summary}]) => inThrees(path, summary?.terms ?? [], sought))
}

function inThrees(path: string, places: readonly number[], sought: number): readonly ClosedPlace[] {
  const found: ClosedPlace[] = []
  for (let at = 0; at < places.length; at += 3)
    if (places[at] === sought) found.push({path, span: {from: places[at + 1] ?? 0, to: places[at + 2] ?? 0}})
  return found
}

/** How often the closed drafts state figures of each indicator, and in how many drafts. */
export function countsInClosed({closed, world: {registry}}: Snapshot): ReadonlyMap<string, Counts> {
  const counts = new Map<number, {times: number; drafts: number}>()
  for (const {summary} of closed.values()) {
    const figures = (summary?.indicators ?? []).filter((_, index) => index % 3 === 0)
    for (const place of figures) counted(counts, place).times++
    for (const place of new Set(figures)) counted(counts, place).drafts++
  }
  return new Map([...counts].map(([place, count]) => [registry.ids[place] ?? '', count]))
}

interface Counts {
  readonly times: number
  readonly drafts: number
}

function counted(counts: Map<number, {times: number; drafts: number}>, place: number): {times: number; drafts: number} {
  const known = counts.get(place) ?? {times: 0, drafts: 0}
  counts.set(place, known)
  return known
}

/** Where the closed drafts cite a document. */
export const citationsInClosed = ({closed}: Snapshot, id: string): readonly ClosedPlace[] =>
  [...closed].flatMap(([path, {summary}]) =>
    (summary?.documents ?? []).filter((it) => it.id === id).map(({span}) => ({path, span})),
  )

function placeOf(registry: Registry, id: string): number {
  const known = places.get(registry) ?? new Map(registry.ids.map((it, index) => [it, index]))
  places.set(registry, known)
  return known.get(id) ?? -1
}

const places = new WeakMap<Registry, ReadonlyMap<string, number>>()

/**
 * Kept with the summary, since nothing else answers in time where a thousand drafts use a term: all of them would be parsed
 * while somebody waits. It is a pass over the text at the only moment at which the draft is read anyway, and some ten
 * numbers a page. A short form (以下简称) is of its own draft, and in another stands for something else: no summary has it.
 */
function termsOf(snapshot: Snapshot, uri: string): readonly number[] {
  const {registry} = snapshot.world
  if (!registry.terms.length) return none
  const places = new Map(registry.terms.map((term, index) => [term, index]))
  return (readingOf(snapshot, uri)?.readings ?? []).flatMap(({at, reading}) =>
    termsIn(reading.passage, registry).flatMap(({term, wrong, span}) =>
      wrong ? [] : [places.get(term) ?? -1, at + span.from, at + span.to],
    ),
  )
}

const none: readonly number[] = []

/** Worked out whole, and without what a draft's analysis hangs on. Few have a tag, and a spread in all would make all larger. */
function plain(finding: Finding): Finding {
  const {tag} = finding
  return tag ? {...untagged(finding), tag} : untagged(finding)
}

const untagged = ({rule, severity, span, words, related, fixes}: Finding): Finding => ({
  rule,
  severity,
  span: bare(span),
  words,
  related: related.map(({at, message}) => ({
    at: 'path' in at ? {path: at.path, span: bare(at.span)} : bare(at),
    message,
  })),
  fixes: fixes.map(({title, safe, edits}) => ({
    title,
    safe,
    edits: edits.map(({from, to, insert}) => ({from, to, insert})),
  })),
})

const bare = ({from, to}: Span): Span => ({from, to})

function documentsIn(snapshot: Snapshot, uri: string): readonly Use[] {
  const {registry} = snapshot.world
  return citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.titles.flatMap(({title, outer}) => {
      const cited = citedDocument(registry, title)
      return cited ? [{id: cited.document.id, span: bare(shift(outer, at))}] : []
    }),
  )
}
