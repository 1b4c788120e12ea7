import {type Decimal, equals, multiply} from '../quantity/decimal.js'
import {claimed, type Tolerance, touches} from '../quantity/interval.js'
import {sameTime, type Time} from '../quantity/time.js'
import {convert, isClassifier, sameUnit} from '../quantity/unit.js'
import {keyOf, looseOf} from './forms.js'
import type {Claim, Conflict, Indicator, Level, Observation} from './schema.js'

/** What one source says of an indicator, and whether the source is kept by the indicator's owner. */
export interface Layer {
  readonly indicator: Indicator
  readonly isOwners: boolean
}

/** Several sources' entries of one id as one indicator, and all that they do not agree on. */
export interface Layered {
  readonly indicator: Indicator
  readonly conflicts: readonly Conflict[]
}

/** `area`: the draft's own, which an entry keeps where any of its sources is of it. */
export interface Setting {
  readonly area: string | null
  readonly policy: Tolerance
}

/**
 * The union of the sources: definition, unit and names from the owner's source, else from the first; observations and
 * targets from all. Where two values of one moment cannot both be true the owner's counts; without an owner neither does.
 */
export function joined(layers: readonly Layer[], setting: Setting): Layered {
  const head = layers.find((it) => it.isOwners) ?? layers[0]!
  const comparable = layers.filter((it) => isOneThing(head.indicator, it.indicator))
  const strangers = layers.filter((it) => !comparable.includes(it))
  const observations = joinLevels(comparable, (it) => it.observations, head.indicator.unit, setting)
  const targets = joinLevels(comparable, (it) => it.targets, head.indicator.unit, setting)
  const conflicts = [
    ...observations.conflicts,
    ...targets.conflicts,
    ...(strangers.length ? definitions(head, strangers) : []),
  ]
  const open = conflicts.filter(({counts}) => !counts)
  const isOpen = (level: Level): boolean =>
    open.some(({claims}) => claims.some(({level: it}) => it?.declaredAt === level.declaredAt))
  const indicator = {
    ...defined(head.indicator, comparable, setting.area),
    observations: observations.levels.filter((it) => !isOpen(it)),
    targets: targets.levels.filter((it) => !isOpen(it)),
    disputes: open,
  }
  return {indicator, conflicts}
}

/** What the head leaves open another source may say; the strictest mark holds. */
function defined(head: Indicator, layers: readonly Layer[], area: string | null): Indicator {
  const all = layers.map((it) => it.indicator)
  const first = <T>(get: (it: Indicator) => T | null): T | null => all.map(get).find((it) => it !== null) ?? null
  const grades = ['restricted', 'internal', 'public'] as const
  return {
    ...head,
    aliases: [...new Set(all.flatMap((it) => [it.name, ...it.aliases]))].filter((it) => it !== head.name),
    notThis: [...new Set(all.flatMap((it) => it.notThis))],
    unit: head.unit || (all.find((it) => it.unit)?.unit ?? ''),
    definition: head.definition ?? first((it) => it.definition),
    scope: head.scope ?? first((it) => it.scope),
    display: head.display ?? first((it) => it.display),
    kind: head.kind ?? first((it) => it.kind),
    priceBasis: head.priceBasis ?? first((it) => it.priceBasis),
    direction: head.direction ?? first((it) => it.direction),
    attribute: head.attribute ?? first((it) => it.attribute),
    owner: head.owner ?? first((it) => it.owner),
    area: all.some((it) => it.area === area) ? area : (head.area ?? first((it) => it.area)),
    classification: grades.find((grade) => all.some((it) => it.classification === grade)) ?? null,
  }
}

/** One id may stand for two things where names have nothing in common, or units cannot be compared. */
function isOneThing(a: Indicator, b: Indicator): boolean {
  if (a === b) return true
  const keys = new Set([a.name, ...a.aliases].map((it) => looseOf(keyOf(it))))
  return isComparable(a, b) && [b.name, ...b.aliases].some((it) => keys.has(looseOf(keyOf(it))))
}

const isComparable = (a: Indicator, b: Indicator): boolean =>
  !a.unit ||
  !b.unit ||
  convert(b.unit, a.unit) !== null ||
  [a.unit, ...a.unitAccept].some((it) => [b.unit, ...b.unitAccept].includes(it)) ||
  (isClassifier(a.unit) && isClassifier(b.unit))

/** Every figure of an id that means two things is in doubt, unless the owner has said what it means. */
function definitions(head: Layer, strangers: readonly Layer[]): readonly Conflict[] {
  const all = [head, ...strangers]
  const claims = all.flatMap(({indicator}) => claimsOf(indicator))
  return [{about: 'definition', asOf: null, claims, counts: head.isOwners ? (claims[0] ?? null) : null}]
}

function claimsOf(indicator: Indicator): readonly Claim[] {
  const {name, unit, declaredAt} = indicator
  const levels: readonly Level[] = [...indicator.observations, ...indicator.targets]
  return levels.length
    ? levels.map((level) => ({name, unit, level, declaredAt: level.declaredAt}))
    : [{name, unit, level: null, declaredAt}]
}

interface Joined<L extends Level> {
  readonly levels: readonly L[]
  readonly conflicts: readonly Conflict[]
}

/** A level of one source, in the unit of the whole. */
interface Said<L extends Level> {
  readonly level: L
  readonly layer: Layer
  /** The better the right, the higher: the owner's, then what was published as a figure, then what a text or the press says. */
  readonly rank: number
}

