import type {Trouble} from '../../core/ide/trouble.js'
import {type Answer, type Fetch, type Limits, limits} from './answer.js'

/** Over the runtime's own HTTP, each redirect looked at and each byte counted. */
export const overHttp =
  (most: Limits = limits): Fetch =>
  async (url, headers) => {
    const {end, ...watch} = clock(most)
    try {
      return await follow(url, headers, watch)
    } catch (error) {
      const {aborted, reason} = watch.signal
      return aborted ? {kind: reason === 'slow' ? 'slow' : 'silent'} : troubleOf(error)
    } finally {
      end()
    }
  }

interface Watch {
  readonly most: Limits
  readonly signal: AbortSignal
  /** To be called with the first byte of the answer. */
  first(): void
}

function clock(most: Limits): Watch & {end(): void} {
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

async function follow(url: string, headers: Readonly<Record<string, string>>, watch: Watch): Promise<Answer | Trouble> {
  let at = url
  for (let step = 0; step <= watch.most.redirects; step++) {
    const answer = await fetch(at, {headers, redirect: 'manual', signal: watch.signal})
    const next = isRedirect(answer.status) ? answer.headers.get('location') : null
    if (next === null) return whole(answer, watch)
    await answer.body?.cancel()
    const to = target(next, at)
    if (!to) return {kind: 'elsewhere'}
    at = to
  }
  return {kind: 'redirects'}
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

async function whole(answer: Response, watch: Watch): Promise<Answer | Trouble> {
  const parts = await counted(answer, watch)
  if ('kind' in parts) return parts
  const body = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    body.set(part, at)
    at += part.length
  }
  return {status: answer.status, headers: Object.fromEntries(answer.headers), body}
}

async function counted({body, headers}: Response, {most, first}: Watch): Promise<readonly Uint8Array[] | Trouble> {
  if (!body) return []
  if (Number(headers.get('content-length')) > most.bytes) {
    await body.cancel()
    return {kind: 'large'}
  }
  const parts: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const {done, value} = await reader.read()
    first()
    if (done) return parts
    size += value.length
    if (size > most.bytes) {
      await reader.cancel()
      return {kind: 'large'}
    }
    parts.push(value)
  }
}

function troubleOf(error: unknown): Trouble {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return {kind: 'host'}
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code) ? {kind: 'certificate'} : {kind: 'connection'}
}
