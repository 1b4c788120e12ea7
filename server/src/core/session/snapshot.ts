import type {Draft} from '../markdown/draft.js'
import type {Registry} from '../registry/schema.js'
import type {Config} from '../config/config.js'

/** The world at one revision. Whoever holds one keeps a consistent world; a change makes the next. */
export interface Snapshot {
  readonly revision: number
  readonly drafts: ReadonlyMap<string, Draft>
  readonly registry: Registry
  readonly config: Config
}
