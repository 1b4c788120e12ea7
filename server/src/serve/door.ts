import type {MiddlewareHandler} from 'hono'
import {bodyLimit} from 'hono/body-limit'
import type {Ctx, Env, Host} from './context.js'
import {subjectOf} from './identity.js'
import {languageOf, type Problem, problemResponse} from './problem.js'

/** What every request passes before it is looked at. */

export const refuse = (c: Ctx, problem: Problem & {readonly refused?: string}): Response =>
  problemResponse(problem, languageOf(c.req.header('accept-language')))

/** Nothing inline, nothing from elsewhere, in no frame. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export const withHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const {headers} = c.res
  headers.set('content-security-policy', policy)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

/** Where a request comes from: behind the named proxy, what that says; nobody else is believed. */
export function callerOf(c: Ctx, {proxy}: Host): string {
  const address = c.env.incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const told =
    proxy !== null && address === proxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return told ?? address
}

export const logged =
  (host: Host): MiddlewareHandler<Env> =>
  async (c, next) => {
    const began = performance.now()
    await next()
    const ms = Math.round(performance.now() - began)
    const by = c.get('who')?.subject ?? null
    host.log({at: new Date().toISOString(), method: c.req.method, route: c.req.routePath, status: c.res.status, ms, by})
  }

/** A page elsewhere must not be able to speak to a service of this machine by a name of its own. */
export const fromHere =
  (host: Host): MiddlewareHandler<Env> =>
  async (c, next) => {
    const name = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
    if (host.hosts && !host.hosts.has(name))
      return refuse(c, {
        status: 403,
        zh: `不接受以 ${name || '空名称'} 访问。`,
        en: `Not served under the name ${name || '(none)'}.`,
      })
    const address = c.env.incoming.socket.remoteAddress?.replace(/^::ffff:/, '')
    if (host.proxy !== null && address !== host.proxy)
      return refuse(c, {
        status: 403,
        zh: '只接受指定代理转来的请求。',
        en: 'Only requests by way of the named proxy are answered.',
      })
    return next()
  }

/** Whoever is not known gets no further than to the page where one signs in. */
export const known =
  (host: Host): MiddlewareHandler<Env> =>
  async (c, next) => {
    const found = subjectOf(host.service, host.seals, c.req.raw.headers)
    const caller = callerOf(c, host)
    if (!found) {
      const isTooOften = hasToken(c) && !host.failures.take(caller)
      return refuse(c, isTooOften ? tooOften : unsigned)
    }
    if (!host.rate.take(found.subject)) return refuse(c, tooOften)
    if (found.isCookie && c.req.method !== 'GET' && !isOwnOrigin(c))
      return refuse(c, {
        status: 403,
        zh: '请求不是从本页面发出的。',
        en: 'This request does not come from the page itself.',
      })
    c.set('who', {subject: found.subject, today: host.service.today})
    c.set('isCookie', found.isCookie)
    return next()
  }

/** What may be old is not sent as if it were not: readers have their last good copy, and say how old it is. */
export const fresh =
  ({service}: Host): MiddlewareHandler<Env> =>
  async (c, next) => {
    const since = service.awaySince
    if (since === null) return next()
    const [at, {seq}] = [new Date(since).toISOString().slice(0, 16), service.state.head]
    return refuse(c, {
      status: 503,
      zh: `存储自 ${at}Z 起连接不上，登记库停在第${seq}号，请稍后再试。`,
      en: `The store has been away since ${at}Z; the registry stands at act ${seq}. Try again later.`,
    })
  }

const hasToken = (c: Ctx): boolean =>
  c.req.header('authorization') !== undefined || c.req.header('cookie') !== undefined

export const tooOften: Problem = {
  status: 429,
  zh: '请求过于频繁，请稍后再试。',
  en: 'Too many requests; try again in a moment.',
}

const unsigned: Problem = {
  status: 401,
  zh: '尚未登录，或令牌已到期、已撤销。请用 plumbline registry login 登录。',
  en: 'Not signed in, or the token has ended or was revoked. Sign in with plumbline registry login.',
}

/** Of a request that a browser makes by itself with the cookie. */
export function isOwnOrigin(c: Ctx): boolean {
  const origin = c.req.header('origin')
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}

/** A body of at most so many bytes. */
export const limited = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) =>
      refuse(c as Ctx, {
        status: 413,
        zh: `内容超过 ${maxSize / 1000} KB。`,
        en: `The body is larger than ${maxSize / 1000} kB.`,
      }),
  })
