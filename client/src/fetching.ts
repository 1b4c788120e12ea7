import {workspace} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {toBase64} from './files.js'
import type {Hosts} from './hosts.js'
import type {Tokens} from './tokens.js'

interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Where something is sent. */
  readonly method?: string
  readonly body?: string
  readonly limits: {readonly bytes: number; readonly redirects: number; readonly silent: number; readonly slow: number}
}

type Answer =
  | {readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly base64: string}
  | {readonly failure: 'host' | 'connection' | 'slow' | 'large' | 'elsewhere' | 'asking' | 'refused'}

/**
 * Fetches registries for the server, so that proxy and certificates are the editor's own and the web build reaches them
 * too; the token of this user goes to its own service with them. Nothing is asked of a host that the user has not allowed by
 * name, and nothing at all in Restricted Mode.
 */
export function serveFetching(client: BaseLanguageClient, hosts: Hosts, tokens: Tokens): void {
  const asking = new Set<string>()
  client.onRequest<Answer, void>('plumbline/files/fetch', async (said: Asked): Promise<Answer> => {
    const {url, headers} = said
    if (!workspace.isTrusted) return {failure: 'elsewhere'}
    const {host} = new URL(url)
    const known = hosts.known(host)
    if (known !== undefined)
      return known ? download({...said, headers: await tokens.signed(url, headers)}) : {failure: 'refused'}
    // A person may take longer than the server waits for an answer: it is told at once, and again when there is one.
    if (!asking.has(host)) void askAndTell(host)
    return {failure: 'asking'}
  })

  async function askAndTell(host: string): Promise<void> {
    asking.add(host)
    await hosts.isAllowed(host)
    asking.delete(host)
    if (hosts.known(host) !== undefined) await client.sendNotification('plumbline/trusted')
  }
}

async function download({url, headers, method, body: sent, limits: {bytes, slow}}: Asked): Promise<Answer> {
  try {
    // What is sent goes where it is meant to and nowhere else.
    const sending = sent !== undefined && ({method: method ?? 'POST', body: sent, redirect: 'error'} as const)
    const answer = await fetch(url, {headers, signal: AbortSignal.timeout(slow), ...sending})
    // A web build may not look at each redirect; whoever has been sent elsewhere is told nothing of it.
    if (new URL(answer.url || url).hostname !== new URL(url).hostname) return {failure: 'elsewhere'}
    const body = await counted(answer, bytes)
    if (!body) return {failure: 'large'}
    return {status: answer.status, headers: Object.fromEntries(answer.headers), base64: toBase64(body)}
  } catch (error) {
    return {failure: error instanceof DOMException && error.name === 'TimeoutError' ? 'slow' : 'connection'}
  }
}

/** Null where there is more than the limit: an endless body must not fill the memory until its time is over. */
async function counted({body}: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = body?.getReader()
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true}
    if (done || !value) return new Uint8Array(await new Blob(parts).arrayBuffer())
    size += value.length
    if (size > most) {
      void reader?.cancel()
      return null
    }
    parts.push(value)
  }
}
