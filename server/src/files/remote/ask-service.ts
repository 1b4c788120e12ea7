import {randomUUID} from 'node:crypto'
import {tokenFor} from './credentials.js'
import {type Said, type ServiceRequest, said, unreached} from './said.js'

/** So long an answer may take, ms. */
const patience = 30_000

interface Request extends ServiceRequest {
  /** A file and what is said of it, in place of a body. */
  readonly form?: FormData
  readonly token?: string
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
