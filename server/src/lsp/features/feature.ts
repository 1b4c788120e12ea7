import type {Connection, ServerCapabilities} from 'vscode-languageserver'
import type {Client} from '../client.js'
import type {ClosedDrafts} from '../closed-drafts.js'
import type {ReadOnlyTexts} from '../read-only.js'
import type {Asked} from '../requests.js'
import type {answerer} from '../safely.js'
import type {Session} from '../session.js'
import type {Sync} from '../sync.js'
import type {View} from '../to-lsp.js'

/** What a feature answers from. */
export interface Desk {
  readonly connection: Connection
  readonly session: Session
  readonly client: Client
  /** The drafts that are not open, for features that speak of all drafts. */
  readonly closed: ClosedDrafts
  /** The view of the root in which a file lies. */
  viewOf(uri: string): View
  /** An open file, seen in one snapshot; null of another. */
  asked(uri: string): Asked | null
  readonly safely: ReturnType<typeof answerer>
  readonly sync: Pick<Sync, 'files' | 'anew'>
  readonly texts: ReadOnlyTexts
}

/** One capability of the server. */
export interface Feature {
  /** What `initialize` announces to this client; nothing where it cannot use it. */
  announce(client: Client): ServerCapabilities
  serve(desk: Desk): void
}
