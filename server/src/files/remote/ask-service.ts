import {randomUUID} from 'node:crypto'
import {tokenFor} from './credentials.js'

/** What a service answered to a request, or the line that says why it did not. */
export type Said = {readonly json: unknown} | {readonly failed: {readonly zh: string; readonly en: string}}

/** So long an answer may take, ms. */
const patience = 30_000

interface Request {
  readonly body?: object
  /** A file and what is said of it, in place of a body. */
  readonly form?: FormData
  readonly language: 'zh' | 'en'
  readonly token?: string
  readonly method?: 'POST' | 'PUT'
}

/** Asks a registry service as whom this user has signed in as; `token`: as somebody else. Never rejects. */
export async function askService(base: string, path: string, request: Request): Promise<Said> {
  const answer = await answerOf(base, path, request)
  return answer instanceof Response ? said(answer.ok, await jsonOf(answer), answer.status) : answer
}

/** As `askService`, for a text that is no JSON. */
export async function askText(base: string, path: string, request: Request): Promise<Said> {
  const answer = await answerOf(base, path, request)
  if (!(answer instanceof Response)) return answer
  if (!answer.ok) return said(false, await jsonOf(answer), answer.status)
  return answer.text().then(
    (json) => ({json}),
    () => unreached(base),
  )
}

const jsonOf = (answer: Response): Promise<unknown> => answer.json().catch(() => null)

async function answerOf(
  base: string,
  path: string,
  {body, form, language, token, method = 'POST'}: Request,
): Promise<Response | Said> {
  const held = token ?? (await tokenFor(base))
  const headers = {
    'accept-language': language,
    ...(held && {authorization: `Bearer ${held}`}),
    ...(body && {'content-type': 'application/json'}),
    ...((body ?? form) && {'idempotency-key': randomUUID()}),
  }
  const sent = form ?? (body && JSON.stringify(body))
  try {
    const signal = AbortSignal.timeout(form ? 2 * patience : patience)
    return await fetch(`${base}${path}`, {headers, signal, redirect: 'error', ...(sent && {method, body: sent})})
  } catch {
    return unreached(base)
  }
}

const unreached = (base: string): Said =>
  failed(`${base} 连接不上，或没有按时应答`, `${base}: the connection failed or took too long`)

function said(isOk: boolean, json: unknown, status: number): Said {
  if (isOk && json !== null) return {json}
  const {title} = Object(json)
  const line = typeof title === 'string' ? title.slice(0, 500) : ''
  return failed(line || `服务没有给出可用的应答（${status}）`, line || `the service gave no answer of use (${status})`)
}

const failed = (zh: string, en: string): Said => ({failed: {zh, en}})
