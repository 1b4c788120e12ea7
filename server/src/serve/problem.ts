import type {Json} from '../core/ledger/json.js'
import type {Refusal} from '../core/ledger/refusal.js'

/** RFC 9457. `title` is the line that a person needs, in the language asked for. */
export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503
  readonly zh: string
  readonly en: string
  readonly facts?: Json
}

const statuses = {
  invalid: 400,
  forbidden: 403,
  unknown: 404,
  stale: 409,
  decided: 409,
  taken: 409,
  nothing: 409,
} as const satisfies Readonly<Record<Refusal['refused'], Problem['status']>>

export const problemOf = ({refused, zh, en, facts}: Refusal): Problem & {readonly refused: string} => ({
  ...{status: statuses[refused], zh, en, refused},
  ...(facts !== undefined && {facts}),
})

export function problemResponse(
  {status, zh, en, facts, ...more}: Problem & {readonly refused?: string},
  language: string,
): Response {
  const title = language === 'en' ? en : zh
  const body = {type: `about:blank`, title, status, ...more, ...(facts !== undefined && {facts})}
  const headers = {'content-type': 'application/problem+json; charset=utf-8'}
  // What is left of a body that is too large is not read.
  return new Response(JSON.stringify(body), {
    status,
    headers: status === 413 ? {...headers, connection: 'close'} : headers,
  })
}

/** Chinese unless somebody asks for English and not for Chinese before it. */
export function languageOf(accept: string | undefined): 'zh' | 'en' {
  const first = /\b(zh|en)\b/i.exec(accept ?? '')?.[1]?.toLowerCase()
  return first === 'en' ? 'en' : 'zh'
}
