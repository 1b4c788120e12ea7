import type {Level, Role} from './act.js'
import {levels} from './act.js'
import {ruleKey} from './keys.js'
import {type Grant, isWithin, type State} from './state.js'

/**
 * Who may do what. The service decides by this, and the page greys a button out by it. What is granted for a scope holds
 * for all below it.
 */
export type Deed = 'read' | 'propose' | 'decide' | 'release' | 'grant' | 'audit' | 'report'

/** `today`: a day, such as 2026-06-30. */
export interface Who {
  readonly subject: string
  readonly today: string
}

const enough: Readonly<Record<Deed, readonly Role[]>> = {
  read: ['keeper', 'contributor', 'reader'],
  propose: ['keeper', 'contributor'],
  decide: ['keeper'],
  release: ['keeper'],
  grant: ['admin'],
  audit: ['admin', 'keeper'],
  report: ['keeper', 'contributor', 'reader'],
}

/** The grant by which somebody may, the strongest first; null where he may not. */
export function grantFor(state: State, {subject, today}: Who, deed: Deed, scope: string): Grant | null {
  const held = grantsOf(state, {subject, today}).filter((it) => isWithin(scope, it.scope))
  for (const role of enough[deed]) {
    const found = held.find((it) => it.role === role)
    if (found) return found
  }
  return null
}

export const grantsOf = ({grants}: State, {subject, today}: Who): readonly Grant[] =>
  [...grants.values()].filter(
    (it) => it.subject === subject && !it.isRevoked && (it.until === null || it.until >= today),
  )

/** The highest level of entries of a scope that somebody may see; null: none, not even that there are any. */
export function sightOf(state: State, who: Who, scope: string): Level | null {
  const seen = grantsOf(state, who)
    .filter((it) => enough.read.includes(it.role) && isWithin(scope, it.scope))
    .map(({level}) => levels.indexOf(level))
  return seen.length ? (levels[Math.max(...seen)] ?? null) : null
}

export const mayBeSeen = (level: Level, sight: Level | null): boolean =>
  sight !== null && levels.indexOf(level) <= levels.indexOf(sight)

/** Whether another person than the proposer decides in a scope: what the nearest scope says that says anything. */
export function anotherDecides({rules}: State, scope: string): boolean {
  const parts = scope.split('/')
  for (let length = parts.length; length > 0; length--) {
    const said = rules.get(ruleKey(parts.slice(0, length).join('/')))
    if (said !== undefined) return said
  }
  return true
}
