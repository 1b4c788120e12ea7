import type {Coverage} from '../../session/closed.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {readingOf} from '../reading.js'
import type {Uncompared} from './standing.js'
import {type PassageStandings, standings} from './standings.js'

export type {Coverage}

/** What became of every number of a draft, so that clean is never silent. */
export function coverage(snapshot: Snapshot, uri: string): Coverage {
  const closed = snapshot.closed.get(uri)?.summary
  if (closed) return closed.coverage
  const counts = countsOf(standings(snapshot, uri))
  let skipped = 0
  for (const {reading} of readingOf(snapshot, uri)?.readings ?? []) skipped += reading.skipped.length
  return {numbers: counts.mentions + skipped, skipped, ...counts}
}

/** The figures alone. */
export type Counts = Omit<Coverage, 'numbers' | 'skipped'>

/** What became of the figures within a stretch of a draft. */
export const coverageWithin = (snapshot: Snapshot, uri: string, within: Span): Counts =>
  countsOf(standings(snapshot, uri, within), within)

function countsOf(passages: readonly PassageStandings[], within: Span | null = null): Counts {
  const counts = {agree: 0, differ: 0, unregistered: 0, uncompared: 0}
  const reasons: Partial<Record<Uncompared, number>> = {}
  let [mentions, grounded] = [0, 0]
  for (const {at, reading, standings} of passages)
    for (const [index, {span, match}] of reading.mentions.entries()) {
      if (within && (at + span.from < within.from || within.to < at + span.to)) continue
      const {verdict, reason} = standings[index]!
      mentions++
      counts[verdict]++
      if (match) grounded++
      if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1
    }
  return {mentions, grounded, ...counts, reasons}
}

/** Whether of what the registry knows more was left alone than held against it: silence is no approval then. */
export const isMostlyUncompared = ({grounded, uncompared}: Pick<Coverage, 'grounded' | 'uncompared'>): boolean =>
  uncompared > 2 && uncompared * 2 > Math.max(grounded, uncompared)
