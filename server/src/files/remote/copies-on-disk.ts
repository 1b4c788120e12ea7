import {createHash} from 'node:crypto'
import {promises} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {cacheFolder} from '../cache-folder.js'
import type {Copies, Copy} from './copies.js'

/** One file each: a line of JSON with all but the body, and the body. What does not fit its digest is no copy. */
export const copiesOnDisk = (folder: string = join(cacheFolder(), 'registries')): Copies => ({
  get: async (url) => {
    const bytes = await promises.readFile(placeOf(folder, url)).catch(() => null)
    return bytes && read(url, bytes)
  },
  put: async (copy) => write(placeOf(folder, copy.url), copy).catch(() => undefined),
})

const placeOf = (folder: string, url: string): string => join(folder, `${digestOf(url)}.copy`)

export const digestOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

function read(url: string, bytes: Uint8Array): Copy | null {
  const end = bytes.indexOf(10)
  const head = headOf(new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0))))
  const body = bytes.subarray(end + 1)
  if (!head || head.url !== url || head.digest !== digestOf(body)) return null
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const [fetched, checked] = [Number(head.fetched), Number(head.checked)]
  return Number.isFinite(fetched + checked)
    ? {url, body, etag: text(head.etag), lastModified: text(head.lastModified), fetched, checked}
    : null
}

function headOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const head: unknown = JSON.parse(line)
    return typeof head === 'object' && head !== null ? {...head} : null
  } catch {
    return null
  }
}

/** Written beside and renamed, so that a process that ends half-way leaves the old copy whole. */
async function write(place: string, {body, ...head}: Copy): Promise<void> {
  const fresh = `${place}.${process.pid}.${Math.random().toString(36).slice(2)}`
  const line = `${JSON.stringify({...head, digest: digestOf(body)})}\n`
  try {
    await promises.mkdir(dirname(place), {recursive: true})
    await promises.writeFile(fresh, Buffer.concat([Buffer.from(line), body]), {mode: 0o600})
    await promises.rename(fresh, place)
  } catch (error) {
    await promises.rm(fresh, {force: true})
    throw error
  }
  await sweep(place)
}

/** In ms; no write takes so long. */
const abandoned = 3_600_000

/** Processes that ended half-way have left what they had begun. */
async function sweep(place: string): Promise<void> {
  const begun = (await promises.readdir(dirname(place))).filter((name) => name.startsWith(`${basename(place)}.`))
  for (const name of begun) {
    const at = join(dirname(place), name)
    const found = await promises.stat(at).catch(() => null)
    if (found && Date.now() - found.mtimeMs > abandoned) await promises.rm(at, {force: true})
  }
}
