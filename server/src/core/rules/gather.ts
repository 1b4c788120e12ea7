import type {World} from '../config/world.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
import {type Gap, gapsBetween} from '../text/gaps.js'
import {countBefore} from '../text/sorted.js'
import type {Offset} from '../text/span.js'
import {type GroupRule, type Member, none, type Slot, type Within} from './rule.js'

/** What a rule does with a passage to learn what it says of which keys; rules that share it share its groups. */
export type Gather = GroupRule<unknown, unknown>['gather']

/** The members of one key. */
export interface Group {
  readonly gather: Gather
  readonly key: string
  /** In the draft's order; another list once any is another. */
  readonly members: readonly Member<unknown>[]
}

/** A slot as the gathering keeps it; `kept` is for whoever holds the gathering, and lives as long as the passage stays. */
export interface GatheredSlot<Kept> extends Slot {
  readonly order: number
  kept: Kept | null
}

interface OpenSlot<Kept = unknown> {
  readonly reading: Reading
  at: Offset
  order: number
  kept: Kept | null
  readonly groups: OpenGroup[]
}

interface OpenMember extends Member<unknown> {
  readonly of: OpenSlot
}

interface OpenGroup extends Group {
  members: OpenMember[]
  /** Those that the list at hand has brought, until they are put in; null between lists. */
  came: OpenMember[] | null
}

/**
 * What the passages of a draft contribute to the rules that compare them, by rule and key. It moves from one list of
 * readings to the next by what they do not share, so that keystrokes cost their own passages and not the draft. The one
 * mutable index of the rules: it equals a fresh one after any sequence of lists (property-tested).
 */
export class Gathering<Kept = null> {
  #slots: OpenSlot<Kept>[] = []
  readonly #groups: ReadonlyMap<Gather, Map<string, OpenGroup>>
  /** The same, to walk through. */
  readonly #gathers: readonly {readonly gather: Gather; readonly groups: Map<string, OpenGroup>}[]
  readonly #world: World

  constructor(gathers: Iterable<Gather>, world: World) {
    this.#groups = new Map([...gathers].map((gather) => [gather, new Map()]))
    this.#gathers = [...this.#groups].map(([gather, groups]) => ({gather, groups}))
    this.#world = world
  }

  /** In the draft's order; one for each reading. */
  get slots(): readonly GatheredSlot<Kept>[] {
    return this.#slots
  }

  /** The slot of a stretch of one of its members. */
  slotOf({of}: Within): GatheredSlot<Kept> {
    // No gathering hands out a slot that is not its own.
    return of as OpenSlot<Kept>
  }

  /** The members of all keys, in no particular order of keys. */
  groups(gather: Gather): Iterable<Group> {
    return this.#groups.get(gather)?.values() ?? []
  }

  /** Takes over a list of readings; says which groups have changed, emptied ones included. */
  advance(readings: readonly PlacedReading[]): ReadonlySet<Group> {
    const gaps = gapsBetween(
      this.#slots.length,
      readings.length,
      (ours, theirs) => this.#slots[ours]!.reading === readings[theirs]!.reading,
    )
    const changed = new Set<OpenGroup>()
    this.#forget(gaps, changed)
    const fresh = this.#replace(gaps, readings)
    // Thousands of passages may move with a keystroke, and blank lines above move all: a plain loop.
    for (let order = 0; order < this.#slots.length; order++) {
      const slot = this.#slots[order]!
      slot.order = order
      slot.at = readings[order]!.at
    }
    this.#collect(fresh, changed)
    return changed
  }

  /** Puts fresh slots into the gaps, and answers them in order. */
  #replace(gaps: readonly Gap[], readings: readonly PlacedReading[]): readonly OpenSlot<Kept>[] {
    const fresh: OpenSlot<Kept>[] = []
    const slots: OpenSlot<Kept>[] = []
    let next = 0
    for (const {from, to, at, end} of gaps) {
      for (; next < from; next++) slots.push(this.#slots[next]!)
      for (let index = at; index < end; index++) {
        const {reading, at: start} = readings[index]!
        const slot = {reading, at: start, order: 0, kept: null, groups: []}
        slots.push(slot)
        fresh.push(slot)
      }
      next = to
    }
    if (!gaps.length) return fresh
    for (; next < this.#slots.length; next++) slots.push(this.#slots[next]!)
    this.#slots = slots
    return fresh
  }

  /** The members of the slots of a gap stand next to each other in a group. */
  #forget(gaps: readonly Gap[], changed: Set<OpenGroup>): void {
    const gapsOf = new Map<OpenGroup, Gap[]>()
    for (const gap of gaps)
      for (let index = gap.from; index < gap.to; index++)
        for (const group of this.#slots[index]!.groups) {
          const own = gapsOf.get(group)
          if (!own) gapsOf.set(group, [gap])
          else if (own.at(-1) !== gap) own.push(gap)
        }
    for (const [group, own] of gapsOf) {
      group.members = without(group.members, own)
      if (!group.members.length) this.#groups.get(group.gather)?.delete(group.key)
      changed.add(group)
    }
  }

  #collect(fresh: readonly OpenSlot[], changed: Set<OpenGroup>): void {
    const grown: OpenGroup[] = []
    for (const slot of fresh)
      for (const {gather, groups} of this.#gathers) {
        const said = gather(slot.reading, this.#world)
        if (said === none) continue
        for (const {key, span, entry} of said) {
          const group = groupOf(groups, gather, key)
          const member = {from: span.from, to: span.to, of: slot, entry}
          if (group.came) group.came.push(member)
          else {
            group.came = [member]
            grown.push(group)
          }
          slot.groups.push(group)
        }
      }
    for (const group of grown) {
      insert(group, group.came ?? [])
      group.came = null
      changed.add(group)
    }
  }
}

function groupOf(groups: Map<string, OpenGroup>, gather: Gather, key: string): OpenGroup {
  const known = groups.get(key)
  if (known) return known
  const group = {gather, key, members: [], came: null}
  groups.set(key, group)
  return group
}

/** The members but for those in the gaps, which count in their orders. */
function without(members: readonly OpenMember[], gaps: readonly Gap[]): OpenMember[] {
  const left: OpenMember[] = []
  let next = 0
  for (const {from, to} of gaps) {
    const first = countBefore(members.length, (index) => members[index]!.of.order < from)
    for (; next < first; next++) left.push(members[next]!)
    next = countBefore(members.length, (index) => members[index]!.of.order < to)
  }
  for (; next < members.length; next++) left.push(members[next]!)
  return left
}

/** Most say what they say in order. What came of one slot stands between what is said before it and behind. */
function insert(group: OpenGroup, came: OpenMember[]): void {
  if (!isOrdered(came)) came.sort(inOrder)
  const {members} = group
  if (!members.length) {
    group.members = came
    return
  }
  const all: OpenMember[] = []
  let next = 0
  for (const member of came) {
    const at = countBefore(members.length, (index) => members[index]!.of.order < member.of.order)
    for (; next < at; next++) all.push(members[next]!)
    all.push(member)
  }
  for (; next < members.length; next++) all.push(members[next]!)
  group.members = all
}

function isOrdered(members: readonly OpenMember[]): boolean {
  for (let at = 1; at < members.length; at++) if (inOrder(members[at - 1]!, members[at]!) > 0) return false
  return true
}

const inOrder = (a: OpenMember, b: OpenMember): number => a.of.order - b.of.order || a.from - b.from || a.to - b.to
