import type {Time} from '../quantity/time.js'
import type {RegistryProblem} from '../registry/schema.js'
import type {Severity} from './severity.js'

export type HouseStyle = 'auto' | 'gbt-print' | 'nfkc-web' | Readonly<Record<string, unknown>>

/** `plumbline.yaml`, read (contract, Configuration). */
export interface Config {
  /** Files, globs, URLs, relative to the configuration's folder. */
  readonly registry: readonly string[]
  /** Superior plans, relative to the configuration's folder. */
  readonly against: readonly string[]
  readonly plan: {
    /** Id of the plan period, such as FYP14. */
    readonly period: string | null
    /** The drafts' own area, by id or name; null: the registry's. */
    readonly area: string | null
    /** 基期: dates a baseline that nothing else dates. */
    readonly baseline: Time | null
    readonly stage: string | null
    /** The draft's own date, which relative times (去年) are resolved against. */
    readonly dated: Time | null
  }
  readonly houseStyle: HouseStyle
  /** A rule that is off but in some override is not in it: it must be looked for. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** Which Markdown files are drafts, as globs from the configuration's folder; empty: all. */
  readonly drafts: readonly string[]
  /** Files that are no drafts all the same. */
  readonly ignore: readonly string[]
  /** Severities in some files; later ones count. */
  readonly overrides: readonly {readonly glob: string; readonly rules: Config['rules']}[]
  /** Rules that are off where no override sets them. */
  readonly offElsewhere: ReadonlySet<string>
  /** What is wrong with the file; it still serves with what is sound. */
  readonly problems: readonly RegistryProblem[]
}
