import {citedDocument} from '../rules/documents.js'
import type {Finding} from '../rules/rule.js'
import {type Summary, spansOf, type Uses} from '../session/closed.js'
import type {Snapshot} from '../session/snapshot.js'
import type {Offset, Span} from '../text/span.js'
import {citationsIn} from './cited.js'
import {coverage} from './coverage.js'
import {findings} from './findings.js'
import {identities} from './identity.js'
import {mentionsOf} from './mention-at.js'
import {readingOf} from './reading.js'

/** What is said of an open draft of the snapshot. */
export function summarize(snapshot: Snapshot, uri: string): Summary {
  const found = findings(snapshot, uri)
  return {
    findings: found.map(plain),
    identities: identities(snapshot, uri, found),
    coverage: coverage(snapshot, uri),
    indicators: gathered(
      mentionsOf(snapshot, uri).flatMap(({mention: {match}, span}) =>
        match ? [{id: match.indicator.id, from: span.from, to: span.to}] : [],
      ),
    ),
    documents: gathered(documentsIn(snapshot, uri)),
    headings: (readingOf(snapshot, uri)?.outline.sections ?? []).map(({title, span: {from, to}}) => ({
      title,
      span: {from, to},
    })),
  }
}

/** Where the closed drafts of a snapshot speak of an indicator or cite a document; those not worked out yet are left out. */
export const usesInClosed = (
  snapshot: Snapshot,
  kind: 'indicators' | 'documents',
  id: string,
): readonly {readonly path: string; readonly span: Span}[] =>
  [...snapshot.closed].flatMap(([path, {summary}]) => {
    const uses = summary?.[kind].find((it) => it.id === id)
    return uses ? spansOf(uses).map((span) => ({path, span})) : []
  })

/** Worked out whole, and without what a draft's analysis hangs on. */
const plain = ({rule, severity, span, words, related, fixes}: Finding): Finding => ({
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

function documentsIn(snapshot: Snapshot, uri: string): readonly (Span & {readonly id: string})[] {
  const {registry} = snapshot.world
  return citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.titles.flatMap(({title, outer}) => {
      const cited = citedDocument(registry, title)
      return cited ? [{id: cited.document.id, from: at + outer.from, to: at + outer.to}] : []
    }),
  )
}

function gathered(all: readonly (Span & {readonly id: string})[]): readonly Uses[] {
  const byId = new Map<string, Offset[]>()
  for (const {id, from, to} of all) {
    const spans = byId.get(id) ?? []
    byId.set(id, spans)
    spans.push(from, to)
  }
  return [...byId].map(([id, spans]) => ({id, spans}))
}
