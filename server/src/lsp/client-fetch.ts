import type {Connection} from 'vscode-languageserver'
import type {Trouble} from '../core/ide/findings/trouble.js'
import {type Answer, type Fetch, limits} from '../files/remote/answer.js'
import {bytesOf} from './client-files.js'

/**
 * Addresses by way of the client, so that proxy, certificates and sign-in are the editor's own, and the web build reaches
 * them too. `plumbline/files/fetch` {url, headers, limits: {bytes, redirects, silent, slow}} answers {status, headers, base64}
 * for an answer of any status, 304 included, redirects followed, header names in small letters; else {failure}, one of
 * `host certificate connection silent slow large redirects elsewhere`. A client that does so says `fetch: true` in its
 * initialization options. `silent` is the ms to the first byte, `slow` those in all.
 */
export const fetchByClient =
  (connection: Connection): Fetch =>
  async (url, headers, most = limits) => {
    const asked = connection
      .sendRequest<unknown>('plumbline/files/fetch', {url, headers, limits: most})
      .catch(() => null)
    return read(await Promise.race([asked, late(most.slow)]))
  }

/** A client that does not answer must not leave a source without a word. */
const late = (slow: number): Promise<{failure: 'slow'}> =>
  new Promise((resolve) => setTimeout(() => resolve({failure: 'slow'}), slow + 2000))

function read(answer: unknown): Answer | Trouble {
  if (typeof answer !== 'object' || answer === null) return {kind: 'connection'}
  const {status, headers, base64, failure}: Readonly<Record<string, unknown>> = {...answer}
  if (typeof failure === 'string') return {kind: failures.find((it) => it === failure) ?? 'connection'}
  const body = typeof base64 === 'string' ? bytesOf(base64) : null
  if (typeof status !== 'number' || !body) return {kind: 'connection'}
  if (body.length > limits.bytes) return {kind: 'large'}
  return {status, headers: texts(headers), body}
}

const failures = ['host', 'certificate', 'connection', 'silent', 'slow', 'large', 'redirects', 'elsewhere'] as const

const texts = (headers: unknown): Readonly<Record<string, string>> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    : {}
