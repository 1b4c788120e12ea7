import type {NameEntry} from '../schema.js'
import {isSameName} from '../stretch.js'
import type {Item, PlacedItem, Written} from './items.js'

/** Which entry of which file declares what, by number: an edit that changes no id and no name leaves all of it alone. */
export interface Directory {
  /** The entries of each file. */
  readonly lists: readonly (readonly PlacedItem[])[]
  readonly ids: readonly string[]
  /** Every name of every indicator, in file order; the same array as long as every name is the same. */
  readonly names: readonly NameEntry[]
  readonly places: Places
  /** Of an id that several files have: the first entry of each. */
  readonly layers: ReadonlyMap<string, readonly Place[]>
}

export interface Place {
  readonly file: number
  readonly entry: number
}

/** By id, the file and the entry that declare it: the first that has an id and a name. */
export type Places = ReadonlyMap<string, Place>

/** `former`: of the lists before an edit. */
export function directoryOf(lists: readonly (readonly PlacedItem[])[], former: Directory | null): Directory {
  if (former && sameNames(former.lists, lists)) return {...former, lists}
  const places = new Map<string, Place>()
  const layers = new Map<string, readonly Place[]>()
  const names: NameEntry[] = []
  lists.forEach((items, file) => {
    items.forEach(({item}, entry) => {
      const id = item.key
      const first = id === null ? undefined : places.get(id)
      if (id === null || first?.file === file || (!first && !isNamed(item))) return
      if (!first) places.set(id, {file, entry})
      else if (!addLayer(layers, id, first, {file, entry})) return
      for (const name of item.entries) names.push(first ? asAlias(name) : name)
    })
  })
  addNameless(lists, places, layers)
  const known = former?.names ?? []
  const isSame = names.length === known.length && names.every((it, at) => isSameName(it, known[at]!))
  return {lists, ids: [...places.keys()], names: isSame ? known : names, places, layers}
}

const isNamed = ({entries: [first]}: Item): boolean => first?.kind === 'name'

/** Answers whether the file of the place has not told of the id before. */
function addLayer(layers: Map<string, readonly Place[]>, id: string, first: Place, place: Place): boolean {
  const known = layers.get(id) ?? [first]
  if (known.some(({file}) => file === place.file)) return false
  layers.set(
    id,
    [...known, place].sort((a, b) => a.file - b.file),
  )
  return true
}

/** A source that gives figures of an id which only a later file names, such as the targets of a superior plan. */
function addNameless(lists: Directory['lists'], places: Places, layers: Map<string, readonly Place[]>): void {
  lists.forEach((items, file) => {
    items.forEach(({item}, entry) => {
      const first = item.key !== null && !isNamed(item) ? places.get(item.key) : undefined
      if (item.key !== null && first && first.file > file) addLayer(layers, item.key, first, {file, entry})
    })
  })
}

/** What another source calls it is a name too, and the first source's counts for more. */
const asAlias = (entry: NameEntry): NameEntry => (entry.kind === 'name' ? {...entry, kind: 'alias'} : entry)

const sameNames = (before: Directory['lists'], after: Directory['lists']): boolean =>
  before.length === after.length &&
  after.every((items, file) => {
    const former = before[file]!
    return items.length === former.length && items.every(({item}, at) => isNamedAlike(item, former[at]!.item))
  })

const isNamedAlike = (a: Item, b: Item): boolean =>
  a === b ||
  (isWrittenAlike(a.id, b.id) &&
    isWrittenAlike(a.name, b.name) &&
    areWrittenAlike(a.aliases, b.aliases) &&
    areWrittenAlike(a.notThis, b.notThis))

const isWrittenAlike = (a: Written | null, b: Written | null): boolean => a?.text === b?.text

const areWrittenAlike = (a: readonly Written[], b: readonly Written[]): boolean =>
  a.length === b.length && a.every(({text}, at) => text === b[at]!.text)
