import {keyOf} from '../registry/forms.js'
import {canAgree, type Stated} from '../registry/layers.js'
import type {Indicator, Registry} from '../registry/schema.js'
import type {Matched} from './match.js'
import type {ResolvedMention} from './mention.js'

/** The levels of an indicator that a mention's time and role ask for. */
export type Levels = Pick<ResolvedMention, 'observation' | 'target'>

type LevelsOf = (indicator: Indicator) => Levels

/**
 * One name under two ids is no reason to check nothing: where all that is registered under it for the mention's time may
 * be true together, the mention is held against it, whichever of the indicators is meant.
 */
export function oneOfAll(matched: Matched, levelsOf: LevelsOf, {policy}: Registry): Matched {
  const {match, candidates} = matched
  if (match || !shareName(candidates)) return matched
  const stated = candidates.flatMap((indicator) => statedBy(indicator, levelsOf) ?? [])
  const [first, ...others] = stated
  if (!first || first.indicator.disputes.length || !others.every((it) => canAgree(first, it, policy))) return matched
  return {match: {indicator: first.indicator, score: 1}, candidates: []}
}

/** Whether several indicators have one and the same full name. */
export function shareName(indicators: readonly Indicator[]): boolean {
  return indicators.length > 1 && new Set(indicators.map(({name}) => keyOf(name))).size === 1
}

/** What an indicator has for the mention; null where it has nothing. */
function statedBy(indicator: Indicator, levelsOf: LevelsOf): (Stated & {readonly indicator: Indicator}) | null {
  const {observation, target} = levelsOf(indicator)
  const level = observation ?? target
  return level?.value ? {indicator, level, unit: indicator.unit} : null
}
