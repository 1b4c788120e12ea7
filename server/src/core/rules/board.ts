import type {Severity} from '../config/severity.js'
import type {World} from '../config/world.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
import type {Offset} from '../text/span.js'
import {type Gather, type GatheredSlot, Gathering, type Group} from './gather.js'
import {type Note, note, PlacedFinding, stands, startsOf} from './place.js'
import {type Finding, type GroupRule, type Member, none, type PassageRule, type Rule, type Slot} from './rule.js'

/** A rule that is switched on, with the severity that the configuration gives it. */
export interface Active<It extends Rule = Rule> {
  readonly rule: It
  readonly configured: Severity | undefined
}

/** The findings that stand in one passage. */
interface Cell {
  readonly own: readonly Note[]
  /** Null while there are none, as in nearly all. */
  others: Set<Note> | null
  /** Own and others in order; null once others have come or gone. */
  notes: readonly Note[] | null
  placed: readonly PlacedFinding[]
  at: Offset
}

/** The findings of passage and group rules over one draft, kept where they stand and moved with it. */
export class Board {
  readonly #world: World
  readonly #ownNotes: (reading: Reading) => readonly Note[]
  readonly #rules: ReadonlyMap<Gather, readonly Active<GroupRule<unknown, unknown>>[]>
  readonly #gathering: Gathering<Cell>
  readonly #notes = new Map<Group, readonly Note[]>()
  /** Rules to which it matters where members stand, and how those stood that a group was last judged by. */
  readonly #placed: readonly GroupRule<unknown, unknown>[]
  readonly #stood = new Map<Group, string>()
  /** The members that a group was last judged by, of groups whose rules can tell whether others are alike. */
  readonly #judged = new Map<Group, readonly Member<unknown>[]>()

  constructor(
    groupRules: readonly Active<GroupRule<unknown, unknown>>[],
    ownNotes: (reading: Reading) => readonly Note[],
    world: World,
  ) {
    this.#world = world
    this.#ownNotes = ownNotes
    this.#rules = byGather(groupRules)
    this.#placed = groupRules.flatMap(({rule}) => (rule.standing ? [rule] : []))
    this.#gathering = new Gathering(this.#rules.keys(), world)
  }

  /** Takes over a list of readings and says what is found in them, in the draft's order of passages. */
  findings(readings: readonly PlacedReading[]): readonly Finding[] {
    for (const group of this.#gathering.advance(readings)) {
      const replaced = this.#replacedIn(group)
      if (!replaced) this.#renew(group)
      else if (this.#notes.get(group)?.some((note) => speaksOf(note, replaced))) this.#renew(group, replaced)
    }
    for (const {gather, standing} of this.#placed)
      for (const group of this.#gathering.groups(gather)) this.#look(group, standing?.(group.members) ?? '')
    const all: Finding[] = []
    for (const slot of this.#gathering.slots) {
      const kept = this.#cellOf(slot)
      if (kept.own !== nothing || kept.others) for (const finding of placed(slot, kept)) all.push(finding)
    }
    return all
  }

  /** With `replaced`, nothing else can be said of the passages that are still there. */
  #renew(group: Group, replaced: ReadonlySet<Slot> | null = null): void {
    const before = this.#notes.get(group) ?? nothing
    const judged = this.#judge(group)
    if (!group.members.length) this.#stood.delete(group)
    // Of nearly all groups nothing is said, before and after.
    if (!before.length && !judged.length) return
    const isSame = replaced !== null && before.length === judged.length
    const stays = (note: Note): boolean => isSame && !speaksOf(note, replaced)
    const notes = judged.map((fresh, index) => (stays(before[index]!) ? before[index]! : fresh))
    for (const old of before) if (!stays(old)) this.#change(old, false)
    if (notes.length) this.#notes.set(group, notes)
    else this.#notes.delete(group)
    for (let index = 0; index < notes.length; index++)
      if (notes[index] !== before[index]) this.#change(notes[index]!, true)
  }

  /** Members may have moved without having changed. */
  #look(group: Group, standing: string): void {
    const before = this.#stood.get(group)
    if (before === standing) return
    this.#stood.set(group, standing)
    if (before !== undefined) this.#renew(group)
  }

  /** Passages whose members are others but alike, so that judging the group again would say the same; null where it may not. */
  #replacedIn(group: Group): ReadonlySet<Slot> | null {
    const {members, gather} = group
    const rules = this.#rules.get(gather) ?? []
    if (!rules.every(({rule}) => rule.alike)) return null
    const before = this.#judged.get(group)
    if (members.length) this.#judged.set(group, members)
    else this.#judged.delete(group)
    if (before?.length !== members.length) return null
    const replaced = new Set<Slot>()
    for (let index = 0; index < members.length; index++) {
      const [old, member] = [before[index]!, members[index]!]
      if (old === member) continue
      if (!rules.every(({rule}) => rule.alike?.(old.entry, member.entry))) return null
      replaced.add(old.of)
    }
    return replaced
  }

