import {indexFile} from '../core/registry/file/file.js'
import {type Files, folderOf, isUrl} from './files.js'
import {joined, noSources, type RegistryText, readSources, type Sources} from './sources.js'

/** Includes of includes end here at the latest; a ring of files ends by itself. */
const depthAtMost = 8

interface Wanted {
  readonly folder: string
  readonly sources: readonly string[]
}

/** The registry files that `sources` name, and those that these include, after the files that include them. */
export async function loadRegistries(files: Files, folder: string, sources: readonly string[]): Promise<Sources> {
  const read = new Map<string, RegistryText>()
  let all = noSources
  let wanted: readonly Wanted[] = [{folder, sources}]
  for (let depth = 0; wanted.length && depth < depthAtMost; depth++) {
    const answers = joined(await Promise.all(wanted.map((it) => readSources(files, it.folder, it.sources))))
    const fresh = answers.files.filter(({path}) => !read.has(path))
    for (const file of fresh) read.set(file.path, file)
    const included = fresh.map((file) => (isUrl(file.path) ? belowAddress(file) : localIncludes(file)))
    all = joined([all, answers, ...included.map(({refused}) => refused)])
    wanted = included.filter((it) => it.sources.length)
  }
  return {...all, files: [...read.values()]}
}

type Included = Wanted & {readonly refused: Sources}

const localIncludes = (file: RegistryText): Included => ({
  folder: folderOf(file.path),
  sources: includesOf(file),
  refused: noSources,
})

/** A registry on the web may include what lies below its own address: no file of this machine, and no other server. */
function belowAddress(file: RegistryText): Included {
  const folder = folderOf(file.path.replace(/[?#].*$/, ''))
  const sources: string[] = []
  const refused: Sources['unserved'][number][] = []
  for (const source of includesOf(file)) {
    const address = URL.canParse(source, `${folder}/`) ? new URL(source, `${folder}/`).href : ''
    if (address.startsWith(`${folder}/`)) sources.push(address)
    else refused.push({source, reason: 'outside'})
  }
  return {folder, sources, refused: {...noSources, unserved: refused}}
}

/** Nearly no file includes another, and to find places in a large one costs time: look for the word first. */
const includesOf = ({path, text}: RegistryText): readonly string[] =>
  /^include:/m.test(text) ? indexFile(path, text).includes : []
