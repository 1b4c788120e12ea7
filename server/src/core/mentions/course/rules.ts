import {HANDED_MOODS} from './handed-moods.js'
import {OWN_MOODS} from './own-moods.js'
import type {Rule} from './rule.js'
import {TABLE_MOODS, TABLE_TIMES} from './table-rules.js'
import {HANDED_TIMES, OWN_TIMES} from './times.js'

/** What every rule tells of itself. */
export type Entry = Omit<Rule<unknown, never>, 'says'>

/** Every rule of time and mood, in the order in which they are asked. */
export const RULES: readonly Entry[] = [
  ...OWN_TIMES,
  ...HANDED_TIMES,
  ...TABLE_TIMES,
  ...OWN_MOODS,
  ...HANDED_MOODS,
  ...TABLE_MOODS,
]

/** A rule by its id; null where there is none. */
export const ruleOf = (id: string): Entry | null => RULES.find((rule) => rule.id === id) ?? null
