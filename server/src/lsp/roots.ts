import {advance} from '../core/session/advance.js'
import {emptySnapshot} from '../core/session/snapshot.js'
import {behindLock} from '../files/behind-lock.js'
import {decode} from '../files/decode.js'
import {configNames, decisionsPath, type Files, folderAbove, folderOf, isUrl} from '../files/files.js'
import {loadRegistries} from '../files/load.js'
import {isNamedBy, type RegistryText, type Unserved} from '../files/sources.js'
import {toPlace} from '../files/uri.js'
import type {Root, Session} from './session.js'

/** Makes a root of every folder with a configuration in and below these folders, and loads it. */
export async function findRoots(session: Session, files: Files, folders: readonly string[]): Promise<void> {
  const below = await Promise.all(
    folders.flatMap((folder) => configNames.map((name) => files.list(folder, `/${name}`))),
  )
  const found = new Set(below.flat().map(folderOf))
  await Promise.all([...found].map((folder) => loadRoot(session, files, session.addRoot(folder))))
}

/** The root of a file that lies in no workspace folder: the nearest configuration above it. */
export async function findRootAbove(session: Session, files: Files, at: string): Promise<void> {
  if (session.rootOf(at).folder !== '') return
  for (let folder: string | null = folderOf(at); folder; folder = folderAbove(folder))
    for (const name of configNames)
      if (await files.read(`${folder}/${name}`)) return loadRoot(session, files, session.addRoot(folder))
}

/** The same for every open file: one whose root is gone may have another above it. */
export async function findRootsAbove(session: Session, files: Files): Promise<void> {
  for (const {uri} of [...session.open]) await findRootAbove(session, files, toPlace(uri))
}

async function readText(files: Files, path: string): Promise<RegistryText | null> {
  const bytes = await files.read(path)
  const decoded = bytes && decode(bytes)
  return decoded ? {path, text: decoded.text} : null
}

/**
 * Reads configuration and registry of a root again; what the client holds open counts before what the disk says. A root
 * whose configuration is neither there nor open is none any more.
 */
export async function loadRoot(session: Session, files: Files, root: Root): Promise<void> {
  const config = await configOf(session, files, root.folder)
  if (!config) return session.removeRoot(root.folder)
  session.apply(root, {kind: 'config-set', ...config})
  const decisions = await readText(files, `${root.folder}/${decisionsPath}`)
  if (decisions?.text !== root.snapshot.decisionsFile?.text)
    session.apply(root, {kind: 'decisions-set', file: decisions})
  const named = root.snapshot.world.config.registry
  const typed = await onlyTyped(session, files, config.path, named)
  const sources = await loadRegistries(
    files,
    root.folder,
    named.filter((source) => !typed.has(source)),
  )
  const {files: loaded} = sources
  const behind = await behindLock(files, root.folder, loaded)
  // What was typed while the disk was read is newer than what it said, and a file may be open before it is saved.
  const now = loaded.map((file) => ({path: file.path, text: session.openAt(file.path)?.text ?? file.text}))
  const onDisk = new Set(loaded.map((file) => file.path))
  const unsaved = session
    .openOf('registry')
    .filter((file) => !onDisk.has(file.path) && isNamedBy(root.folder, named, file.path))
  root.sources = {...sources, behind, unserved: [...sources.unserved, ...[...typed].map(waitsForSaving)]}
  session.apply(root, {kind: 'registries-read', files: [...now, ...unsaved]})
}

/** Addresses that a configuration names as it is typed and not as it is saved: nobody is asked for half an address. */
async function onlyTyped(
  session: Session,
  files: Files,
  path: string,
  named: readonly string[],
): Promise<ReadonlySet<string>> {
  const addresses = session.openAt(path) ? named.filter(isUrl) : []
  if (!addresses.length) return new Set()
  const saved = (await readText(files, path))?.text ?? ''
  const {registry} = advance(emptySnapshot, {kind: 'config-set', path, text: saved}).world.config
  return new Set(addresses.filter((address) => !registry.includes(address)))
}

const waitsForSaving = (source: string): Unserved => ({source, reason: 'unreachable', trouble: {kind: 'unsaved'}})

/** The configuration of a folder; its text is null where it cannot be read as one. */
async function configOf(
  session: Session,
  files: Files,
  folder: string,
): Promise<{readonly path: string; readonly text: string | null} | null> {
  for (const name of configNames) {
    const path = `${folder}/${name}`
    const read = session.openAt(path) ? null : await files.read(path)
    const text = session.openAt(path)?.text ?? (read && decode(read)?.text) ?? null
    if (text !== null || read) return {path, text}
  }
  return null
}

/** Whether a place is that of a configuration. */
export const isConfig = (at: string): boolean => configNames.some((name) => at.endsWith(`/${name}`))
