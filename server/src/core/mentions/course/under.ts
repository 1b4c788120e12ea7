import type {Phrase} from '../phrases.js'
import type {Course, Scope} from './course.js'
import type {Facts} from './facts.js'
import type {Above, Setting} from './place.js'
import {isStretch, type When, yearAt} from './when.js'

/** What a passage stands under. */
export interface Under {
  readonly course: Course
  readonly facts: Facts
  readonly above: Above
}

/** What stands above, the innermost first. */
export function aboveOf({lead, run}: Pick<Above, 'lead' | 'run'>, scopes: readonly Scope[]): Above {
  let opening: Setting | null = null
  let heading: Setting | null = null
  const nearest = run?.mood ? run : lead
  let mood: Above['mood'] = nearest?.mood ? {is: nearest.mood, said: nearest.said, by: 'lead'} : null
  for (let index = scopes.length - 1; index >= 0; index--) {
    const scope = scopes[index]!
    const isOpen = opening === null && heading === null
    if (isOpen && scope.opening?.when) opening = scope.opening
    else if (isOpen && scope.heading.when) heading = scope.heading
    const [own, head] = [scope.opening, scope.heading]
    if (mood === null && own?.mood) mood = {is: own.mood, said: own.said, by: 'opening'}
    if (mood === null && head.mood) mood = {is: head.mood, said: head.said, by: 'heading'}
  }
  const headed = scopes.findLast((scope) => scope.heading.mood !== null)?.heading.mood ?? null
  return {lead, run: run?.mood === 'goal' ? run : null, opening, heading, mood, headed}
}

/** The year that stands above a phrase without one. */
export function yearAbove({topic}: Course, {run, lead, opening, heading}: Above): number | null {
  for (const when of [run?.when, lead?.when, topic, opening?.when, heading?.when]) {
    const year = yearAt(when?.time ?? null)
    if (year !== null) return year
  }
  return null
}

/** The year that the heading above looks back on. */
export const yearReviewed = ({heading}: Above): number | null =>
  heading?.mood === 'state' && !isStretch(heading.when?.time ?? null) ? yearAt(heading.when?.time ?? null) : null

/** A phrase with the year that it takes from `near`, else from above. */
export function whenIn(phrase: Phrase, {course, facts, above}: Under, near: number | null = null): When {
  const years = {near: near ?? yearAbove(course, above), reviewed: yearReviewed(above), planned: phrase.planned}
  const time = facts.language.resolved(phrase, years, facts)
  return {time, text: phrase.written, planned: phrase.planned}
}
