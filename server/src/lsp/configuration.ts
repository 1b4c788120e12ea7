import {type Connection, DidChangeConfigurationNotification} from 'vscode-languageserver'
import type {Client} from './client.js'
import type {SettingsCell} from './settings.js'

const section = 'plumbline'

/** The settings of the client, asked for where it answers, or taken from what it tells. */
export class Configuration {
  readonly #connection: Connection
  readonly #client: Client
  readonly #settings: SettingsCell

  constructor(connection: Connection, client: Client, settings: SettingsCell) {
    this.#connection = connection
    this.#client = client
    this.#settings = settings
  }

  /** Asks to be told of changes, and for what is set now. */
  async start(): Promise<void> {
    const {configures, can} = this.#client
    if (configures) await this.#ask()
    if (can.workspace?.didChangeConfiguration?.dynamicRegistration)
      // A client that refuses may still tell.
      await this.#connection.client.register(DidChangeConfigurationNotification.type, {section}).catch(() => undefined)
  }

  /** Answers whether any setting is another now. `told` is all that a client says of its settings unasked. */
  async changed(told: unknown): Promise<boolean> {
    if (this.#client.configures) return this.#ask()
    const ours = typeof told === 'object' && told !== null && section in told ? told[section] : null
    return this.#settings.take(ours)
  }

  async #ask(): Promise<boolean> {
    const answer: unknown = await this.#connection
      .sendRequest('workspace/configuration', {items: [{section}]})
      .catch(() => null)
    return this.#settings.take(Array.isArray(answer) ? answer[0] : null)
  }
}
