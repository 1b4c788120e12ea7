import {createHash, randomBytes} from 'node:crypto'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {askService} from '../../files/remote/ask-service.js'
import {complaint} from '../complaint.js'
import {inLocale, type Locale} from '../locale.js'

/** So long a browser is waited for, ms. */
const patience = 300_000

export interface BrowserSignIn {
  /** What a browser of this machine is to open. */
  readonly address: string
  /** The session. Rejects with a complaint where nobody comes in time, or the service knows nothing of it. */
  readonly token: Promise<string>
  close(): void
}

/** Whether a service knows its organisation's own accounts. */
export async function knowsAccounts(base: string, locale: Locale): Promise<boolean> {
  const said = await askService(base, '/auth', {language: locale === 'en' ? 'en' : 'zh', token: ''})
  return 'json' in said && Object(said.json).oidc === true
}

/**
 * Sign-in by a browser of this machine (RFC 8252): it comes back to a port that is open for this one visit, with a code that
 * is worth nothing without the secret that stays here.
 */
export async function signInByBrowser(base: string, locale: Locale): Promise<BrowserSignIn> {
  const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')]
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const {port} = server.address() as AddressInfo
  const code = visited(server, state, locale)
  return {
    address: `${base}/auth/start?port=${port}&challenge=${challenge}&state=${state}`,
    token: code.then((it) => exchanged(base, it, verifier, locale)),
    close: () => server.close(),
  }
}

/** The code of the one visit that has the right state; all others are sent away. */
function visited(server: Server, state: string, locale: Locale): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.close()
      reject(complaint('nobody signed in within five minutes', '五分钟内没有完成登录'))
    }, patience)
    timer.unref()
    server.on('request', (request, response) => {
      const {searchParams} = new URL(request.url ?? '/', 'http://127.0.0.1')
      const code = searchParams.get('code')
      response.setHeader('content-type', 'text/plain; charset=utf-8').setHeader('connection', 'close')
      if (searchParams.get('state') !== state || !code) return response.writeHead(404).end()
      response.end(inLocale({zh: '已登录，可以关闭此页。\n', en: 'Signed in; this page may be closed.\n'}, locale))
      clearTimeout(timer)
      server.close()
      resolve(code)
    })
  })
}

async function exchanged(base: string, code: string, verifier: string, locale: Locale): Promise<string> {
  const language = locale === 'en' ? 'en' : 'zh'
  const said = await askService(base, '/auth/token', {language, body: {code, verifier}})
  if ('failed' in said) throw complaint(said.failed.en, said.failed.zh)
  return String(Object(said.json).token)
}
