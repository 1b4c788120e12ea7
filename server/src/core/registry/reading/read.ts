import {keeping} from '../../text/keeping.js'
import {type Offset, shift} from '../../text/span.js'
import {type Directory, directoryOf, type Place} from '../file/directory.js'
import type {RegistryFile} from '../file/file.js'
import {classifications, readIndicator, word} from '../file/indicator.js'
import {type Item, itemNode} from '../file/items.js'
import {once} from '../file/once.js'
import {joined, type Layer, type Layered} from '../layers.js'
import {type Claimed, claimedIn} from '../lint/clashes.js'
import {findProblems} from '../lint/lint.js'
import {type Defined, definedIn} from '../lint/references.js'
import {indexNames, type NameIndex} from '../names.js'
import type {Declared, Indicator, NameEntry, RegisteredDocument, Registry} from '../schema.js'
import {
  isKeptBy,
  ownArea,
  ownDefault,
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
import {indexLoose, type LooseIndex} from './loose.js'

export {editFile, indexFile, type RegistryFile} from '../file/file.js'

/**
 * Several files as one registry, in their order: later files add, they never overwrite; what clashes is reported.
 * `former`: the registry before an edit, of which is taken over what stands. `area`: the drafts' own, by id or name; null:
 * the files' own.
 */
export const combine = (
  files: readonly RegistryFile[],
  former: Registry | null = null,
  area: string | null = null,
): Registry => new Combined(files, former instanceof Combined ? former : null, area)

/**
 * Files and parts are read when first asked for, since what is known of a draft may need none of them; methods may be passed
 * around without their registry.
 */
class Combined implements Registry {
  readonly indicator: Registry['indicator']
  readonly problems: Registry['problems']
  readonly conflicts: Registry['conflicts']
  private readonly parts: () => Parts
  readonly directory: () => Directory
  private readonly ownArea: () => string | null
  /** The last of each that was made, here or in a registry before; never the registry itself, or none would ever go. */
  private readonly wholeNames: Last<NameIndex>
  private readonly looseNames: Last<LooseIndex>
  private defined: Defined | null
  private claimed: Claimed | null
  private titles: ReadonlyMap<string, string>

  constructor(files: readonly RegistryFile[], former: Combined | null, area: string | null) {
    const understood = once(() => files.filter((file) => file.isUnderstood))
    this.directory = former?.isRead ? directoryAfter(former, understood()) : once(() => directoryIn(understood(), null))
    this.parts = once(() => partsOf(understood()))
    this.ownArea = once(() => (area && areaNamed(area, this.areas)) ?? ownArea(understood(), () => this.areas))
    this.wholeNames = last(indexNames, former?.wholeNames)
    this.looseNames = last(indexLoose, former?.looseNames)
    this.defined = former?.defined ?? null
    this.claimed = former?.claimed ?? null
    this.titles = former?.titles ?? new Map()
    const titles = once(() => {
      this.titles = titlesOf(this.documents, this.titles)
      return this.titles
    })
    const read = (id: string, place: Place): Indicator | null =>
      readPlaced(understood()[place.file], place.entry, nameOf(understood(), this.directory().places.get(id)), titles())
    const layered = remembered((id) => this.layered(id, understood(), read))
    this.indicator = remembered((id) => {
      if (this.directory().layers.has(id)) return layered(id)?.indicator ?? null
      const place = this.directory().places.get(id)
      return place ? read(id, place) : null
    })
    this.conflicts = (id) => (this.directory().layers.has(id) ? (layered(id)?.conflicts ?? []) : [])
    this.problems = once(() => {
      this.defined = definedIn(this, this.defined)
      this.claimed = claimedIn(understood(), this.claimed)
      return findProblems(files, this, this.defined, this.claimed, this.directory())
    })
  }

  /** Whether there is anything in it that the next one could take over. */
  get isRead(): boolean {
    return this.directory().lists.length > 0
  }

  /** Null where no source's entry can be read. */
  private layered(
    id: string,
    files: readonly RegistryFile[],
    read: (id: string, place: Place) => Indicator | null,
  ): Layered | null {
    const places = this.directory().layers.get(id) ?? []
    const entries = places.flatMap((place) => ({file: files[place.file]!, indicator: read(id, place)}))
    const owners = new Set(entries.flatMap(({indicator}) => indicator?.owner ?? []))
    const [only] = owners.size === 1 ? owners : []
    const layers = entries.flatMap(({file, indicator}): readonly Layer[] => {
      const owner = indicator?.owner ?? only
      return indicator ? [{indicator, isOwners: owner !== undefined && isKeptBy(file, owner, id)}] : []
    })
    return layers.length ? joined(layers, {area: this.area, policy: this.policy}) : null
  }

  readonly matches: Registry['matches'] = (text) => this.wholeNames.of(this.names).matches(text)
  readonly named: Registry['named'] = (name) => this.wholeNames.of(this.names).named(name)

  readonly loose: Registry['loose'] = (key) => this.looseNames.of(this.names).loose(key)
  readonly endingIn: Registry['endingIn'] = (tail) => this.looseNames.of(this.names).endingIn(tail)

  get ids() {
    return this.directory().ids
  }
  get names() {
    return this.directory().names
  }
  get baseline() {
    return this.parts().baseline()
  }
  get locale() {
    return this.parts().locale()
  }
  get area() {
    return this.ownArea()
  }
  get classification() {
    return this.parts().classification()
  }
  get documents() {
    return this.parts().documents()
  }
  get terms() {
    return this.parts().terms()
  }
  get periods() {
    return this.parts().periods()
  }
  get areas() {
    return this.parts().areas()
  }
  get organizations() {
    return this.parts().organizations()
  }
  get units() {
    return this.parts().units()
  }
  get relations() {
    return this.parts().relations()
  }
  get policy() {
    return this.parts().policy()
  }
}

const directoryIn = (files: readonly RegistryFile[], former: Directory | null): Directory =>
  directoryOf(
    files.map(({items}) => items),
    former,
  )

/** Made at once: to make it later, a registry would hold the one before it, and that the one before that. */
function directoryAfter(former: Combined, files: readonly RegistryFile[]): () => Directory {
  const made = directoryIn(files, former.directory())
  return () => made
}

/** The area of an id or a name; null for one that no file knows. */
const areaNamed = (named: string, areas: Registry['areas']): string | null =>
  areas.find(({id, label, aliases}) => id === named || label === named || aliases.includes(named))?.id ?? null

/** An index of a list of names, made from the last one that was made. */
interface Last<Index> {
  of(names: readonly NameEntry[]): Index
  readonly made: {readonly names: readonly NameEntry[]; readonly index: Index} | null
}

function last<Index>(
  make: (names: readonly NameEntry[], former: Index | null) => Index,
  former: Last<Index> | undefined,
): Last<Index> {
  let made = former?.made ?? null
  return {
    of: (names) => {
      if (made?.names !== names) made = {names, index: make(names, made?.index ?? null)}
      return made.index
    },
    get made() {
      return made
    },
  }
}

/** The same map as long as every title is the same. */
function titlesOf(
  documents: readonly RegisteredDocument[],
  former: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const isSame = former.size === documents.length && documents.every(({id, title}) => former.get(id) === title)
  return isSame ? former : new Map(documents.map(({id, title}) => [id, title]))
}

type Parts = ReturnType<typeof partsOf>

function partsOf(files: readonly RegistryFile[]) {
  const documents = once(() => readDocuments(files))
  return {
    documents,
    terms: once(() => readTerms(files)),
    periods: once(() => readPeriods(files)),
    areas: once(() => readAreas(files)),
    organizations: once(() => readOrganizations(files)),
    units: once(() => readUnits(files)),
    relations: once(() => readRelations(files)),
    policy: once(() => readPolicy(files)),
    baseline: once(() => readDefault(files, 'baseline')),
    locale: once(() => readDefault(files, 'locale')),
    classification: once(() => leastStrict(files)),
  }
}

const nameOf = (files: readonly RegistryFile[], place: Place | undefined): string | null =>
  (place && files[place.file]?.items[place.entry]?.item.name?.text) ?? null

function leastStrict(files: readonly RegistryFile[]): Registry['classification'] {
  const given = files.map((file) => word(ownDefault(file, 'classification'), classifications))
  return classifications.find((grade) => given.includes(grade)) ?? null
}

/** Null for an unknown id, and for an item that YAML cannot read: half an indicator is worse than none. */
function readPlaced(
  file: RegistryFile | undefined,
  entry: number,
  name: string | null,
  titles: ReadonlyMap<string, string>,
): Indicator | null {
  const placed = file?.items[entry]
  if (!file || !placed) return null
  const {at, item} = placed
  const {path} = file
  const {area, classification} = defaultsOf(file)
  const known = indicators.get(item)
  if (known && isReadWith(known, {path, area, classification, name, titles})) {
    if (known.at !== at) indicators.set(item, {...known, at, indicator: moved(known.indicator, at - known.at)})
    return indicators.get(item)?.indicator ?? null
  }
  const isBroken = item.read().problems.some(({code}) => code !== 'DUPLICATE_KEY')
  const titleOf = (document: string): string => titles.get(document) ?? document
  const setting = {path, at, area, classification, name, titleOf}
  const indicator = isBroken ? null : readIndicator(itemNode(item), setting)
  indicators.set(item, {path, at, area, classification, name, titles, indicator})
  return indicator
}

/** A file's own area and mark. */
type Defaults = Pick<Indicator, 'area' | 'classification'>

const defaults = new WeakMap<RegistryFile, Defaults>()

function defaultsOf(file: RegistryFile): Defaults {
  const known = defaults.get(file)
  if (known) return known
  const made = {
    area: ownDefault(file, 'area'),
    classification: word(ownDefault(file, 'classification'), classifications),
  }
  defaults.set(file, made)
  return made
}

/** What an indicator is read with, its place aside. */
interface ReadWith extends Defaults {
  readonly path: string
  readonly name: string | null
  readonly titles: ReadonlyMap<string, string>
}

const isReadWith = (a: ReadWith, b: ReadWith): boolean =>
  a.path === b.path &&
  a.area === b.area &&
  a.classification === b.classification &&
  a.name === b.name &&
  a.titles === b.titles

/** An indicator as it was last read from its item, and what it was read with. */
interface KeptIndicator extends ReadWith {
  readonly at: Offset
  readonly indicator: Indicator | null
}

const indicators = keeping<Item, KeptIndicator>()

/** The same indicator further on in its file. */
function moved(indicator: Indicator | null, by: Offset): Indicator | null {
  const again = <T extends {readonly declaredAt: Declared}>(it: T): T => ({
    ...it,
    declaredAt: {path: it.declaredAt.path, span: shift(it.declaredAt.span, by)},
  })
  return (
    indicator && {
      ...again(indicator),
      observations: indicator.observations.map(again),
      targets: indicator.targets.map(again),
    }
  )
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
