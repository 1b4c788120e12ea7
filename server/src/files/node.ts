import type {Dirent} from 'node:fs'
import {readdir, stat} from 'node:fs/promises'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {type Files, isSkippedFolder} from './files.js'
import {readRegular} from './regular.js'
import {readRemote} from './remote.js'
import {toPlace, toUri} from './uri.js'

/** The machine's own files, by path. */
export const nodeFiles: Files = {
  read: (path) => (isRemote(path) ? readRemote(path) : readRegular(path).catch(() => null)),
  list: async (folder, ending) =>
    (await below(folder || '.', ending)).map((path) => (folder ? path : path.slice(2))).sort(),
}

/** The machine's own files, by `file:` URI, as editors name them. */
export const nodeUriFiles: Files = {
  read: async (uri) => {
    const path = pathOf(uri)
    return path === null ? (isRemote(uri) ? readRemote(uri) : null) : nodeFiles.read(path)
  },
  list: async (uri, ending) => {
    const path = pathOf(uri)
    return path === null
      ? []
      : (await nodeFiles.list(path, ending)).map((found) => toPlace(String(pathToFileURL(found))))
  },
}

/** Null for other schemes, and for what names no path of this machine (a host, on a machine that has none in its paths). */
function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(toUri(uri)) : null
  } catch {
    return null
  }
}

async function below(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder.replace(/[\\/]$/, '')}/${entry.name}`
      if (entry.isDirectory()) return isSkippedFolder(entry.name) ? [] : below(path, ending)
      return path.endsWith(ending) && (await mayBeRead(entry, path)) ? [path] : []
    }),
  )
  return found.flat()
}

/** Pipes and devices are passed over, also behind links. A link to nothing is listed: whoever reads it complains. */
async function mayBeRead(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  const found = await stat(path).catch(() => null)
  return found === null || found.isFile()
}

const isRemote = (place: string): boolean => /^https?:\/\//.test(place)
