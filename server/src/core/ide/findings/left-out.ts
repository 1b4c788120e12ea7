import {takesIn} from '../../config/by-path.js'
import type {Snapshot} from '../../session/snapshot.js'

/** Whether `drafts` or `ignore` of the configuration say that a Markdown file is no draft. */
export const isLeftOut = (snapshot: Snapshot, path: string): boolean =>
  !takesIn(snapshot.world.config, pathBelow(snapshot, path))

/** The path of a draft from the folder of the configuration. Editors escape what they name; the configuration's place is plain. */
export function pathBelow({configFile}: Snapshot, path: string): string {
  if (!configFile) return path
  const absolute = (name: string) =>
    configFile.base !== undefined && !isAbsolute(name) ? `${configFile.base}/${name}` : name
  const config = absolute(configFile.path)
  const folder = config.slice(0, config.lastIndexOf('/') + 1)
  const place = absolute(plain(path))
  return place.startsWith(folder) ? place.slice(folder.length) : place
}

const isAbsolute = (path: string): boolean => /^(?:\/|[A-Za-z]:|[a-z][\w+.-]+:\/\/)/.test(path)

function plain(path: string): string {
  if (!/^[a-z][\w+.-]+:\/\//.test(path)) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
