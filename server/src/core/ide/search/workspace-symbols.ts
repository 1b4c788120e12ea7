import type {Declared} from '../../registry/schema.js'
import type {Snapshot} from '../../session/snapshot.js'
import {type Place, placeOf} from '../place.js'
import {readingOf} from '../reading.js'
import {nameSearchOf} from './name-search.js'

/** Something of the workspace that can be looked for by name. */
export interface WorkspaceSymbol {
  readonly name: string
  readonly kind: 'indicator' | 'document' | 'chapter'
  /** The id of an indicator, the chapter's draft. */
  readonly container: string
  readonly place: Place
}

const most = 100

/** Indicators by name, alias, id or pinyin; documents by title or number; chapters of the drafts by heading. */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const sought = query.trim()
  return [...indicators(snapshot, sought), ...documents(snapshot, sought), ...chapters(snapshot, sought)].slice(0, most)
}

/** The characters of the query in order, with others between them, as editors filter. */
function fits(name: string, sought: string): boolean {
  let at = 0
  for (const character of sought.toLowerCase()) {
    at = name.toLowerCase().indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}

function indicators(snapshot: Snapshot, sought: string): readonly WorkspaceSymbol[] {
  const {registry} = snapshot.world
  const search = nameSearchOf(registry)
  const isLatin = /^[A-Za-z][\w.-]*$/.test(sought)
  const bySpelling = isLatin ? search.latin(sought, most).map(({entry}) => entry.indicator) : []
  const byName =
    isLatin || !sought ? [] : registry.names.filter(({kind, name}) => kind !== 'notThis' && fits(name, sought))
  const byId = isLatin || !sought ? registry.ids.filter((id) => id.includes(sought)) : []
  const ids = new Set([...bySpelling, ...byName.map(({indicator}) => indicator), ...byId])
  return [...ids].slice(0, most).flatMap((id) => {
    const indicator = registry.indicator(id)
    return indicator ? [symbol(snapshot, indicator.name, 'indicator', id, indicator.declaredAt)] : []
  })
}

const documents = (snapshot: Snapshot, sought: string): readonly WorkspaceSymbol[] =>
  snapshot.world.registry.documents
    .filter(({title, shortNames, docNumber}) =>
      [title, ...shortNames, docNumber ?? ''].some((it) => it && fits(it, sought)),
    )
    .map(({id, title, declaredAt}) => symbol(snapshot, title, 'document', id, declaredAt))

const symbol = (
  snapshot: Snapshot,
  name: string,
  kind: WorkspaceSymbol['kind'],
  container: string,
  at: Declared,
): WorkspaceSymbol => ({name, kind, container, place: placeOf(snapshot, at.path, at)})

const chapters = (snapshot: Snapshot, sought: string): readonly WorkspaceSymbol[] =>
  [...snapshot.drafts.keys(), ...snapshot.closed.keys()].flatMap((uri) =>
    (readingOf(snapshot, uri)?.outline.sections ?? snapshot.closed.get(uri)?.summary?.headings ?? [])
      .filter(({title}) => title && fits(title, sought))
      .map(({title, span}) => ({
        name: title,
        kind: 'chapter' as const,
        container: uri,
        place: placeOf(snapshot, uri, span),
      })),
  )
