import type {Decimal} from '../quantity/decimal.js'
import type {Qualifier} from '../quantity/quantity.js'
import type {Time} from '../quantity/time.js'
import type {Span} from '../text/span.js'

/** A place in a registry file. */
export interface Declared {
  readonly path: string
  readonly span: Span
}

export interface Indicator {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Names that look like this indicator and are not. */
  readonly notThis: readonly string[]
  readonly definition: string | null
  readonly scope: string | null
  readonly unit: string
  readonly unitAccept: readonly string[]
  readonly unitElided: boolean
  readonly display: {readonly multiplier: string; readonly decimals: number} | null
  readonly kind: 'stock' | 'flow' | 'ratio' | 'rate' | 'index' | 'coverage' | 'rank' | null
  readonly priceBasis: 'current' | 'constant' | 'comparable' | null
  readonly direction: 'up' | 'down' | 'range' | 'neutral' | null
  readonly attribute: '预期性' | '约束性' | null
  readonly owner: string | null
  readonly area: string | null
  readonly classification: 'public' | 'internal' | 'restricted' | null
  readonly observations: readonly Observation[]
  readonly targets: readonly Target[]
  /** What several sources say of it that cannot all be true, and nobody has the better right: none of it counts. */
  readonly disputes: readonly Dispute[]
  readonly declaredAt: Declared
}

/** Entries of several sources that contradict each other. */
export interface Dispute {
  /** `definition`: one id for two things, so that every figure is in doubt. */
  readonly about: 'value' | 'definition'
  /** Null where it is about all times. */
  readonly asOf: Time | null
  readonly claims: readonly Claim[]
}

/** A dispute, or one that the better right has settled; `counts`: the claim that stands. */
export interface Conflict extends Dispute {
  readonly counts: Claim | null
}

/** What one source says, in its own unit. */
export interface Claim {
  readonly name: string
  readonly unit: string
  readonly level: Level | null
  readonly declaredAt: Declared
}

export interface Level {
  readonly asOf: Time
  /** In base units, the multiplier folded in; null: not available, which is never 0. */
  readonly value: Decimal | readonly [Decimal, Decimal] | null
  readonly qualifier: Qualifier
  /** The rounding step, in base units; null when the entry gives none. */
  readonly step: Decimal | null
  /** The document it was read in, as a title or id. */
  readonly source: string | null
  readonly status: string | null
  readonly vintage: string | null
  readonly approvedBy: string | null
  readonly declaredAt: Declared
}

export interface Observation extends Level {
  /** Earlier values that a revision or correction replaced. */
  readonly revisions: readonly {
    readonly value: Decimal
    readonly kind: 'revision' | 'correction'
    readonly vintage: string | null
  }[]
}

export interface Target extends Level {
  readonly modality: string | null
}

export interface RegisteredDocument {
  readonly id: string
  readonly title: string
  readonly titleVariants: readonly string[]
  readonly shortNames: readonly string[]
  readonly docNumber: string | null
  readonly docNumberAliases: readonly string[]
  readonly dated: string | null
  readonly expires: string | null
  readonly status: string | null
  readonly supersededBy: string | null
  readonly declaredAt: Declared
}

export interface Term {
  readonly text: string
  readonly type: string | null
  readonly quoted: 'always' | 'first' | 'never' | 'any' | null
  readonly full: string | null
  readonly firstUse: 'required' | 'optional' | null
  readonly aliases: readonly string[]
  readonly wrong: readonly string[]
  readonly numericGuard: boolean
  readonly deprecated: boolean
  readonly use: string | null
  readonly declaredAt: Declared
}

export interface Period {
  readonly id: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly start: string
  readonly end: string
}

export interface Area {
  readonly id: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly parent: string | null
}

export interface Organization {
  readonly id: string
  readonly label: string
  readonly aliases: readonly string[]
}

/** Tolerances of 近, 约, 余 and 突破 (domain notes 2.2), as shares of the printed number. */
export interface Policy {
  readonly nearly: number
  readonly about: number
  readonly justOver: number
  readonly breakthrough: number
}

