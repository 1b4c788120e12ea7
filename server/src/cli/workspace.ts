import {readFile} from 'node:fs/promises'
import {problems} from '../core/ide/findings/findings.js'
import {ageWords} from '../core/ide/findings/trouble.js'
import {type AgedSource, agedWords, behindWords, unservedWords} from '../core/ide/findings/unserved.js'
import {placeOf} from '../core/ide/place.js'
import {advance} from '../core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../core/session/snapshot.js'
import {behindLock} from '../files/behind-lock.js'
import {decode} from '../files/decode.js'
import {decisionsPath, folderOf, isUrl, join} from '../files/files.js'
import {loadRegistries} from '../files/load.js'
import {readLocked} from '../files/lock.js'
import {type Locked, lockName, readLock} from '../files/lock-text.js'
import {nodeFiles} from '../files/node.js'
import {readRegular} from '../files/regular.js'
import {agedOf, noSources, type Sources, type Unserved} from '../files/sources.js'
import type {Summaries} from '../files/summaries.js'
import {Complaint, complaint} from './complaint.js'
import type {Source} from './drafts.js'
import type {Words} from './locale.js'
import type {Options} from './options.js'
import {complain} from './output.js'
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
  const opened = once(async (config: string | null) =>
    open(await configured(config, options), askedFor, summaries, options),
  )
  const aside = once(async (config: string | null) => {
    const unnamed: string[] = []
    for (const source of named)
      if ((await configOf(source)) === config && !isIn(await opened(config), source)) unnamed.push(source.place)
    const setting = {...(await configured(config, options)), folder: workingFolder(), registry: unnamed, from: ''}
    return open(setting, askedFor, summaries, options)
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
  {maxAge, locale, locked}: Options,
): Promise<Workspace> {
  const read = locked && from !== '' ? await asLocked(folder) : await loadRegistries(nodeFiles, folder, registry)
  const {files, unserved} = read
  for (const it of agedOf(read)) complain(agedComplaint(it), locale)
  for (const it of read.behind ?? []) complain(new Complaint(inBoth(behindWords(it))), locale)
  const named = files.map(({path, text}) => ({path: shown(path), text}))
  const held = advance(before, {kind: 'decisions-set', file: await decisionsIn(before)})
  const snapshot = advance(held, {kind: 'registries-read', files: named})
  const complaints = async () => {
    await summaries.settle(snapshot)
    return [
      ...unserved.map((it) => unservedComplaint(it, from)),
      ...tooOld(read, maxAge),
      ...brokenFiles(snapshot, askedFor),
    ]
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

const unreadable: ReadonlySet<string> = new Set(['reg-syntax', 'reg-version', 'reg-conflict-marker'])

/** Files that YAML or this program cannot read as a whole: what is sound in them serves, but the check is not what was asked for. */
const brokenFiles = (snapshot: Snapshot, askedFor: ReadonlySet<string>): readonly Complaint[] =>
  [...problems(snapshot)].flatMap(([path, found]) => {
    if (askedFor.has(path)) return []
    const broken = found.find(({rule, severity}) => severity === 'error' && unreadable.has(rule))
    if (!broken) return []
    const {line, column} = placeOf(snapshot, path, broken.span).start
    const at = `${path}:${line + 1}:${column + 1}`
    return [complaint(`${at}: ${broken.words.en}`, `${at}：${broken.words.zh}`)]
  })

function unservedComplaint(unserved: Unserved, from: string): Complaint {
  const {zh, en} = unservedWords(unserved)
  return from === '' ? complaint(en, zh) : complaint(`${from}: ${en}`, `${from}：${zh}`)
}

/** The check goes on with the copy; that it is one is said all the same. */
const agedComplaint = (aged: AgedSource): Complaint => new Complaint(inBoth(agedWords(aged, Date.now())))

/** `most`: the age in ms that a registry on the web may have; older ones are no ground for a check. */
const tooOld = ({remote}: Sources, most: number | null): readonly Complaint[] =>
  remote
    .filter(({since}) => most !== null && !isWithin(Date.now() - since, most))
    .map(({source, since}) => {
      const age = ageWords(Date.now() - since)
      return complaint(
        `${source}: last had ${age.en}, older than --max-age allows`,
        `${source}：${age.zh}取得，超过 --max-age 的期限`,
      )
    })

/** What a clock that was put back since puts into the future may be of any age; some seconds are another clock's. */
const isWithin = (age: number, most: number): boolean => age <= most && age > -60_000

const inBoth = ({zh, en}: Words): Complaint['say'] => ({'zh-cn': zh, en})

/** The registries of the lock beside a configuration, or a complaint that says what to do. */
async function asLocked(folder: string): Promise<Sources> {
  const text = await readFile(`${folder}/${lockName}`, 'utf8').catch(() => null)
  const all = text === null ? null : readLock(text)
  if (!all)
    throw complaint(
      `--locked: no ${lockName} can be read; plumbline registry update makes one`,
      `--locked：读不到 ${lockName}，可用 plumbline registry update 生成`,
    )
  const {files, missing} = await readLocked(nodeFiles, folder, all)
  const [gone] = missing
  if (gone)
    throw complaint(
      `--locked: ${gone.source} is not what ${lockName} holds; run plumbline registry update`,
      `--locked：${gone.source} 与 ${lockName} 所记不符，请运行 plumbline registry update`,
    )
  return {...noSources, files, behind: await newerThanLocked(folder, all)}
}

/** Of local files only: what is asked for by `--locked` asks no network. */
async function newerThanLocked(folder: string, all: readonly Locked[]): Promise<readonly string[]> {
  const local = all.filter(({source}) => !isUrl(source)).map(({source}) => source)
  return behindLock(nodeFiles, folder, (await loadRegistries(nodeFiles, folder, local)).files)
}
