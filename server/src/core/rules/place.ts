import type {Severity} from '../config/severity.js'
import type {Passage} from '../markdown/passage.js'
import {keeping} from '../text/keeping.js'
import type {Offset, Span} from '../text/span.js'
import {shift} from '../text/span.js'
import {changesProseOnly} from './prose.js'
import type {Detected, Finding, Fix, Related, Rule, Slot, Tag, Within, Words} from './rule.js'

/** A detection that does not know yet where its passage stands; the same object as long as its passage is. */
export interface Note {
  readonly rule: Rule
  readonly severity: Severity
  readonly detected: Detected<unknown, Span | Within>
  /** The passage that the detection's places count in; null where they count in the draft, or say which they count in. */
  readonly passage: Passage | null
  /** The passages that a group's detection speaks of; empty for a passage's own. */
  readonly slots: readonly Slot[]
}

/** Grades a detection: a configured severity replaces the rule's default, a case that the rule holds milder stays milder. */
export function note(
  rule: Rule,
  configured: Severity | undefined,
  detected: Detected<unknown, Span | Within>,
  passage: Passage | null,
): Note {
  const severity = milder(configured ?? detected.severity ?? rule.severity, detected.severity)
  return {rule, severity, detected, passage, slots: rule.scope === 'group' ? slotsOf(detected) : []}
}

const grades: readonly Severity[] = ['hint', 'information', 'warning', 'error']

const milder = (a: Severity, b: Severity | undefined): Severity => (b && grades.indexOf(b) < grades.indexOf(a) ? b : a)

function slotsOf({span, related = [], fixes = []}: Detected<unknown, Span | Within>): readonly Slot[] {
  const places: readonly object[] = [span, ...related.map(({at}) => at), ...fixes.flatMap(({edits}) => edits)]
  return [...new Set(places.flatMap((place) => (isWithin(place) ? [place.of] : [])))]
}

const isWithin = (place: object): place is Within => 'of' in place

const worded = keeping<Note, Words>()

/** A note in its place. Related places and fixes are worked out when asked for: most findings are only underlined. */
export class PlacedFinding implements Finding {
  readonly #note: Note
  readonly #at: Offset
  /** Where the note's slots start, at the time of placing. */
  readonly #starts: readonly Offset[]
  #span: Span | undefined

  constructor(note: Note, at: Offset, starts: readonly Offset[]) {
    this.#note = note
    this.#at = at
    this.#starts = starts
  }

  /** Whether every place it speaks of still stands where it stood. */
  get stands(): boolean {
    const {slots} = this.#note
    for (let index = 0; index < slots.length; index++) if (slots[index]?.at !== this.#starts[index]) return false
    return true
  }

  get span(): Span {
    this.#span ??= shift(this.#note.detected.span, this.#at)
    return this.#span
  }

  get rule(): string {
    return this.#note.rule.id
  }

  get severity(): Severity {
    return this.#note.severity
  }

  get words(): Words {
    const kept = worded.get(this.#note)
    if (kept) return kept
    const words = this.#note.rule.say(this.#note.detected.facts)
    worded.set(this.#note, words)
    return words
  }

  get tag(): Tag | null {
    const {rule, detected} = this.#note
    return rule.tag?.(detected.facts) ?? null
  }

  get said(): object {
    return this.#note
  }

  get related(): readonly Related[] {
    const {related} = this.#note.detected
    if (!related) return unrelated
    return related.map(({at, message}) => ({at: 'path' in at ? at : this.#placed(at), message}))
  }

  get fixes(): readonly Fix[] {
    return (this.#note.detected.fixes ?? [])
      .filter((fix) => fix.edits.every((edit) => this.#proseOnly(edit)))
      .map((fix) => this.#fix(fix))
  }

  #proseOnly(edit: (Span | Within) & {readonly insert: string}): boolean {
    const passage = isWithin(edit) ? edit.of.reading.passage : this.#note.passage
    return !passage || changesProseOnly(passage, edit)
  }

  #fix({title, safe, edits}: Fix<Span | Within>): Fix {
    return {title, safe, edits: edits.map((edit) => ({...this.#placed(edit), insert: edit.insert}))}
  }

  #placed(place: Span | Within): Span {
    return shift(place, isWithin(place) ? (this.#starts[this.#note.slots.indexOf(place.of)] ?? 0) : this.#at)
  }
}

export const stands = (finding: PlacedFinding): boolean => finding.stands

/** Where the passages of a note start now. */
export const startsOf = ({slots}: Note): readonly Offset[] => (slots.length ? slots.map(({at}) => at) : none)

const none: readonly Offset[] = []

const unrelated: readonly Related[] = []

/** In the order of the draft; at one place in the order of ids. */
export const inOrder = (a: Finding, b: Finding): number =>
  a.span.from - b.span.from || a.span.to - b.span.to || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
