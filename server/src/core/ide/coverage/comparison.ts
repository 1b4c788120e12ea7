import type {ResolvedMention} from '../../mentions/mention.js'
import {claimed, type Interval, isRange, printed, touches} from '../../quantity/interval.js'
import type {Level, Policy} from '../../registry/schema.js'

/** What a figure's wording allows, held against what the registry has for its time. */
export interface Comparison {
  readonly level: Level
  readonly claim: Interval
  readonly isCompatible: boolean
}

/**
 * A printed number stands for an interval, and a comparator for a claim: what the draft says is true if the two meet.
 * Null where the registry has nothing of that time, or where the two cannot be compared.
 */
export function compare(mention: ResolvedMention, policy: Policy): Comparison | null {
  const level = mention.role === 'target' ? mention.target : mention.observation
  const {qualifier, value, step} = mention.quantity
  if (mention.change || !level?.value || isRange(level.value) || value === null) return null
  const claim = claimed(qualifier, value, step, policy)
  const held =
    level.qualifier === 'eq'
      ? printed(level.value, level.step)
      : claimed(level.qualifier, level.value, level.step, policy)
  return {level, claim, isCompatible: touches(claim, held)}
}
