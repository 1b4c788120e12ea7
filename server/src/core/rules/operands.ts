import type {World} from '../config/world.js'
import {endYearOf, type StatedChange, yearOf} from '../formulas/changes.js'
import type {ResolvedMention} from '../mentions/mention.js'
import {apart, type Bounds, boundsOf, placesOf} from '../quantity/bounds.js'
import {toNumber} from '../quantity/decimal.js'
import type {Quantity} from '../quantity/quantity.js'
import {showLevel} from '../quantity/show.js'
import type {Declared} from '../registry/schema.js'
import type {Span} from '../text/span.js'
import {type Member, type Related, type Within, within} from './rule.js'
import type {Said, SaidChange} from './said.js'

/** The level of a year: what formulas of growth are made of. */
export interface Level {
  readonly year: number
  readonly bounds: Bounds
  readonly unit: string
  /** As written. */
  readonly text: string
}

/** Both ends of a change. */
export interface Ends {
  readonly from: Level
  readonly to: Level
  readonly related: readonly Related<Within>[]
}

/** A change with its ends. */
export interface Recomputed {
  readonly member: Member<SaidChange>
  readonly change: StatedChange
  readonly ends: Ends
}

/** The changes that are stated of one thing, of the kind that a rule wants. */
export function changesIn(
  group: readonly Member<Said>[],
  wanted: (change: StatedChange) => boolean,
  world: World,
): readonly Recomputed[] {
  const found: Recomputed[] = []
  const levels = new Levels(group)
  for (const member of group) {
    if (!isChange(member) || !wanted(member.entry.change)) continue
    const ends = endsOf(member, levels, world)
    if (ends) found.push({member, change: member.entry.change, ends})
  }
  return found
}

/** A level that the draft states, and where. */
interface Told {
  readonly it: Member<Said>
  readonly level: Level
}

/** The levels that a group states, by what they are of, unit and year; listed when the first is asked for. */
class Levels {
  readonly #group: readonly Member<Said>[]
  #known: ReadonlyMap<string, Told | null> | null = null

  constructor(group: readonly Member<Said>[]) {
    this.#group = group
  }

  /** The first that is told; null where none is, or where others contradict it. */
  of(mention: ResolvedMention, unit: string, year: number): Told | null {
    this.#known ??= firstTold(this.#group)
    return this.#known.get(keyOf(mention, unit, year)) ?? null
  }
}

function firstTold(group: readonly Member<Said>[]): ReadonlyMap<string, Told | null> {
  const known = new Map<string, Told | null>()
  for (const it of group) {
    const level = 'mention' in it.entry ? levelOf(it.entry.mention) : null
    if (!level || !('mention' in it.entry)) continue
    const key = keyOf(it.entry.mention, level.unit, level.year)
    const first = known.get(key)
    if (first === undefined) known.set(key, {it, level})
    else if (first && apart(level.bounds, first.level.bounds)) known.set(key, null)
  }
  return known
}

const keyOf = (mention: ResolvedMention, unit: string, year: number): string => `${year} ${unit} ${subjectOf(mention)}`

const isChange = (member: Member<Said>): member is Member<SaidChange> => 'change' in member.entry

/** What a level is of, as far as formulas go: the indicator, else its name without what scopes and counts it. */
function subjectOf({match, name, aggregator}: ResolvedMention): string {
  if (match) return `#${match.indicator.id}`
  const plain = name.text
    .replace(/[“”"\s]|^(?:全市|本市|全省|全区|全县)/g, '')
    .replace(/(?<=.{3})(?:总数|数量|数)$/, '')
  return plain && `${aggregator ?? ''}${plain}`
}

function levelOf({quantity, change, role, asOf, text}: ResolvedMention): Level | null {
  const bounds = change || role === 'increment' || !asOf.time || asOf.time.includes('/') ? null : boundsOf(quantity)
  return bounds && asOf.time ? {year: Number(asOf.time.slice(0, 4)), bounds, unit: quantity.unit ?? '', text} : null
}

/** The ends of a change: as its sentence gives them, else the level of its base year elsewhere in the draft or registry. */
function endsOf(member: Member<SaidChange>, levels: Levels, world: World): Ends | null {
  const {change} = member.entry
  const {to, from} = change
  if (!to.bounds) return null
  const end = {year: yearOf(to) ?? 0, bounds: to.bounds, unit: to.unit, text: to.mention.text}
  if (from) {
    const year = from.derived ? end.year : (endYearOf(to, from.figure) ?? 0)
    const text = from.derived
      ? `（${end.text}${change.sign > 0 ? '－' : '＋'}${from.figure.mention.text}）`
      : from.figure.mention.text
    const start = {year: yearOf(from.figure) ?? 0, bounds: from.bounds, unit: end.unit, text}
    return {
      from: start,
      to: {...end, year},
      related: [operandAt(within(member, from.figure.mention.span)), operandAt(within(member, to.mention.span))],
    }
  }
  const baseYear = change.baseYear ?? (change.annual ? plannedBase(world) : null)
  if (baseYear === null) return null
  return elsewhere(member, levels, end, baseYear) ?? registered(member, to.mention, end, baseYear)
}

/** 年均 without a year of its own counts from the plan's baseline. */
function plannedBase({config, registry}: World): number | null {
  const base = config.plan.baseline ?? registry.baseline
  return base ? Number(base.slice(0, 4)) : null
}

/** The level of the base year, where the draft states it without contradicting itself. */
function elsewhere(member: Member<SaidChange>, levels: Levels, to: Level, year: number): Ends | null {
  if (to.year === year || !member.of) return null
  const first = levels.of(member.entry.change.to.mention, to.unit, year)
  return first && {from: first.level, to, related: [operandAt(within(first.it, first.it))]}
}

function registered(
  member: Member<SaidChange>,
  {match, quantity}: ResolvedMention,
  to: Level,
  year: number,
): Ends | null {
  const observation = match?.indicator.observations.find(({asOf}) => asOf === String(year) || asOf === `${year}-12-31`)
  if (
    !match ||
    !observation?.value ||
    'length' in observation.value ||
    observation.qualifier !== 'eq' ||
    quantity.unit !== match.indicator.unit ||
    to.year === year
  )
    return null
  const value = toNumber(observation.value)
  const reach = observation.step ? toNumber(observation.step) / 2 : 0
  const text = showLevel(observation, match.indicator.unit)
  return {
    from: {year, bounds: {low: value - reach, high: value + reach}, unit: to.unit, text},
    to,
    related: [
      {at: observation.declaredAt, message: {zh: `${year}年登记为${text}`, en: `Registered for ${year}: ${text}`}},
      operandAt(within(member, member)),
    ].slice(0, 1),
  }
}

const operandAt = <Place extends Span | Declared>(at: Place) => ({
  at,
  message: {zh: '算式中的数', en: 'A number of the formula'},
})

/** A recomputed value in the writing of `like`: its multiplier, its decimal places. Null where it would not change. */
export function rewritten(like: Quantity, value: number): string | null {
  if (
    like.value === null ||
    'length' in like.value ||
    like.numeral !== 'arabic' ||
    !like.written ||
    !Number.isFinite(value) ||
    value <= 0
  )
    return null
  const digits = Number(like.written.replace(/[, ]/g, ''))
  const unit = digits ? toNumber(like.value) / digits : 1
  const text = (value / unit).toFixed(placesOf(like.written))
  return Number(text) === digits || Number(text) === 0 ? null : text
}
