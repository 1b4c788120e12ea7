import type {ResolvedMention} from '../mentions/mention.js'
import {isRange} from '../quantity/interval.js'
import type {Policy} from '../registry/schema.js'
import type {Finding} from '../rules/rule.js'
import {compare} from './comparison.js'

/**
 * How a figure stands (contract, Coverage): held against a value and true of it; not true of a registered value, of
 * another place or of its own arithmetic; without an entry; with one, and nothing to hold it against.
 */
export type Verdict = 'agree' | 'differ' | 'unregistered' | 'uncompared'

/** Why a registered figure was not compared. */
export type Uncompared = 'no-time' | 'other-time' | 'deed' | 'open-range' | 'restricted' | 'doubtful-name' | 'decided'

export interface Standing {
  readonly verdict: Verdict
  /** Of `uncompared`; null of the others. */
  readonly reason: Uncompared | null
}

/** Rules by which a figure is not true. Others find fault with its wording, or with what stands around it. */
const aboutTruth = new Set([
  'cagr-mismatch',
  'change-direction',
  'completion-mismatch',
  'growth-mismatch',
  'multiple-mismatch',
  'part-exceeds-whole',
  'ratio-out-of-range',
  'registry-asof-mismatch',
  'registry-multiplier-slip',
  'registry-qualifier-dropped',
  'registry-qualifier-false',
  'registry-scope-mismatch',
  'registry-superseded-value',
  'registry-target-mismatch',
  'registry-unit-mismatch',
  'registry-value-mismatch',
  'relation-mismatch',
  'self-conflict',
  'share-mismatch',
  'sum-mismatch',
  'table-prose-mismatch',
  'target-not-beyond-baseline',
  'yearly-average-mismatch',
])

/** Whether a finding says that a figure is not true. */
export const isDiffering = ({rule, severity}: Finding): boolean =>
  (severity === 'error' || severity === 'warning') && aboutTruth.has(rule)

/** `differing` is a finding on the figure that says so, if there is any. */
export function standingOf(mention: ResolvedMention, differing: Finding | null, policy: Policy): Standing {
  if (differing) return {verdict: 'differ', reason: null}
  if (!mention.match)
    return mention.candidates.length ? uncompared('doubtful-name') : {verdict: 'unregistered', reason: null}
  const comparison = compare(mention, policy)
  if (!comparison) return uncompared(whyNot(mention))
  // What is at odds and has no finding was silenced by its writer, by comment or configuration.
  return comparison.isCompatible ? {verdict: 'agree', reason: null} : uncompared('decided')
}

const uncompared = (reason: Uncompared): Standing => ({verdict: 'uncompared', reason})

function whyNot({change, role, asOf, observation, target, quantity: {value}}: ResolvedMention): Uncompared {
  if (change !== null || role === 'increment') return 'deed'
  const level = role === 'target' ? target : observation
  if (level?.value && (isRange(level.value) || value === null)) return 'open-range'
  return asOf.time === null ? 'no-time' : 'other-time'
}
