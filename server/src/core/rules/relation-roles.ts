import {type Formula, membersOf} from '../registry/lint/relations.js'
import type {Indicator, Registry, Relation} from '../registry/schema.js'
import {unitFit} from './measure.js'
import {perWorld} from './per-world.js'

/** A relation that can be recomputed, and what it makes of what. */
export interface Recomputable {
  readonly relation: Formula
  readonly result: Indicator
  readonly terms: readonly Indicator[]
  /** What a quotient is multiplied by to be in the result's unit; 1 for a sum. */
  readonly factor: number
}

/** The relations that an indicator has a place in: its place among the terms, or −1 for the result. */
export interface Role {
  readonly formula: Recomputable
  readonly place: number
}

const none: readonly Role[] = []

export const rolesOf = (world: Parameters<typeof kept>[0], id: string): readonly Role[] => kept(world).get(id) ?? none

const kept = perWorld(({registry}) => {
  const roles = new Map<string, Role[]>()
  for (const relation of registry.relations) {
    const formula = formulaOf(relation, registry)
    if (!formula) continue
    for (const [index, {id}] of [formula.result, ...formula.terms].entries())
      roles.set(id, [...(roles.get(id) ?? []), {formula, place: index - 1}])
  }
  return roles
})

/** Null where a member is not registered, or the units do not make one formula. */
function formulaOf(relation: Relation, registry: Registry): Recomputable | null {
  if (relation.type === 'other') return null
  const members = membersOf(relation, registry.indicator)
  const factor = members && factorOf(relation, members.result, members.terms, registry)
  return members && factor !== null ? {relation, ...members, factor} : null
}

function factorOf(
  {type}: Relation,
  {unit, ...result}: Indicator,
  terms: readonly Indicator[],
  registry: Registry,
): number | null {
  const isOne = (other: string, like: Indicator): boolean => /^(?:same|accepted)$/.test(unitFit(other, like, registry))
  if (type === 'sum') return terms.every((term) => isOne(term.unit, {...result, unit})) ? 1 : null
  const [part, whole] = terms
  if (!part || !whole) return null
  if (unit === `${part.unit}/${whole.unit}`) return 1
  const factor = {'%': 100, '‰': 1000, ':1': 1, '': 1}[unit]
  return factor !== undefined && isOne(part.unit, whole) ? factor : null
}
