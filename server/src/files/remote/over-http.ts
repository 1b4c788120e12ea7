import {pipeline} from 'node:stream'
import type {Gunzip} from 'node:zlib'
import type {Trouble} from '../../core/ide/findings/trouble.js'
import {type Answer, type Answering, type Ask, type Limits, limits, type Sent} from './answer.js'

/** Over the runtime's own HTTP, each redirect looked at and each byte counted. */
export const overHttp =
  (most: Limits = limits) =>
  async (
    url: string,
    headers: Readonly<Record<string, string>>,
    own: Limits = most,
    sent?: Sent,
  ): Promise<Answer | Trouble> => {
    const {end, ...watch} = clock(own)
    try {
      return await follow(url, headers, {...watch, ...(await unzipping())}, await asker(url, headers), sent)
    } catch (error) {
      const {aborted, reason} = watch.signal
      return aborted ? {kind: reason === 'slow' ? 'slow' : 'silent'} : troubleOf(error)
    } finally {
      end()
    }
  }

const isProxied = (): boolean =>
  ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => process.env[name])

/** How addresses are asked: by way of the environment's proxy where it sets one. Throws where its address is none. */
const asker = async (url: string, {authorization}: Readonly<Record<string, string>>): Promise<Ask> => {
  // A token that may go unencrypted may do so on this machine only.
  const isOwn = authorization !== undefined && url.startsWith('http:')
  return isProxied() && !isOwn ? (await import('./proxied.js')).proxied() : directly
}

/** As Node gives it, chunk by chunk: `fetch` would hold an answer twice. */
const directly: Ask = async (url, headers, signal, sent) => {
  // Loaded with the first address: most starts ask for none.
  const {request: ask} = url.startsWith('https:') ? await import('node:https') : await import('node:http')
  return new Promise((resolve, reject) => {
    const asked = ask(url, {headers, signal, method: sent?.method ?? 'GET'}, (body) =>
      resolve({status: body.statusCode ?? 0, headers: body.headers, body}),
    )
    asked.on('error', reject).end(sent?.body)
  })
}

/** Loaded with the first address too, and before it is asked: an answer that is waited with may end unheard. */
const unzipping = async (): Promise<Pick<Watch, 'unzip'>> => ({unzip: (await import('node:zlib')).createGunzip})

interface Watch {
  readonly most: Limits
  readonly unzip: () => Gunzip
  readonly signal: AbortSignal
  /** To be called with the first byte of the answer. */
  first(): void
}

function clock(most: Limits): Omit<Watch, 'unzip'> & {end(): void} {
  const stop = new AbortController()
  const silent = setTimeout(() => stop.abort('silent'), most.silent)
  const slow = setTimeout(() => stop.abort('slow'), most.slow)
  const first = () => clearTimeout(silent)
  return {
    most,
    signal: stop.signal,
    first,
    end: () => {
      first()
      clearTimeout(slow)
      stop.abort('end')
    },
  }
}

async function follow(
  url: string,
  headers: Readonly<Record<string, string>>,
  watch: Watch,
  ask: Ask,
  sent?: Sent,
): Promise<Answer | Trouble> {
  let at = url
  for (let step = 0; step <= watch.most.redirects; step++) {
    const answer = await ask(at, forOrigin(headers, url, at), watch.signal, sent)
    const {location} = answer.headers
    if (!isRedirect(answer.status) || typeof location !== 'string') return whole(answer, watch)
    answer.body.on('error', () => undefined).destroy()
    const to = target(location, at)
    if (!to) return {kind: 'elsewhere'}
    at = to
  }
  return {kind: 'redirects'}
}

/** Who asks is told to the service that was named, not to another port or name of its host. */
function forOrigin(
  headers: Readonly<Record<string, string>>,
  from: string,
  to: string,
): Readonly<Record<string, string>> {
  const {authorization, ...others} = headers
  const asked = {...others, 'accept-encoding': 'gzip'}
  return authorization && new URL(from).origin === new URL(to).origin ? {...asked, authorization} : asked
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status)

/**
 * On the host that the configuration names, which is all that its reader agreed to; no other scheme, and never from an
 * encrypted connection to one that is not.
 */
function target(location: string, from: string): string | null {
  if (!URL.canParse(location, from)) return null
  const to = new URL(location, from)
  if (to.hostname !== new URL(from).hostname) return null
  return to.protocol === 'https:' || (to.protocol === 'http:' && from.startsWith('http:')) ? to.href : null
}

async function whole({status, headers, body: sent}: Answering, {most, first, unzip}: Watch): Promise<Answer | Trouble> {
  sent.once('data', first)
  const body = headers['content-encoding'] === 'gzip' ? pipeline(sent, unzip(), () => undefined) : sent
  const parts: Uint8Array[] = []
  let size = Number(headers['content-length'] ?? 0) > most.bytes ? Number.POSITIVE_INFINITY : 0
  if (size === 0)
    for await (const part of body) {
      size += part.length
      if (size > most.bytes) break
      parts.push(part)
    }
  body.on('error', () => undefined).destroy()
  if (size > most.bytes) return {kind: 'large'}
  const single = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return {status, headers: Object.fromEntries(single), body: Buffer.concat(parts)}
}

function troubleOf(error: unknown): Trouble {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const {code = '', message = ''}: {readonly code?: unknown; readonly message?: unknown} = Object(cause)
  // What a proxy refuses is an error of the connection; its status stands in the message only.
  const [, refused] = /^Proxy [\w ]+ \((\d{3})\)/.exec(String(message)) ?? []
  if (refused) return {kind: 'status', status: Number(refused)}
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(String(code))) return {kind: 'certificate'}
  if (isProxied()) return {kind: 'proxy'}
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? {kind: 'host'} : {kind: 'connection'}
}
