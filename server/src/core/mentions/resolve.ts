import type {World} from '../config/world.js'
import type {Chunk} from '../markdown/chunk.js'
import {chunkStarts, type Draft} from '../markdown/draft.js'
import type {Passage, Placed} from '../markdown/passage.js'
import {sameTime} from '../quantity/time.js'
import type {Indicator, Level, Observation, Registry, Target} from '../registry/schema.js'
import {keeping} from '../text/keeping.js'
import type {Offset} from '../text/span.js'
import {type Course, START} from './course/course.js'
import {type Facts, factsOf} from './course/facts.js'
import type {Decided} from './course/place.js'
import {step} from './course/walk.js'
import {find} from './find.js'
import type {Wording} from './language.js'
import {languageOf} from './languages.js'
import {type Link, linksIn} from './links.js'
import {type Matched, matcher, type Before as Preceding, unmatched} from './match.js'
import type {AsOf, Mention, PlacedReading, Reading, ResolvedMention, Stated} from './mention.js'
import {type Levels, oneOfAll} from './one-of-all.js'
import {namedPeriod} from './periods.js'
import {inUnit} from './table-unit.js'

/**
 * Reads a draft's passages in their places: walks over them with time and mood, matches indicators. A reading is the same
 * object as long as its passage, the course and facts that reach it, the links beside it, the registry and the plan's
 * settings are.
 */
export function readings(draft: Draft, world: World): readonly PlacedReading[] {
  const starts = chunkStarts(draft)
  const placed: PlacedReading[] = []
  const facts = factsOf(draft, world.config.plan, world.registry, languageOf(draft, world.registry))
  let course = START
  // Of thousands of chunks nearly all are as they were: nothing is made to find that out.
  for (let index = 0; index < draft.chunks.length; index++) {
    const part = readChunk(draft.chunks[index]!, course, facts, world)
    const here = placedAt(part, starts[index] ?? 0)
    for (let at = 0; at < here.length; at++) placed.push(here[at]!)
    course = part.course
  }
  return placed
}

interface Part {
  readonly world: World
  /** What reached the chunk. */
  readonly before: Course
  readonly facts: Facts
  /** Offsets count from the chunk's start. */
  readonly readings: readonly PlacedReading[]
  /** The course behind the chunk. */
  readonly course: Course
  /** The readings where the chunk stood last: above an edit none of them moves. */
  placed: {readonly start: Offset; readonly readings: readonly PlacedReading[]} | null
}

function placedAt(part: Part, start: Offset): readonly PlacedReading[] {
  if (part.placed?.start === start) return part.placed.readings
  const readings: PlacedReading[] = []
  for (const {at, reading} of part.readings) readings.push({at: at + start, reading})
  part.placed = {start, readings}
  return readings
}

const parts = keeping<Chunk, Part>()

function readChunk(chunk: Chunk, before: Course, facts: Facts, world: World): Part {
  const known = parts.get(chunk)
  if (known && isSame(known, before, facts) && isSameWorld(known.world, world)) return known
  const readings: PlacedReading[] = []
  const links = linksIn(chunk)
  let course = before
  for (const placed of chunk.passages) {
    const read = readPassage(placed, {course, facts}, links, world)
    readings.push({at: placed.at, reading: read.reading})
    course = read.course
  }
  const part: Part = {world, before, facts, readings, course, placed: null}
  parts.set(chunk, part)
  return part
}

/** Keys are made when they are asked for: nobody asks in a first reading. */
const isSame = (known: {readonly before: Course; readonly facts: Facts}, course: Course, facts: Facts): boolean =>
  (known.facts === facts || known.facts.key === facts.key) &&
  (known.before === course || known.before.key === course.key)

/** Rules and house style make no difference to a reading. */
function isSameWorld(a: World, b: World): boolean {
  if (a === b) return true
  const [one, other] = [a.config.plan, b.config.plan]
  const isSamePlan =
    one === other || (one.period === other.period && one.baseline === other.baseline && one.dated === other.dated)
  return a.registry === b.registry && isSamePlan
}

interface Kept {
  readonly world: World
  readonly before: Course
  readonly facts: Facts
  readonly links: string
  readonly reading: Reading
  /** The course behind the passage. */
  readonly course: Course
}

const kept = keeping<Passage, Kept>()

interface Before {
  readonly course: Course
  readonly facts: Facts
}

