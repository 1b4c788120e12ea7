import type {Snapshot} from '../session/snapshot.js'
import type {Offset} from '../text/span.js'
import {mentionAt, mentionsOf} from './mention-at.js'
import {type Place, placeOf} from './place.js'

/** Where the snapshot's drafts state figures of the indicator at a place of a draft or of a registry file. */
export function referencesAt(snapshot: Snapshot, path: string, offset: Offset): readonly Place[] {
  const id = snapshot.registryFiles.has(path)
    ? declaredAt(snapshot, path, offset)
    : mentionAt(snapshot, path, offset)?.mention.match?.indicator.id
  return id === undefined ? [] : usesOf(snapshot, id)
}

/** Where the drafts of a snapshot state figures of an indicator, draft by draft, in order. */
export const usesOf = (snapshot: Snapshot, id: string): readonly Place[] =>
  [...snapshot.drafts.keys()].flatMap((uri) =>
    mentionsOf(snapshot, uri)
      .filter(({mention}) => mention.match?.indicator.id === id)
      .map(({span}) => placeOf(snapshot, uri, span)),
  )

function declaredAt({world: {registry}}: Snapshot, path: string, offset: Offset): string | undefined {
  return registry.ids.find((id) => {
    const at = registry.indicator(id)?.declaredAt
    return at?.path === path && at.span.from <= offset && offset <= at.span.to
  })
}
