import type {Severity} from '../config/severity.js'
import {fileChecks} from '../registry/file-checks.js'
import {rules} from '../rules/index.js'
import type {Example, Words} from '../rules/rule.js'

/** What a check says of itself: a rule of drafts, or a check of registry files and the configuration. */
export interface AboutRule {
  readonly summary: Words
  readonly why: Words
  /** Unless `plumbline.yaml` sets another. */
  readonly severity: Severity
  readonly norm?: Words
  readonly examples: readonly Example[]
  /** Whether `examples` are drafts. */
  readonly isOfDrafts: boolean
}

/** Null where there is no check of this name. */
export function aboutRule(id: string): AboutRule | null {
  const rule = rules.find((it) => it.id === id)
  if (rule) return {...rule, isOfDrafts: true}
  const check = fileChecks.find((it) => it.id === id)
  return check ? {...check, examples: [{draft: check.example}], isOfDrafts: false} : null
}

/** The names of all checks. */
export const checkNames: readonly string[] = [...rules, ...fileChecks].map(({id}) => id)
