import {fixedFolder, isGlob, matcher, matches} from '../core/text/glob.js'
import {decode} from './decode.js'
import {type Files, join} from './files.js'

export interface RegistryText {
  readonly path: string
  readonly text: string
}

/** A registry that the configuration names and that could not be had. */
export interface Unserved {
  readonly source: string
  readonly reason: 'not-found' | 'no-match' | 'encoding' | 'unreachable'
}

export interface Sources {
  readonly files: readonly RegistryText[]
  readonly unserved: readonly Unserved[]
}

/** The registry files that a configuration in `folder` names (files, globs, URLs), in its order, each once. */
export async function readSources(files: Files, folder: string, sources: readonly string[]): Promise<Sources> {
  const read = await Promise.all(sources.map((source) => readSource(files, folder, source)))
  const once = new Map(read.flatMap((it) => it.files).map((file) => [file.path, file]))
  return {files: [...once.values()], unserved: read.flatMap((it) => it.unserved)}
}

async function readSource(files: Files, folder: string, source: string): Promise<Sources> {
  const places = isGlob(source) && !isUrl(source) ? await matching(files, folder, source) : [join(folder, source)]
  if (places.length === 0) return {files: [], unserved: [{source, reason: 'no-match'}]}
  const read = await Promise.all(places.map((place) => readOne(files, place, source)))
  return {files: read.flatMap((it) => it.files), unserved: read.flatMap((it) => it.unserved)}
}

async function readOne(files: Files, place: string, source: string): Promise<Sources> {
  const bytes = await files.read(place)
  if (!bytes) return {files: [], unserved: [{source, reason: isUrl(place) ? 'unreachable' : 'not-found'}]}
  const decoded = decode(bytes)
  return decoded
    ? {files: [{path: place, text: decoded.text}], unserved: []}
    : {files: [], unserved: [{source, reason: 'encoding'}]}
}

/** Whether a source of a configuration in `folder` takes this file in. */
export const isNamedBy = (folder: string, sources: readonly string[], place: string): boolean =>
  sources.some((source) => matches(join(folder, source), place))

async function matching(files: Files, folder: string, pattern: string): Promise<readonly string[]> {
  const whole = join(folder, pattern)
  const ending = /[^*?{}/]*$/.exec(pattern)?.[0] ?? ''
  return (await files.list(fixedFolder(whole), ending)).filter(matcher(whole))
}

const isUrl = (place: string): boolean => /^https?:\/\//.test(place)
