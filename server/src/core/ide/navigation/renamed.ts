import type {PlacedReading} from '../../mentions/mention.js'
import type {PlacedItem} from '../../registry/file/items.js'
import {keyOf} from '../../registry/forms.js'
import type {NameEntry} from '../../registry/schema.js'
import {itemAt} from '../../registry/shape/node-at.js'
import type {Named} from '../../registry/shape/shape.js'
import {child, entriesOf, type Node} from '../../registry/yaml/node.js'
import {viewsOf} from '../../rules/search.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {toSource} from '../../text/view.js'
import {readingOf} from '../reading.js'
import {passageAt} from '../summaries/cited.js'
import {type IdAt, idAt, linkAt, placesOfId} from './registry-ids.js'

/** What can be renamed at a place: a name of an indicator, a term, a heading, or an id of the registry. */
export type Renamed =
  | {readonly kind: 'id'; readonly span: Span; readonly text: string; readonly names: Named}
  | {readonly kind: 'indicator'; readonly span: Span; readonly text: string; readonly indicator: string}
  | {readonly kind: 'term'; readonly span: Span; readonly text: string; readonly term: string}
  | {readonly kind: 'heading'; readonly span: Span; readonly text: string}

/** What stands at a place of a draft or a registry file and has a name of its own; null where nothing has. */
export function renamedAt(snapshot: Snapshot, path: string, offset: Offset): Renamed | null {
  if (snapshot.registryFiles.has(path)) return inRegistry(snapshot, path, offset)
  if (snapshot.configFile?.path === path) return renamedId(snapshot, idAt(snapshot, path, offset))
  const link = renamedId(snapshot, linkAt(snapshot, path, offset))
  if (link) return link
  const placed = passageAt(snapshot, path, offset)
  if (!placed) return null
  const holds = ({from, to}: Span): boolean => from <= offset - placed.at && offset - placed.at <= to
  const name = namesIn(snapshot, placed).find(({span}) => holds(span))
  if (name)
    return {
      kind: 'indicator',
      span: shift(name.span, placed.at),
      text: name.entry.name,
      indicator: name.entry.indicator,
    }
  const term = snapshot.world.registry.terms
    .flatMap(({text, aliases}) => [text, ...aliases].map((word) => ({word, term: text})))
    .flatMap(({word, term}) => wordsIn(placed, word).map((span) => ({span, word, term})))
    .find(({span}) => holds(span))
  if (term) return {kind: 'term', span: shift(term.span, placed.at), text: term.word, term: term.term}
  return heading(snapshot, path, offset)
}

function inRegistry(snapshot: Snapshot, path: string, offset: Offset): Renamed | null {
  const holds = ({from, to}: Span): boolean => from <= offset && offset <= to
  const name = writtenNameAt(snapshot, path, offset)
  if (name) return {kind: 'indicator', ...name}
  const term = writtenTerms(snapshot, path).find(({span}) => holds(span))
  return term ? {kind: 'term', ...term} : renamedId(snapshot, idAt(snapshot, path, offset))
}

/** A unit is what drafts write, and a rule is ours; an id that nothing defines has no places but this one. */
function renamedId(snapshot: Snapshot, found: IdAt | null): Renamed | null {
  if (!found || found.names === 'unit' || found.names === 'rule') return null
  const {names, id, span} = found
  return placesOfId(snapshot, names, id).definitions.length ? {kind: 'id', span, text: id, names} : null
}

export interface WrittenName {
  readonly indicator: string
  readonly text: string
  /** In the file, quotes included. */
  readonly span: Span
}

/** Names and aliases of a registry file as they are written there. */
export function writtenNames({registryFiles}: Snapshot, path: string): readonly WrittenName[] {
  return (registryFiles.get(path)?.items ?? []).flatMap(namesOf)
}

const namesOf = ({at, item: {id, name, aliases}}: PlacedItem): readonly WrittenName[] =>
  id
    ? [...(name ? [name] : []), ...aliases].map(({text, span}) => ({indicator: id.text, text, span: shift(span, at)}))
    : []

/** The name or alias that a registry file gives an indicator at a place. */
export function writtenNameAt({registryFiles}: Snapshot, path: string, offset: Offset): WrittenName | null {
  const file = registryFiles.get(path)
  const placed = file && itemAt(file, offset)
  const names = placed ? namesOf(placed) : []
  return names.find(({span}) => span.from <= offset && offset <= span.to) ?? null
}

export interface WrittenTerm {
  /** The entry's key. */
  readonly term: string
  readonly text: string
  readonly span: Span
}

/** Terms and their aliases as a registry file writes them. */
export function writtenTerms({registryFiles}: Snapshot, path: string): readonly WrittenTerm[] {
  return entriesOf(registryFiles.get(path)?.section('terms')?.value ?? null).flatMap(({key, at, value}) => [
    {term: key, text: key, span: at},
    ...[...scalars(child(value, 'aliases')), ...scalars(child(value, 'variants'))].map((it) => ({term: key, ...it})),
  ])
}

const scalars = (node: Node | null): readonly {text: string; span: Span}[] =>
  (node?.kind === 'list' ? node.items : node ? [node] : []).flatMap((it) =>
    it.kind === 'scalar' && it.text !== null ? [{text: it.text, span: it.span}] : [],
  )

/** Registered names in a passage that stand for one indicator only, spans in its source; those with marks or breaks within are left out. */
export const namesIn = (
  {world: {registry}}: Snapshot,
  {reading: {passage}}: PlacedReading,
): readonly {span: Span; entry: NameEntry}[] =>
  viewsOf(passage).flatMap((view) =>
    registry.matches(view.text).flatMap(({from, to, entries, isWhole}) => {
      const [entry, ...others] = entries
      const span = toSource(view, {from, to})
      const isPlain = entry && keyOf(passage.source.slice(span.from, span.to)) === keyOf(entry.name)
      return isWhole && isPlain && !others.length && entry.kind !== 'notThis' ? [{span, entry}] : []
    }),
  )

/** A word in what a reader sees of a passage, spans in its source; occurrences with marks or breaks within are left out. */
export function wordsIn({reading: {passage}}: PlacedReading, word: string): readonly Span[] {
  const found: Span[] = []
  for (const view of word ? viewsOf(passage) : [])
    for (let from = view.text.indexOf(word); from >= 0; from = view.text.indexOf(word, from + word.length)) {
      const span = toSource(view, {from, to: from + word.length})
      if (passage.source.slice(span.from, span.to) === word) found.push(span)
    }
  return found
}

/** The words of a heading without its number. */
function heading(snapshot: Snapshot, uri: string, offset: Offset): Renamed | null {
  const reading = readingOf(snapshot, uri)
  const section = reading?.outline.sections.find(({span}) => span.from <= offset && offset <= span.to)
  if (!reading || !section) return null
  const {text} = reading.draft
  const from = section.number?.to ?? section.span.from
  const words = text.slice(from, section.span.to)
  const start = from + words.length - words.trimStart().length
  const span = {from: start, to: start + words.trim().length}
  const title = text.slice(span.from, span.to)
  return title && !/[\n*_`[\]<>]/.test(title) ? {kind: 'heading', span, text: title} : null
}