function joinLevels<L extends Level>(
  layers: readonly Layer[],
  levelsOf: (indicator: Indicator) => readonly L[],
  unit: string,
  {policy}: Setting,
): Joined<L> {
  const said = layers.flatMap((layer) =>
    levelsOf(layer.indicator).map(
      (level): Said<L> => ({level: inUnit(level, layer.indicator.unit, unit), layer, rank: rankOf(level, layer)}),
    ),
  )
  const conflicts: Conflict[] = []
  const levels = byTime(said).flatMap((group) => {
    const {kept, conflict} = settle(group, policy)
    if (conflict) conflicts.push(conflict)
    return kept
  })
  return {levels: levels.sort(inTime), conflicts}
}

const inTime = (a: Level, b: Level): number => (endKey(a.asOf) < endKey(b.asOf) ? -1 : 1)

/** Years behind their days, so that a year's figure is met where the last of its year is looked for. */
const endKey = (time: Time): string => `${time.split('/').at(-1) ?? time}￿`

function byTime<L extends Level>(said: readonly Said<L>[]): readonly (readonly Said<L>[])[] {
  const groups: Said<L>[][] = []
  for (const one of said) {
    const group = groups.find(([first]) => first && sameTime(first.level.asOf, one.level.asOf))
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups
}

/** What counts of the levels of one moment. Within one source the last stands, as it does without any other source. */
function settle<L extends Level>(
  group: readonly Said<L>[],
  policy: Tolerance,
): {readonly kept: readonly L[]; readonly conflict: Conflict | null} {
  const last = group.filter((one, at) => !group.slice(at + 1).some((it) => it.layer === one.layer))
  if (last.length < 2) return {kept: group.map((it) => it.level), conflict: null}
  const most = Math.max(...last.map((it) => it.rank))
  const best = last.filter((it) => it.rank === most).sort(byWorth)
  const winner = best[0]!
  const others = last.filter((it) => it !== winner && !canBothBe(it.level, winner.level, policy))
  if (!others.length) return {kept: [winner.level], conflict: null}
  const against = others.filter((it) => it.rank === most)
  if (!against.length || against.every((it) => isOlder(it.level, winner.level)))
    return {
      kept: [withFormer(winner.level, others)],
      conflict: others.every((it) => isOlder(it.level, winner.level)) ? null : conflictOf(winner, others, true),
    }
  return {kept: [winner.level], conflict: conflictOf(winner, others, false)}
}

function conflictOf(winner: Said<Level>, others: readonly Said<Level>[], isSettled: boolean): Conflict {
  const claims = [winner, ...others].map(
    ({level, layer: {indicator}}): Claim => ({
      name: indicator.name,
      unit: indicator.unit,
      level,
      declaredAt: level.declaredAt,
    }),
  )
  return {about: 'value', asOf: winner.level.asOf, claims, counts: isSettled ? (claims[0] ?? null) : null}
}

/** Of what can all be true, the latest, then the most precise: the same whatever the order of the sources. */
function byWorth(a: Said<Level>, b: Said<Level>): number {
  const key = ({level}: Said<Level>): string =>
    [
      level.vintage ?? '',
      level.value === null ? 0 : 1,
      level.qualifier === 'eq' ? 1 : 0,
      level.step === null ? 1 : 0,
      JSON.stringify(level.value, (_, it) => (typeof it === 'bigint' ? String(it) : it)),
    ].join('|')
  return key(a) > key(b) ? -1 : 1
}

const isOlder = (a: Level, b: Level): boolean => a.vintage !== null && b.vintage !== null && a.vintage < b.vintage

/** An older vintage of another source is a value before a revision. */
function withFormer<L extends Level>(level: L, others: readonly Said<L>[]): L {
  if (!isObservation(level)) return level
  const former = others.flatMap(({level: {value, vintage}}) =>
    value !== null && !isPair(value) && level.vintage !== null && vintage !== null && vintage < level.vintage
      ? [{value, kind: 'revision' as const, vintage}]
      : [],
  )
  return former.length ? {...level, revisions: [...level.revisions, ...former]} : level
}

const isObservation = (level: Level): level is Observation & Level => 'revisions' in level

const isPair = (value: NonNullable<Level['value']>): value is readonly [Decimal, Decimal] => Array.isArray(value)

function canBothBe(a: Level, b: Level, policy: Tolerance): boolean {
  if (a.value === null || b.value === null) return true
  if (!isPair(a.value) && !isPair(b.value) && a.qualifier === b.qualifier && equals(a.value, b.value)) return true
  return touches(claimed(a.qualifier, a.value, a.step, policy), claimed(b.qualifier, b.value, b.step, policy))
}

/** A text that is not the statistics of anybody: one draft's figure must not convict another's. */
export const isHearsay = ({status}: Level): boolean =>
  status === 'plan-text' || status === 'press' || status === 'secondary'

function rankOf(level: Level, {indicator: {owner}, isOwners}: Layer): number {
  const isOwn = isOwners || (owner !== null && level.approvedBy === owner)
  return (isOwn ? 2 : 0) + (isHearsay(level) ? 0 : 1)
}

function inUnit<L extends Level>(level: L, from: string, to: string): L {
  if (!from || !to || sameUnit(from, to) || level.value === null) return level
  const by = convert(from, to)
  if (!by) return level
  const value = isPair(level.value)
    ? ([multiply(level.value[0], by), multiply(level.value[1], by)] as const)
    : multiply(level.value, by)
  return {...level, value, step: level.step && multiply(level.step, by)}
}

/** A level, and the unit that its value is in. */
export interface Stated {
  readonly level: Level
  readonly unit: string
}

/** Whether two indicators of one name may both be right about a moment. */
export const canAgree = (a: Stated, b: Stated, policy: Tolerance): boolean =>
  canBothBe(a.level, inUnit(b.level, b.unit, a.unit), policy)
