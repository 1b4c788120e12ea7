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

/**
 * The year that a word without one takes: that of its own sentence, of the sentences before, of what stands above. In a
 * bulletin 全年 is the year that it counts, also behind a sentence of another one (2024年研究经费8亿元。全年专利300件).
 */
export const yearFor = (
  {course, facts, above}: Under,
  {sentence, before}: {readonly sentence: number | null; readonly before: number | null},
): number | null => sentence ?? (facts.kind === 'bulletin' ? facts.year : null) ?? before ?? yearAbove(course, above)

/** The year that the section above looks back on, by its opening or its heading. */
export function yearReviewed({opening, heading}: Above): number | null {
  const setting = opening ?? heading
  return setting?.mood === 'state' && !isStretch(setting.when?.time ?? null) ? yearAt(setting.when?.time ?? null) : null
}

/** A phrase with the year that it takes from its sentence and from those before, else from above. */
export function whenIn(
  phrase: Phrase,
  under: Under,
  {sentence = null, before = null}: {readonly sentence?: number | null; readonly before?: number | null} = {},
): When {
  const {facts, above} = under
  const near = yearFor(under, {sentence, before})
  const time = facts.language.resolved(phrase, {near, reviewed: yearReviewed(above), planned: phrase.planned}, facts)
  return {time, text: phrase.written, planned: phrase.planned}
}
