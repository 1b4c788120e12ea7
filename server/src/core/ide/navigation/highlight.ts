import type {Declared} from '../../registry/schema.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {mentionAt, mentionsOf} from '../mention-at.js'
import {type Cited, citationsIn, citedAt} from '../summaries/cited.js'
import {usesOfTerm} from '../summaries/term-uses.js'
import {idAt, placesOfId} from './registry-ids.js'

/** A place of the draft that means what stands at another; `isDefinition` where it is what the others refer to. */
export interface Highlight {
  readonly span: Span
  readonly isDefinition: boolean
}

/**
 * Everything in the draft that speaks of what stands at a place: an indicator, a document, a numbered place, a term; in a
 * registry file or the configuration, every place of an id.
 */
export function highlightsAt(snapshot: Snapshot, uri: string, offset: Offset): readonly Highlight[] {
  if (!snapshot.drafts.has(uri)) return sorted(idsLike(snapshot, uri, offset))
  const cited = citedAt(snapshot, uri, offset)
  if (cited && cited.kind !== 'term') return sorted(citedLike(snapshot, uri, cited))
  const id = mentionAt(snapshot, uri, offset)?.mention.match?.indicator.id
  if (id !== undefined) return sorted(ofIndicator(snapshot, uri, id).map(use))
  return cited ? sorted(citedLike(snapshot, uri, cited)) : []
}

/** In a registry file or the configuration: where an id is defined and named. */
function idsLike(snapshot: Snapshot, path: string, offset: Offset): readonly Highlight[] {
  const found = idAt(snapshot, path, offset)
  if (!found) return []
  const {definitions, uses} = placesOfId(snapshot, found.names, found.id)
  const here = (places: readonly Declared[]): readonly Span[] =>
    places.filter((at) => at.path === path).map(({span}) => span)
  return [...here(definitions).map(definition), ...here(uses).map(use)]
}

const use = (span: Span): Highlight => ({span, isDefinition: false})
const definition = (span: Span): Highlight => ({span, isDefinition: true})

/** In order, each place once: a name shared by several figures is one place. */
const sorted = (found: readonly Highlight[]): readonly Highlight[] =>
  [...new Map(found.map((it) => [`${it.span.from} ${it.span.to}`, it])).values()].sort(
    (a, b) => a.span.from - b.span.from,
  )

const ofIndicator = (snapshot: Snapshot, uri: string, id: string): readonly Span[] =>
  mentionsOf(snapshot, uri)
    .filter(({mention}) => mention.match?.indicator.id === id)
    .flatMap(({span, name}) => (name && !(name.from < span.to && span.from < name.to) ? [name, span] : [span]))

function citedLike(snapshot: Snapshot, uri: string, cited: Cited): readonly Highlight[] {
  switch (cited.kind) {
    case 'document':
    case 'abbreviation':
      return titlesLike(snapshot, uri, cited)
    case 'reference':
      return [
        ...cited.anchors.map(({span}) => definition(span)),
        ...referencesTo(snapshot, uri, cited.anchors).map(use),
        use(cited.span),
      ]
    case 'anchor':
      return [definition(cited.span), ...referencesTo(snapshot, uri, [cited]).map(use)]
    case 'term':
      return usesOfTerm(snapshot, uri, cited.term).map(use)
  }
}

/** The references whose number is that of an anchor. */
const referencesTo = (snapshot: Snapshot, uri: string, anchors: readonly {readonly span: Span}[]): readonly Span[] => {
  const sought = new Set(
    citationsIn(snapshot, uri).flatMap(({at, citations}) =>
      citations.anchors
        .filter((it) => anchors.some(({span}) => span.from === at + it.span.from))
        .map(({kind, label}) => `${kind} ${label}`),
    ),
  )
  return citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.references
      .filter(({kind, ways}) => ways.some((labels) => labels.some((label) => sought.has(`${kind} ${label}`))))
      .map(({span}) => shift(span, at)),
  )
}

function titlesLike(
  snapshot: Snapshot,
  uri: string,
  cited: Cited & {kind: 'document' | 'abbreviation'},
): readonly Highlight[] {
  const names =
    cited.kind === 'abbreviation'
      ? new Set([cited.short])
      : new Set([cited.document.title, ...cited.document.shortNames, ...cited.document.titleVariants])
  const titles = citationsIn(snapshot, uri).flatMap(({at, citations}) =>
    citations.titles.filter(({title}) => names.has(title)).map(({outer}) => use(shift(outer, at))),
  )
  return cited.kind === 'abbreviation' ? [...titles, definition(cited.definedAt)] : [...titles, use(cited.span)]
}
