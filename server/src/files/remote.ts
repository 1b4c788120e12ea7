import {createHash} from 'node:crypto'
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {cacheFolder} from './cache-folder.js'

/** How long a registry server may take; a slow one must not hold up a check that has a good copy. */
const patience = 5000

/** The bytes behind a URL, or, where it cannot be reached, those of the last time it could; null when there are none. */
export async function readRemote(url: string): Promise<Uint8Array | null> {
  const copy = join(cacheFolder(), createHash('sha256').update(url).digest('hex'))
  const bytes = await download(url)
  if (!bytes) return readFile(copy).catch(() => null)
  await keep(copy, bytes).catch(() => undefined)
  return bytes
}

async function download(url: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(url, {signal: AbortSignal.timeout(patience)})
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
  } catch {
    return null
  }
}

/** Written beside and renamed, so that a process that ends half-way leaves the old copy whole. */
async function keep(copy: string, bytes: Uint8Array): Promise<void> {
  await mkdir(cacheFolder(), {recursive: true})
  const fresh = `${copy}.${process.pid}`
  await writeFile(fresh, bytes)
  await rename(fresh, copy)
}
