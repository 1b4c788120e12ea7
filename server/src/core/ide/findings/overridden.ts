import {severitiesAt} from '../../config/by-path.js'
import type {Severity} from '../../config/severity.js'
import {rules} from '../../rules/index.js'
import type {Finding} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import {pathBelow} from './left-out.js'

/** The findings of a draft with the severities that the configuration sets for its place. */
export function overridden(snapshot: Snapshot, path: string, found: readonly Finding[]): readonly Finding[] {
  const {config} = snapshot.world
  if (!config.overrides.length) return found
  const known = kept.get(found)
  if (known?.path === path && known.config === config) return known.result
  const here = severitiesAt(config, pathBelow(snapshot, path))
  const result = found.flatMap((finding) => {
    const level = here.get(finding.rule) ?? (config.offElsewhere.has(finding.rule) ? 'off' : finding.severity)
    if (level === 'off') return []
    const severity = here.has(finding.rule) ? graded(finding, level, config.rules.get(finding.rule)) : level
    return [severity === finding.severity ? finding : new Regraded(finding, severity)]
  })
  kept.set(found, {path, config, result})
  return result
}

const kept = new WeakMap<
  readonly Finding[],
  {readonly path: string; readonly config: object; readonly result: readonly Finding[]}
>()

/** The finding as it is before `overrides` are looked at. */
export const originOf = (finding: Finding): Finding => (finding instanceof Regraded ? finding.origin : finding)

const grades: readonly Severity[] = ['hint', 'information', 'warning', 'error']

/** A case that the rule holds milder than its own severity stays so mild. */
function graded({rule, severity}: Finding, level: Severity, configured: Severity | 'off' | undefined): Severity {
  const usual = configured === 'off' ? undefined : configured
  const own = usual ?? rules.find(({id}) => id === rule)?.severity ?? severity
  const isMilder = grades.indexOf(severity) < grades.indexOf(own)
  return isMilder && grades.indexOf(severity) < grades.indexOf(level) ? severity : level
}

/** The same finding, of another severity; what it works out when asked is asked of the first. */
class Regraded implements Finding {
  constructor(
    readonly origin: Finding,
    readonly severity: Severity,
  ) {}

  get rule(): string {
    return this.origin.rule
  }

  get said(): object | null {
    return this.origin.said ?? null
  }

  get span(): Finding['span'] {
    return this.origin.span
  }

  get words(): Finding['words'] {
    return this.origin.words
  }

  get tag(): NonNullable<Finding['tag']> | null {
    return this.origin.tag ?? null
  }

  get related(): Finding['related'] {
    return this.origin.related
  }

  get fixes(): Finding['fixes'] {
    return this.origin.fixes
  }
}
