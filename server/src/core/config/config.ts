import type {Time} from '../quantity/time.js'
import type {RegistryProblem} from '../registry/schema.js'
import type {Severity} from './severity.js'

export type HouseStyle = 'auto' | 'gbt-print' | 'nfkc-web' | Readonly<Record<string, unknown>>

/** `plumbline.yaml`, read (contract, Configuration). */
export interface Config {
  /** Files, globs, URLs, relative to the configuration's folder. */
  readonly registry: readonly string[]
  readonly plan: {
    /** Id of the plan period, such as FYP14. */
    readonly period: string | null
    /** 基期: dates a baseline that nothing else dates. */
    readonly baseline: Time | null
    readonly stage: string | null
    /** The draft's own date, which relative times (去年) are resolved against. */
    readonly dated: Time | null
  }
  readonly houseStyle: HouseStyle
  readonly rules: ReadonlyMap<string, Severity | 'off'>
  /** What is wrong with the file; it still serves with what is sound. */
  readonly problems: readonly RegistryProblem[]
}
