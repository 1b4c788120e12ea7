import {EventEmitter, type ExtensionContext, Uri, window, workspace} from 'vscode'
import type {Done, Failed, Proposed, RegistryStatus} from '../../server/src/lsp/registry/answers.js'
import type {Current} from './current.js'
import type {Server} from './server.js'

/** How long what is known of who keeps the registry is not asked for again unasked, in ms. */
const fresh = 20_000

/** Whoever keeps the registry of the current draft: its state and what waits there. */
export class Registry {
  readonly #server: Server
  readonly #current: Current
  readonly #changed = new EventEmitter<void>()
  #status: RegistryStatus | null = null
  #proposals: readonly Proposed[] = []
  #asked = {uri: '', at: 0}

  readonly onChanged = this.#changed.event

  constructor({subscriptions}: ExtensionContext, server: Server, current: Current) {
    this.#server = server
    this.#current = current
    subscriptions.push(
      current.onChanged(() => void this.look()),
      window.onDidChangeWindowState(({focused}) => focused && void this.look()),
    )
  }

  get status(): RegistryStatus | null {
    return this.#status
  }

  get proposals(): readonly Proposed[] {
    return this.#proposals
  }

  /** The draft whose registry is meant; '' where there is none. */
  get uri(): string {
    return this.#current.report ? (this.#current.document?.uri.toString() ?? '') : ''
  }

  ask<Answer extends object>(name: string, params: object = {}): Promise<Answer | Failed | null> {
    return this.#server.registry(name, {...(this.uri && {uri: this.uri}), ...params})
  }

  /** Asks for the state where that is due; `anew`: now, with the registry itself asked anew. */
  async look(anew?: 'anew' | 'now'): Promise<void> {
    const {uri} = this
    const isDue = uri !== this.#asked.uri || Date.now() - this.#asked.at > fresh
    if (!anew && (!uri || !isDue)) return
    const asked = {uri, at: Date.now()}
    this.#asked = asked
    const status = await this.ask<RegistryStatus>(anew === 'anew' ? 'refresh' : 'status')
    const known = status && 'kind' in status ? status : null
    const told = known?.waiting ? await this.ask<{proposals: readonly Proposed[]}>('proposals') : null
    if (this.#asked !== asked) return
    this.#status = known
    this.#proposals = told && 'proposals' in told ? told.proposals : []
    this.#changed.fire()
  }

  /** Saves what the server has had the editor write. */
  async done({saves}: Done): Promise<void> {
    for (const it of saves) {
      const uri = Uri.parse(it)
      await workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.save()
      await this.#server.touched(uri)
    }
    await this.look('now')
  }
}
