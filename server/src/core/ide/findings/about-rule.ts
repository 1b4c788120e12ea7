import type {Severity} from '../../config/severity.js'
import {fileChecks} from '../../registry/lint/file-checks.js'
import {rules} from '../../rules/index.js'
import {type Example, shownExamples, type Words} from '../../rules/rule.js'

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
  return known.get(id) ?? null
}

const known: ReadonlyMap<string, AboutRule> = new Map([
  ...rules.map((rule): [string, AboutRule] => [
    rule.id,
    {...rule, examples: shownExamples(rule.examples), isOfDrafts: true},
  ]),
  ...fileChecks.map((check): [string, AboutRule] => [
    check.id,
    {...check, examples: [{draft: check.example}], isOfDrafts: false},
  ]),
])

/** The names of all checks. */
export const checkNames: readonly string[] = [...known.keys()]
