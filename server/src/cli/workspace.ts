import {readFile} from 'node:fs/promises'
import {problems} from '../core/ide/findings.js'
import {placeOf} from '../core/ide/place.js'
import {unservedWords} from '../core/ide/unserved.js'
import {advance} from '../core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../core/session/snapshot.js'
import {decode} from '../files/decode.js'
import {folderOf, join} from '../files/files.js'
import {loadRegistries} from '../files/load.js'
import {nodeFiles} from '../files/node.js'
import type {Unserved} from '../files/sources.js'
import type {Summaries} from '../files/summaries.js'
import {type Complaint, complaint} from './complaint.js'
import {nearestConfig, type Source, shown, workingFolder} from './drafts.js'
import type {Options} from './options.js'

/** Configuration and registry, read, without a draft. */
export interface Workspace {
  readonly snapshot: Snapshot
  /** What could not be had of them. To be asked for once drafts are on their way: the check of a large registry takes a while. */
  complaints(): Promise<readonly Complaint[]>
}

/** Opens the workspace of each draft, each workspace once. */
export function workspaces(options: Options, summaries: Summaries): (source: Source) => Promise<Workspace> {
  const opened = new Map<string, Promise<Workspace>>()
  const configs = new Map<string, Promise<string | null>>()
  const configAbove = (folder: string): Promise<string | null> => {
    const found = configs.get(folder) ?? nearestConfig(folder)
    configs.set(folder, found)
    return found
  }
  return async ({place}) => {
    const config = options.config === null ? await configAbove(folderOf(place)) : join(workingFolder(), options.config)
    const workspace = opened.get(config ?? '') ?? open(config, options, summaries)
    opened.set(config ?? '', workspace)
    return workspace
  }
}

async function open(config: string | null, options: Options, summaries: Summaries): Promise<Workspace> {
  const bytes = config === null ? null : await readFile(config).catch(() => null)
  const text = bytes && decode(bytes)?.text
  if (config !== null && text === null)
    throw complaint(`${shown(config)}: configuration cannot be read`, `${shown(config)}：无法读取配置`)
  const configured =
    config === null || text === null || text === undefined
      ? emptySnapshot
      : advance(emptySnapshot, {kind: 'config-set', path: shown(config), text})
  const [folder, sources] = options.registry.length
    ? [workingFolder(), options.registry]
    : [config === null ? workingFolder() : folderOf(config), configured.world.config.registry]
  const {files, unserved} = await loadRegistries(nodeFiles, folder, sources)
  const named = files.map(({path, text}) => ({path: shown(path), text}))
  const from = options.registry.length ? '--registry' : config === null ? '' : shown(config)
  const snapshot = advance(configured, {kind: 'registries-read', files: named})
  const complaints = async () => {
    await summaries.settle(snapshot)
    return [...unserved.map((it) => unservedComplaint(it, from)), ...brokenFiles(snapshot)]
  }
  return {snapshot, complaints}
}

/** Files that YAML or this program cannot read as a whole: what is sound in them serves, but the check is not what was asked for. */
const brokenFiles = (snapshot: Snapshot): readonly Complaint[] =>
  [...problems(snapshot)].flatMap(([path, found]) => {
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
  return complaint(`${from}: ${en}`, `${from}：${zh}`)
}
