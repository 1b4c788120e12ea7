import type {Act, FigureItem, Item, Level, Role, Section} from './act.js'
import {type Head, start} from './chain.js'
import type {Json} from './json.js'

/** What is known of a fact since an act. Earlier vintages stay: nothing is overwritten. */
export interface Vintage<T> {
  readonly version: number
  readonly seq: number
  /** When, by whom proposed, by whom decided and why. */
  readonly at: string
  readonly by: string
  readonly decidedBy: string
  readonly reason: string | null
  readonly proposal: string
  readonly kind: 'first' | 'revision' | 'correction'
  readonly is: T
}

export type Entry = {readonly [key: string]: Json}

/** The vintages of one figure: a time of one list of an indicator. */
export interface Course {
  readonly list: FigureItem['list']
  readonly asOf: string
  readonly vintages: readonly Vintage<FigureItem>[]
}

export interface KeptIndicator {
  readonly id: string
  /** The one scope that owns it. */
  readonly scope: string
  readonly versions: readonly Vintage<Entry>[]
  /** By key of figure. */
  readonly courses: ReadonlyMap<string, Course>
}

export interface KeptEntry {
  readonly scope: string
  readonly section: Section
  readonly id: string
  readonly versions: readonly Vintage<Entry | null>[]
}

export interface Decided {
  readonly verdict: 'accept' | 'reject' | 'withdraw'
  readonly by: string
  readonly at: string
  readonly seq: number
  readonly reason: string | null
}

export interface Proposal {
  readonly id: string
  readonly scope: string
  readonly by: string
  readonly at: string
  readonly seq: number
  readonly title: string | null
  readonly reason: string | null
  readonly items: readonly {readonly item: Item; readonly key: string; readonly base: number}[]
  /** By the place of the item; what is not there is open. */
  readonly decided: ReadonlyMap<number, Decided>
}

export interface Release {
  readonly name: string
  readonly scope: string
  readonly seq: number
  readonly by: string
  readonly at: string
  readonly note: string | null
}

export interface Grant {
  readonly subject: string
  readonly role: Role
  readonly scope: string
  readonly level: Level
  /** The last day on which it holds; null: until revoked. */
  readonly until: string | null
  readonly key: string
  readonly version: number
  readonly isRevoked: boolean
}

export interface Token {
  readonly digest: string
  readonly subject: string
  readonly until: string
  readonly isEnded: boolean
}

export interface Usage {
  readonly draft: string
  readonly title: string
  readonly by: string
  readonly scope: string
  readonly at: string
  readonly uses: readonly {
    readonly indicator: string
    readonly asOf: string
    readonly value: string
    readonly heading: string
  }[]
}

/**
 * Everything that the acts up to a head say. It grows with each act and never loses anything, so whoever reads it as of a
 * seq reads the same for ever.
 */
export interface State {
  readonly head: Head
  readonly acts: readonly Act[]
  readonly indicators: ReadonlyMap<string, KeptIndicator>
  readonly entries: ReadonlyMap<string, KeptEntry>
  readonly proposals: ReadonlyMap<string, Proposal>
  readonly releases: ReadonlyMap<string, Release>
  /** The newest of each subject, role and scope. */
  readonly grants: ReadonlyMap<string, Grant>
  readonly tokens: ReadonlyMap<string, Token>
  /** When all that stands for a subject was revoked last. */
  readonly ended: ReadonlyMap<string, string>
  /** Whether another person decides, by scope. */
  readonly rules: ReadonlyMap<string, boolean>
  readonly usages: ReadonlyMap<string, Usage>
  /** The newest vintage of every key that acts have touched. */
  readonly versions: ReadonlyMap<string, number>
}

export const emptyState = (): State => ({
  head: start,
  acts: [],
  indicators: new Map(),
  entries: new Map(),
  proposals: new Map(),
  releases: new Map(),
  grants: new Map(),
  tokens: new Map(),
  ended: new Map(),
  rules: new Map(),
  usages: new Map(),
  versions: new Map(),
})

/** The last of the vintages that were known at a seq; null where there was none. */
export const knownAt = <V extends {readonly seq: number}>(vintages: readonly V[], seq: number): V | null =>
  vintages.findLast((it) => it.seq <= seq) ?? null

export const isOpen = ({items, decided}: Proposal): boolean => decided.size < items.length

/** Whether a scope is another, or lies in it. */
export const isWithin = (scope: string, outer: string): boolean => scope === outer || scope.startsWith(`${outer}/`)
