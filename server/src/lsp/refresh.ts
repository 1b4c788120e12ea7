import type {Connection} from 'vscode-languageserver'
import type {Client} from './client.js'
import {within} from './within.js'

/** How long what is shown within the text is left alone after the last change of the world, in ms. */
const quiet = 200
/** How long a client may take to say that it has heard, in ms; one that says nothing is asked again all the same. */
const patience = 1000

/**
 * Asks the client to ask again, for what it has announced that it can be told so. Never twice at once: a burst of
 * changes is one request while it lasts and one after it.
 */
export class Refresh {
  readonly #connection: Connection
  readonly #client: Client
  #asking = false
  #again = false
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(connection: Connection, client: Client) {
    this.#connection = connection
    this.#client = client
  }

  /** Findings at once; colours, hints and lenses when the changes pause. */
  all(): void {
    this.findings()
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#shown(), quiet)
  }

  findings(): void {
    if (!this.#client.pulls || !this.#client.refreshes) return
    this.#again = this.#asking
    if (this.#asking) return
    this.#asking = true
    void within(patience, this.#ask('workspace/diagnostic/refresh')).then(() => {
      this.#asking = false
      if (this.#again) this.findings()
    })
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }

  #shown(): void {
    const {workspace} = this.#client.can
    if (workspace?.semanticTokens?.refreshSupport) void this.#ask('workspace/semanticTokens/refresh')
    if (workspace?.inlayHint?.refreshSupport) void this.#ask('workspace/inlayHint/refresh')
    if (workspace?.codeLens?.refreshSupport) void this.#ask('workspace/codeLens/refresh')
  }

  async #ask(method: string): Promise<void> {
    await this.#connection.sendRequest(method).catch(() => undefined)
  }
}
