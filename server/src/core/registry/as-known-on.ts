import type {Indicator, Observation, Registry} from './schema.js'

/** A registry as it was on a day: figures that were obtained later are their former selves, or not there. */
export function asKnownOn(registry: Registry, day: string): Registry {
  const {ids, names, documents, terms, periods, areas, organizations, units, relations, policy} = registry
  const {baseline, locale, area, classification, matches, named, loose, endingIn, conflicts, problems} = registry
  return {
    ...{ids, names, documents, terms, periods, areas, organizations, units, relations, policy},
    ...{baseline, locale, area, classification, matches, named, loose, endingIn, conflicts, problems},
    indicator: (id) => then(registry.indicator(id), day),
  }
}

const then = (indicator: Indicator | null, day: string): Indicator | null =>
  indicator && {
    ...indicator,
    observations: indicator.observations.flatMap((it) => observedBy(it, day) ?? []),
    targets: indicator.targets.filter(({vintage}) => vintage === null || vintage <= day),
  }

/** A figure without a vintage has always been known. */
function observedBy(observation: Observation, day: string): Observation | null {
  if (observation.vintage === null || observation.vintage <= day) return observation
  const former = observation.revisions.findLast(({vintage}) => vintage !== null && vintage <= day)
  if (!former) return null
  const revisions = observation.revisions.filter((it) => it !== former && (it.vintage ?? '') <= day)
  return {...observation, value: former.value, step: null, vintage: former.vintage, revisions}
}
