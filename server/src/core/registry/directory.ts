import type {Item, PlacedItem, Written} from './items.js'
import type {NameEntry} from './schema.js'
import {isSameName} from './stretch.js'

/** Which entry of which file declares what, by number: an edit that changes no id and no name leaves all of it alone. */
export interface Directory {
  /** The entries of each file. */
  readonly lists: readonly (readonly PlacedItem[])[]
  readonly ids: readonly string[]
  /** Every name of every indicator, in file order; the same array as long as every name is the same. */
  readonly names: readonly NameEntry[]
  readonly places: Places
}

/** By id, the file and the entry that declare it: the first that has an id and a name. */
export type Places = ReadonlyMap<string, {readonly file: number; readonly entry: number}>

/** `former`: of the lists before an edit. */
export function directoryOf(lists: readonly (readonly PlacedItem[])[], former: Directory | null): Directory {
  if (former && sameNames(former.lists, lists)) return {...former, lists}
  const places = new Map<string, {readonly file: number; readonly entry: number}>()
  const names: NameEntry[] = []
  lists.forEach((items, file) => {
    items.forEach(({item}, entry) => {
      if (!item.id || !item.name || places.has(item.id.text)) return
      places.set(item.id.text, {file, entry})
      for (const name of entriesOf(item)) names.push(name)
    })
  })
  const known = former?.names ?? []
  const isSame = names.length === known.length && names.every((it, at) => isSameName(it, known[at]!))
  return {lists, ids: [...places.keys()], names: isSame ? known : names, places}
}

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

function entriesOf(item: Item): readonly NameEntry[] {
  const known = entries.get(item)
  if (known) return known
  const indicator = item.id?.text ?? ''
  const made: NameEntry[] = []
  if (item.name) made.push({name: item.name.text, indicator, kind: 'name'})
  for (const {text} of item.aliases) made.push({name: text, indicator, kind: 'alias'})
  for (const {text} of item.notThis) made.push({name: text, indicator, kind: 'notThis'})
  entries.set(item, made)
  return made
}

const entries = new WeakMap<Item, readonly NameEntry[]>()
