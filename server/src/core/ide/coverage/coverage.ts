import type {Coverage} from '../../session/closed.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Span} from '../../text/span.js'
import {readingOf} from '../reading.js'
import {figures, type Standpoint, standings} from './figures.js'
import type {Uncompared} from './standing.js'

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
export const coverageWithin = (snapshot: Snapshot, uri: string, {from, to}: Span): Counts =>
  countsOf(figures(snapshot, uri).filter(({span}) => from <= span.from && span.to <= to))

function countsOf(all: readonly Standpoint[]): Counts {
  const counts = {agree: 0, differ: 0, unregistered: 0, uncompared: 0}
  const reasons: Partial<Record<Uncompared, number>> = {}
  let grounded = 0
  for (const {verdict, reason, indicator} of all) {
    counts[verdict]++
    if (indicator !== null) grounded++
    if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1
  }
  return {mentions: all.length, grounded, ...counts, reasons}
}

/** Whether of what the registry knows more was left alone than held against it: silence is no approval then. */
export const isMostlyUncompared = ({grounded, uncompared}: Pick<Coverage, 'grounded' | 'uncompared'>): boolean =>
  uncompared > 2 && uncompared * 2 > Math.max(grounded, uncompared)
