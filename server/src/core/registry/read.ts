import type {RegistryFile} from './file.js'
import {
  readAreas,
  readDefault,
  readDocuments,
  readOrganizations,
  readPeriods,
  readPolicy,
  readRelations,
  readTerms,
  readUnits,
} from './head.js'
import {classifications, readIndicator, word} from './indicator.js'
import {type Item, itemNode, type PlacedItem} from './items.js'
import {findProblems} from './lint.js'
import {nameIndexOf} from './names.js'
import {once} from './once.js'
import type {Indicator, NameEntry, Registry} from './schema.js'

export {indexFile, type RegistryFile} from './file.js'

/** Where an indicator is declared. */
interface Home {
  readonly file: RegistryFile
  readonly placed: PlacedItem
}

/** Several files as one registry, in their order: later files add, they never overwrite; what clashes is reported. */
export const combine = (files: readonly RegistryFile[]): Registry => new Combined(files)

/** Parts are read when first asked for; methods may be passed around without their registry. */
class Combined implements Registry {
  readonly ids: readonly string[]
  readonly names: readonly NameEntry[]
  readonly baseline: Registry['baseline']
  readonly area: string | null
  readonly classification: Registry['classification']
  readonly indicator: Registry['indicator']
  readonly problems: Registry['problems']
  private readonly parts: Parts

  constructor(files: readonly RegistryFile[]) {
    const understood = files.filter((file) => file.isUnderstood)
    const homes = findHomes(understood)
    this.parts = partsOf(understood)
    this.ids = [...homes.keys()]
    this.names = namesOf(homes)
    this.baseline = readDefault(understood, 'baseline')
    this.area = readDefault(understood, 'area')
    this.classification = word(readDefault(understood, 'classification'), classifications)
    this.indicator = remembered((id) => readHome(homes.get(id), this.area, this.parts.titles()))
    this.problems = once(() => findProblems(files, this))
  }

  readonly matches: Registry['matches'] = (text) => nameIndexOf(this.names).matches(text)
  readonly named: Registry['named'] = (name) => nameIndexOf(this.names).named(name)

  get documents() {
    return this.parts.documents()
  }
  get terms() {
    return this.parts.terms()
  }
  get periods() {
    return this.parts.periods()
  }
  get areas() {
    return this.parts.areas()
  }
  get organizations() {
    return this.parts.organizations()
  }
  get units() {
    return this.parts.units()
  }
  get relations() {
    return this.parts.relations()
  }
  get policy() {
    return this.parts.policy()
  }
}

type Parts = ReturnType<typeof partsOf>

function partsOf(files: readonly RegistryFile[]) {
  const documents = once(() => readDocuments(files))
  return {
    documents,
    titles: once(() => new Map(documents().map(({id, title}) => [id, title]))),
    terms: once(() => readTerms(files)),
    periods: once(() => readPeriods(files)),
    areas: once(() => readAreas(files)),
    organizations: once(() => readOrganizations(files)),
    units: once(() => readUnits(files)),
    relations: once(() => readRelations(files)),
    policy: once(() => readPolicy(files)),
  }
}

function findHomes(files: readonly RegistryFile[]): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>()
  for (const file of files)
    for (const placed of file.items) {
      const {id, name} = placed.item
      if (id && name && !homes.has(id.text)) homes.set(id.text, {file, placed})
    }
  return homes
}

/** The same array as long as every name is the same: the automaton and whatever else is made of the names hang on it. */
function namesOf(homes: ReadonlyMap<string, Home>): readonly NameEntry[] {
  const names: NameEntry[] = []
  for (const {placed} of homes.values()) for (const entry of entriesOf(placed.item)) names.push(entry)
  const [first] = names
  const known = first && lists.get(first)
  if (known && known.length === names.length && known.every((it, at) => isSame(it, names[at]!))) return known
  if (first) lists.set(first, names)
  return names
}

const isSame = (a: NameEntry, b: NameEntry): boolean =>
  a === b || (a.name === b.name && a.indicator === b.indicator && a.kind === b.kind)

const lists = new WeakMap<NameEntry, readonly NameEntry[]>()

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

/** Null for an unknown id, and for an item that YAML cannot read: half an indicator is worse than none. */
function readHome(home: Home | undefined, area: string | null, titles: ReadonlyMap<string, string>): Indicator | null {
  if (!home) return null
  const {file, placed} = home
  const isBroken = placed.item.read().problems.some(({code}) => code !== 'DUPLICATE_KEY')
  const setting = {
    path: file.path,
    at: placed.at,
    area,
    titleOf: (document: string) => titles.get(document) ?? document,
  }
  return isBroken ? null : readIndicator(itemNode(placed.item), setting)
}

function remembered<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const value = known.get(key)
    if (value !== undefined || known.has(key)) return value as T
    const made = read(key)
    known.set(key, made)
    return made
  }
}

export const emptyRegistry: Registry = combine([])
