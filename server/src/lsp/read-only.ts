import type {Connection} from 'vscode-languageserver'
import {isUrl} from '../files/files.js'
import {toPlace} from '../files/uri.js'
import type {Client} from './client.js'
import type {Session} from './session.js'

/** Of registries on the web, as documents that nobody writes to: `plumbline-registry:/https/host/v1/registry/prov.metrics.yaml`. */
export const readOnlyScheme = 'plumbline-registry'

/** Clients that can ask a server for a text open such places; to others an address is an address. */
export const showsTexts = ({can}: Client): boolean => can.workspace?.textDocumentContent !== undefined

export function readOnlyUri(address: string): string {
  const {protocol, host, pathname, search} = new URL(address)
  return `${readOnlyScheme}:/${protocol.slice(0, -1)}/${encodeURIComponent(host)}${pathname}${search}`
}

/** The text of a registry on the web that is in use; null of another place. */
function readOnlyText(session: Session, uri: string): string | null {
  for (const {snapshot} of session.roots)
    for (const {path, text} of snapshot.registryFiles.values())
      if (isUrl(path) && toPlace(readOnlyUri(path)) === toPlace(uri)) return text
  return null
}

/** Tells the client of texts that it has asked for, and that are others now. */
export class ReadOnlyTexts {
  readonly #shown = new Map<string, string>()

  constructor(
    readonly connection: Connection,
    readonly session: Session,
  ) {}

  text(uri: string): string | null {
    const text = readOnlyText(this.session, uri)
    if (text !== null) this.#shown.set(uri, text)
    return text
  }

  changed(): void {
    for (const [uri, shown] of this.#shown) {
      const text = readOnlyText(this.session, uri)
      if (text === null || text === shown) continue
      this.#shown.set(uri, text)
      void this.connection.sendRequest('workspace/textDocumentContent/refresh', {uri}).catch(() => undefined)
    }
  }
}
