import {summarize} from '../core/ide/summaries/summary.js'
import {advance} from '../core/session/advance.js'
import type {Summary} from '../core/session/closed.js'
import type {Snapshot} from '../core/session/snapshot.js'

/** What is said of drafts that nobody looks at, and of registries: as an earlier run has kept it, or else worked out. */
export interface Summaries {
  /**
   * What is said of a draft of this text under the snapshot's registry and configuration. Where it must be worked out its
   * `turn` is waited for; null where the turn says that nobody wants it any more.
   */
  of(snapshot: Snapshot, text: string, turn?: () => Promise<boolean>): Promise<Summary | null>
  /** What is wrong in the registry itself: recalled, or else found now and kept. */
  settle(snapshot: Snapshot): Promise<void>
}

/** Works out what is said of a draft of this text. */
export type Summarize = (snapshot: Snapshot, text: string) => Promise<Summary>

/** At once, in this process. */
export const summarizeHere: Summarize = async (snapshot, text) => {
  const bare = {...snapshot, drafts: new Map(), closed: new Map()}
  return summarize(advance(bare, {kind: 'draft-opened', uri: 'draft', text}), 'draft')
}

/** Where nothing can be kept, or is not to be. */
export const keepingNone = (work: Summarize = summarizeHere): Summaries => ({
  of: async (snapshot, text, turn) => (!turn || (await turn()) ? work(snapshot, text) : null),
  settle: async () => undefined,
})
