import type {Snapshot} from '../session/snapshot.js'
import type {Offset} from '../text/span.js'
import {mentionAt} from './mention-at.js'
import {type Place, placeOf} from './place.js'

/** The registry entry of the mention at a place: the observation or target of its time, else the indicator. */
export function definitionAt(snapshot: Snapshot, uri: string, offset: Offset): Place | null {
  const {match, observation, target} = mentionAt(snapshot, uri, offset)?.mention ?? {}
  const at = (observation ?? target ?? match?.indicator)?.declaredAt
  return at ? placeOf(snapshot, uri, at) : null
}
