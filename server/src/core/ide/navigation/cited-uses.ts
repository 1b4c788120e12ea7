import type {RegisteredDocument, Term} from '../../registry/schema.js'
import {citedDocument} from '../../rules/documents.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {type Place, placeOf} from '../place.js'
import {citationsIn, citedAt} from '../summaries/cited.js'
import {citationsInClosed, termsInClosed} from '../summaries/summary.js'
import {usesOfTerm} from '../summaries/term-uses.js'
import {highlightsAt} from './highlight.js'

/**
 * Where the drafts of a snapshot cite the document or use the term that stands at a place of a draft or registry file;
 * of what only one draft knows, a numbered place or a short form, where that draft refers to it.
 */
export function citedUses(snapshot: Snapshot, path: string, offset: Offset): readonly Place[] {
  const cited = snapshot.registryFiles.has(path) ? null : citedAt(snapshot, path, offset)
  if (cited && cited.kind !== 'document' && cited.kind !== 'term')
    return highlightsAt(snapshot, path, offset)
      .filter(({isDefinition}) => !isDefinition)
      .map(({span}) => placeOf(snapshot, path, span))
  const document =
    cited?.kind === 'document' ? cited.document : declaredAt(snapshot.world.registry.documents, path, offset)
  if (document)
    return [
      ...everywhere(snapshot, (uri) => citing(snapshot, uri, document)),
      ...citationsInClosed(snapshot, document.id).map((it) => placeOf(snapshot, it.path, it.span)),
    ]
  const term = cited?.kind === 'term' ? cited.term : declaredAt(snapshot.world.registry.terms, path, offset)
  if (!term) return []
  return [
    ...everywhere(snapshot, (uri) => usesOfTerm(snapshot, uri, term)),
    ...termsInClosed(snapshot, term).map((it) => placeOf(snapshot, it.path, it.span)),
  ]
}

const declaredAt = <Entry extends RegisteredDocument | Term>(entries: readonly Entry[], path: string, offset: Offset) =>
  entries.find(({declaredAt: {path: file, span}}) => file === path && span.from <= offset && offset <= span.to)

const everywhere = (snapshot: Snapshot, find: (uri: string) => readonly Span[]): readonly Place[] =>
  [...snapshot.drafts.keys()].flatMap((uri) => find(uri).map((span) => placeOf(snapshot, uri, span)))

const citing = (snapshot: Snapshot, uri: string, {id}: RegisteredDocument): readonly Span[] =>
  citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.titles
      .filter(({title}) => citedDocument(snapshot.world.registry, title)?.document.id === id)
      .map(({outer}) => shift(outer, at)),
  )
