import type {Trouble} from '../core/ide/findings/trouble.js'
import type {AgedSource, UnservedSource} from '../core/ide/findings/unserved.js'
import {fixedFolder, isGlob, matcher, matches} from '../core/text/glob.js'
import {decode} from './decode.js'
import {type Files, isUrl, join} from './files.js'
import type {Had} from './remote/remotes.js'

export interface RegistryText {
  readonly path: string
  readonly text: string
}

/** A registry that the configuration names and that could not be had. */
export type Unserved = UnservedSource

/** A registry on the web that serves; `since`: when its server last gave or confirmed it, ms. */
export interface RemoteSource {
  readonly source: string
  readonly place: string
  readonly since: number
  /** Why this is the copy of another day; null where it is the newest. */
  readonly trouble: Trouble | null
}

export interface Sources {
  readonly files: readonly RegistryText[]
  readonly unserved: readonly Unserved[]
  readonly remote: readonly RemoteSource[]
  /** Those that are newer than what a lock holds of them; absent where nobody has looked. */
  readonly behind?: readonly string[]
}

export const noSources: Sources = {files: [], unserved: [], remote: []}

/** Those of which an old copy is in use. */
export const agedOf = ({remote}: Pick<Sources, 'remote'>): readonly AgedSource[] =>
  remote.flatMap(({source, trouble, since}) => (trouble ? {source, trouble, since} : []))

export const joined = (all: readonly Sources[]): Sources => ({
  files: all.flatMap((it) => it.files),
  unserved: all.flatMap((it) => it.unserved),
  remote: all.flatMap((it) => it.remote),
})

/** The registry files that a configuration in `folder` names (files, globs, URLs), in its order, each once. */
export async function readSources(files: Files, folder: string, sources: readonly string[]): Promise<Sources> {
  const read = await Promise.all(sources.map((source) => readSource(files, folder, source)))
  const all = joined(read)
  return {...all, files: [...new Map(all.files.map((file) => [file.path, file])).values()]}
}

async function readSource(files: Files, folder: string, source: string): Promise<Sources> {
  const places = isGlob(source) && !isUrl(source) ? await matching(files, folder, source) : [join(folder, source)]
  if (places.length === 0) return {...noSources, unserved: [{source, reason: 'no-match'}]}
  const absent = isGlob(source) ? 'unreadable' : 'not-found'
  return joined(await Promise.all(places.map((place) => readOne(files, place, source, absent))))
}

/** `absent`: what a file that gives nothing is said to be; one that a glob has found is there. */
async function readOne(
  files: Files,
  place: string,
  source: string,
  absent: 'unreadable' | 'not-found',
): Promise<Sources> {
  if (files.remote && isUrl(place)) return readRemote(await files.remote(place), place, source)
  const bytes = await files.read(place)
  if (bytes) return decoded(bytes, place, source)
  return {...noSources, unserved: [{source, reason: isUrl(place) ? 'unreachable' : absent}]}
}

function readRemote({bytes, trouble, since}: Had, place: string, source: string): Sources {
  if (!bytes || since === null)
    return {...noSources, unserved: [{source, reason: 'unreachable', ...(trouble && {trouble})}]}
  return {...decoded(bytes, place, source), remote: [{source, place, since, trouble}]}
}

function decoded(bytes: Uint8Array, place: string, source: string): Sources {
  const text = decode(bytes)?.text
  return text === undefined
    ? {...noSources, unserved: [{source, reason: 'encoding'}]}
    : {...noSources, files: [{path: place, text}]}
}

/** Whether a source of a configuration in `folder` takes this file in. */
export const isNamedBy = (folder: string, sources: readonly string[], place: string): boolean =>
  sources.some((source) => matches(join(folder, source), place))

async function matching(files: Files, folder: string, pattern: string): Promise<readonly string[]> {
  const whole = join(folder, pattern)
  const ending = /[^*?{}/]*$/.exec(pattern)?.[0] ?? ''
  return (await files.list(fixedFolder(whole), ending)).filter(matcher(whole))
}
