import type {World} from '../config/world.js'
import type {Draft} from '../markdown/draft.js'
import {outline} from '../markdown/outline.js'
import {readings} from '../mentions/resolve.js'
import type {DraftReading} from '../rules/rule.js'
import type {Snapshot} from '../session/snapshot.js'
import {keeping} from '../text/keeping.js'

/** A draft of the snapshot, read; null when it holds no such draft. The same object for the same draft and world. */
export function readingOf({drafts, world}: Snapshot, uri: string): DraftReading | null {
  const draft = drafts.get(uri)
  if (!draft) return null
  const known = kept.get(draft)
  if (known?.world === world) return known.reading
  const reading = {draft, readings: readings(draft, world), outline: outline(draft)}
  kept.set(draft, {world, reading})
  return reading
}

const kept = keeping<Draft, {readonly world: World; readonly reading: DraftReading}>()
