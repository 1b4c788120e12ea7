import {random} from '../mutations/random.js'

/** A line of `plumbline extract --format jsonl`, as far as two builds are compared. */
export interface Line {
  readonly path: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly name: string
  readonly unit: string | null
  readonly value: unknown
  readonly asOf: string | null
  readonly asOfText: string | null
  readonly role: string
  readonly change: string | null
}

export const fields = ['value', 'unit', 'name', 'asOf', 'asOfText', 'role', 'change'] as const

/** A figure that two builds read otherwise: the fields that differ, or `found` where only one of them reads it. */
export interface Difference {
  readonly before: Line | null
  readonly after: Line | null
  readonly fields: readonly ((typeof fields)[number] | 'found')[]
}

/** Every difference between two readings of the same drafts, in the order of `before`, then what is new. */
export function differences(before: readonly Line[], after: readonly Line[]): readonly Difference[] {
  const placeOf = ({path, start, end}: Line): string => `${path}:${start}:${end}`
  const later = new Map(after.map((line) => [placeOf(line), line]))
  const earlier = new Set(before.map(placeOf))
  const changed = before.flatMap((line): readonly Difference[] => {
    const other = later.get(placeOf(line)) ?? null
    const differing = other ? fields.filter((it) => JSON.stringify(line[it]) !== JSON.stringify(other[it])) : []
    if (other && !differing.length) return []
    return [{before: line, after: other, fields: other ? differing : ['found']}]
  })
  const added = after.filter((line) => !earlier.has(placeOf(line)))
  return [...changed, ...added.map((line) => ({before: null, after: line, fields: ['found'] as const}))]
}

/** `count` of them at random, the same for the same seed, in their own order. */
export function sampled<Of>(all: readonly Of[], count: number, seed: number): readonly Of[] {
  const {below} = random(seed)
  const keyed = all.map((one, index) => ({one, index, key: below(1 << 30)}))
  const chosen = keyed.sort((a, b) => a.key - b.key).slice(0, count)
  return chosen.sort((a, b) => a.index - b.index).map(({one}) => one)
}
