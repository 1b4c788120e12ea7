import type {Rule} from './rule.js'
import {suppressionUnused} from './suppression/suppression-unused.js'
import {suppressionWithoutReason} from './suppression/suppression-without-reason.js'

/** All rules by group, one a line, in the order of the catalogue. `test/tidy.test.ts` holds it against the folders. */
export const groups: Readonly<Record<Group, Readonly<Record<string, Rule>>>> = {
  indicator: {},
  registry: {},
  arithmetic: {},
  table: {},
  reference: {},
  structure: {},
  date: {},
  wording: {},
  term: {},
  suppression: {
    suppressionWithoutReason,
    suppressionUnused,
  },
}

export type Group =
  | 'indicator'
  | 'registry'
  | 'arithmetic'
  | 'table'
  | 'reference'
  | 'structure'
  | 'date'
  | 'wording'
  | 'term'
  | 'suppression'

export const rules: readonly Rule[] = Object.values(groups).flatMap((group) => Object.values(group))