function readPassage({at, passage}: Placed, {course, facts}: Before, all: readonly Link[], world: World): Kept {
  const links = all.length
    ? all
        .filter((link) => link.at >= at && link.at <= at + passage.source.length)
        .map((link) => ({...link, at: link.at - at}))
    : all
  const linked = links.length ? JSON.stringify(links) : ''
  const known = kept.get(passage)
  const isAlike = known && known.links === linked && isSameWorld(known.world, world)
  if (isAlike && isSame(known, course, facts)) return known
  const found = find(passage, facts.language)
  const walked = step(course, passage, found, facts)
  // What states nothing reads the same wherever it stands, in one language.
  const reading =
    isAlike && !found.mentions.length && known.reading.language === facts.language
      ? known.reading
      : {
          passage,
          mentions: resolve(passage, found.mentions, walked.decided, {course, facts}, links, world),
          skipped: found.skipped,
          language: facts.language,
        }
  const read = {world, before: course, facts, links: linked, reading, course: walked.course}
  kept.set(passage, read)
  return read
}

function resolve(
  passage: Passage,
  found: readonly Stated[],
  decided: readonly Decided[],
  {course: {unit}, facts}: Before,
  links: readonly Link[],
  {registry, config}: World,
): readonly ResolvedMention[] {
  if (!found.length) return []
  const stated = unit ? found.map((mention) => inUnit(mention, unit, facts.language.say)) : found
  const matched = registry.ids.length ? matcher(passage, registry, facts.language) : () => unmatched
  let before: Preceding | null = null
  return stated.map((one, index) => {
    const placed = timed(one, decided[index]!, facts, {registry, config})
    const first = linked(one, links, passage, registry) ?? matched(one, before)
    const is = first.match ? first : oneOfAll(first, (indicator) => levelsAt(placed, indicator), registry)
    before = {mention: one, match: is.match}
    return resolvedMention(one, placed, is, is.match ? levelsAt(placed, is.match.indicator) : NO_LEVELS)
  })
}

/** What the walk decided, with the plan's base for a level that nothing else dates. */
function timed(stated: Stated, {asOf, mood, why}: Decided, facts: Facts, {registry, config: {plan}}: World): Timed {
  const {say} = facts.language
  const own = named(asOf, registry, say)
  const willed = mood === 'goal'
  const role = stated.change ? 'increment' : willed ? 'target' : 'baseline'
  const time = role === 'baseline' ? (plan.baseline ?? registry.baseline) : null
  // 五年来: the stretch that a section looks back on ends at the base.
  const isOpen = own.text === null || (own.basis === 'inherited' && say.stretchSoFar.test(own.text))
  const isAssumed = own.time === null && isOpen && time !== null
  const base = stated.compared && {
    time: facts.language.resolved(stated.compared, {near: null, reviewed: null, planned: false}, facts),
    text: stated.compared.written,
    basis: 'explicit' as const,
  }
  return {
    asOf: isAssumed ? {time, text: own.text, basis: 'assumed'} : own,
    role,
    willed,
    base: base && named(base, registry, say),
    why,
  }
}

/** What the place of a figure tells of it. */
type Timed = Pick<Mention, 'asOf' | 'role' | 'willed' | 'base' | 'why'>

/** A period of the registry by its own name. */
const named = (asOf: AsOf, {periods}: Registry, say: Wording): AsOf =>
  asOf.time !== null || asOf.text === null || !periods.length
    ? asOf
    : {...asOf, time: namedPeriod(asOf.text, periods, say)}

/** Field by field: spreading a record of this size takes five microseconds, thirty times as long. */
const resolvedMention = (
  {span, text, quantity, name, change, aggregator, partOf, compared, from, cell, sentence}: Stated,
  {asOf, role, willed, base, why}: Timed,
  {match, candidates}: Matched,
  {observation, target}: Levels,
): ResolvedMention => ({
  span,
  text,
  quantity,
  name,
  asOf,
  role,
  willed,
  change,
  aggregator,
  partOf,
  compared,
  base,
  from,
  cell,
  sentence,
  why,
  match,
  candidates,
  observation,
  target,
})

/** `103个<!-- @sh.idc.racks -->`: the writer says which it is. */
function linked({span}: Stated, links: readonly Link[], {source}: Passage, registry: Registry): Matched | null {
  if (!links.length) return null
  const link = links.find(({at}) => at >= span.to && !source.slice(span.to, at).trim())
  const indicator = link ? registry.indicator(link.indicator) : null
  return indicator && {match: {indicator, score: 1}, candidates: []}
}

/** The registered levels of the same time. A change is no level: 增加3万个 is not held against the number there are. */
const levelsAt = ({asOf: {time}, role}: Timed, {observations, targets}: Indicator): Levels =>
  time === null || (role !== 'baseline' && role !== 'target')
    ? NO_LEVELS
    : {observation: levelAt<Observation>(observations, time), target: levelAt<Target>(targets, time)}

const NO_LEVELS: Levels = {observation: null, target: null}

/** The last of several: a later vintage stands below. */
function levelAt<T extends Level>(levels: readonly T[], time: string): T | null {
  for (let at = levels.length - 1; at >= 0; at--) {
    const level = levels[at]!
    if (sameTime(level.asOf, time)) return level
  }
  return null
}
