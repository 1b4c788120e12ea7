import {readdir, readFile} from 'node:fs/promises'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {type Files, isSkippedFolder} from './files.js'
import {readRemote} from './remote.js'
import {toPlace, toUri} from './uri.js'

/** The machine's own files, by path. */
export const nodeFiles: Files = {
  read: (path) => (isRemote(path) ? readRemote(path) : readFile(path).catch(() => null)),
  list: async (folder, ending) =>
    (await below(folder || '.', ending)).map((path) => (folder ? path : path.slice(2))).sort(),
}

/** The machine's own files, by `file:` URI, as editors name them. */
export const nodeUriFiles: Files = {
  read: async (uri) =>
    uri.startsWith('file:') ? nodeFiles.read(fileURLToPath(toUri(uri))) : isRemote(uri) ? readRemote(uri) : null,
  list: async (uri, ending) =>
    uri.startsWith('file:')
      ? (await nodeFiles.list(fileURLToPath(toUri(uri)), ending)).map((path) => toPlace(String(pathToFileURL(path))))
      : [],
}

async function below(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${folder.replace(/[\\/]$/, '')}/${entry.name}`
      if (entry.isDirectory()) return isSkippedFolder(entry.name) ? [] : below(path, ending)
      return path.endsWith(ending) ? [path] : []
    }),
  )
  return found.flat()
}

const isRemote = (place: string): boolean => /^https?:\/\//.test(place)
