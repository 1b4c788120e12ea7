import type {Draft} from '../../server/src/core/markdown/draft.js'
import {outline} from '../../server/src/core/markdown/outline.js'
import {edit, open} from '../../server/src/core/markdown/reparse.js'
import {readings} from '../../server/src/core/mentions/resolve.js'
import type {Finding} from '../../server/src/core/rules/rule.js'
import {findings} from '../../server/src/core/rules/run.js'
import type {Edit} from '../../server/src/core/text/edit.js'
import type {Span} from '../../server/src/core/text/span.js'
import type {Kind} from './kind.js'
import {random} from './random.js'
import {type Sample, sentenceAround} from './sample.js'

/** What came of the plantings of one kind. */
export interface Score {
  readonly kind: string
  readonly planted: number
  /** Found at the place, by any check. */
  readonly seen: number
  /** Found at the place by the right check. */
  readonly right: number
  /** Findings elsewhere that the clean draft did not have. */
  readonly elsewhere: number
  readonly missed: readonly string[]
  readonly strays: readonly string[]
}

/** Plants `count` errors of a kind, each alone in a clean draft, and checks. */
export function score(kind: Kind, samples: readonly Sample[], count: number, seed: number): Score {
  const source = random(seed)
  const done = new Set<string>()
  const all = {planted: 0, seen: 0, right: 0, elsewhere: 0, missed: [] as string[], strays: [] as string[]}
  for (let tries = 0; all.planted < count && tries < count * 20; tries++) {
    const sample = source.pick(samples)
    const change = sample && kind.plant(sample, source)
    if (!sample || !change) continue
    const key = `${sample.name} ${change.from} ${change.insert}`
    // A draft has few places for some kinds: after ten times the count of tries, one may come again.
    if (done.has(key) && tries < count * 10) continue
    done.add(key)
    plantOne(kind, sample, change, all)
  }
  return {kind: kind.id, ...all}
}

function plantOne(
  kind: Kind,
  sample: Sample,
  change: Edit,
  all: {planted: number; seen: number; right: number; elsewhere: number; missed: string[]; strays: string[]},
): void {
  const clean = cleanOf(sample)
  const draft = edit(clean.draft, change)
  const found = check(draft, sample).filter((it) => !clean.keys.has(keyOf(draft, it)))
  const place = {from: change.from - 1, to: change.from + change.insert.length + 1}
  const sentence = sentenceAround(draft.text, change.from)
  const here = found.filter((it) => kind.reach === 'draft' || touches(it, kind.reach === 'sentence' ? sentence : place))
  const right = here.some(({rule}) => kind.rules.includes(rule))
  // A date governs the sentences after it too: the same finding there is no stray.
  // Hints are one count to whoever checks: those that are shown first may change with it.
  const strays = found.filter(
    (it) => it.severity !== 'hint' && !here.includes(it) && !touches(it, sentence) && !kind.rules.includes(it.rule),
  )
  all.planted++
  if (here.length) all.seen++
  if (right) all.right++
  else all.missed.push(describe(sample, draft, change, found))
  all.elsewhere += strays.length
  all.strays.push(...strays.map((it) => `${sample.name}: ${it.rule} ${it.words.zh}`))
}

const cleaned = new WeakMap<Sample, {draft: Draft; keys: ReadonlySet<string>}>()

export function cleanOf(sample: Sample): {draft: Draft; keys: ReadonlySet<string>} {
  const known = cleaned.get(sample)
  if (known) return known
  const draft = open(sample.text)
  const clean = {draft, keys: new Set(check(draft, sample).map((it) => keyOf(draft, it)))}
  cleaned.set(sample, clean)
  return clean
}

export const check = (draft: Draft, {world}: Sample): readonly Finding[] =>
  findings({draft, readings: readings(draft, world), outline: outline(draft)}, world)

/** The same finding in the clean and in the changed draft: by rule and words, since offsets move. */
const keyOf = ({text}: Draft, {rule, span}: Finding): string => `${rule} ${text.slice(span.from - 6, span.to + 6)}`

/** Whether a finding, or a place that it points to, meets a stretch of the draft. */
function touches({span, related}: Finding, place: Span): boolean {
  const meets = (it: Span) => it.from < place.to && place.from < it.to
  return meets(span) || related.some(({at}) => !('path' in at) && meets(at))
}

function describe({name}: Sample, {text}: Draft, {from, insert}: Edit, found: readonly Finding[]): string {
  const around = `${text.slice(Math.max(0, from - 24), from)}⟦${insert}⟧${text.slice(from + insert.length, from + insert.length + 12)}`
  return `${name}: ${around.replace(/\s+/g, ' ')} → ${found.map(({rule}) => rule).join(', ') || 'nothing'}`
}
