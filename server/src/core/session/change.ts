import type {World} from '../config/world.js'
import type {Edit} from '../text/edit.js'
import type {Summary} from './closed.js'

/** Everything that can happen to a workspace. Plain data: a list of changes is a session, and a bug report. */
export type Change =
  | DraftOpened
  | DraftEdited
  | DraftClosed
  | ClosedRead
  | ClosedGone
  | RegistriesRead
  | RegistryRead
  | RegistryEdited
  | ConfigSet
  | DecisionsSet

export interface DraftOpened {
  readonly kind: 'draft-opened'
  readonly uri: string
  readonly text: string
}

export interface DraftEdited {
  readonly kind: 'draft-edited'
  readonly uri: string
  /** Each in the offsets of the text that the one before it leaves. */
  readonly edits: readonly Edit[]
}

export interface DraftClosed {
  readonly kind: 'draft-closed'
  readonly uri: string
}

/** Drafts that are not open, as the disk has them. */
export interface ClosedRead {
  readonly kind: 'closed-read'
  /** What the summaries were worked out with; in another world they say nothing. */
  readonly world: World
  readonly drafts: readonly {readonly path: string; readonly text: string; readonly summary: Summary | null}[]
}

/** Drafts that are open now, or no more on the disk. */
export interface ClosedGone {
  readonly kind: 'closed-gone'
  readonly paths: readonly string[]
}

/** All registry files of the workspace, in order; files that are not named any more are gone. */
export interface RegistriesRead {
  readonly kind: 'registries-read'
  readonly files: readonly RegistryText[]
}

/** One registry file, saved or being typed; a path not known yet comes last. */
export interface RegistryRead extends RegistryText {
  readonly kind: 'registry-read'
}

/** A registry file that is being typed; one not known changes nothing. */
export interface RegistryEdited {
  readonly kind: 'registry-edited'
  readonly path: string
  /** Each in the offsets of the text that the one before it leaves. */
  readonly edits: readonly Edit[]
}

export interface ConfigSet {
  readonly kind: 'config-set'
  readonly path: string
  /** Null where there is no configuration any more. */
  readonly text: string | null
  /** The folder from which relative paths of drafts count; by default that from which `path` counts. */
  readonly base?: string
}

export interface DecisionsSet {
  readonly kind: 'decisions-set'
  /** Null where there are none any more. */
  readonly file: RegistryText | null
}

export interface RegistryText {
  readonly path: string
  readonly text: string
}
