import type {World} from '../../config/world.js'
import {yearOf} from '../../quantity/time.js'
import type {Indicator, Registry} from '../../registry/schema.js'

/** The plan's own indicators, in the registry's order, with the years of their base and of their goals. */
export interface Planned {
  readonly indicators: readonly Indicator[]
  /** Null where neither configuration nor registry names one. */
  readonly base: number | null
  readonly goal: number
}

/** The indicators that have a target for the last year of the plan; null where there is no such year. */
export function planned({registry, config}: World): Planned | null {
  const all = aimed(registry)
  const period = registry.periods.find(({id}) => id === config.plan.period)
  const goal = period ? yearOf(period.end) : commonest(all)
  if (goal === null) return null
  const baseline = config.plan.baseline ?? registry.baseline
  const indicators = all.filter((it) => years(it).includes(goal) && !isKept(it, registry))
  return {indicators, base: baseline === null ? null : yearOf(baseline), goal}
}

/** Every entry is read once for each registry: ten thousand of them take as long as the check of the file. */
function aimed(registry: Registry): readonly Indicator[] {
  const known = kept.get(registry)
  if (known) return known
  const found = registry.ids.flatMap((id) => registry.indicator(id) ?? []).filter(({targets}) => targets.length > 0)
  kept.set(registry, found)
  return found
}

const kept = new WeakMap<Registry, readonly Indicator[]>()

/** Of a target that sums up several years a table says so by a bracket, and not under the last of them. */
const years = ({targets}: Indicator): readonly number[] =>
  targets.flatMap(({asOf, value}) => (value === null || asOf.includes('/') ? [] : (yearOf(asOf) ?? [])))

function commonest(indicators: readonly Indicator[]): number | null {
  const counts = new Map<number, number>()
  for (const year of indicators.flatMap(years)) counts.set(year, (counts.get(year) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}

const grades = ['public', 'internal', 'restricted']

/** Kept closer than the file itself: such a figure does not go into a draft unasked. */
const isKept = ({classification}: Indicator, registry: Registry): boolean =>
  grades.indexOf(classification ?? 'public') > grades.indexOf(registry.classification ?? 'public')
