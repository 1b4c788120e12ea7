import type {Edit} from '../text/edit.js'

/** Everything that can happen to a workspace. Plain data: a list of changes is a session, and a bug report. */
export type Change = DraftOpened | DraftEdited | DraftClosed | RegistriesRead | RegistryRead | ConfigSet

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

/** All registry files of the workspace, in order; files that are not named any more are gone. */
export interface RegistriesRead {
  readonly kind: 'registries-read'
  readonly files: readonly RegistryText[]
}

/** One registry file, saved or being typed; a path not known yet comes last. */
export interface RegistryRead extends RegistryText {
  readonly kind: 'registry-read'
}

export interface ConfigSet {
  readonly kind: 'config-set'
  readonly path: string
  /** Null where there is no configuration any more. */
  readonly text: string | null
}

export interface RegistryText {
  readonly path: string
  readonly text: string
}
