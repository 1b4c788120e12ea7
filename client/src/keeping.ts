/** What the server answers to `plumbline/registry/…`; docs/editors.md describes it. */
export interface RegistryStatus {
  readonly kind: 'service' | 'files' | 'none'
  readonly source: string | null
  readonly scope: string | null
  readonly seq: number | null
  readonly since: string | null
  readonly subject: string | null
  readonly roles: readonly string[]
  readonly mayPropose: boolean
  readonly waiting: number
  readonly deciding: number
  readonly isUnsigned: boolean
  readonly problem: string | null
}

export interface ProposedItem {
  readonly index: number
  readonly name: string
  readonly asOf: string
  readonly value: string | null
  readonly present: string | null
  readonly isStale: boolean
  readonly sentence: string | null
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
  readonly inUse: boolean
  readonly items: readonly ProposedItem[]
}

export interface Impact {
  readonly open: readonly {
    readonly uri: string
    readonly line: number
    readonly sentence: string
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

export interface Proposable {
  readonly name: string
  readonly asOf: string
  readonly text: string
  readonly present: string | null
  readonly sentence: string
}

export interface Vintage {
  readonly asOf: string
  readonly value: string | null
  readonly at: string | null
  readonly by: string | null
  readonly decidedBy: string | null
  readonly reason: string | null
  readonly kind: 'first' | 'revision' | 'correction' | null
}

export interface Done {
  readonly id: string
  readonly count: number
  readonly saves: readonly string[]
}

/** Why something could not be done, for people. */
export interface Failed {
  readonly problem: string
}
