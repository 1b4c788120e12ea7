import type {World} from '../config/world.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
import type {Edit} from '../text/edit.js'
import {type Kept, keeping} from '../text/keeping.js'
import {countBefore} from '../text/sorted.js'
import {shift} from '../text/span.js'
import {type Active, Board, ownNotes} from './board.js'
import {rules} from './index.js'
import {perWorld} from './per-world.js'
import {inOrder, type Note, note, PlacedFinding} from './place.js'
import {withoutEchoes} from './precedence.js'
import {changesProseOnly} from './prose.js'
import type {Detected, DraftReading, Finding, Rule} from './rule.js'
import {type Silenced, silence} from './suppress.js'

/** What a check found, and what comments of the draft kept out of it. */
export interface Outcome {
  readonly findings: readonly Finding[]
  readonly silenced: Silenced['silenced']
}

/** Holds a draft against a world with all rules; in the draft's order. */
export const findings = (draft: DraftReading, world: World): readonly Finding[] => outcome(draft, world).findings

/** The same, with what was silenced and why: a report lists it. */
export const outcome = checker(rules)

/** A check with some rules only. Keeps what it worked out for as long as the readings live. */
export function checker(rules: readonly Rule[]): (draft: DraftReading, world: World) => Outcome {
  const places: Places = {notes: keeping(), boards: keeping()}
  const inWorld = perWorld((world) => prepare(rules, world, places))
  return (draft, world) => {
    const prepared = inWorld(world)
    const {kept, silenced, uses} = silence(
      draft.draft,
      withoutEchoes(merge(onBoard(prepared, draft.readings), overDraft(prepared, draft, world))),
    )
    const about = prepared.active.flatMap(({rule, configured}) =>
      rule.scope === 'suppressions' ? [...rule.check(uses)].map((it) => placeInDraft(rule, configured, it, draft)) : [],
    )
    return {findings: merge(kept, about.sort(inOrder)), silenced}
  }
}

/** What a check keeps in readings; of the world that it was last asked about. */
interface Places {
  readonly notes: Kept<Reading, {readonly world: World; readonly notes: readonly Note[]}>
  /** The board that last held a reading, in the first and the last reading of its draft. */
  readonly boards: Kept<Reading, {readonly world: World; readonly board: Board}>
}

interface Prepared {
  readonly active: readonly Active[]
  readonly boardFor: (readings: readonly PlacedReading[]) => Board
}

function prepare(rules: readonly Rule[], world: World, places: Places): Prepared {
  const active = rules
    .map((rule) => ({rule, configured: world.config.rules.get(rule.id)}))
    .filter(({configured}) => configured !== 'off') as Active[]
  const passageRules = active.flatMap(({rule, configured}) => (rule.scope === 'passage' ? [{rule, configured}] : []))
  const groupRules = active.flatMap(({rule, configured}) => (rule.scope === 'group' ? [{rule, configured}] : []))
  const notesOf = (reading: Reading) => {
    const known = places.notes.get(reading)
    if (known?.world === world) return known.notes
    const notes = ownNotes(passageRules, reading, world)
    places.notes.set(reading, {world, notes})
    return notes
  }
  const newBoard = () => new Board(groupRules, notesOf, world)
  return {active, boardFor: (readings) => boardFor(readings, world, places, newBoard)}
}

/** The board that knows this draft, since an edit leaves its first or its last reading alone. */
function boardFor(readings: readonly PlacedReading[], world: World, {boards}: Places, newBoard: () => Board): Board {
  const ends = [readings[0], readings.at(-1)].flatMap((it) => (it ? [it.reading] : []))
  const known = ends.map((reading) => boards.get(reading)).find((it) => it?.world === world)
  const kept = known ?? {world, board: newBoard()}
  for (const reading of ends) boards.set(reading, kept)
  return kept.board
}

/** Passage and group rules. */
const onBoard = ({boardFor}: Prepared, readings: readonly PlacedReading[]): readonly Finding[] =>
  readings.length ? boardFor(readings).findings(readings) : []

const overDraft = ({active}: Prepared, draft: DraftReading, world: World): readonly Finding[] =>
  active
    .flatMap(({rule, configured}) =>
      rule.scope === 'draft'
        ? [...rule.check(draft, world)].map((it) => placeInDraft(rule, configured, it, draft))
        : [],
    )
    .sort(inOrder)

function placeInDraft(
  rule: Rule,
  configured: Active['configured'],
  detected: Detected<unknown>,
  {readings}: DraftReading,
): Finding {
  const fixes = (detected.fixes ?? []).filter(({edits}) => edits.every((edit) => inProse(readings, edit)))
  return new PlacedFinding(note(rule, configured, {...detected, fixes}, null), 0, [])
}

function inProse(readings: readonly PlacedReading[], edit: Edit): boolean {
  const held = readings[countBefore(readings.length, (index) => readings[index]!.at <= edit.from) - 1]
  return !!held && changesProseOnly(held.reading.passage, {...shift(edit, -held.at), insert: edit.insert})
}

/** Two ordered lists as one. */
function merge(a: readonly Finding[], b: readonly Finding[]): readonly Finding[] {
  if (!b.length) return a
  const merged: Finding[] = []
  let next = 0
  for (const finding of a) {
    for (let other = b[next]; other && inOrder(other, finding) < 0; other = b[next]) {
      merged.push(other)
      next++
    }
    merged.push(finding)
  }
  return merged.concat(b.slice(next))
}
