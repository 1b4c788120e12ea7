import type {Hono} from 'hono'
import type {Act} from '../core/ledger/act.js'
import {brokenAt, start} from '../core/ledger/chain.js'
import {changesBetween} from '../core/ledger/changes.js'
import {refusal} from '../core/ledger/refusal.js'
import {grantFor, grantsOf} from '../core/ledger/rights.js'
import {isWithin} from '../core/ledger/state.js'
import {sha256} from '../store/sha256.js'
import {charts} from './charts.js'
import type {Ctx, Env, Host} from './context.js'
import {refuse} from './door.js'
import {openapi} from './openapi.js'
import {problemOf} from './problem.js'
import {historyOf, impactOf, isVisible, maySee, proposalFor, proposalsFor} from './reports.js'
import {found} from './search.js'
import {isView, viewOf} from './view-asked.js'
import {noScope} from './views.js'

const withheld = problemOf(
  refusal('unknown', '没有这一条，或您无权查看。', 'There is no such entry, or it is not for you.'),
)

/** The requests that change nothing. */
export function readingRoutes(app: Hono<Env>, host: Host): void {
  const {views} = host
  const {state} = host.service
  app.get('/openapi.json', (c) => c.json(openapi()))
  app.get('/v1/me', (c) =>
    c.json({
      ...c.get('who'),
      seq: state.head.seq,
      grants: grantsOf(state, c.get('who')).map(({key: _, version, isRevoked, ...it}) => it),
    }),
  )
  app.get('/v1/registry/*', (c) => registry(c, host))
  app.get('/v1/changes', (c) => changes(c, host))
  app.get('/v1/search', (c) => {
    const view = viewOf(c, host, c.req.query('scope') ?? '')
    return isView(view) ? c.json(found(views.file(view).text, c.req.query('q') ?? '')) : view
  })
  app.get('/v1/indicators/:id/history', (c) => {
    const kept = state.indicators.get(c.req.param('id'))
    if (!kept || !isVisible(state, c.get('who'), kept.id)) return refuse(c, withheld)
    return c.json({...Object(historyOf(state, kept)), chart: charts(views, c.get('who').subject, kept)})
  })
  app.get('/v1/releases', (c) => {
    const view = viewOf(c, host, c.req.query('scope') ?? '')
    return isView(view)
      ? c.json(
          [...state.releases.values()].filter((it) => isWithin(it.scope, view.scope) || isWithin(view.scope, it.scope)),
        )
      : view
  })
  proposalRoutes(app, host)
  app.get('/v1/audit', (c) => audit(c, host))
}

function proposalRoutes(app: Hono<Env>, {service: {state}}: Host): void {
  app.get('/v1/proposals', (c) => {
    const scope = c.req.query('scope') ?? ''
    return c.json(proposalsFor(state, c.get('who'), scope))
  })
  app.get('/v1/proposals/:id', (c) => {
    const proposal = state.proposals.get(c.req.param('id'))
    return proposal && maySee(state, c.get('who'), proposal)
      ? c.json(proposalFor(state, c.get('who'), proposal, 20_000))
      : refuse(c, withheld)
  })
  app.get('/v1/proposals/:id/impact', (c) => {
    const proposal = state.proposals.get(c.req.param('id'))
    return proposal && maySee(state, c.get('who'), proposal)
      ? c.json(impactOf(state, c.get('who'), proposal))
      : refuse(c, withheld)
  })
}

/** In a readable form only for those who may read it, and not sent again to those who have it. */
function registry(c: Ctx, host: Host): Response {
  const path = c.req.path.slice('/v1/registry/'.length)
  const scope = /^([a-z0-9/-]+)\.metrics\.yaml$/.exec(path)?.[1]
  if (!scope) return refuse(c, problemOf(noScope(path.slice(0, 100))))
  const view = viewOf(c, host, scope)
  if (!isView(view)) return view
  const served = host.views.file(view)
  const headers = {
    etag: served.etag,
    'cache-control': 'private, no-cache',
    vary: 'authorization, cookie, accept-encoding',
    'x-plumbline-seq': String(view.seq),
    'content-type': 'application/yaml; charset=utf-8',
  }
  if (
    c.req
      .header('if-none-match')
      ?.split(/, */)
      .some((it) => it.replace(/^W\//, '') === served.etag)
  )
    return new Response(null, {status: 304, headers})
  const zips = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  return zips
    ? new Response(new Uint8Array(served.zipped()), {headers: {...headers, 'content-encoding': 'gzip'}})
    : new Response(served.text, {headers})
}

/** So long a request may wait, s: less than a proxy's minute. */
const longest = 50

async function changes(c: Ctx, host: Host): Promise<Response> {
  const {service} = host
  const after = Math.max(0, Number(c.req.query('after')) || 0)
  const until = Date.now() + Math.min(longest, Math.max(0, Number(c.req.query('wait')) || 0)) * 1000
  for (;;) {
    const view = viewOf(c, host, c.req.query('scope') ?? '')
    if (!isView(view)) return view
    const {etag, text} = host.views.file(view)
    // The log that it was read from is not this one.
    if (after > view.seq) return c.json({...changesBetween(view, view.seq), etag, whole: text})
    const found = changesBetween(view, after)
    const isNothing = found.whole === null && found.head === null && !found.indicators.length
    const left = until - Date.now()
    if (!isNothing || left <= 0 || c.req.raw.signal.aborted) return c.json({...found, etag})
    await service.grown(left, c.req.raw.signal)
  }
}

/** The whole chain is gone through once for each head. */
let checked: {readonly hash: string; readonly broken: number | null} | null = null

/** Acts of a scope for its keepers, with whether the chain of the whole log holds; digests of tokens stay here. */
function audit(c: Ctx, {service: {state}}: Host): Response {
  const scope = c.req.query('scope') ?? ''
  if (!grantFor(state, c.get('who'), 'audit', scope))
    return refuse(
      c,
      problemOf(refusal('forbidden', `您无权查看 ${scope} 的审计记录。`, `You may not see the log of ${scope}.`)),
    )
  const after = Number(c.req.query('after')) || 0
  const acts = state.acts.filter((it) => it.seq > after && isWithin(it.scope, scope)).slice(-500)
  if (checked?.hash !== state.head.hash) checked = {hash: state.head.hash, broken: brokenAt(state.acts, start, sha256)}
  const {broken} = checked
  return c.json({seq: state.head.seq, hash: state.head.hash, broken, acts: acts.map(told)})
}

const told = (act: Act): object => {
  const {seq, at, by, role, scope, kind, reason, hash} = act
  const count =
    act.kind === 'propose' ? act.body.items.length : act.kind === 'decide' ? (act.body.items?.length ?? 0) : null
  const about =
    act.kind === 'decide'
      ? act.body.verdict
      : act.kind === 'grant' || act.kind === 'revoke'
        ? `${act.body.subject} ${act.body.role}`
        : act.kind === 'release'
          ? act.body.name
          : null
  return {...{seq, at, by, role, scope, kind, reason, hash}, count, about}
}
