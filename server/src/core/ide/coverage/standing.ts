import type {World} from '../../config/world.js'
import type {Reading, ResolvedMention} from '../../mentions/mention.js'
import {provedIn} from '../../rules/proved.js'
import type {Finding} from '../../rules/rule.js'
import {isContradicted, type Unheld, unheld} from '../../rules/verdict.js'
import {keeping} from '../../text/keeping.js'

/**
 * How a figure stands (contract, Coverage): held against a value and true of it; not true of a registered value, of
 * another place or of its own arithmetic; without an entry; with one, and nothing to hold it against.
 */
export type Verdict = 'agree' | 'differ' | 'unregistered' | 'uncompared'

/** Why a registered figure was not compared. */
export type Uncompared = Unheld | 'decided'

export interface Standing {
  readonly verdict: Verdict
  /** Of `uncompared`; null of the others. */
  readonly reason: Uncompared | null
}

/** Rules by which a figure is not true. Others find fault with its wording, or with what stands around it. */
const aboutTruth = new Set([
  'balance-mismatch',
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
  'table-change-mismatch',
  'table-prose-mismatch',
  'target-not-beyond-baseline',
  'total-growth-mismatch',
  'yearly-average-mismatch',
])

/** Whether a finding says that a figure is not true. */
export const isDiffering = ({rule, severity}: Finding): boolean =>
  (severity === 'error' || severity === 'warning') && aboutTruth.has(rule)

/** Whether a finding is grave, and not about whether a figure is true: 文字和引用. */
export const isOfWording = (finding: Finding): boolean =>
  (finding.severity === 'error' || finding.severity === 'warning') && !isDiffering(finding)

/**
 * How the figures of a passage stand where no finding says that they are not true, in the order of its mentions. Kept with
 * its reading, which is another one for another registry.
 */
export function ownStandings(reading: Reading, world: World): readonly Standing[] {
  const known = kept.get(reading)
  if (known) return known
  const made = reading.mentions.map((mention) => ownStanding(mention, reading, world))
  kept.set(reading, made)
  return made
}

const kept = keeping<Reading, readonly Standing[]>()

export const differs: Standing = {verdict: 'differ', reason: null}
const agrees: Standing = {verdict: 'agree', reason: null}
const unregistered: Standing = {verdict: 'unregistered', reason: null}
/** A person has said that it stays as it is, or need not be registered. */
export const isDecided: Standing = {verdict: 'uncompared', reason: 'decided'}

function ownStanding(mention: ResolvedMention, reading: Reading, world: World): Standing {
  const reason = unheld(mention, reading.passage, world)
  if (reason) return {verdict: 'uncompared', reason}
  if (!mention.match) return provedIn(reading).has(mention) ? agrees : unregistered
  // What is at odds and has no finding was silenced by its writer, by comment or configuration.
  return isContradicted(mention, reading, world) ? isDecided : agrees
}
