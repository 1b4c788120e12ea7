import {randomUUID} from 'node:crypto'
import {tokenFor} from './credentials.js'
import {type Failed, failed, type Said, type ServiceRequest, said, unreached} from './said.js'

/** So long an answer may take, ms. */
const patience = 30_000

interface Request extends ServiceRequest {
  /** A file and what is said of it, in place of a body. */
  readonly form?: FormData
  readonly token?: string
}

/** Asks a registry service as whom this user has signed in as; `token`: as somebody else. Never rejects. */
export async function askService(base: string, path: string, request: Request): Promise<Said> {
  const answer = await answerOf(base, path, request, most.json)
  return 'failed' in answer ? answer : said(answer.isOk, jsonIn(answer.text), answer.status)
}

/** As `askService`, for a text that is no JSON. */
export async function askText(base: string, path: string, request: Request): Promise<Said> {
  const answer = await answerOf(base, path, request, most.text)
  if ('failed' in answer) return answer
  return answer.isOk ? {json: answer.text} : said(false, jsonIn(answer.text), answer.status)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

interface Answered {
  readonly isOk: boolean
  readonly status: number
  readonly text: string
}

/** In bytes: more than ten thousand proposals, more than the longest log that anybody carries. */
const most = {json: 30_000_000, text: 200_000_000}

async function answerOf(
  base: string,
  path: string,
  {body, form, language, token, method = 'POST'}: Request,
  longest: number,
): Promise<Answered | Failed> {
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
    const init = {headers, signal, redirect: 'error', ...(sent && {method, body: sent})} as const
    const answer = await fetch(`${base}${path}`, init)
    const text = await wholeText(answer, longest)
    return text === null ? tooLong(base) : {isOk: answer.ok, status: answer.status, text}
  } catch {
    return unreached(base)
  }
}

/** Null of what does not end in time to be of use. */
async function wholeText({body}: Response, longest: number): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body ?? []) {
    size += part.length
    if (size > longest) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

const tooLong = (base: string): Failed => failed(`${base} 的应答过长`, `${base}: the answer is too long`)
