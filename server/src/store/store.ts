import type {Act, Draft, Touch} from '../core/ledger/act.js'
import type {Head} from '../core/ledger/chain.js'
import type {FigureRow} from '../core/ledger/figure-rows.js'

/** What an append became. */
export type Appended =
  | {readonly act: Act; readonly isNew: boolean}
  /** A fact has another newest vintage than was meant; nothing was written. */
  | {readonly stale: Touch}
  /** The id is that of another act; nothing was written. */
  | {readonly taken: Act}

/**
 * Where acts are kept: in one order, without gaps, for good. An act that was answered is there after any failure; one that
 * was not may be sent again under the same id. All methods reject with a `StoreError` where the store cannot be reached.
 */
export interface Store {
  /**
   * `reads`: vintages that must still be the newest. `figures`: rows for statisticians, where the store has tables. `at`:
   * when an act that comes from another store was appended there; now.
   */
  append(draft: Draft, reads: readonly Touch[], figures: readonly FigureRow[], at?: string): Promise<Appended>
  /** The acts behind a seq, at most so many. */
  read(after: number, most: number): Promise<readonly Act[]>
  head(): Promise<Head>
  /** The head's seq as soon as it is behind `after`, or after so many ms. */
  wait(after: number, ms: number): Promise<number>
  close(): Promise<void>
}

export class StoreError extends Error {
  constructor(
    readonly kind: 'unavailable' | 'full' | 'locked' | 'altered' | 'newer',
    readonly zh: string,
    readonly en: string,
  ) {
    super(en)
  }
}

/** Whether an act of the log is what is being sent again. */
export const isSameAct = (act: Act, {by, kind, scope}: Draft): boolean =>
  act.by === by && act.kind === kind && act.scope === scope
