import type {Connection} from 'vscode-languageserver'
import type {Client} from './client.js'
import type {Gate} from './gate.js'
import {guard} from './safely.js'
import type {Session} from './session.js'
import type {Sync} from './sync.js'

/** How long changes may pause before a view of figures is told, in ms. */
const quiet = 50

/** Tells a client that shows figures that they may be others: `plumbline/changed`, once for a burst. */
export class FiguresTeller {
  readonly #tell: (() => Promise<void>) | null
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(connection: Connection, {showsFigures}: Client) {
    this.#tell = showsFigures ? () => connection.sendNotification('plumbline/changed') : null
  }

  changed(): void {
    const tell = this.#tell
    if (!tell || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void tell().catch(() => undefined)
    }, quiet)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }
}

interface Choice {
  readonly uri: string
  readonly check: boolean
}

/**
 * What only an extension of ours tells. `plumbline/draft` {uri, check}: the writer wants a file checked that is no draft
 * otherwise, or no longer. `plumbline/trusted`: the user trusts the workspace now. `plumbline/focused`: the user has come back
 * to the editor, so that registries which nobody watches are looked at.
 */
export function hearExtension(connection: Connection, session: Session, sync: Sync, gate: Gate, client: Client): void {
  const safely = guard(connection)
  connection.onNotification(
    'plumbline/draft',
    safely('draft', undefined, ({uri, check}: Choice) => {
      gate.choose(uri, check)
      session.sift()
      sync.worldChanged()
    }),
  )
  connection.onNotification(
    'plumbline/trusted',
    safely('trusted', undefined, () => {
      client.trust.isGiven = true
      sync.reload()
    }),
  )
  connection.onNotification(
    'plumbline/focused',
    safely('focused', undefined, () => sync.focused()),
  )
}
