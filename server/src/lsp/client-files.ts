import type {Connection} from 'vscode-languageserver'
import type {Files} from '../files/files.js'
import {toPlace, toUri} from '../files/uri.js'

/**
 * The client's files, by URI, for a server that has none of its own: in a browser, or of a scheme that only the editor
 * knows. `plumbline/files/read` {uri} answers {base64} or null; `plumbline/files/list` {folder, ending} answers URIs.
 * What a client answers otherwise is no file.
 */
export const clientFiles = (connection: Connection): Files => ({
  read: async (at) => {
    const answer: unknown = await connection.sendRequest('plumbline/files/read', {uri: toUri(at)}).catch(() => null)
    return typeof answer === 'object' && answer !== null && 'base64' in answer ? bytesOf(String(answer.base64)) : null
  },
  list: async (folder, ending) => {
    const asked = {folder: toUri(folder), ending}
    const uris: unknown = await connection.sendRequest('plumbline/files/list', asked).catch(() => null)
    return Array.isArray(uris)
      ? uris
          .filter((uri) => typeof uri === 'string')
          .map(toPlace)
          .sort()
      : []
  },
})

/** Null for what is no base64. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
