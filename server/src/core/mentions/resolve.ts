import type {World} from '../config/world.js'
import type {Chunk} from '../markdown/chunk.js'
import {chunkStarts, type Draft} from '../markdown/draft.js'
import type {Passage, Placed} from '../markdown/passage.js'
import {sameTime, type Time} from '../quantity/time.js'
import type {Indicator, Level, Observation, Registry, Target} from '../registry/schema.js'
import {keeping} from '../text/keeping.js'
import {find} from './find.js'
import {type Handed, handOn, nothing, type Taken, takenOver} from './handed.js'
import {type Link, linksIn} from './links.js'
import {type Before, type Matched, matcher, unmatched} from './match.js'
import type {Mention, PlacedReading, Reading, ResolvedMention, Role} from './mention.js'
import {inUnit} from './table-unit.js'
import {timed} from './timing.js'

/**
 * Reads a draft's passages in their places: hands times down, matches indicators. A reading is the same object as long
 * as its passage, the time handed down, the links beside it, the registry and the plan's settings are.
 */
export function readings(draft: Draft, world: World): readonly PlacedReading[] {
  const starts = chunkStarts(draft)
  const placed: PlacedReading[] = []
  let handed = nothing
  draft.chunks.forEach((chunk, index) => {
    const part = readChunk(chunk, handed, world)
    for (const {at, reading} of part.readings) placed.push({at: at + (starts[index] ?? 0), reading})
    handed = part.handed
  })
  return placed
}

interface Part {
  readonly world: World
  /** The key of what was handed down to the chunk. */
  readonly key: string
  /** Offsets count from the chunk's start. */
  readonly readings: readonly PlacedReading[]
  /** What the chunk hands on. */
  readonly handed: Handed
}

const parts = keeping<Chunk, Part>()

function readChunk(chunk: Chunk, handed: Handed, world: World): Part {
  const known = parts.get(chunk)
  if (known && known.key === handed.key && isSameWorld(known.world, world)) return known
  const readings: PlacedReading[] = []
  const links = linksIn(chunk)
  let state = handed
  for (const placed of chunk.passages) {
    const found = find(placed.passage)
    readings.push({at: placed.at, reading: readPassage(placed, takenOver(state, placed.passage, found), links, world)})
    state = handOn(state, placed.passage, found)
  }
  const part = {world, key: handed.key, readings, handed: state}
  parts.set(chunk, part)
  return part
}

/** Rules and house style make no difference to a reading. */
function isSameWorld(a: World, b: World): boolean {
  const [one, other] = [a.config.plan, b.config.plan]
  const isSamePlan =
    one === other || (one.period === other.period && one.baseline === other.baseline && one.dated === other.dated)
  return a.registry === b.registry && isSamePlan
}

interface Kept {
  readonly world: World
  readonly key: string
  readonly reading: Reading
}

const kept = keeping<Passage, Kept>()

function readPassage({at, passage}: Placed, handed: Taken, all: readonly Link[], world: World): Reading {
  const links = all.length
    ? all
        .filter((link) => link.at >= at && link.at <= at + passage.source.length)
        .map((link) => ({...link, at: link.at - at}))
    : all
  const key =
    handed.asOf || handed.reviewed !== null || handed.unit || links.length ? JSON.stringify([handed, links]) : ''
  const known = kept.get(passage)
  if (known && known.key === key && isSameWorld(known.world, world)) return known.reading
  const {mentions, skipped} = find(passage)
  const reading = {passage, mentions: resolve(passage, mentions, handed, links, world), skipped}
  kept.set(passage, {world, key, reading})
  return reading
}

function resolve(
  passage: Passage,
  found: readonly Mention[],
  {asOf: handed, reviewed, unit}: Taken,
  links: readonly Link[],
  {registry, config}: World,
): readonly ResolvedMention[] {
  if (!found.length) return []
  const mentions = unit ? found.map((mention) => inUnit(mention, unit)) : found
  const matched = registry.ids.length ? matcher(passage, registry) : () => unmatched
  const timing = {handed, reviewed, plan: config.plan, registry}
  const starts = new Set(mentions.map(({from}) => from))
  let before: Before | null = null
  return mentions.map((mention, index) => {
    const {asOf, role, base} = timed(mention, timing, starts.has(index))
    const {match, candidates} = linked(mention, links, passage, registry) ?? matched(mention, before)
    before = {mention, match}
    return resolvedMention(
      mention,
      {asOf, role, base},
      {match, candidates},
      levelsOf(asOf.time, role, match?.indicator ?? null),
    )
  })
}

/** Field by field: spreading a record of this size takes five microseconds, thirty times as long. */
const resolvedMention = (
  {span, text, quantity, name, change, aggregator, modal, partOf, from, cell, sentence}: Mention,
  {asOf, role, base}: Pick<Mention, 'asOf' | 'role' | 'base'>,
  {match, candidates}: Matched,
  {observation, target}: Pick<ResolvedMention, 'observation' | 'target'>,
): ResolvedMention => ({
  span,
  text,
  quantity,
  name,
  asOf,
  role,
  change,
  aggregator,
  modal,
  partOf,
  base,
  from,
  cell,
  sentence,
  match,
  candidates,
  observation,
  target,
})

/** `103个<!-- @sh.idc.racks -->`: the writer says which it is. */
function linked({span}: Mention, links: readonly Link[], {source}: Passage, registry: Registry): Matched | null {
  const link = links.find(({at}) => at >= span.to && !source.slice(span.to, at).trim())
  const indicator = link ? registry.indicator(link.indicator) : null
  return indicator && {match: {indicator, score: 1}, candidates: []}
}

/** The registered levels of the same time. A change is no level: 增加3万个 is not held against the number there are. */
function levelsOf(
  time: Time | null,
  role: Role,
  indicator: Indicator | null,
): Pick<ResolvedMention, 'observation' | 'target'> {
  if (!indicator || time === null || (role !== 'baseline' && role !== 'target'))
    return {observation: null, target: null}
  return {
    observation: levelAt<Observation>(indicator.observations, time),
    target: levelAt<Target>(indicator.targets, time),
  }
}

/** The last of several: a later vintage stands below. */
function levelAt<T extends Level>(levels: readonly T[], time: string): T | null {
  for (let at = levels.length - 1; at >= 0; at--) {
    const level = levels[at]!
    if (sameTime(level.asOf, time)) return level
  }
  return null
}
