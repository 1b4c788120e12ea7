import {createHash} from 'node:crypto'
import {promises} from 'node:fs'
import {dirname, join} from 'node:path'
import type {World} from '../core/config/world.js'
import {recallProblems} from '../core/ide/findings/findings.js'
import type {Registry} from '../core/registry/schema.js'
import type {Snapshot} from '../core/session/snapshot.js'
import {cacheFolder} from './cache-folder.js'
import {keepingNone, type Summaries, type Summarize} from './summaries.js'
import {readBack, readProblems, written, writtenProblems} from './written.js'

/** Entries that nobody has used for this long are swept out, in ms. */
const longest = 30 * 24 * 3600 * 1000
/** How often the folder is swept, and an entry that is used is marked as used, in ms. */
const between = 24 * 3600 * 1000
/** So much is kept, in bytes; of more the least recently used goes. Ten megabytes of drafts make some sixty. */
const keptAtMost = 200_000_000

/**
 * Summaries in files of the user's cache folder. An entry's name is a digest of everything that its summary depends on,
 * the program included, so that no entry is ever out of date: it is found or it is not. Where the program cannot be told
 * from another (run from its sources) nothing is kept.
 */
export function cachedSummaries(work: Summarize, folder = join(cacheFolder(), 'summaries')): Summaries {
  let found: Promise<Summaries> | null = null
  const summaries = (): Promise<Summaries> => {
    found ??= programDigest().then((program) =>
      program === null ? keepingNone(work) : summariesIn(folder, program, work),
    )
    return found
  }
  return {
    of: async (...asked) => (await summaries()).of(...asked),
    settle: async (snapshot) => (await summaries()).settle(snapshot),
  }
}

/** The same, for a program that is known by this name. */
export function summariesIn(folder: string, program: string, work: Summarize, atMost = keptAtMost): Summaries {
  const worlds = new WeakMap<World, string>()
  const placeOf = (snapshot: Snapshot, text: string): string => {
    const world = worlds.get(snapshot.world) ?? worldOf(snapshot, program)
    worlds.set(snapshot.world, world)
    const name = digest([world, text])
    return join(folder, name.slice(0, 2), name.slice(2))
  }
  const enter = entering(folder, atMost)
  const settled = new WeakMap<Registry, Promise<void>>()
  const settle = async (snapshot: Snapshot): Promise<void> => {
    const {registry} = snapshot.world
    const place = placeOf(snapshot, ofRegistry)
    const known = await entryAt(place)
    if (known) return recallProblems(registry, readProblems(snapshot, known))
    const body = writtenProblems(snapshot, registry.problems())
    if (body !== null) await enter(place, body)
  }
  return {
    of: async (snapshot, text, turn) => {
      const place = placeOf(snapshot, text)
      const known = await entryAt(place)
      if (known) return readBack(snapshot, known)
      if (turn && !(await turn())) return null
      const summary = await work(snapshot, text)
      const body = written(snapshot, summary)
      if (body !== null) await enter(place, body)
      return summary
    },
    settle: (snapshot) => {
      const {registry} = snapshot.world
      const settling = settled.get(registry) ?? settle(snapshot)
      settled.set(registry, settling)
      return settling
    },
  }
}

async function entryAt(place: string): Promise<string | null> {
  const entry = await promises.readFile(place, 'utf8').catch(() => null)
  if (entry) await use(place).catch(() => undefined)
  return entry && wholeBody(entry)
}

/** Marks an entry as used today. */
async function use(place: string): Promise<void> {
  const now = Date.now()
  if (now - (await promises.stat(place)).mtimeMs > between) await promises.utimes(place, now / 1000, now / 1000)
}

