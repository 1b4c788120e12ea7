import {rules} from '../rules/index.js'
import type {Words} from '../rules/rule.js'

/** What a rule says of itself; null for what is no rule of drafts (problems of registry files). */
export const aboutRule = (id: string): {readonly summary: Words; readonly why: Words} | null =>
  rules.find((rule) => rule.id === id) ?? null
