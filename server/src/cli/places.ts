import {stat} from 'node:fs/promises'
import {relative} from 'node:path'
import {configNames, folderAbove, folderOf} from '../files/files.js'

export const workingFolder = (): string => process.cwd().replaceAll('\\', '/')

/** How the output names a place: relative to the working folder where it lies below it. */
export function shown(place: string): string {
  const path = relative(workingFolder(), place).replaceAll('\\', '/')
  return /^https?:/.test(place) || path.startsWith('../') || path === '' ? place : path
}

/** The folder of the nearest `plumbline.yaml` above the working folder, else the working folder. */
export async function workspaceRoot(): Promise<string> {
  const config = await nearestConfig(workingFolder())
  return config ? folderOf(config) : workingFolder()
}

/** The nearest `plumbline.yaml` or `plumbline.yml` in a folder or above it. */
export async function nearestConfig(folder: string): Promise<string | null> {
  for (let at: string | null = folder; at !== null; at = folderAbove(at))
    for (const name of configNames) {
      const place = `${at}/${name}`
      if ((await stat(place).catch(() => null))?.isFile()) return place
    }
  return null
}
