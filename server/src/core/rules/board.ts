import type {Severity} from '../config/config.js'
import type {World} from '../config/world.js'
import type {PlacedReading, Reading} from '../mentions/mention.js'
import type {Offset} from '../text/span.js'
import {Gathering, type Group} from './gather.js'
import {type Note, note, PlacedFinding} from './place.js'
import type {Finding, GroupRule, PassageRule, Rule, Slot} from './rule.js'

/** A rule that is switched on, with the severity that the configuration gives it. */
export interface Active<It extends Rule = Rule> {
  readonly rule: It
  readonly configured: Severity | undefined
}

/** The findings that stand in one passage. */
interface Cell {
  own: readonly Note[]
  readonly others: Set<Note>
  /** Null once notes have come or gone. */
  placed: readonly PlacedFinding[] | null
  at: Offset
}

/** The findings of passage and group rules over one draft, kept where they stand and moved with it. */
export class Board {
  readonly #world: World
  readonly #ownNotes: (reading: Reading) => readonly Note[]
  readonly #severities: ReadonlyMap<Rule, Severity | undefined>
  readonly #gathering: Gathering
  readonly #notes = new Map<Group, readonly Note[]>()
  #cells = new Map<Slot, Cell>()

  constructor(
    groupRules: readonly Active<GroupRule<unknown, unknown>>[],
    ownNotes: (reading: Reading) => readonly Note[],
    world: World,
  ) {
    this.#world = world
    this.#ownNotes = ownNotes
    this.#severities = new Map(groupRules.map(({rule, configured}) => [rule, configured]))
    this.#gathering = new Gathering(
      groupRules.map(({rule}) => rule),
      world,
    )
  }

  /** Takes over a list of readings and says what is found in them, in the draft's order of passages. */
  findings(readings: readonly PlacedReading[]): readonly Finding[] {
    const changed = this.#gathering.advance(readings)
    const cells = new Map<Slot, Cell>()
    for (const slot of this.#gathering.slots) {
      const cell = this.#cells.get(slot) ?? {
        own: this.#ownNotes(slot.reading),
        others: new Set(),
        placed: null,
        at: slot.at,
      }
      cells.set(slot, cell)
    }
    this.#cells = cells
    for (const group of changed) this.#renew(group)
    const all: Finding[] = []
    for (const [slot, cell] of cells) for (const finding of placed(slot, cell)) all.push(finding)
    return all
  }

  #renew(group: Group): void {
    for (const old of this.#notes.get(group) ?? []) this.#cellOf(old)?.others.delete(old)
    for (const old of this.#notes.get(group) ?? []) touch(this.#cellOf(old))
    const notes = this.#judge(group)
    if (notes.length) this.#notes.set(group, notes)
    else this.#notes.delete(group)
    for (const fresh of notes) {
      this.#cellOf(fresh)?.others.add(fresh)
      touch(this.#cellOf(fresh))
    }
  }

  #judge({rule, members}: Group): readonly Note[] {
    if (members.length < (rule.least ?? 2)) return []
    return [...rule.check(members, this.#world)].map((detected) => note(rule, this.#severities.get(rule), detected))
  }

  #cellOf({detected: {span}}: Note): Cell | undefined {
    return 'of' in span ? this.#cells.get(span.of) : undefined
  }
}

const touch = (cell: Cell | undefined): void => {
  if (cell) cell.placed = null
}

function placed({reading, at}: Slot, cell: Cell): readonly Finding[] {
  if (cell.placed && cell.at === at && (!cell.others.size || cell.placed.every((finding) => finding.stands)))
    return cell.placed
  const notes = cell.others.size ? [...cell.own, ...cell.others].sort(inPassage) : cell.own
  cell.placed = notes.length ? notes.map((it) => new PlacedFinding(it, reading.passage, at)) : none
  cell.at = at
  return cell.placed
}

const none: readonly PlacedFinding[] = []

const inPassage = (a: Note, b: Note): number =>
  a.detected.span.from - b.detected.span.from ||
  a.detected.span.to - b.detected.span.to ||
  (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)

/** What the passage rules find in a reading, in order. */
export const ownNotes = (
  rules: readonly Active<PassageRule<unknown>>[],
  reading: Reading,
  world: World,
): readonly Note[] =>
  rules
    .flatMap(({rule, configured}) =>
      [...rule.check(reading, world)].map((detected) => note(rule, configured, detected)),
    )
    .sort(inPassage)
