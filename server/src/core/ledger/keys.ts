import {endOf} from '../quantity/time.js'
import type {Item, Role} from './act.js'

/** The names of what acts touch. A key and a vintage are written once, in every store: that is what decides between two. */

/** 2020 and 2020-12-31 are one time of a level; 2016/2020 is another. */
const timeKey = (asOf: string): string => (asOf.length === 4 ? endOf(asOf) : asOf)

export function keyOf(item: Item, scope: string): string {
  switch (item.is) {
    case 'figure':
      return `figure/${item.indicator}/${item.list}/${timeKey(item.asOf)}`
    case 'indicator':
      return `indicator/${item.id}`
    case 'entry':
      return `entry/${scope}/${item.section}/${item.id}`
  }
}

export const proposalKey = (id: string): string => `proposal/${id}`
export const itemKey = (proposal: string, index: number): string => `item/${proposal}/${index}`
export const releaseKey = (scope: string, name: string): string => `release/${scope}/${name}`
export const grantKey = (subject: string, role: Role, scope: string): string => `grant/${role}/${scope}/${subject}`
export const ruleKey = (scope: string): string => `rule/${scope}`
export const tokenKey = (digest: string): string => `token/${digest}`
export const usageKey = (draft: string): string => `usage/${draft}`
