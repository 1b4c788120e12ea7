import {randomUUID} from 'node:crypto'
import {tokenFor} from './credentials.js'

/** What a service answered to a request, or the line that says why it did not. */
export type Said = {readonly json: unknown} | {readonly failed: {readonly zh: string; readonly en: string}}

/** So long an answer may take, ms. */
const patience = 30_000

/** Asks a registry service as whom this user has signed in as; `token`: as somebody else. Never rejects. */
export async function askService(
  base: string,
  path: string,
  {
    body,
    language,
    token,
    method = 'POST',
  }: {
    readonly body?: object
    readonly language: 'zh' | 'en'
    readonly token?: string
    readonly method?: 'POST' | 'PUT'
  },
): Promise<Said> {
  const held = token ?? (await tokenFor(base))
  const headers = {
    'accept-language': language,
    ...(held !== null && {authorization: `Bearer ${held}`}),
    ...(body && {'content-type': 'application/json', 'idempotency-key': randomUUID()}),
  }
  try {
    const signal = AbortSignal.timeout(patience)
    const init = {
      headers,
      signal,
      redirect: 'error',
      ...(body && {method, body: JSON.stringify(body)}),
    } as const
    const answer = await fetch(`${base}${path}`, init)
    return said(answer.ok, await answer.json().catch(() => null), answer.status)
  } catch {
    return failed(`${base} 连接不上，或没有按时应答`, `${base}: the connection failed or took too long`)
  }
}

function said(isOk: boolean, json: unknown, status: number): Said {
  if (isOk && json !== null) return {json}
  const {title} = Object(json)
  const line = typeof title === 'string' ? title.slice(0, 500) : ''
  return failed(line || `服务没有给出可用的应答（${status}）`, line || `the service gave no answer of use (${status})`)
}

const failed = (zh: string, en: string): Said => ({failed: {zh, en}})
