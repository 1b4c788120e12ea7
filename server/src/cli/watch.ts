import {stat} from 'node:fs/promises'
import {setTimeout as pause} from 'node:timers/promises'
import {folderOf, join} from '../files/files.js'
import {nodeFiles} from '../files/node.js'
import type {Options} from './options.js'
import {isRead} from './output.js'
import {nearestConfig, workingFolder, workspaceRoot} from './places.js'

/** How often the files are looked at, in ms. Looked at and not listened to: network drives report no changes. */
const interval = 400

/** Runs at once and again after each change of drafts, registries or configuration, until Ctrl+C or until nobody reads. Answers the exit status. */
export async function whenChanged(options: Options, run: () => Promise<unknown>): Promise<number> {
  const ended = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort())
  while (!ended.signal.aborted) {
    const seen = await stateOf(options)
    await run()
    if (!isRead()) break
    while (!ended.signal.aborted && (await stateOf(options)) === seen)
      await pause(interval, null, {signal: ended.signal}).catch(() => null)
  }
  return 0
}

/** Names, sizes and times of everything that a check of these options may read from this machine. */
async function stateOf({paths, registry, config}: Options): Promise<string> {
  const given = (path: string): string => join(workingFolder(), path.replaceAll('\\', '/'))
  const starts = paths.length ? paths.map(given) : [await workspaceRoot()]
  const folders = new Set<string>()
  for (const start of starts) {
    const folder = (await stat(start).catch(() => null))?.isDirectory() ? start : folderOf(start)
    const above = await nearestConfig(folder)
    folders.add(folder)
    if (above) folders.add(folderOf(above))
  }
  const endings = ['.md', '.yaml', '.yml']
  const below = await Promise.all([...folders].flatMap((it) => endings.map((ending) => nodeFiles.list(it, ending))))
  const files = new Set([...below.flat(), ...registry.map(given), ...(config === null ? [] : [given(config)])])
  const states = [...files].sort().map(async (file) => {
    const found = await stat(file).catch(() => null)
    return `${file} ${found?.size} ${found?.mtimeMs}`
  })
  return (await Promise.all(states)).join('\n')
}