/** Writes entries; with the first one, and whenever a good part of the limit has been written, the folder is swept. */
function entering(folder: string, atMost: number): (place: string, body: string) => Promise<void> {
  let swept: Promise<void> | null = null
  let written = 0
  const made = new Map<string, Promise<unknown>>()
  const folderOf = (place: string): Promise<unknown> => {
    const parent = dirname(place)
    const making = made.get(parent) ?? promises.mkdir(parent, {recursive: true, mode: 0o700})
    made.set(parent, making)
    return making
  }
  return async (place, body) => {
    await folderOf(place)
      .then(() => writeWhole(place, `${digest([body])}\n${body}`))
      .catch(() => made.delete(dirname(place)))
    written += body.length
    if (written > atMost / 8) {
      written = 0
      swept = sweep(folder, atMost).catch(() => undefined)
    }
    swept ??= sweepDaily(folder, atMost).catch(() => undefined)
    await swept
  }
}

/** Stands for the registry where an entry's name has a draft's text; no decoded text begins so. */
const ofRegistry = '\ufeff\ufeffregistry'

const digest = (parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) {
    hash.update(`${part.length}\n`)
    // In UTF-8 all halves of surrogate pairs would be one character. A registry of 30 MB as bytes, all at once, is much memory.
    for (let at = 0; at < part.length; at += piece) hash.update(part.slice(at, at + piece), 'utf16le')
  }
  return hash.digest('hex')
}

/** In UTF-16 code units. */
const piece = 1 << 15

/** Registry files by what is in them and in their order; where they stand makes no difference to a draft. */
const worldOf = ({configFile, decisionsFile, registryFiles}: Snapshot, program: string): string => {
  const texts = [
    configFile?.text ?? '',
    decisionsFile?.text ?? '',
    ...[...registryFiles.values()].map(({text}) => text),
  ]
  return digest([program, process.version, ...texts])
}

/** What stands under the first line, if that is its digest: not half an entry, nor one that another hand has changed. */
function wholeBody(entry: string): string | null {
  const end = entry.indexOf('\n')
  const body = entry.slice(end + 1)
  return end > 0 && digest([body]) === entry.slice(0, end) ? body : null
}

/** Written beside and renamed, so that a process that ends half-way leaves no half of an entry; for this user's eyes, since it quotes the draft. */
async function writeWhole(place: string, text: string): Promise<void> {
  await promises.writeFile(`${place}.${process.pid}`, text, {mode: 0o600})
  await promises.rename(`${place}.${process.pid}`, place)
}

async function sweepDaily(folder: string, atMost: number): Promise<void> {
  const now = Date.now()
  const mark = join(folder, 'swept')
  const last = await promises.stat(mark).catch(() => null)
  if (last && now - last.mtimeMs < between) return
  await promises.writeFile(mark, '')
  await promises.utimes(mark, now / 1000, now / 1000)
  await sweep(folder, atMost)
}

/** Deletes entries that nobody has used for long, and the least recently used ones beyond the limit. */
async function sweep(folder: string, atMost: number): Promise<void> {
  const entries = await entriesIn(folder)
  entries.sort((a, b) => b.usedAt - a.usedAt)
  let total = 0
  for (const {place, size, usedAt} of entries) {
    total += size
    if (total > atMost || Date.now() - usedAt > longest) await promises.rm(place, {force: true})
  }
}

interface Entry {
  readonly place: string
  readonly size: number
  /** In ms, as clocks count. */
  readonly usedAt: number
}

async function entriesIn(folder: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const part of await promises.readdir(folder)) {
    if (part.length !== 2) continue
    for (const name of await promises.readdir(join(folder, part))) {
      const place = join(folder, part, name)
      const found = await promises.stat(place).catch(() => null)
      if (found) entries.push({place, size: found.size, usedAt: found.mtimeMs})
    }
  }
  return entries
}

/** The bytes of the bundle that runs: a version number is the same in all states between two releases. */
async function programDigest(): Promise<string | null> {
  if (typeof __filename !== 'string') return null
  const program = await promises.readFile(__filename, 'utf8').catch(() => null)
  return program && digest([program])
}
