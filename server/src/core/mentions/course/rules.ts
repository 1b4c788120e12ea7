import type {RuleId} from '../../language/zh.js'
import {HANDED_MOODS} from './handed-moods.js'
import {OWN_MOODS} from './own-moods.js'
import {TABLE_MOODS, TABLE_TIMES} from './table-rules.js'
import {HANDED_TIMES, OWN_TIMES} from './times.js'

/** Every rule of time and mood, in the order in which they are asked. */
export const RULES: readonly RuleId[] = [
  ...OWN_TIMES,
  ...HANDED_TIMES,
  ...TABLE_TIMES,
  ...OWN_MOODS,
  ...HANDED_MOODS,
  ...TABLE_MOODS,
].map(({id}) => id)
