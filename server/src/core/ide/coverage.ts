import type {Snapshot} from '../session/snapshot.js'
import {readingOf} from './reading.js'

/** What became of every number of a draft, so that clean is never silent: `numbers` = `mentions` + `skipped`. */
export interface Coverage {
  readonly numbers: number
  readonly mentions: number
  /** Mentions that are matched to the registry. */
  readonly grounded: number
  readonly skipped: number
}

export function coverage(snapshot: Snapshot, uri: string): Coverage {
  const closed = snapshot.closed.get(uri)?.summary
  if (closed) return closed.coverage
  let [mentions, grounded, skipped] = [0, 0, 0]
  for (const {reading} of readingOf(snapshot, uri)?.readings ?? []) {
    mentions += reading.mentions.length
    grounded += reading.mentions.filter(({match}) => match).length
    skipped += reading.skipped.length
  }
  return {numbers: mentions + skipped, mentions, grounded, skipped}
}
