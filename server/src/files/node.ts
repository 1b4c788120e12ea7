import type {Dirent} from 'node:fs'
import {promises} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {type Files, isSkippedFolder, isUrl} from './files.js'
import {type Ignores, isIgnored, readIgnores} from './gitignore.js'
import {readRegular} from './regular.js'
import {copiesOnDisk} from './remote/copies-on-disk.js'
import {overHttp} from './remote/over-http.js'
import {Remotes} from './remote/remotes.js'
import {signedIn} from './remote/signed-in.js'
import {toPlace, toUri} from './uri.js'

/** The machine's own files, by path. What is ignored is looked for below absolute folders only. */
export const nodeFiles: Files = {
  read: async (path) => (isUrl(path) ? null : readRegular(path).catch(() => null)),
  list: async (folder, ending, leaving) => {
    const ignores = leaving === 'ignored' ? await ignoresAbove(folder) : null
    return (await below(folder || '.', ending, ignores)).map((path) => (folder ? path : path.slice(2))).sort()
  },
  remote: (url) => remotes.read(url),
}

const remotes = new Remotes(signedIn(overHttp()), copiesOnDisk())

/** The machine's own files, by `file:` URI, as editors name them. */
export const nodeUriFiles: Files = {
  read: async (uri) => {
    const path = pathOf(uri)
    return path === null ? null : nodeFiles.read(path)
  },
  list: async (uri, ending, leaving) => {
    const path = pathOf(uri)
    return path === null
      ? []
      : (await nodeFiles.list(path, ending, leaving)).map((found) => toPlace(String(pathToFileURL(found))))
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

/** `ignores`: what the `.gitignore` files above have left out; null where none counts. */
async function below(folder: string, ending: string, ignores: readonly Ignores[] | null): Promise<string[]> {
  const entries = await promises.readdir(folder, {withFileTypes: true}).catch(() => [])
  const here = folder.replace(/[\\/]$/, '')
  const isHere = entries.some(({name}) => name === ignoreName)
  const all = ignores && isHere ? [...ignores, ...(await ignoresIn(here))] : ignores
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = `${here}/${entry.name}`
      if (all && isIgnored(all, path, entry.isDirectory())) return []
      if (entry.isDirectory()) return isSkippedFolder(entry.name) ? [] : below(path, ending, all)
      return path.endsWith(ending) && (await mayBeRead(entry, path)) ? [path] : []
    }),
  )
  return found.flat()
}

const ignoreName = '.gitignore'

async function ignoresIn(folder: string): Promise<readonly Ignores[]> {
  const bytes = await readRegular(`${folder}/${ignoreName}`).catch(() => null)
  return bytes === null ? [] : [readIgnores(folder, new TextDecoder().decode(bytes))]
}

/** Those of the folders above, up to the root of the repository, from there downwards; none outside a repository. */
async function ignoresAbove(folder: string): Promise<readonly Ignores[]> {
  const found: (readonly Ignores[])[] = []
  const absolute = resolve(folder).replaceAll('\\', '/')
  const isRoot = async (at: string) => (await promises.stat(`${at}/.git`).catch(() => null)) !== null
  if (await isRoot(absolute)) return []
  for (let at = dirname(absolute); at !== dirname(at); at = dirname(at)) {
    found.unshift(await ignoresIn(at))
    if (await isRoot(at)) return found.flat()
  }
  return []
}

/** Pipes and devices are passed over, also behind links. A link to nothing is listed: whoever reads it complains. */
async function mayBeRead(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile()
  const found = await promises.stat(path).catch(() => null)
  return found === null || found.isFile()
}