export interface UnitDefinition {
  readonly unit: string
  readonly kind: string
  readonly base: string | null
  readonly factor: Decimal | null
  readonly aliases: readonly string[]
}

/** What the registry says of several indicators; members are ids. */
export type Relation = (
  | {readonly type: 'sum'; readonly total: string; readonly parts: readonly string[]}
  | {readonly type: 'share' | 'ratio'; readonly part: string; readonly whole: string; readonly ratio: string}
  | {readonly type: 'other'; readonly kind: string; readonly indicators: readonly string[]}
) & {readonly id: string; readonly declaredAt: Declared}

/** A name in the registry that a draft may use, and the indicator it stands for. */
export interface NameEntry {
  readonly name: string
  readonly indicator: string
  readonly kind: 'name' | 'alias' | 'notThis'
}

/** A registered name in the form in which it is looked up. */
export interface Form {
  readonly key: string
  readonly entry: NameEntry
  /** 家 of 企业家数, 种 of 终端种类数: the form holds only beside this unit; null: any. */
  readonly unit: string | null
}

/**
 * A problem in a registry or configuration file, as a finding in that file. Ids are `reg-…` (domain notes 4.2).
 */
export interface RegistryProblem {
  readonly id: string
  readonly severity: 'error' | 'warning' | 'information' | 'hint'
  readonly at: Declared
  readonly message: {readonly zh: string; readonly en: string}
  /** Where all that `at` covers has no effect and is meant for nothing that has. */
  readonly tag?: 'unnecessary' | null
  readonly related: readonly {readonly at: Declared; readonly message: {readonly zh: string; readonly en: string}}[]
  /** Edits of the same file that mend it. */
  readonly fix?: {
    readonly title: {readonly zh: string; readonly en: string}
    readonly edits: readonly {readonly span: Span; readonly insert: string}[]
  }
}

/**
 * Several registry files as one. Immutable, and the same object as long as no file changes: caches hang on it.
 * An indicator is parsed when it is first asked for; `names`, ids and places are known from the start.
 */
export interface Registry {
  /** Ids in file order. */
  readonly ids: readonly string[]
  indicator(id: string): Indicator | null
  /** Leftmost-longest occurrences of registered names in a text (a view's), in order; overlaps left out. */
  matches(text: string): readonly NameMatch[]
  /** Every name of every indicator, in file order. */
  readonly names: readonly NameEntry[]
  /** Entries whose normalised name is exactly this. */
  named(name: string): readonly NameEntry[]
  /** By the loosest form that still is the name. */
  loose(key: string): readonly Form[]
  /** Forms whose key ends in `tail` and is longer; none where too many do for the tail to mean anything. */
  endingIn(tail: string): readonly Form[]
  readonly documents: readonly RegisteredDocument[]
  readonly terms: readonly Term[]
  readonly periods: readonly Period[]
  readonly areas: readonly Area[]
  readonly organizations: readonly Organization[]
  readonly units: readonly UnitDefinition[]
  readonly relations: readonly Relation[]
  readonly policy: Policy
  /** Default 基期 of the first file that gives one. */
  readonly baseline: Time | null
  /** The language of the drafts, such as `zh-CN`: of the first file that gives one. */
  readonly locale: string | null
  /** The draft's own area: of the files' areas the lowest that all the others are above or below. */
  readonly area: string | null
  /** The least strict of the files' marks: a draft may be as public as one of its registries. */
  readonly classification: 'public' | 'internal' | 'restricted' | null
  /** What the sources of an indicator do not agree on; none where one file alone has it. */
  conflicts(id: string): readonly Conflict[]
  /** Every problem in every file; reads each entry, so ask only when they are to be shown. */
  problems(): readonly RegistryProblem[]
}

export interface NameMatch extends Span {
  /** One name may stand for several entries: that is ambiguous, or a notThis. */
  readonly entries: readonly NameEntry[]
  /** Whether the names stand there in full; else without their counting head (基站 for 基站数). */
  readonly isWhole: boolean
}
