import type {Score} from './harness.js'

/** All kinds together, and any one of them; findings elsewhere for each planting. */
export const bars = {all: 0.97, each: 0.9, elsewhere: 0.01} as const

export const total = (scores: readonly Score[]): Score => ({
  kind: 'all',
  planted: sum(scores, ({planted}) => planted),
  seen: sum(scores, ({seen}) => seen),
  right: sum(scores, ({right}) => right),
  elsewhere: sum(scores, ({elsewhere}) => elsewhere),
  missed: [],
  strays: [],
})

/** One line for each bar that is missed. */
export function shortfalls(scores: readonly Score[]): readonly string[] {
  const all = total(scores)
  return [
    ...scores
      .filter((it) => it.right < bars.each * it.planted || !it.planted)
      .map((it) => `below ${bars.each}: ${it.kind}`),
    ...(all.right < bars.all * all.planted ? [`below ${bars.all} over all kinds`] : []),
    ...(all.elsewhere > bars.elsewhere * all.planted
      ? [`more than ${bars.elsewhere} findings elsewhere for each planting`]
      : []),
  ]
}

const sum = (scores: readonly Score[], of: (score: Score) => number): number =>
  scores.reduce((all, it) => all + of(it), 0)
