import {stat} from 'node:fs/promises'
import {asKnownOn} from '../../core/ide/keeper.js'
import {advance} from '../../core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../core/session/snapshot.js'
import {cachedSummaries} from '../../files/cache.js'
import {decode} from '../../files/decode.js'
import {folderOf, isUrl, join} from '../../files/files.js'
import {loadRegistries} from '../../files/load.js'
import {nodeFiles} from '../../files/node.js'
import {isNamedBy, type RegistryText} from '../../files/sources.js'
import {keepingNone, summarizeHere} from '../../files/summaries.js'
import {Complaint, complaint} from '../complaint.js'
import type {Source} from '../drafts.js'
import {git} from '../git.js'
import {ofLarge} from '../large.js'
import type {Options} from '../options.js'
import {complain} from '../output.js'
import {nearestConfig, shown, workingFolder} from '../places.js'
import {type Workspace, workspaces} from '../workspace.js'

/** The registry that the working folder's configuration, or the command line, names; what is missing of it is said. */
export async function openWorkspace(options: Options): Promise<Workspace> {
  const source: Source = {kind: 'draft', place: join(workingFolder(), '-'), path: '-', input: true, listed: false}
  const kept = options.cache ? cachedSummaries(summarizeHere) : keepingNone()
  const workspace = await workspaces(options, [], ofLarge(kept))(source)
  const {registryFiles} = workspace.snapshot
  if (!registryFiles.size)
    throw complaint(
      'there is no registry here; plumbline init makes one',
      '此处没有登记库，可用 plumbline init 由文稿建立',
    )
  for (const it of await workspace.complaints()) if (it instanceof Complaint) complain(it, options.locale)
  return workspace
}

/**
 * A state of the registry: a file or folder, a URL, a day (as known on it), a release, or a git revision. The configuration
 * is that of the working folder in each.
 */
export async function stateOf(word: string, options: Options): Promise<Snapshot> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return onDay(word, options)
  const place = isUrl(word) ? word : await placeOf(word)
  if (place !== null) return fromPlace(word, place, options)
  const files = await inRevision(word, options)
  if (files) return withFiles(files, options)
  throw complaint(
    `${word}: no such file, folder, release or git revision`,
    `${word}：没有这个文件、文件夹、定稿或 git 版本`,
  )
}

async function onDay(day: string, options: Options): Promise<Snapshot> {
  const {snapshot} = await openWorkspace(options)
  return {...snapshot, world: {...snapshot.world, registry: asKnownOn(snapshot.world.registry, day)}}
}

/** A path, or the folder of a release. */
async function placeOf(word: string): Promise<string | null> {
  for (const path of [word, `releases/${word}`]) {
    const place = join(workingFolder(), path.replaceAll('\\', '/'))
    if (await stat(place).catch(() => null)) return place
  }
  return null
}

async function fromPlace(word: string, place: string, options: Options): Promise<Snapshot> {
  const isFolder = !isUrl(place) && (await stat(place)).isDirectory()
  const sources = isFolder ? [`${place}/**/*.metrics.yaml`] : [place]
  const {files, unserved} = await loadRegistries(nodeFiles, workingFolder(), sources)
  if (unserved.length || !files.length)
    throw complaint(`${word}: no registry can be read there`, `${word}：那里读不到登记库`)
  return withFiles(
    files.map(({path, text}) => ({path: shown(path), text})),
    options,
  )
}

/** The registry files as a revision has them; null where git knows no such revision. */
async function inRevision(revision: string, {config}: Options): Promise<readonly RegistryText[] | null> {
  const commit = await git('.', 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  const top = await git('.', 'rev-parse', '--show-toplevel')
  if (commit === null || top === null) return null
  const {folder, sources} = await namedSources(config)
  const root = top.trim()
  const listed = (await git(root, 'ls-tree', '-r', '-z', '--name-only', commit.trim())) ?? ''
  const paths = listed.split('\0').filter((path) => isNamedBy(folder, sources, `${root}/${path}`))
  const texts = await Promise.all(paths.map((path) => git(root, 'show', `${commit.trim()}:${path}`)))
  return paths.flatMap((path, at) => {
    const text = texts[at]
    return text == null ? [] : {path: shown(`${root}/${path}`), text}
  })
}

/** What the configuration names, and the folder that its paths start from. */
export async function namedSources(config: string | null): Promise<{folder: string; sources: readonly string[]}> {
  const place = config === null ? await nearestConfig(workingFolder()) : join(workingFolder(), config)
  const bytes = place && (await nodeFiles.read(place))
  const text = bytes ? (decode(bytes)?.text ?? '') : ''
  const {world} = advance(emptySnapshot, {kind: 'config-set', path: '', text})
  return {folder: place ? folderOf(place) : workingFolder(), sources: world.config.registry}
}

/** With the configuration of the working folder, so that drafts are read alike in each state. */
export async function withFiles(files: readonly RegistryText[], {config}: Options): Promise<Snapshot> {
  const place = config === null ? await nearestConfig(workingFolder()) : join(workingFolder(), config)
  const bytes = place && (await nodeFiles.read(place))
  const text = bytes ? (decode(bytes)?.text ?? null) : null
  const configured =
    text === null ? emptySnapshot : advance(emptySnapshot, {kind: 'config-set', path: shown(place ?? ''), text})
  return advance(configured, {kind: 'registries-read', files})
}
