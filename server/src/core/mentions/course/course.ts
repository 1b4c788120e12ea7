import type {Unit} from '../header.js'
import type {Setting, Thread} from './place.js'
import type {Mood, When} from './when.js'

/** A section: its heading, and the paragraph that opens it. */
export interface Scope {
  /** Depth of its heading, 0 for what stands above the first. */
  readonly rank: number
  readonly heading: Setting
  readonly opening: Setting | null
  /** Where it is a box (专栏3): `new` up to its first paragraph; one in a quote ends with it. */
  readonly box?: 'new' | 'text' | 'quote'
}

/** Time and mood as they stand between two passages. Immutable; equal courses have equal keys. */
export interface Course {
  readonly key: string
  /** Outermost first, each deeper than the one before. */
  readonly scopes: readonly Scope[]
  /** The line above a list or table. */
  readonly lead: Setting | null
  /** The last sentence of an earlier paragraph of the section that opened with a time. */
  readonly topic: When | null
  /** The last year that a heading has reported on. */
  readonly reviewed: number | null
  /** The last time of the paragraph before, for one that goes on with it (其中，…). */
  readonly last: Setting | null
  /** The mood in which the paragraph before ended. */
  readonly mood: Mood
  /** The cells of lines that have lost their table, up to here: they may head what follows. */
  readonly row: readonly string[]
  /** The unit of the table right below (单位：亿元). */
  readonly unit: Unit | null
  /** The paragraph that goes on in the next passage; null between paragraphs. */
  readonly cut: Cut | null
}

/** A paragraph too long to be read in one, as far as it has been read. */
export interface Cut {
  /** The course that reached its first piece. */
  readonly course: Course
  readonly opening: Setting | null
  readonly topic: When | null
  readonly mood: Mood
  readonly thread: Thread
}

const ROOT: Scope = {rank: 0, heading: {when: null, mood: null, said: ''}, opening: null}

export const START: Course = {
  key: '',
  scopes: [ROOT],
  lead: null,
  topic: null,
  reviewed: null,
  last: null,
  mood: null,
  row: [],
  unit: null,
  cut: null,
}

/** The course with some of its parts changed; the same object where nothing changes. */
export function moved(course: Course, change: Partial<Omit<Course, 'key'>>): Course {
  const next = {...course, ...change}
  const isSame =
    next.scopes === course.scopes &&
    next.lead === course.lead &&
    next.topic === course.topic &&
    next.reviewed === course.reviewed &&
    next.last === course.last &&
    next.mood === course.mood &&
    next.row === course.row &&
    next.unit?.unit === course.unit?.unit &&
    next.unit?.power === course.unit?.power &&
    next.cut === course.cut
  return isSame ? course : new Moved(next)
}

/** Most courses are never compared: the key is made when it is asked for. */
class Moved implements Course {
  readonly scopes: Course['scopes']
  readonly lead: Course['lead']
  readonly topic: Course['topic']
  readonly reviewed: Course['reviewed']
  readonly last: Course['last']
  readonly mood: Course['mood']
  readonly row: Course['row']
  readonly unit: Course['unit']
  readonly cut: Course['cut']
  #key: string | null = null

  constructor({scopes, lead, topic, reviewed, last, mood, row, unit, cut}: Omit<Course, 'key'>) {
    this.scopes = scopes
    this.lead = lead
    this.topic = topic
    this.reviewed = reviewed
    this.last = last
    this.mood = mood
    this.row = row
    this.unit = unit
    this.cut = cut
  }

  get key(): string {
    const {scopes, lead, topic, reviewed, last, mood, row, unit, cut} = this
    const before = cut && [cut.course.key, cut.opening, cut.topic, cut.mood, cut.thread]
    this.#key ??= JSON.stringify([scopes, lead, topic, reviewed, last, mood, row, unit, before])
    return this.#key
  }
}
