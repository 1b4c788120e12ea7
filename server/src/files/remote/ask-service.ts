import {randomUUID} from 'node:crypto'
import {type Trouble, troubleWords} from '../../core/ide/findings/trouble.js'
import {isTrouble, type Sent} from './answer.js'
import {tokenFor} from './credentials.js'
import {overHttp} from './over-http.js'
import {type Failed, failed, type Said, type ServiceRequest, said} from './said.js'

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

async function answerOf(base: string, path: string, request: Request, bytes: number): Promise<Answered | Failed> {
  const held = request.token ?? (await tokenFor(base))
  const {type, sent} = await sentBy(request)
  const headers = {
    'accept-language': request.language,
    ...(held && {authorization: `Bearer ${held}`}),
    ...(type !== null && {'content-type': type, 'idempotency-key': randomUUID()}),
  }
  const ms = request.form ? 4 * patience : patience
  // What is sent goes where it was meant to go, and nowhere else.
  const answer = await overHttp()(`${base}${path}`, headers, {bytes, redirects: 0, silent: ms, slow: ms}, sent)
  if (isTrouble(answer)) {
    const {zh, en} = own[answer.kind] ?? troubleWords(answer)
    return failed(`${base}：${zh}`, `${base}: ${en}`)
  }
  const {status, body} = answer
  return {isOk: status >= 200 && status < 300, status, text: new TextDecoder().decode(body)}
}

/** Where other bounds hold than those of files. */
const own: Readonly<Partial<Record<Trouble['kind'], {readonly zh: string; readonly en: string}>>> = {
  silent: {zh: '没有按时应答', en: 'no answer in time'},
  slow: {zh: '没有按时应答', en: 'no answer in time'},
  large: {zh: '应答过长', en: 'the answer is too long'},
  redirects: {zh: '转到了别处', en: 'it leads elsewhere'},
  elsewhere: {zh: '转到了别处', en: 'it leads elsewhere'},
}

async function sentBy({
  body,
  form,
  method = 'POST',
}: Request): Promise<{readonly type: string | null; readonly sent?: Sent}> {
  if (body) return {type: 'application/json', sent: {method, body: new TextEncoder().encode(JSON.stringify(body))}}
  if (!form) return {type: null}
  const made = new Response(form)
  return {type: made.headers.get('content-type'), sent: {method, body: new Uint8Array(await made.arrayBuffer())}}
}
