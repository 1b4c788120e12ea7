import {itemAt} from '../../registry/shape/node-at.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {mentionAt} from '../mention-at.js'
import {type Place, placeOf} from '../place.js'
import {readingOf} from '../reading.js'
import {figuresInClosed} from '../summaries/summary.js'
import {citedUses} from './cited-uses.js'
import {type IdAt, idAt, placesOfId} from './registry-ids.js'

/**
 * Where the snapshot's drafts state figures of the indicator at a place of a draft or of a registry file. At an id, also
 * where it is named: in registry files, the configuration and comments of drafts; and where a document is cited.
 */
export function referencesAt(snapshot: Snapshot, path: string, offset: Offset): readonly Place[] {
  if (!snapshot.registryFiles.has(path) && snapshot.configFile?.path !== path) {
    const id = mentionAt(snapshot, path, offset)?.mention.match?.indicator.id
    return id === undefined ? [] : usesOf(snapshot, id)
  }
  const found = idAt(snapshot, path, offset)
  if (found) return ofId(snapshot, found)
  const file = snapshot.registryFiles.get(path)
  const id = file && itemAt(file, offset)?.item.id?.text
  return id === undefined ? [] : usesOf(snapshot, id)
}

function ofId(snapshot: Snapshot, {names, id}: IdAt): readonly Place[] {
  const {uses} = placesOfId(snapshot, names, id)
  const document = names === 'document' ? snapshot.world.registry.documents.find((it) => it.id === id) : undefined
  return [
    ...(names === 'indicator' ? usesOf(snapshot, id) : []),
    ...(document ? citedUses(snapshot, document.declaredAt.path, document.declaredAt.span.from) : []),
    ...uses.map((at) => placeOf(snapshot, at.path, at)),
  ]
}

/** Where the drafts of a snapshot state figures of an indicator, draft by draft, in order. */
export function usesOf(snapshot: Snapshot, id: string): readonly Place[] {
  const places: Place[] = []
  for (const uri of snapshot.drafts.keys())
    for (const {at, reading} of readingOf(snapshot, uri)?.readings ?? [])
      for (const {match, span} of reading.mentions)
        if (match?.indicator.id === id) places.push(placeOf(snapshot, uri, shift(span, at)))
  for (const {path, span} of figuresInClosed(snapshot, id)) places.push(placeOf(snapshot, path, span))
  return places
}
