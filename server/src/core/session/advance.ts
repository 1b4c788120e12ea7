import {readDecisions} from '../config/decisions.js'
import {defaultConfig, readConfig} from '../config/read.js'
import type {World} from '../config/world.js'
import {editAll, open} from '../markdown/reparse.js'
import {combine, editFile, indexFile, type RegistryFile} from '../registry/reading/read.js'
import {type Edit, merged} from '../text/edit.js'
import {lineIndex} from '../text/lines.js'
import type {Change, ClosedRead, ConfigSet, RegistryEdited, RegistryText} from './change.js'
import type {Snapshot} from './snapshot.js'

/** The snapshot after a change. Pure and total: a change that does not apply (an edit of a draft not open) changes nothing. */
export function advance(snapshot: Snapshot, change: Change): Snapshot {
  const next = {...snapshot, revision: snapshot.revision + 1}
  switch (change.kind) {
    case 'draft-opened':
      return {...next, drafts: new Map(snapshot.drafts).set(change.uri, open(change.text))}
    case 'draft-edited':
      return {...next, drafts: edited(snapshot.drafts, change.uri, change.edits)}
    case 'draft-closed':
      return {...next, drafts: without(snapshot.drafts, [change.uri])}
    case 'closed-read':
      return {...next, closed: closedRead(snapshot, change)}
    case 'closed-gone':
      return {...next, closed: without(snapshot.closed, change.paths)}
    case 'registries-read':
      return withRegistries(next, new Map(change.files.map((file) => [file.path, indexed(snapshot, file)])))
    case 'registry-read':
      return withRegistries(next, new Map(snapshot.registryFiles).set(change.path, indexed(snapshot, change)))
    case 'registry-edited':
      return registryEdited(next, change)
    case 'config-set':
      return configured(next, change)
    case 'decisions-set':
      return decided(next, change.file)
  }
}

function edited(drafts: Snapshot['drafts'], uri: string, edits: readonly Edit[]): Snapshot['drafts'] {
  const draft = drafts.get(uri)
  return draft ? new Map(drafts).set(uri, editAll(draft, merged(edits))) : drafts
}

function without<Draft>(drafts: ReadonlyMap<string, Draft>, keys: readonly string[]): ReadonlyMap<string, Draft> {
  const left = new Map(drafts)
  for (const key of keys) left.delete(key)
  return left
}

function closedRead({closed, world}: Snapshot, change: ClosedRead): Snapshot['closed'] {
  const now = new Map(closed)
  for (const {path, text, summary} of change.drafts) {
    const known = closed.get(path)
    const lines = known?.text === text ? known.lines : lineIndex(text)
    now.set(path, {text, lines, summary: change.world === world ? summary : null})
  }
  return now
}

/** A file whose text did not change stays the same object, and what hangs on it stays. */
function indexed(snapshot: Snapshot, {path, text}: RegistryText): RegistryFile {
  const known = snapshot.registryFiles.get(path)
  return known?.text === text ? known : indexFile(path, text, known ?? null)
}

function registryEdited(snapshot: Snapshot, {path, edits}: RegistryEdited): Snapshot {
  const file = snapshot.registryFiles.get(path)
  return file
    ? withRegistries(snapshot, new Map(snapshot.registryFiles).set(path, editFile(file, merged(edits))))
    : snapshot
}

function withRegistries(snapshot: Snapshot, files: ReadonlyMap<string, RegistryFile>): Snapshot {
  const [now, before] = [[...files.values()], [...snapshot.registryFiles.values()]]
  if (now.length === before.length && now.every((file, index) => file === before[index])) return snapshot
  return withWorld(
    {...snapshot, registryFiles: files},
    {registry: combine(now, snapshot.world.registry, snapshot.world.config.plan.area)},
  )
}

function configured(snapshot: Snapshot, {path, text, base}: ConfigSet): Snapshot {
  if (text === null) return reconfigured({...snapshot, configFile: null}, defaultConfig)
  if (snapshot.configFile?.path === path && snapshot.configFile.text === text) return snapshot
  const configFile = {path, text, ...(base !== undefined && {base})}
  return reconfigured({...snapshot, configFile}, readConfig(path, text))
}

/** The configuration may say whose the drafts are, and so which area of the registry is their own. */
function reconfigured(snapshot: Snapshot, config: World['config']): Snapshot {
  const {registry, config: before} = snapshot.world
  if (config.plan.area === before.plan.area) return withWorld(snapshot, {config})
  return withWorld(snapshot, {
    config,
    registry: combine([...snapshot.registryFiles.values()], registry, config.plan.area),
  })
}

/** Another world, in which everything is said anew: a decision answers findings. */
function decided(snapshot: Snapshot, file: RegistryText | null): Snapshot {
  if (snapshot.decisionsFile?.text === file?.text) return {...snapshot, decisionsFile: file}
  return withWorld({...snapshot, decisionsFile: file, decisions: file ? readDecisions(file.text) : []}, {})
}

const withWorld = (snapshot: Snapshot, part: Partial<World>): Snapshot => ({
  ...snapshot,
  closed: new Map([...snapshot.closed].map(([path, draft]) => [path, {...draft, summary: null}])),
  world: {...snapshot.world, ...part},
})
