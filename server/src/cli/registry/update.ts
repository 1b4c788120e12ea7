import {readFile, writeFile} from 'node:fs/promises'
import {unservedWords} from '../../core/ide/findings/unserved.js'
import {type Difference, differences, emptyRegistry} from '../../core/ide/keeper.js'
import {isUrl} from '../../files/files.js'
import {loadRegistries} from '../../files/load.js'
import {lockedOf, readLocked, store} from '../../files/lock.js'
import {type Locked, lockName, readLock, writeLock} from '../../files/lock-text.js'
import {nodeFiles} from '../../files/node.js'
import type {RegistryText, Sources} from '../../files/sources.js'
import {Complaint, complaint} from '../complaint.js'
import {inLocale} from '../locale.js'
import type {Options} from '../options.js'
import {print} from '../output.js'
import {shown} from '../places.js'
import {sayDifferences} from './diff.js'
import {sayImpact} from './impact.js'
import {namedSources, withFiles} from './state.js'

/** `plumbline registry update [--dry-run]`: moves the lock to what the sources say now, and shows what that changes. */
export async function runUpdate(options: Options): Promise<number> {
  const {folder, sources} = await namedSources(options.config)
  const read = await loadRegistries(nodeFiles, folder, sources)
  const [unserved] = read.unserved
  if (unserved) throw new Complaint(both(unservedWords(unserved)))
  if (!read.files.length) throw complaint('there is no registry here to lock', '此处没有可以锁定的登记库')
  const after = await withFiles(named(read.files), options)
  const before = await lockedState(folder, options)
  const changes = differences(before?.world.registry ?? emptyRegistry, after.world.registry)
  await say(before ? changes : [], options)
  if (before && changes.length) await sayImpact(before, after, options)
  if (options.dryRun) return changes.length ? 1 : 0
  await Promise.all(read.files.map(store))
  await writeFile(`${folder}/${lockName}`, writeLock(locked(read, folder)))
  await print(inLocale({zh: `已写入 ${lockName}\n`, en: `Wrote ${lockName}\n`}, options.locale))
  return 0
}

const both = ({zh, en}: {readonly zh: string; readonly en: string}): Complaint['say'] => ({'zh-cn': zh, en})

const say = async (changes: readonly Difference[], options: Options): Promise<void> => {
  if (changes.length) await sayDifferences(changes, options)
}

const named = (files: readonly RegistryText[]): readonly RegistryText[] =>
  files.map(({path, text}) => ({path: shown(path), text}))

function locked({files, remote}: Sources, folder: string): readonly Locked[] {
  return files.map((file) => {
    const since = remote.find(({place}) => place === file.path)?.since
    const source =
      isUrl(file.path) || !file.path.startsWith(`${folder}/`) ? file.path : file.path.slice(folder.length + 1)
    return lockedOf(file, source, new Date(since ?? Date.now()))
  })
}

/** What the lock holds; null where there is none, or where it cannot be had any more. */
async function lockedState(folder: string, options: Options) {
  const text = await readFile(`${folder}/${lockName}`, 'utf8').catch(() => null)
  const all = text === null ? null : readLock(text)
  if (!all) return null
  const {files, missing} = await readLocked(nodeFiles, folder, all)
  return missing.length ? null : withFiles(named(files), options)
}
