import type {Decision} from '../config/decisions.js'
import {defaultConfig} from '../config/read.js'
import type {World} from '../config/world.js'
import type {Draft} from '../markdown/draft.js'
import {emptyRegistry, type RegistryFile} from '../registry/reading/read.js'
import type {ConfigSet, RegistryText} from './change.js'
import type {ClosedDraft} from './closed.js'

/** The world at one revision. Whoever holds one keeps a consistent world; a change makes the next. */
export interface Snapshot {
  readonly revision: number
  readonly drafts: ReadonlyMap<string, Draft>
  /** Drafts that are not open, by path, as far as the host has read them; none of them is in `drafts`. */
  readonly closed: ReadonlyMap<string, ClosedDraft>
  /** By path, in the order in which the configuration names them: later files add, they never overwrite. */
  readonly registryFiles: ReadonlyMap<string, RegistryFile>
  /** The configuration as written; null where the workspace has none. */
  readonly configFile: (RegistryText & Pick<ConfigSet, 'base'>) | null
  /** What people have decided of figures, outside the texts; null where there is no such file. */
  readonly decisionsFile: RegistryText | null
  readonly decisions: readonly Decision[]
  /** What drafts are held against; the same object as long as neither registry, configuration nor decisions change. */
  readonly world: World
}

export const emptySnapshot: Snapshot = {
  revision: 0,
  drafts: new Map(),
  closed: new Map(),
  registryFiles: new Map(),
  configFile: null,
  decisionsFile: null,
  decisions: [],
  world: {registry: emptyRegistry, config: defaultConfig},
}
