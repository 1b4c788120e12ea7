import type {Registry} from '../registry/schema.js'
import type {Config} from './config.js'

/** What a draft is held against. Immutable; the same object as long as neither part changes. */
export interface World {
  readonly registry: Registry
  readonly config: Config
}
