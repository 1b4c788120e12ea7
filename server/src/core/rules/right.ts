import type {World} from '../config/world.js'
import type {ResolvedMention} from '../mentions/mention.js'
import {touches} from '../quantity/interval.js'
import {claimOf, knownOf, measured} from './measure.js'
import {sure} from './verdict.js'

/** Whether the registry has the figure for its time: no other figure of the draft outweighs it, and no fix replaces it. */
export function isRight(mention: ResolvedMention, world: World): boolean {
  const {match, quantity, role, asOf, observation, target} = mention
  const level = role === 'target' ? target : observation
  if (!match || match.score < sure || !level || asOf.basis === 'assumed') return false
  const said = measured(quantity, match.indicator, world.registry)
  const known = said && knownOf(level, world)
  return !!said && !!known && touches(claimOf(quantity, said, world), known)
}
