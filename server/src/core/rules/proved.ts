import {partitionsOf} from '../formulas/partitions.js'
import {sharesOf} from '../formulas/shares.js'
import {sumOf, sumsOf} from '../formulas/sums.js'
import type {Reading, ResolvedMention} from '../mentions/mention.js'
import {apart, boundsOf} from '../quantity/bounds.js'
import {keeping} from '../text/keeping.js'
import {totalsOf} from './totals.js'

const kept = keeping<Reading, ReadonlySet<ResolvedMention>>()
const none: ReadonlySet<ResolvedMention> = new Set()

/**
 * The figures that their own text proves: a total and the parts that add up to it, a share that its part and whole give. They
 * were held against each other.
 */
export function provedIn(reading: Reading): ReadonlySet<ResolvedMention> {
  const known = kept.get(reading)
  if (known) return known
  const sums = reading.passage.kind === 'table' ? totalsOf(reading) : [...sumsOf(reading), ...partitionsOf(reading)]
  const right = sums.filter(({parts, total}) => {
    const [sum, claim] = [sumOf(parts), boundsOf(total.quantity)]
    return sum !== null && claim !== null && !apart(sum, claim)
  })
  const shares = [...sharesOf(reading)].filter(({holds}) => holds).map(({share}) => share.mention)
  const added = right.flatMap(({parts, total}) => [...parts, total])
  const proved = added.length || shares.length ? new Set([...added, ...shares]) : none
  kept.set(reading, proved)
  return proved
}
