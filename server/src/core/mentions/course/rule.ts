import type {Place} from './place.js'

/** What decided: the rule, and the words of the draft that it went by ('' where it goes by what is not there). */
export interface Reason {
  readonly rule: string
  readonly said: string
}

/** An answer with the words of the draft that it rests on. */
export interface Answer<Of> {
  readonly is: Of
  readonly said: string
}

/** One fact of the language. In its examples the figures marked ⟦ ⟧ are decided by it, or are not. */
export interface Rule<Of, At = Place> {
  readonly id: string
  readonly fact: string
  /** What a reader is told, `{}` standing for the words it rests on. */
  readonly because: {readonly zh: string; readonly en: string}
  readonly for: readonly string[]
  readonly against: readonly string[]
  says(place: At): Answer<Of> | null
}

/** Rules that are left out: what each is worth is measured so. Empty but for that. */
export const silenced = new Set<string>()

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
