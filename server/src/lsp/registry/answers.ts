import type {Range} from 'vscode-languageserver'

/** What `plumbline/registry/*` answers, from a service and from files alike. Texts for people are in the client's language. */
export interface RegistryStatus {
  /** `none`: no configuration, or one that names no registry. */
  readonly kind: 'service' | 'files' | 'none'
  /** The base of the service, or the first source that the configuration names. */
  readonly source: string | null
  readonly scope: string | null
  /** How far the log went when the text that is in use was had; null of files, and of a copy of another day. */
  readonly seq: number | null
  /** When the service last gave or confirmed that text, ISO 8601. */
  readonly since: string | null
  /** Whom the service takes one for; null: not signed in, or not asked. */
  readonly subject: string | null
  readonly roles: readonly string[]
  readonly mayPropose: boolean
  /** Open proposals that one sees, and those of them that one may decide. */
  readonly waiting: number
  readonly deciding: number
  /** Whether signing in is what is missing. */
  readonly isUnsigned: boolean
  /** Why the registry could not be had, or the service did not answer. */
  readonly problem: string | null
}

export interface ProposedItem {
  readonly index: number
  readonly indicator: string
  readonly name: string
  readonly list: 'observations' | 'targets'
  readonly asOf: string
  /** As people write it; null: not available, or no figure. */
  readonly value: string | null
  readonly present: string | null
  /** The value in use is another than when it was proposed. */
  readonly isStale: boolean
  readonly sentence: string | null
  readonly state: 'open' | 'accepted' | 'rejected' | 'withdrawn'
}

export interface Proposed {
  readonly id: string
  readonly title: string | null
  readonly by: string
  readonly at: string
  readonly reason: string | null
  readonly count: number
  readonly open: number
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  /** Whether a value is in use that an acceptance replaces, so that it needs a reason. */
  readonly inUse: boolean
  /** The first of them. */
  readonly items: readonly ProposedItem[]
  /** Why it was decided as it was; null while it is open. */
  readonly decided: {readonly by: string; readonly at: string; readonly reason: string | null} | null
}

/** Sentences that an acceptance makes another thing of: in drafts that are open here, and in drafts that have reported their use. */
export interface Impact {
  readonly open: readonly {
    readonly uri: string
    readonly line: number
    readonly sentence: string
    /** What is said of it now, and what then; null: nothing. */
    readonly before: string | null
    readonly after: string | null
  }[]
  readonly reported: readonly {
    readonly title: string
    readonly by: string
    readonly heading: string
    readonly value: string
    readonly before: boolean | null
    readonly after: boolean | null
  }[]
}

/** A fact as it goes from `proposable` to `propose` and back. */
export interface Proposable {
  readonly range: Range
  readonly indicator: string
  readonly list: 'observations' | 'targets'
  readonly asOf: string
  readonly value: string
  readonly qualifier: string | null
  readonly name: string
  readonly text: string
  readonly present: string | null
  readonly sentence: string
  readonly heading: string
  readonly line: number
}

export interface Vintage {
  readonly list: 'observations' | 'targets'
  readonly asOf: string
  readonly value: string | null
  readonly at: string | null
  readonly by: string | null
  readonly decidedBy: string | null
  readonly reason: string | null
  readonly kind: 'first' | 'revision' | 'correction' | null
  readonly seq: number | null
}

export interface Failed {
  readonly problem: string
}

/** `id`: of what was proposed or decided on; `saves`: files that have been changed and are to be saved. */
export interface Done {
  readonly id: string
  readonly count: number
  readonly saves: readonly string[]
}

export interface ProposeAsked {
  readonly items: readonly Proposable[]
  readonly draft: string
  readonly reason: string | null
  readonly by: string
}

export interface DecideAsked {
  readonly id: string
  readonly verdict: 'accept' | 'reject' | 'withdraw'
  readonly items: readonly number[] | null
  readonly reason: string | null
  readonly nature: 'revision' | 'correction' | null
  readonly by: string
}

/** Whoever keeps a registry: a service, or files with their proposals beside the configuration. */
export interface Keeping {
  /** `asks`: whether the service is asked; else only what is known here is told. */
  status(asks: boolean): Promise<RegistryStatus>
  propose(asked: ProposeAsked): Promise<Done | Failed>
  proposals(): Promise<{readonly proposals: readonly Proposed[]} | Failed>
  impact(id: string): Promise<Impact | Failed>
  decide(asked: DecideAsked): Promise<Done | Failed>
  history(id: string): Promise<{readonly name: string; readonly vintages: readonly Vintage[]} | Failed>
}
