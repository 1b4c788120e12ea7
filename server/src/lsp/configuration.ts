import {type Connection, DidChangeConfigurationNotification} from 'vscode-languageserver'
import {toPlace} from '../files/uri.js'
import type {Client} from './client.js'
import type {SettingsCell} from './settings.js'

const section = 'plumbline'

/** The settings of the client, asked for where it answers, or taken from what it tells. */
export class Configuration {
  readonly #connection: Connection
  readonly #client: Client
  readonly #settings: SettingsCell
  /** Folders of the workspace, as URIs: each may have settings of its own. */
  readonly #folders: Set<string>

  constructor(connection: Connection, client: Client, settings: SettingsCell) {
    this.#connection = connection
    this.#client = client
    this.#settings = settings
    this.#folders = new Set(client.folders)
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

  /** Answers whether any setting is another now. */
  async foldersChanged(added: readonly string[], removed: readonly string[]): Promise<boolean> {
    for (const folder of removed) this.#folders.delete(folder)
    for (const folder of added) this.#folders.add(folder)
    return this.#client.configures && this.#ask()
  }

  async #ask(): Promise<boolean> {
    const folders = [...this.#folders]
    const items = [{section}, ...folders.map((scopeUri) => ({scopeUri, section}))]
    const answer: unknown = await this.#connection.sendRequest('workspace/configuration', {items}).catch(() => null)
    const [all = null, ...own]: readonly unknown[] = Array.isArray(answer) ? answer : []
    return this.#settings.take(all, new Map(own.map((said, index) => [toPlace(folders[index] ?? ''), said])))
  }
}
