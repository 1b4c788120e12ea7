import type {World} from '../config/world.js'
import type {Draft} from '../markdown/draft.js'
import {outline} from '../markdown/outline.js'
import {readings} from '../mentions/resolve.js'
import type {DraftReading} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'

/** A draft of the snapshot, read; null when it holds no such draft. The same object for the same draft and world. */
export function readingOf({drafts, world}: Snapshot, uri: string): DraftReading | null {
  const draft = drafts.get(uri)
  if (!draft) return null
  const inWorld = kept.get(world) ?? new WeakMap<Draft, DraftReading>()
  kept.set(world, inWorld)
  const reading = inWorld.get(draft) ?? {draft, readings: readings(draft, world), outline: outline(draft)}
  inWorld.set(draft, reading)
  return reading
}

const kept = new WeakMap<World, WeakMap<Draft, DraftReading>>()
