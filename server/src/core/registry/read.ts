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
import {itemNode, type PlacedItem} from './items.js'
import {findProblems} from './lint.js'
import {indexNames} from './names.js'
import {once} from './once.js'
import type {Indicator, NameEntry, Registry} from './schema.js'

export {indexFile, type RegistryFile} from './file.js'

/** Where an indicator is declared. */
interface Home {
  readonly file: RegistryFile
  readonly placed: PlacedItem
}

/** Several files as one registry, in their order: later files add, they never overwrite; what clashes is reported. */
export function combine(files: readonly RegistryFile[]): Registry {
  const understood = files.filter((file) => file.isUnderstood)
  const homes = findHomes(understood)
  const names = namesOf(homes)
  const index = once(() => indexNames(names))
  const parts = lazyParts(understood)
  const area = readDefault(understood, 'area')
  const indicator = remembered((id) => readHome(homes.get(id), area, parts.titles()))
  const registry: Registry = {
    ids: [...homes.keys()],
    indicator,
    names,
    matches: (text) => index().matches(text),
    named: (name) => index().named(name),
    get documents() {
      return parts.documents()
    },
    get terms() {
      return parts.terms()
    },
    get periods() {
      return parts.periods()
    },
    get areas() {
      return parts.areas()
    },
    get organizations() {
      return parts.organizations()
    },
    get units() {
      return parts.units()
    },
    get relations() {
      return parts.relations()
    },
    get policy() {
      return parts.policy()
    },
    baseline: readDefault(understood, 'baseline'),
    area,
    classification: word(readDefault(understood, 'classification'), classifications),
    problems: once(() => findProblems(files, registry)),
  }
  return registry
}

export const emptyRegistry: Registry = combine([])

function lazyParts(files: readonly RegistryFile[]) {
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

function namesOf(homes: ReadonlyMap<string, Home>): readonly NameEntry[] {
  const names: NameEntry[] = []
  for (const [indicator, {placed}] of homes) {
    const {name, aliases, notThis} = placed.item
    if (name) names.push({name: name.text, indicator, kind: 'name'})
    for (const {text} of aliases) names.push({name: text, indicator, kind: 'alias'})
    for (const {text} of notThis) names.push({name: text, indicator, kind: 'notThis'})
  }
  return names
}

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
