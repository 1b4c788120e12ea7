import {randomUUID} from 'node:crypto'
import type {Hono} from 'hono'
import type {Kind} from '../core/ledger/act.js'
import {isRefusal, refusal} from '../core/ledger/refusal.js'
import {type Body, bodyOf, cookieOf} from './asked.js'
import type {Ctx, Env, Host} from './context.js'
import {callerOf, isOwnOrigin, limited, refuse, tooOften} from './door.js'
import {digestOfToken} from './identity.js'
import {problemOf} from './problem.js'

/** The largest body of an import of ten thousand figures, in bytes; of all else. */
const [largest, large] = [8_000_000, 200_000]

/** The requests that ask for an act. */
export function writingRoutes(app: Hono<Env>, host: Host): void {
  const {state} = host.service
  const own = (path: string, kind: Kind, size = large): void => {
    app.post(path, limited(size), (c) => asked(c, host, ({scope, reason, ...body}) => ({kind, scope, reason, body})))
  }
  own('/v1/proposals', 'propose', largest)
  own('/v1/releases', 'release')
  own('/v1/grants', 'grant')
  app.post('/v1/acts', limited(largest), (c) => asked(c, host, (it) => it))
  for (const [word, kind] of [
    ['decision', 'decide'],
    ['withdraw', 'withdraw'],
  ] as const)
    app.post(`/v1/proposals/:id/${word}`, limited(large), (c) => {
      const proposal = c.req.param('id') ?? ''
      const scope = state.proposals.get(proposal)?.scope ?? 'unknown'
      return asked(c, host, ({reason, ...body}) => ({kind, scope, reason, body: {...body, proposal}}))
    })
  app.put('/v1/usages/:draft', limited(large), (c) => {
    const draft = c.req.param('draft') ?? ''
    return asked(c, host, ({scope, ...body}) => ({kind: 'usage', scope, reason: null, body: {...body, draft}}))
  })
}

async function asked(c: Ctx, {service}: Host, made: (body: Body) => Body): Promise<Response> {
  const body = await bodyOf(c)
  if (body instanceof Response) return body
  const {kind, scope, reason = null, body: of} = made(body)
  const id = c.req.header('idempotency-key') ?? randomUUID()
  if (typeof kind !== 'string' || typeof scope !== 'string' || (reason !== null && typeof reason !== 'string'))
    return refuse(
      c,
      problemOf(
        refusal(
          'invalid',
          '缺少 kind 或 scope，或 reason 不是文字。',
          'kind or scope is missing, or reason is no text.',
        ),
      ),
    )
  const act = await service.ask(c.get('who'), {id, kind, scope, reason, body: of})
  if (isRefusal(act)) return refuse(c, problemOf(act))
  const count = act.kind === 'propose' ? act.body.items.length : undefined
  return c.json({id: act.id, seq: act.seq, at: act.at, kind: act.kind, ...(count !== undefined && {items: count})}, 201)
}

/** A browser signs in with a token, which it then holds where no script can read it. */
export function sessionRoutes(app: Hono<Env>, host: Host): void {
  app.post('/session', limited(2000), async (c) => {
    if (!isOwnOrigin(c))
      return refuse(c, {
        status: 403,
        zh: '请求不是从本页面发出的。',
        en: 'This request does not come from the page itself.',
      })
    const body = await bodyOf(c)
    if (body instanceof Response) return body
    const token = host.service.state.tokens.get(digestOfToken(String(body.token)))
    if (!token || token.isEnded || token.until < host.service.today) {
      if (!host.failures.take(callerOf(c, host))) return refuse(c, tooOften)
      return refuse(c, {
        status: 401,
        zh: '令牌不对，或已到期、已撤销。',
        en: 'The token is not right, or has ended or was revoked.',
      })
    }
    c.header('set-cookie', cookieOf(String(body.token), host))
    return c.json({subject: token.subject, until: token.until})
  })
  app.post('/session/end', (c) => {
    c.header('set-cookie', cookieOf('', host))
    return c.json({})
  })
}
