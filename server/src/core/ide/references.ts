import type {Snapshot} from '../session/snapshot.js'
import type {Offset} from '../text/span.js'
import {shift} from '../text/span.js'
import {mentionAt} from './mention-at.js'
import {type Place, placeOf} from './place.js'
import {readingOf} from './reading.js'
import {figuresInClosed} from './summary.js'

/** Where the snapshot's drafts state figures of the indicator at a place of a draft or of a registry file. */
export function referencesAt(snapshot: Snapshot, path: string, offset: Offset): readonly Place[] {
  const id = snapshot.registryFiles.has(path)
    ? declaredAt(snapshot, path, offset)
    : mentionAt(snapshot, path, offset)?.mention.match?.indicator.id
  return id === undefined ? [] : usesOf(snapshot, id)
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

function declaredAt({world: {registry}}: Snapshot, path: string, offset: Offset): string | undefined {
  return registry.ids.find((id) => {
    const at = registry.indicator(id)?.declaredAt
    return at?.path === path && at.span.from <= offset && offset <= at.span.to
  })
}
