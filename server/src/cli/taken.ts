import {readFile} from 'node:fs/promises'
import {takesIn} from '../core/config/by-path.js'
import type {Config} from '../core/config/config.js'
import {readConfig} from '../core/config/read.js'
import {decode} from '../files/decode.js'
import {folderOf, join} from '../files/files.js'
import {isDraftName} from './kind.js'
import {nearestConfig, workingFolder} from './places.js'

/** Whether a file that was found in a folder is a draft to be checked. */
export type Taking = (place: string) => Promise<boolean>

export const isMarkdown = (place: string): boolean => place.endsWith('.md')

/**
 * As the configuration that `--config` names, or else the nearest one above a file, says by `drafts` and `ignore`: all
 * Markdown, unless it names drafts. What is wrong in the file itself is told where it is opened.
 */
export function draftsTaken(named: string | null): Taking {
  const configs = new Map<string, Promise<Config | null>>()
  const above = new Map<string, Promise<string | null>>()
  const known = <Made>(cache: Map<string, Promise<Made>>, key: string, make: (key: string) => Promise<Made>) => {
    const made = cache.get(key) ?? make(key)
    cache.set(key, made)
    return made
  }
  return async (place) => {
    if (!isDraftName(place)) return false
    const path = named === null ? await known(above, folderOf(place), nearestConfig) : join(workingFolder(), named)
    const config = path === null ? null : await known(configs, path, configAt)
    if (path === null || !config) return isMarkdown(place)
    const folder = `${folderOf(path)}/`
    const below = place.startsWith(folder) ? place.slice(folder.length) : place
    return (config.drafts.length > 0 || isMarkdown(place)) && takesIn(config, below)
  }
}

async function configAt(path: string): Promise<Config | null> {
  const bytes = await readFile(path).catch(() => null)
  const text = bytes && decode(bytes)?.text
  return typeof text === 'string' ? readConfig(path, text) : null
}
