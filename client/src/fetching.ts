import {type Memento, window, workspace} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import {toBase64} from './files.js'
import {say} from './say.js'

interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly limits: {readonly bytes: number; readonly redirects: number; readonly silent: number; readonly slow: number}
}

type Answer =
  | {readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly base64: string}
  | {readonly failure: 'host' | 'connection' | 'slow' | 'large' | 'elsewhere'}

const memory = 'plumbline.hosts'

/**
 * Fetches registries for the server, so that proxy and certificates are the editor's own and the web build reaches them
 * too. Nothing is asked of a host that the user has not allowed by name, and nothing at all in Restricted Mode.
 */
export function serveFetching(client: BaseLanguageClient, kept: Memento): void {
  const asking = new Map<string, Promise<boolean>>()
  client.onRequest<Answer, void>('plumbline/files/fetch', async ({url, headers, limits}: Asked): Promise<Answer> => {
    if (!workspace.isTrusted) return {failure: 'elsewhere'}
    const {host} = new URL(url)
    const asked = asking.get(host) ?? isAllowed(host, kept)
    asking.set(host, asked)
    const allowed = await asked
    if (!allowed) asking.delete(host)
    return allowed ? download(url, headers, limits) : {failure: 'elsewhere'}
  })
}

/** Asked once, by name; what is answered holds for every workspace. */
async function isAllowed(host: string, kept: Memento): Promise<boolean> {
  const hosts = kept.get<Readonly<Record<string, boolean>>>(memory, {})
  const known = hosts[host]
  if (known !== undefined) return known
  const [allow, refuse] = [say({zh: '允许', en: 'Allow'}), say({zh: '不允许', en: 'Do Not Allow'})]
  const question = say({
    zh: `本文件夹的登记库在 ${host} 上。准绳要从那里读取吗？`,
    en: `The registry of this folder is on ${host}. May Plumbline read it from there?`,
  })
  const answer = await window.showInformationMessage(question, allow, refuse)
  if (answer === undefined) return false
  await kept.update(memory, {...hosts, [host]: answer === allow})
  return answer === allow
}

async function download(url: string, headers: Asked['headers'], {bytes, slow}: Asked['limits']): Promise<Answer> {
  try {
    const answer = await fetch(url, {headers, signal: AbortSignal.timeout(slow)})
    const body = new Uint8Array(await answer.arrayBuffer())
    if (body.length > bytes) return {failure: 'large'}
    return {status: answer.status, headers: Object.fromEntries(answer.headers), base64: toBase64(body)}
  } catch (error) {
    return {failure: error instanceof DOMException && error.name === 'TimeoutError' ? 'slow' : 'connection'}
  }
}
