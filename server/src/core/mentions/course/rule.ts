import type {RuleId} from '../../language/zh.js'
import type {Place} from './place.js'

/** What decided: the rule, and the words of the draft that it went by ('' where it goes by what is not there). */
export interface Reason {
  readonly rule: RuleId
  readonly said: string
}

/** An answer with the words of the draft that it rests on. */
export interface Answer<Of> {
  readonly is: Of
  readonly said: string
}

/** One fact of the language; `language/zh/rules.tsv` states it, says what readers are told, and has its examples. */
export interface Rule<Of, At = Place> {
  readonly id: RuleId
  says(place: At): Answer<Of> | null
}

/** Rules that are left out: what each is worth is measured so. Empty but for that. */
export const silenced = new Set<RuleId>()

/** The first rule that answers. */
export function decided<Of, At>(
  rules: readonly Rule<Of, At>[],
  place: At,
): {readonly is: Of; readonly why: Reason} | null {
  for (const rule of rules) {
    if (silenced.size > 0 && silenced.has(rule.id)) continue
    const answer = rule.says(place)
    if (answer !== null) return {is: answer.is, why: {rule: rule.id, said: answer.said}}
  }
  return null
}
