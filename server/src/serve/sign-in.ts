import {createHash} from 'node:crypto'
import type {Hono} from 'hono'
import {getCookie} from 'hono/cookie'
import {StoreError} from '../store/store.js'
import {bodyOf, cookieOf} from './asked.js'
import type {Ctx, Env, Host} from './context.js'
import {callerOf, limited, refuse, tooOften} from './door.js'
import {sessionSeconds} from './identity.js'
import type {Oidc} from './oidc.js'
import {languageOf} from './problem.js'

/** The cookie of a sign-in that is under way, and how long it may be, s. */
const [under, patience] = ['plumbline-sign-in', 600]

/**
 * Sign-in by an organisation's own accounts, for browsers and, by a browser of the same machine, for terminals: one names a
 * port of his own and the digest of a secret, and gets for the code that comes there, with that secret, a session.
 */
export function signInRoutes(app: Hono<Env>, host: Host): void {
  const {oidc} = host
  app.get('/auth', (c) => c.json({oidc: oidc !== null}))
  if (!oidc) return
  app.get('/auth/start', async (c) => {
    // Each asks the provider.
    if (!host.rate.take(callerOf(c, host))) return refuse(c, tooOften)
    const terminal = terminalOf(c)
    if (terminal === 'wrong') return c.text(said(c, wrongStart), 400)
    try {
      const {url, ...going} = await oidc.start(backTo(c, host))
      const sealed = host.seals.seal('sign-in', {...going, ...terminal}, patience)
      c.header(
        'set-cookie',
        `${under}=${sealed}; Max-Age=${patience}; Path=/auth; HttpOnly; SameSite=Lax${secure(host)}`,
      )
      return c.redirect(url)
    } catch (error) {
      return failed(c, host, error)
    }
  })
  app.get('/auth/done', (c) => comeBack(c, host, oidc))
  app.post('/auth/token', limited(4000), (c) => exchange(c, host))
}

async function comeBack(c: Ctx, host: Host, oidc: Oidc): Promise<Response> {
  if (!host.failures.has(callerOf(c, host))) return refuse(c, tooOften)
  const going = host.seals.open('sign-in', getCookie(c, under) ?? '')
  c.header('set-cookie', `${under}=; Max-Age=0; Path=/auth; HttpOnly; SameSite=Lax${secure(host)}`)
  if (!going) return failed(c, host, lapsed)
  try {
    const url = new URL(backTo(c, host))
    url.search = new URL(c.req.url).search
    const {state, nonce, verifier, port, challenge, own} = fields(going)
    const subject = await oidc.finish(url, {state, nonce, verifier})
    if (port) {
      const code = host.seals.seal('code', {subject, challenge}, 60)
      return c.redirect(`http://127.0.0.1:${port}/?code=${code}&state=${encodeURIComponent(own)}`)
    }
    c.header('set-cookie', cookieOf(host.seals.seal('session', {subject}, sessionSeconds), host), {append: true})
    return c.redirect('/')
  } catch (error) {
    return failed(c, host, error)
  }
}

async function exchange(c: Ctx, host: Host): Promise<Response> {
  const body = await bodyOf(c)
  if (body instanceof Response) return body
  const {subject, challenge} = fields(host.seals.open('code', String(body.code)) ?? {})
  const digest = createHash('sha256').update(String(body.verifier)).digest('base64url')
  if (subject && challenge === digest)
    return c.json({subject, token: host.seals.seal('session', {subject}, sessionSeconds)})
  host.failures.take(callerOf(c, host))
  return refuse(c, {
    status: 401,
    zh: '登录已过期或不符，请重新登录。',
    en: 'This sign-in has lapsed or is another; sign in again.',
  })
}

const secure = ({isSecure}: Host): string => (isSecure ? '; Secure' : '')

const fields = (of: Readonly<Record<string, unknown>>) => {
  const text = (key: string): string => (typeof of[key] === 'string' ? of[key] : '')
  return {
    ...{state: text('state'), nonce: text('nonce'), verifier: text('verifier'), subject: text('subject')},
    ...{port: text('port'), challenge: text('challenge'), own: text('own')},
  }
}

/** The address that the provider sends browsers back to, as it is entered there. */
const backTo = (c: Ctx, {address, isSecure}: Host): string =>
  `${address ?? `${isSecure ? 'https' : 'http'}://${c.req.header('host')}`}/auth/done`

/** What a terminal says of itself; nothing of a browser. */
function terminalOf(c: Ctx): {readonly port?: string; readonly challenge?: string; readonly own?: string} | 'wrong' {
  const [port, challenge, own] = ['port', 'challenge', 'state'].map((it) => c.req.query(it))
  if (port === undefined) return {}
  const isGood =
    /^\d{4,5}$/.test(port) &&
    /^[\w-]{43}$/.test(challenge ?? '') &&
    /^[\w-]{1,100}$/.test(own ?? '') &&
    Number(port) < 65_536
  return isGood ? {port, challenge: String(challenge), own: String(own)} : 'wrong'
}

const said = (c: Ctx, {zh, en}: {readonly zh: string; readonly en: string}): string =>
  languageOf(c.req.header('accept-language')) === 'en' ? en : zh

/** To a person who looks at a browser: one line, and no more of it in the log than its kind. */
function failed(c: Ctx, host: Host, error: unknown): Response {
  if (!(error instanceof StoreError)) throw error
  host.failures.take(callerOf(c, host))
  return c.text(`${said(c, error)}\n`, error.kind === 'unavailable' ? 503 : 401)
}

const wrongStart = {zh: '登录地址不完整。', en: 'This address of a sign-in is not whole.'}

const lapsed = new StoreError(
  'altered',
  '这次登录不是从本浏览器开始的，或已超过十分钟，请重新登录',
  'this sign-in was not begun in this browser, or longer than ten minutes ago; sign in again',
)
