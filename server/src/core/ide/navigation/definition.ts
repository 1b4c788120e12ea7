import type {Snapshot} from '../../session/snapshot.js'
import type {Offset} from '../../text/span.js'
import {mentionAt} from '../mention-at.js'
import {type Place, placeOf} from '../place.js'
import {type IdAt, idAt, linkAt, placesOfId} from './registry-ids.js'

/** Where the id at a place of a registry file or the configuration is defined. */
export const idDefinitionsAt = (snapshot: Snapshot, path: string, offset: Offset): readonly Place[] =>
  definitionsOf(snapshot, idAt(snapshot, path, offset))

const definitionsOf = (snapshot: Snapshot, found: IdAt | null): readonly Place[] =>
  found ? placesOfId(snapshot, found.names, found.id).definitions.map((at) => placeOf(snapshot, at.path, at)) : []

/**
 * The registry entry of the mention at a place: the observation or target of its time, else the indicator. Of an id in a
 * comment, where it is defined.
 */
export function definitionAt(snapshot: Snapshot, uri: string, offset: Offset): Place | null {
  const [linked] = definitionsOf(snapshot, linkAt(snapshot, uri, offset))
  if (linked) return linked
  const {match, observation, target} = mentionAt(snapshot, uri, offset)?.mention ?? {}
  const at = (observation ?? target ?? match?.indicator)?.declaredAt
  return at ? placeOf(snapshot, uri, at) : null
}
