import {refusal} from '../core/ledger/refusal.js'
import type {Ctx, Host} from './context.js'
import {refuse} from './door.js'
import {cookieName, sessionSeconds} from './identity.js'
import {problemOf} from './problem.js'

/** A JSON object that was sent. */
export type Body = Readonly<Record<string, unknown>>

/** The body of a request, or the answer why it is none. */
export async function bodyOf(c: Ctx): Promise<Body | Response> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    return refuse(c, {status: 415, zh: '内容应为 application/json。', en: 'The body must be application/json.'})
  const body: unknown = await c.req.json().catch(() => null)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return refuse(c, problemOf(refusal('invalid', '内容不是 JSON 对象。', 'The body is no JSON object.')))
  return {...body}
}

/** What a browser is given to hold where no script can read it; '' takes it away. */
export const cookieOf = (held: string, {isSecure}: Host): string =>
  `${cookieName}=${held}; Max-Age=${held ? sessionSeconds : 0}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
