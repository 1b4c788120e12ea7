import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {join as joinPath} from 'node:path'
import {indexFile} from '../core/registry/file/file.js'
import {child, textOf} from '../core/registry/yaml/node.js'
import {cacheFolder} from './cache-folder.js'
import {decode} from './decode.js'
import {type Files, isUrl, join} from './files.js'
import type {Locked} from './lock-text.js'
import {digestOf} from './remote/copies-on-disk.js'
import type {RegistryText} from './sources.js'

export function lockedOf({path, text}: RegistryText, source: string, fetched: Date): Locked {
  const vintage = textOf(child(indexFile(path, text).section('registry')?.value ?? null, 'updated'))
  return {source, digest: digestOf(text), fetched: fetched.toISOString(), vintage}
}

const storeOf = (digest: string): string => joinPath(cacheFolder(), 'locked', digest)

/** Keeps a text by its digest, for checks that ask for exactly that one; a full disk loses it. */
export async function store({text}: RegistryText): Promise<void> {
  const place = storeOf(digestOf(text))
  await mkdir(joinPath(place, '..'), {recursive: true}).catch(() => undefined)
  await writeFile(place, text).catch(() => undefined)
}

/** The registries exactly as the lock has them, without any network; `missing`: what cannot be had so. */
export async function readLocked(
  files: Files,
  folder: string,
  all: readonly Locked[],
): Promise<{readonly files: readonly RegistryText[]; readonly missing: readonly Locked[]}> {
  const read = await Promise.all(all.map(async (locked) => ({locked, text: await textOfLocked(files, folder, locked)})))
  return {
    files: read.flatMap(({locked: {source}, text}) =>
      text === null ? [] : {path: isUrl(source) ? source : join(folder, source), text},
    ),
    missing: read.flatMap(({locked, text}) => (text === null ? locked : [])),
  }
}

async function textOfLocked(files: Files, folder: string, {source, digest}: Locked): Promise<string | null> {
  const bytes = isUrl(source) ? null : await files.read(join(folder, source))
  const text = bytes && decode(bytes)?.text
  if (text && digestOf(text) === digest) return text
  const kept = await readFile(storeOf(digest), 'utf8').catch(() => null)
  return kept !== null && digestOf(kept) === digest ? kept : null
}
