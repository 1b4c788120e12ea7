import type {World} from '../config/world.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
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
 * readings to the next by what they do not share at either end, so that a keystroke costs its own passage and not the
 * draft. The one mutable index of the rules: it equals a fresh one after any sequence of lists (property-tested).
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
    const head = this.#sharedHead(readings)
    const tail = this.#sharedTail(readings, head)
    const fresh: OpenSlot<Kept>[] = readings
      .slice(head, readings.length - tail)
      .map(({reading, at}) => ({reading, at, order: 0, kept: null, groups: []}))
    const gone = this.#slots.slice(head, this.#slots.length - tail)
    const changed = new Set<OpenGroup>()
    this.#forget(gone, changed)
    if (gone.length === fresh.length) for (const [index, slot] of fresh.entries()) this.#slots[head + index] = slot
    else this.#slots = [...this.#slots.slice(0, head), ...fresh, ...this.#slots.slice(this.#slots.length - tail)]
    // Thousands of passages may move with a keystroke, and blank lines above move all: a plain loop.
    for (let order = 0; order < this.#slots.length; order++) {
      const slot = this.#slots[order]!
      slot.order = order
      slot.at = readings[order]!.at
    }
    this.#collect(fresh, changed)
    return changed
  }

  #sharedHead(readings: readonly PlacedReading[]): number {
    let head = 0
    while (head < readings.length && this.#slots[head]?.reading === readings[head]?.reading) head++
    return head
  }

  #sharedTail(readings: readonly PlacedReading[], head: number): number {
    const [ours, theirs] = [this.#slots.length - 1, readings.length - 1]
    const most = Math.min(ours, theirs) + 1 - head
    let tail = 0
    while (tail < most && this.#slots[ours - tail]?.reading === readings[theirs - tail]?.reading) tail++
    return tail
  }

  /** Slots that go stand next to each other, and so do their members in a group. */
  #forget(gone: readonly OpenSlot[], changed: Set<OpenGroup>): void {
    const [first, last] = [gone[0], gone.at(-1)]
    if (!first || !last) return
    for (const {groups} of gone) for (const group of groups) changed.add(group)
    for (const group of changed) {
      const {members} = group
      const from = countBefore(members.length, (index) => members[index]!.of.order < first.order)
      const to = countBefore(members.length, (index) => members[index]!.of.order <= last.order)
      group.members = members.slice(0, from).concat(members.slice(to))
      if (!group.members.length) this.#groups.get(group.gather)?.delete(group.key)
    }
  }

  /** What fresh slots say stands together too: between what was said before them and what is said behind. */
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

/** Most say what they say in order. */
function insert(group: OpenGroup, came: OpenMember[]): void {
  if (!isOrdered(came)) came.sort(inOrder)
  const {members} = group
  const {order} = came[0]!.of
  const at = countBefore(members.length, (index) => members[index]!.of.order < order)
  group.members = members.length ? members.slice(0, at).concat(came, members.slice(at)) : came
}

function isOrdered(members: readonly OpenMember[]): boolean {
  for (let at = 1; at < members.length; at++) if (inOrder(members[at - 1]!, members[at]!) > 0) return false
  return true
}

const inOrder = (a: OpenMember, b: OpenMember): number => a.of.order - b.of.order || a.from - b.from || a.to - b.to