  #change(note: Note, isThere: boolean): void {
    const {span} = note.detected
    if (!('of' in span)) return
    const cell = this.#cellOf(this.#gathering.slotOf(span))
    cell.notes = null
    if (isThere) {
      cell.others ??= new Set()
      cell.others.add(note)
    } else if (cell.others?.delete(note) && !cell.others.size) cell.others = null
  }

  #cellOf(slot: GatheredSlot<Cell>): Cell {
    slot.kept ??= this.#freshCell(slot)
    return slot.kept
  }

  #freshCell({reading, at}: Slot): Cell {
    const own = this.#ownNotes(reading)
    return {own: own.length ? own : nothing, others: null, notes: null, placed: [], at}
  }

  #judge({gather, members}: Group): readonly Note[] {
    const notes: Note[] = []
    for (const {rule, configured} of this.#rules.get(gather) ?? [])
      if (members.length >= (rule.least ?? 2))
        for (const detected of rule.check(members, this.#world)) notes.push(note(rule, configured, detected, null))
    return notes
  }
}

const speaksOf = ({slots}: Note, of: ReadonlySet<Slot>): boolean => slots.some((slot) => of.has(slot))

function byGather(
  rules: readonly Active<GroupRule<unknown, unknown>>[],
): Map<Gather, Active<GroupRule<unknown, unknown>>[]> {
  const sharing = new Map<Gather, Active<GroupRule<unknown, unknown>>[]>()
  for (const active of rules) sharing.set(active.rule.gather, [...(sharing.get(active.rule.gather) ?? []), active])
  return sharing
}

const nothing: readonly Note[] = []

/** In a long draft thousands of findings move at each keystroke: no more is done for one than must be. */
function placed({at}: Slot, cell: Cell): readonly Finding[] {
  if (cell.notes && cell.at === at && (!cell.others || cell.placed.every(stands))) return cell.placed
  cell.notes ??= cell.others ? [...cell.own, ...cell.others].sort(inPassage) : cell.own
  const all: PlacedFinding[] = []
  for (const note of cell.notes) all.push(new PlacedFinding(note, at, startsOf(note)))
  cell.placed = all
  cell.at = at
  return all
}

const inPassage = (a: Note, b: Note): number =>
  a.detected.span.from - b.detected.span.from ||
  a.detected.span.to - b.detected.span.to ||
  (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)

/** What the passage rules find in a reading, in order. */
export function ownNotes(
  rules: readonly Active<PassageRule<unknown>>[],
  reading: Reading,
  world: World,
): readonly Note[] {
  const notes: Note[] = []
  for (const {rule, configured} of rules) {
    if (rule.where && !rule.where(reading, world)) continue
    const all = rule.check(reading, world)
    if (all === none || (Array.isArray(all) && !all.length)) continue
    for (const detected of all) notes.push(note(rule, configured, detected, reading.passage))
  }
  return notes.length > 1 ? notes.sort(inPassage) : notes
}
