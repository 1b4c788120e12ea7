import type {RegistryFile} from '../../registry/file/file.js'
import type {PlacedItem} from '../../registry/file/items.js'
import {child, textOf} from '../../registry/yaml/node.js'
import type {Snapshot} from '../../session/snapshot.js'
import {isGlob} from '../../text/glob.js'
import type {Action} from '../action.js'

/** Where a new entry goes: what ids begin with there, with its dot, and how far entries are indented. */
export interface Home {
  readonly prefix: string
  readonly indent: string
}

/** Puts a new entry into the last local registry file; into one that holds none yet; else into one that is made for it. */
export function addition(
  snapshot: Snapshot,
  uri: string,
  entryIn: (home: Home) => string,
): Pick<Action, 'edits' | 'creates'> {
  const local = [...snapshot.registryFiles.values()].reverse().filter(isWritable)
  const home = local.find(({items}) => items.at(-1)?.item.source)
  const last = home?.items.at(-1)
  if (home && last) return behind(home, last, entryIn)
  const empty = local.find(({items, sections}) => !items.length && sections)
  const prefix = prefixOf(snapshot)
  return empty
    ? {edits: new Map([[empty.path, [asFirst(empty, entryIn({prefix, indent: '  '}))]]])}
    : inNewFile(snapshot, uri, entryIn({prefix, indent: '  '}))
}

/** What comes from the web is its keeper's, and what this program does not understand had better be left alone. */
const isWritable = ({path, isUnderstood}: RegistryFile): boolean => isUnderstood && !/^https?:/.test(path)

function behind(home: RegistryFile, last: PlacedItem, entryIn: (home: Home) => string) {
  const at = endOfItem(last)
  const insert = entryIn({prefix: commonPrefix(home), indent: /^ */.exec(last.item.source)?.[0] ?? ''})
  return {
    edits: new Map([[home.path, [{from: at, to: at, insert: home.text[at - 1] === '\n' ? insert : `\n${insert}`}]]]),
  }
}

/** Behind the last line of an item that says something: comments and blank lines there belong to what follows. */
export function endOfItem({at, item: {source}}: PlacedItem): number {
  const lines = source.split(/(?<=\n)/)
  while (/^\s*(?:#.*)?$/.test((lines.at(-1) ?? 'end').trimEnd())) lines.pop()
  return at + lines.join('').length
}

/** That of most entries of the file, which are its owner's: the last one may be somebody else's. */
export function commonPrefix({items}: RegistryFile): string {
  const counts = new Map<string, number>()
  for (const {item} of items) {
    const id = item.id?.text ?? ''
    const prefix = id.slice(0, id.lastIndexOf('.') + 1)
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? ''
}

/** Where there is no entry beside which to look, the registry's own id. */
function prefixOf({registryFiles}: Snapshot): string {
  const files = [...registryFiles.values()].reverse()
  const withItems = files.find(({items}) => items.length)
  const own = files.map((file) => textOf(child(file.section('registry')?.value ?? null, 'id'))).find(Boolean)
  return own ? `${own}.` : withItems ? commonPrefix(withItems) : ''
}

function asFirst({text, section}: RegistryFile, entry: string) {
  const list = section('indicators')
  if (!list)
    return {from: text.length, to: text.length, insert: `${/\n$|^$/.test(text) ? '' : '\n'}indicators:\n${entry}`}
  const colon = text.indexOf(':', list.at.to) + 1
  const newline = text.indexOf('\n', colon)
  const end = newline < 0 ? text.length : newline
  // `indicators: []` and `indicators:` hold nothing; a comment behind them stays.
  const comment = /\s*(?:#.*)?$/.exec(text.slice(colon, end))?.[0].trimEnd() ?? ''
  return {from: colon, to: end, insert: `${comment}\n${entry}`.replace(/\n$/, newline < 0 ? '\n' : '')}
}

/** The file that the configuration names and that is not there, or one that its glob takes in; both are made if need be. */
function inNewFile(snapshot: Snapshot, uri: string, entry: string): Pick<Action, 'edits' | 'creates'> {
  const {configFile, world} = snapshot
  const text = `plumbline: 1\nindicators:\n${entry}`
  const folder = folderOf(configFile?.path ?? decoded(uri))
  const named = world.config.registry.find((it) => !/^https?:/.test(it) && !/[*?{]/.test(folderOf(it)))
  const path = named === undefined ? usual : isGlob(named) ? inGlob(named) : named
  const registry = path.startsWith('/') ? path : `${folder}/${path}`
  if (configFile && named !== undefined) return {edits: new Map(), creates: new Map([[registry, text]])}
  const naming = 'registry:\n  - registry/*.metrics.yaml\n'
  if (!configFile)
    return {
      edits: new Map(),
      creates: new Map([
        [`${folder}/plumbline.yaml`, naming],
        [registry, text],
      ]),
    }
  const at = configFile.text.length
  const insert = `${/\n$|^$/.test(configFile.text) ? '' : '\n'}${naming}`
  // A list of sources that is there is added to by hand: nothing is known of its form.
  const edits = /^registry:/m.test(configFile.text) ? [] : [{from: at, to: at, insert}]
  return {edits: new Map([[configFile.path, edits]]), creates: new Map([[registry, text]])}
}

const usual = 'registry/drafts.metrics.yaml'

const inGlob = (glob: string): string => {
  const name = glob.slice(glob.lastIndexOf('/') + 1).replace(/^[*?{}\w,-]*/, 'drafts')
  return `${glob.slice(0, glob.lastIndexOf('/') + 1)}${/\.metrics\.ya?ml$/.test(name) ? name : 'drafts.metrics.yaml'}`
}

const folderOf = (place: string): string => place.slice(0, Math.max(place.lastIndexOf('/'), 0))

/** A file name as people read it; a URI may hold anything. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
