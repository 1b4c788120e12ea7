import {equals} from '../quantity/decimal.js'
import {sameTime, type Time} from '../quantity/time.js'
import type {Declared, Indicator, Level, Observation, Registry} from './schema.js'

/** What became of a fact from one state of a registry to another. */
export type ChangeKind =
  | 'added'
  | 'removed'
  | 'wording'
  | 'definition'
  | 'unit'
  | 'value-added'
  | 'value-removed'
  /** Updated as statistics are. */
  | 'revised'
  /** It was wrong. */
  | 'corrected'

/** Kinds after which a draft that was right may be wrong in what it means, not only in its figure. */
const breaking: ReadonlySet<ChangeKind> = new Set(['removed', 'definition', 'unit', 'value-removed'])

export interface Difference {
  readonly kind: ChangeKind
  readonly isBreaking: boolean
  readonly id: string
  readonly name: string
  readonly unit: string
  /** Of a value: its list, its time, and what it was and is. */
  readonly list: 'observations' | 'targets' | null
  readonly asOf: Time | null
  readonly before: Level | null
  readonly after: Level | null
  /** Of wording, definition and unit: the keys that differ. */
  readonly keys: readonly string[]
  /** Where it stands in the later state, else in the earlier. */
  readonly at: Declared
}

/** Every difference between two states of a registry, in the order of the later, what is gone last. */
export function differences(before: Registry, after: Registry): readonly Difference[] {
  const kept = after.ids.flatMap((id) => {
    const [was, now] = [before.indicator(id), after.indicator(id)]
    if (!now) return []
    return was ? within(was, now) : [of('added', now)]
  })
  const gone = before.ids.flatMap((id) => {
    const was = after.indicator(id) ? null : before.indicator(id)
    return was ? [of('removed', was)] : []
  })
  return [...kept, ...gone]
}

const none = {list: null, asOf: null, before: null, after: null, keys: []} as const

const of = (kind: ChangeKind, {id, name, unit, declaredAt}: Indicator, more: Partial<Difference> = {}): Difference => ({
  kind,
  isBreaking: breaking.has(kind),
  id,
  name,
  unit,
  at: declaredAt,
  ...none,
  ...more,
})

const wordings = ['name', 'aliases', 'notThis', 'display', 'direction', 'unitAccept', 'unitElided'] as const
const definitions = [
  'definition',
  'scope',
  'area',
  'kind',
  'priceBasis',
  'attribute',
  'owner',
  'classification',
] as const

function within(was: Indicator, now: Indicator): readonly Difference[] {
  if (was === now) return []
  const changed = (keys: readonly (keyof Indicator)[]): readonly string[] =>
    keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(now[key]))
  const [worded, defined] = [changed(wordings), changed(definitions)]
  return [
    ...(was.unit === now.unit ? [] : [of('unit', now, {keys: ['unit']})]),
    ...(defined.length ? [of('definition', now, {keys: defined})] : []),
    ...(worded.length ? [of('wording', now, {keys: worded})] : []),
    ...values(was, now, 'observations'),
    ...values(was, now, 'targets'),
  ]
}

function values(was: Indicator, now: Indicator, list: 'observations' | 'targets'): readonly Difference[] {
  const [olds, news] = [lastOfEach(was[list]), lastOfEach(now[list])]
  const changed = news.flatMap((after) => {
    const before = olds.find((it) => sameTime(it.asOf, after.asOf)) ?? null
    if (before && isSameLevel(before, after)) return []
    const kind = before ? kindOf(before, after) : 'value-added'
    return [of(kind, now, {list, asOf: after.asOf, before, after, at: after.declaredAt})]
  })
  const gone = olds
    .filter((it) => !news.some((after) => sameTime(it.asOf, after.asOf)))
    .map((before) => of('value-removed', now, {list, asOf: before.asOf, before}))
  return [...changed, ...gone]
}

/** Of several levels of one moment the last counts. */
const lastOfEach = (levels: readonly Level[]): readonly Level[] =>
  levels.filter((one, at) => !levels.slice(at + 1).some((it) => sameTime(it.asOf, one.asOf)))

/** What a draft can tell apart. */
const isSameLevel = (a: Level, b: Level): boolean =>
  a.qualifier === b.qualifier && isSameValue(a.value, b.value) && isSameValue(a.step, b.step)

function isSameValue(a: Level['value'], b: Level['value']): boolean {
  if (a === null || b === null) return a === b
  if ('digits' in a) return 'digits' in b && equals(a, b)
  return !('digits' in b) && equals(a[0], b[0]) && equals(a[1], b[1])
}

/** The registry's own word for it, where its history has the former value; else a later vintage is a revision. */
function kindOf(before: Level, after: Level): ChangeKind {
  const {value} = before
  const told = isObservation(after)
    ? after.revisions.findLast((it) => value !== null && 'digits' in value && equals(it.value, value))
    : undefined
  if (told) return told.kind === 'correction' ? 'corrected' : 'revised'
  return before.vintage !== null && after.vintage !== null && before.vintage < after.vintage ? 'revised' : 'corrected'
}

const isObservation = (level: Level): level is Observation => 'revisions' in level
