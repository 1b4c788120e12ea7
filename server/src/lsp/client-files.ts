import type {Connection} from 'vscode-languageserver'
import type {Files} from '../files/files.js'
import {toPlace, toUri} from '../files/uri.js'

/**
 * The client's files, by URI, for a server that has none of its own: in a browser, or of a scheme that only the editor
 * knows. `plumbline/files/read` {uri} answers {base64} or null; `plumbline/files/list` {folder, ending} answers URIs.
 */
export const clientFiles = (connection: Connection): Files => ({
  read: async (at) => {
    const answer = await connection
      .sendRequest<{base64: string} | null>('plumbline/files/read', {uri: toUri(at)})
      .catch(() => null)
    return answer && Uint8Array.from(atob(answer.base64), (letter) => letter.charCodeAt(0))
  },
  list: async (folder, ending) => {
    const uris = await connection
      .sendRequest<readonly string[]>('plumbline/files/list', {folder: toUri(folder), ending})
      .catch(() => [])
    return uris.map(toPlace).sort()
  },
})
