import type {World} from '../config/world.js'
import {keeping} from '../text/keeping.js'
import type {Member} from './rule.js'

/**
 * What a check works out of a member for itself, whatever stands in its group; kept in the entry for the world at hand. Of a
 * group that is checked again nearly all members are as they were. It must not hold the member's place.
 */
export function perEntry<Entry extends object, Value>(
  read: (member: Member<Entry>, world: World) => Value,
): (member: Member<Entry>, world: World) => Value {
  const kept = keeping<Entry, {readonly world: World; readonly value: Value}>()
  return (member, world) => {
    const known = kept.get(member.entry)
    if (known?.world === world) return known.value
    const value = read(member, world)
    kept.set(member.entry, {world, value})
    return value
  }
}
