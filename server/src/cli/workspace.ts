import {readFile} from 'node:fs/promises'
import {advance} from '../core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../core/session/snapshot.js'
import {decode} from '../files/decode.js'
import {folderOf, join} from '../files/files.js'
import {nodeFiles} from '../files/node.js'
import {readSources, type Unserved} from '../files/sources.js'
import {type Complaint, complaint} from './complaint.js'
import {nearestConfig, type Source, shown, workingFolder} from './drafts.js'
import type {Options} from './options.js'

/** Configuration and registry, read, without a draft; what could not be had of them as complaints. */
export interface Workspace {
  readonly snapshot: Snapshot
  readonly complaints: readonly Complaint[]
}

/** Opens the workspace of each draft, each workspace once. */
export function workspaces(options: Options): (source: Source) => Promise<Workspace> {
  const opened = new Map<string, Promise<Workspace>>()
  return async ({place}) => {
    const config =
      options.config === null ? await nearestConfig(folderOf(place)) : join(workingFolder(), options.config)
    const workspace = opened.get(config ?? '') ?? open(config, options)
    opened.set(config ?? '', workspace)
    return workspace
  }
}

async function open(config: string | null, options: Options): Promise<Workspace> {
  const bytes = config === null ? null : await readFile(config).catch(() => null)
  const text = bytes && decode(bytes)?.text
  if (config !== null && text === null)
    throw complaint(`${shown(config)}: configuration cannot be read`, `${shown(config)}：无法读取配置`)
  const configured =
    config === null || text === null || text === undefined
      ? emptySnapshot
      : advance(emptySnapshot, {kind: 'config-set', path: shown(config), text})
  const {files, unserved} = options.registry.length
    ? await readSources(nodeFiles, workingFolder(), options.registry)
    : await readSources(
        nodeFiles,
        config === null ? workingFolder() : folderOf(config),
        configured.world.config.registry,
      )
  const named = files.map((file) => ({...file, path: shown(file.path)}))
  const from = options.registry.length ? '--registry' : config === null ? '' : shown(config)
  return {
    snapshot: advance(configured, {kind: 'registries-read', files: named}),
    complaints: unserved.map((it) => unservedComplaint(it, from)),
  }
}

function unservedComplaint({source, reason}: Unserved, from: string): Complaint {
  const [en, zh] = {
    'not-found': ['no such registry file', '没有这个基期库文件'],
    'no-match': ['no registry file matches', '没有与此相符的基期库文件'],
    encoding: ['neither UTF-8 nor GB18030 text', '既不是 UTF-8 也不是 GB18030 文本'],
    unreachable: ['cannot be reached, and no copy is kept', '无法连接，也没有存下的副本'],
  }[reason] as [string, string]
  return complaint(`${from}: ${source}: ${en}`, `${from}：${source}：${zh}`)
}
