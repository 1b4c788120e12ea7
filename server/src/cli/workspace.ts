import {problems} from '../core/ide/findings.js'
import {placeOf} from '../core/ide/place.js'
import {unservedWords} from '../core/ide/unserved.js'
import {advance} from '../core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../core/session/snapshot.js'
import {decode} from '../files/decode.js'
import {decisionsPath, folderOf, join} from '../files/files.js'
import {loadRegistries} from '../files/load.js'
import {nodeFiles} from '../files/node.js'
import {readRegular} from '../files/regular.js'
import type {Unserved} from '../files/sources.js'
import type {Summaries} from '../files/summaries.js'
import {type Complaint, complaint} from './complaint.js'
import type {Source} from './drafts.js'
import type {Options} from './options.js'
import {nearestConfig, shown, workingFolder} from './places.js'

/** Configuration and registry, read, without a draft. */
export interface Workspace {
  readonly snapshot: Snapshot
  /** What could not be had of them. To be asked for once drafts are on their way: the check of a large registry takes a while. */
  complaints(): Promise<readonly Complaint[]>
}

/**
 * Opens the workspace of each file, each workspace once. Registries of the command line that no configuration names are
 * read together, since one may speak of the other's units and documents.
 */
export function workspaces(
  options: Options,
  sources: readonly Source[],
  summaries: Summaries,
): (source: Source) => Promise<Workspace> {
  const named = sources.filter(({kind}) => kind === 'registry')
  const askedFor = new Set(sources.some(({kind}) => kind === 'draft') ? [] : sources.map(({path}) => path))
  const configAbove = once(nearestConfig)
  const configOf = ({kind, place}: Source): Promise<string | null> =>
    kind === 'configuration'
      ? Promise.resolve(place)
      : options.config === null
        ? configAbove(folderOf(place))
        : Promise.resolve(join(workingFolder(), options.config))
  const opened = once(async (config: string | null) => open(await configured(config, options), askedFor, summaries))
  const aside = once(async (config: string | null) => {
    const unnamed: string[] = []
    for (const source of named)
      if ((await configOf(source)) === config && !isIn(await opened(config), source)) unnamed.push(source.place)
    const setting = {...(await configured(config, options)), folder: workingFolder(), registry: unnamed, from: ''}
    return open(setting, askedFor, summaries)
  })
  return async (source) => {
    const config = await configOf(source)
    const workspace = await opened(config)
    return source.kind === 'registry' && !isIn(workspace, source) ? aside(config) : workspace
  }
}

const isIn = ({snapshot}: Workspace, {path}: Source): boolean => snapshot.registryFiles.has(path)

/** What `make` makes of each key, made once. */
function once<Key, Made>(make: (key: Key) => Promise<Made>): (key: Key) => Promise<Made> {
  const known = new Map<Key, Promise<Made>>()
  return (key) => {
    const made = known.get(key) ?? make(key)
    known.set(key, made)
    return made
  }
}

/** A configuration, read, and the registries that are to be held against the drafts under it. */
interface Setting {
  readonly snapshot: Snapshot
  /** Where the relative names of registries start. */
  readonly folder: string
  readonly registry: readonly string[]
  /** Who names them. */
  readonly from: string
}

async function configured(config: string | null, {registry}: Options): Promise<Setting> {
  const bytes = config === null ? null : await readRegular(config).catch(() => null)
  const text = bytes && decode(bytes)?.text
  if (config !== null && text === null)
    throw complaint(`${shown(config)}: configuration cannot be read`, `${shown(config)}：无法读取配置`)
  const snapshot =
    config === null || text === null || text === undefined
      ? emptySnapshot
      : advance(emptySnapshot, {kind: 'config-set', path: shown(config), text, base: workingFolder()})
  if (registry.length) return {snapshot, folder: workingFolder(), registry, from: '--registry'}
  const folder = config === null ? workingFolder() : folderOf(config)
  return {snapshot, folder, registry: snapshot.world.config.registry, from: config === null ? '' : shown(config)}
}

/** Files that are `askedFor`, with no draft to be held against them, are checked however broken they are. */
async function open(
  {snapshot: before, folder, registry, from}: Setting,
  askedFor: ReadonlySet<string>,
  summaries: Summaries,
): Promise<Workspace> {
  const {files, unserved} = await loadRegistries(nodeFiles, folder, registry)
  const named = files.map(({path, text}) => ({path: shown(path), text}))
  const held = advance(before, {kind: 'decisions-set', file: await decisionsIn(before)})
  const snapshot = advance(held, {kind: 'registries-read', files: named})
  const complaints = async () => {
    await summaries.settle(snapshot)
    return [...unserved.map((it) => unservedComplaint(it, from)), ...brokenFiles(snapshot, askedFor)]
  }
  return {snapshot, complaints}
}

/** What people have decided stands beside the configuration. */
async function decisionsIn({configFile}: Snapshot): Promise<{path: string; text: string} | null> {
  if (!configFile) return null
  const path = join(folderOf(join(workingFolder(), configFile.path)), decisionsPath)
  const bytes = await nodeFiles.read(path)
  const text = bytes && decode(bytes)?.text
  return text ? {path: shown(path), text} : null
}

/** Files that YAML or this program cannot read as a whole: what is sound in them serves, but the check is not what was asked for. */
const brokenFiles = (snapshot: Snapshot, askedFor: ReadonlySet<string>): readonly Complaint[] =>
  [...problems(snapshot)].flatMap(([path, found]) => {
    if (askedFor.has(path)) return []
    const broken = found.find(
      ({rule, severity}) => severity === 'error' && (rule === 'reg-syntax' || rule === 'reg-version'),
    )
    if (!broken) return []
    const {line, column} = placeOf(snapshot, path, broken.span).start
    const at = `${path}:${line + 1}:${column + 1}`
    return [complaint(`${at}: ${broken.words.en}`, `${at}：${broken.words.zh}`)]
  })

function unservedComplaint(unserved: Unserved, from: string): Complaint {
  const {zh, en} = unservedWords(unserved)
  return from === '' ? complaint(en, zh) : complaint(`${from}: ${en}`, `${from}：${zh}`)
}
