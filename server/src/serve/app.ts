import {Hono} from 'hono'
import {compress} from 'hono/compress'
import {errorText} from '../core/text/error-text.js'
import {StoreError} from '../store/store.js'
import type {Env, Host} from './context.js'
import {fresh, fromHere, known, logged, refuse, withHeaders} from './door.js'
import {exchangeRoutes} from './exchange.js'
import {readingRoutes} from './reading.js'
import {signInRoutes} from './sign-in.js'
import {sessionRoutes, writingRoutes} from './writing.js'

/** The service as a function from requests to answers. */
export function appOf(host: Host): Hono<Env> {
  const app = new Hono<Env>()
  app.use(logged(host), withHeaders, fromHere(host))
  app.use('/v1/*', known(host), fresh(host))
  app.use('/v1/*', compressed)
  const {html, script, style} = host.pages
  app.get('/', (c) => (html ? c.html(html) : c.text('plumbline registry')))
  app.get('/keeper.js', (c) => c.body(script, 200, {'content-type': 'text/javascript; charset=utf-8'}))
  app.get('/keeper.css', (c) => c.body(style, 200, {'content-type': 'text/css; charset=utf-8'}))
  app.get('/health', (c) => c.json({seq: host.service.state.head.seq}))
  sessionRoutes(app, host)
  signInRoutes(app, host)
  readingRoutes(app, host)
  exchangeRoutes(app, host)
  writingRoutes(app, host)
  app.notFound((c) => refuse(c, {status: 404, zh: '没有这个网址。', en: 'There is nothing at this address.'}))
  app.onError((error, c) => {
    if (error instanceof StoreError) return refuse(c, {status: 503, zh: error.zh, en: error.en})
    host.log({at: new Date().toISOString(), event: `internal error: ${errorText(error)}`})
    return refuse(c, {status: 500, zh: '服务内部错误。', en: 'Internal error of the service.'})
  })
  return app
}

/** What is not zipped already, and long enough for it to tell. */
const compressed = compress({threshold: 2000, encoding: 'gzip'})
