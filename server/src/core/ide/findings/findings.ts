import {readConfig} from '../../config/read.js'
import type {World} from '../../config/world.js'
import {isUnread} from '../../markdown/large.js'
import type {Declared, Registry, RegistryProblem} from '../../registry/schema.js'
import {rules} from '../../rules/index.js'
import type {DraftReading, Finding} from '../../rules/rule.js'
import {findings as draftFindings} from '../../rules/run.js'
import type {Snapshot} from '../../session/snapshot.js'
import {keeping} from '../../text/keeping.js'
import {readingOf} from '../reading.js'
import {undecided} from './decided.js'
import {overridden} from './overridden.js'
import {unreadFinding} from './unread.js'

export type {Finding} from '../../rules/rule.js'

/** What is wrong in a file of the workspace: a draft, a registry file or the configuration. */
export function findings(snapshot: Snapshot, path: string): readonly Finding[] {
  const isDraft = snapshot.drafts.has(path) || snapshot.closed.has(path)
  return isDraft ? overridden(snapshot, path, findingsAnywhere(snapshot, path)) : (problems(snapshot).get(path) ?? none)
}

/** The same for a draft, wherever it lies: before `overrides` of the configuration are looked at. */
export function findingsAnywhere(snapshot: Snapshot, path: string): readonly Finding[] {
  const reading = readingOf(snapshot, path)
  if (!reading) return snapshot.closed.get(path)?.summary?.findings ?? none
  if (isUnread(reading.draft)) return [unreadFinding]
  const found = kept.get(reading) ?? undecided(snapshot, path, draftFindings(reading, snapshot.world))
  kept.set(reading, found)
  return found
}

const none: readonly Finding[] = []

const kept = keeping<DraftReading, readonly Finding[]>()

/** The findings in registry files and the configuration, by path; a file without any is not in it. */
export function problems({world, configFile}: Snapshot): ReadonlyMap<string, readonly Finding[]> {
  const known = keptProblems.get(world) ?? problemsIn(world, configFile)
  keptProblems.set(world, known)
  return known
}

/** Takes over what an earlier run has found in the registry: the check of ten thousand indicators takes half a second. */
export function recallProblems(registry: Registry, found: readonly RegistryProblem[]): void {
  recalled.set(registry, found)
}

const recalled = new WeakMap<Registry, readonly RegistryProblem[]>()

const keptProblems = new WeakMap<World, ReadonlyMap<string, readonly Finding[]>>()

const ruleIds = rules.map(({id}) => id)

/** Only here are the rules known that a configuration may name. */
function problemsIn({registry}: World, configFile: Snapshot['configFile']): ReadonlyMap<string, readonly Finding[]> {
  const byPath = new Map<string, Finding[]>()
  const inConfig = configFile ? readConfig(configFile.path, configFile.text, ruleIds).problems : []
  for (const problem of [...inConfig, ...(recalled.get(registry) ?? registry.problems())]) {
    const list = byPath.get(problem.at.path) ?? []
    byPath.set(problem.at.path, list)
    list.push(asFinding(problem))
  }
  for (const list of byPath.values()) list.sort((a, b) => a.span.from - b.span.from)
  return byPath
}

/** Places in the problem's own file become spans, as a draft's are. */
function asFinding({id, severity, at, message, related, tag = null, fix}: RegistryProblem): Finding {
  const here = (other: Declared) => (other.path === at.path ? other.span : other)
  return {
    rule: id,
    severity,
    span: at.span,
    words: message,
    tag,
    related: related.map((it) => ({at: here(it.at), message: it.message})),
    fixes: fix ? [{title: fix.title, safe: false, edits: fix.edits.map(({span, insert}) => ({...span, insert}))}] : [],
  }
}
