import {indexFile} from '../core/registry/file.js'
import {type Files, folderOf} from './files.js'
import {type RegistryText, readSources, type Sources, type Unserved} from './sources.js'

/** Includes of includes end here at the latest; a ring of files ends by itself. */
const depthAtMost = 8

/** The registry files that `sources` name, and those that these include, after the files that include them. */
export async function loadRegistries(files: Files, folder: string, sources: readonly string[]): Promise<Sources> {
  const read = new Map<string, RegistryText>()
  const unserved: Unserved[] = []
  let wanted: readonly {readonly folder: string; readonly sources: readonly string[]}[] = [{folder, sources}]
  for (let depth = 0; wanted.length && depth < depthAtMost; depth++) {
    const answers = await Promise.all(wanted.map((it) => readSources(files, it.folder, it.sources)))
    const fresh = answers.flatMap((it) => it.files).filter(({path}) => !read.has(path))
    for (const file of fresh) read.set(file.path, file)
    unserved.push(...answers.flatMap((it) => it.unserved))
    wanted = fresh
      .map((file) => ({folder: folderOf(file.path), sources: includesOf(file)}))
      .filter((it) => it.sources.length)
  }
  return {files: [...read.values()], unserved}
}

/** Nearly no file includes another, and to find places in a large one costs time: look for the word first. */
const includesOf = ({path, text}: RegistryText): readonly string[] =>
  /^include:/m.test(text) ? indexFile(path, text).includes : []
