/** What the service tells, as far as the page shows it. */

export interface Grant {
  readonly role: string
  readonly scope: string
}

export interface Me {
  readonly subject: string
  readonly grants: readonly Grant[]
}

export interface Evidence {
  readonly sentence?: string
  readonly draft?: string
  readonly heading?: string
  readonly document?: string
  readonly page?: string
  readonly table?: string
  readonly sheet?: string
  readonly cell?: string
}

export interface Vintage {
  readonly version: number
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly decidedBy: string
  readonly reason: string | null
  readonly kind: string
  readonly value: Value
  readonly qualifier?: string
}

export type Value = string | readonly string[] | null

export interface Item {
  readonly is: 'figure' | 'indicator' | 'entry'
  readonly indicator?: string
  readonly id?: string
  readonly section?: string
  readonly list?: string
  readonly asOf?: string
  readonly value?: Value
  readonly qualifier?: string
  readonly source?: unknown
  readonly evidence?: Evidence
  readonly entry?: {readonly name?: string} | null
}

export interface ItemShown {
  readonly index: number
  readonly item: Item
  readonly name: string | null
  readonly unit: string | null
  readonly display: {readonly mult?: string} | null
  readonly present: Vintage | null
  readonly former: Vintage | null
  readonly isStale: boolean
  readonly difference: {readonly difference: number; readonly percent: number | null} | null
  readonly decided: {
    readonly verdict: 'accept' | 'reject' | 'withdraw'
    readonly by: string
    readonly at: string
    readonly reason: string | null
  } | null
}

export interface Proposal {
  readonly id: string
  readonly scope: string
  readonly by: string
  readonly at: string
  readonly title: string | null
  readonly reason: string | null
  readonly count: number
  readonly open: number
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
  readonly inUse: boolean
  readonly items: readonly ItemShown[]
}

export interface Impact {
  readonly drafts: number
  readonly bodies: number
  readonly used: readonly {
    readonly title: string
    readonly by: string
    readonly uses: readonly {
      readonly value: string
      readonly heading: string
      /** Whether it agrees with what is registered now, and with what would be; null: nobody can say. */
      readonly before: boolean | null
      readonly after: boolean | null
    }[]
  }[]
}

export interface History {
  readonly id: string
  readonly scope: string
  readonly chart: string | null
  readonly versions: readonly {
    readonly entry: {readonly name?: string; readonly unit?: string; readonly display?: {readonly mult?: string}}
  }[]
  readonly courses: readonly {readonly list: string; readonly asOf: string; readonly vintages: readonly Vintage[]}[]
}
