import type {Connection} from 'vscode-languageserver'
import {type Trouble, troubleWords} from '../core/ide/findings/trouble.js'
import type {Files} from '../files/files.js'
import {type Answer, type Fetch, isTrouble, type Limits, limits} from '../files/remote/answer.js'
import {failed, said} from '../files/remote/said.js'
import {bytesOf} from './client-files.js'

/**
 * Addresses by way of the client, so that proxy, certificates and sign-in are the editor's own, and the web build reaches
 * them too. `plumbline/files/fetch` {url, headers, limits: {bytes, redirects, silent, slow}} answers {status, headers, base64}
 * for an answer of any status, 304 included, redirects followed, header names in small letters; else {failure}, one of
 * `host certificate connection silent slow large redirects elsewhere asking refused`: `asking` while the user has not said
 * whether the host may be asked, after which the client sends `plumbline/trusted`. A client that does so says `fetch: true`
 * in its initialization options. `silent` is the ms to the first byte, `slow` those in all. With `method` and `body`
 * something is sent, and no redirect followed. A client that keeps its user's tokens adds them itself: the server never
 * holds one.
 */
export const fetchByClient =
  (connection: Connection): Fetch =>
  (url, headers, most = limits) =>
    asked(connection, {url, headers, limits: most})

/** Asks a registry service by way of the client; `known`: what else is to be said of who asks. */
export const askByClient =
  (
    connection: Connection,
    known: (url: string) => Promise<Readonly<Record<string, string>>>,
  ): NonNullable<Files['service']> =>
  async (base, path, {language, body, method = 'POST'}) => {
    const url = `${base}${path}`
    const headers = {
      'accept-language': language,
      ...(await known(url)),
      ...(body && {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()}),
    }
    const answer = await asked(connection, {
      ...{url, headers, limits: {...limits, redirects: 0}},
      ...(body && {method, body: JSON.stringify(body)}),
    })
    if (isTrouble(answer)) {
      const {zh, en} = troubleWords(answer)
      return failed(`${base}：${zh}`, `${base}: ${en}`)
    }
    const {status} = answer
    return said(status >= 200 && status < 300, jsonIn(answer.body), status)
  }

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

interface Asking {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly limits: Limits
  readonly method?: string
  readonly body?: string
}

async function asked(connection: Connection, asking: Asking): Promise<Answer | Trouble> {
  const answer = connection.sendRequest<unknown>('plumbline/files/fetch', asking).catch(() => null)
  return read(await Promise.race([answer, late(asking.limits.slow)]))
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

const failures = [
  'host',
  'certificate',
  'connection',
  'silent',
  'slow',
  'large',
  'redirects',
  'elsewhere',
  'asking',
  'refused',
] as const

const texts = (headers: unknown): Readonly<Record<string, string>> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    : {}
