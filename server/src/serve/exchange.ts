import {randomUUID} from 'node:crypto'
import type {Hono} from 'hono'
import type {FigureItem} from '../core/ledger/act.js'
import {start} from '../core/ledger/chain.js'
import {isRefusal, refusal} from '../core/ledger/refusal.js'
import {grantFor, sightOf} from '../core/ledger/rights.js'
import type {State} from '../core/ledger/state.js'
import {uuidOf} from '../core/registry/proposals/proposal.js'
import {sha256} from '../store/sha256.js'
import type {TableReading} from '../tables/index.js'
import {bundleOf} from './bundle.js'
import type {Ctx, Env, Host} from './context.js'
import {limited, refuse} from './door.js'
import {problemOf} from './problem.js'
import {type SheetFormat, sheetFormats} from './sheet-job.js'
import {isView, viewOf} from './view-asked.js'

/** Spreadsheets in and out. */
export function exchangeRoutes(app: Hono<Env>, host: Host): void {
  app.post('/v1/import', limited(20_500_000), (c) => imported(c, host))
  app.get('/v1/form', async (c) => {
    const view = viewOf(c, host, c.req.query('scope') ?? '')
    if (!isView(view)) return view
    const asOf = c.req.query('as-of') ?? ''
    const done = await host.sheets({
      do: 'form',
      registry: host.views.file(view).text,
      title: view.scope,
      asOf,
    })
    return 'bytes' in done ? file(done.bytes, types.xlsx, `${nameOf(view.scope)}-${asOf}.xlsx`) : sheetProblem(c, done)
  })
  app.get('/v1/export', (c) => exported(c, host))
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml; charset=utf-8',
  bundle: 'application/x-ndjson; charset=utf-8',
} as const

const nameOf = (scope: string): string => scope.replaceAll('/', '-')

const file = (bytes: Uint8Array | string, type: string, name: string): Response =>
  new Response(typeof bytes === 'string' ? bytes : new Uint8Array(bytes), {
    headers: {'content-type': type, 'content-disposition': `attachment; filename="${name}"`},
  })

function sheetProblem(c: Ctx, done: object): Response {
  const {zh, en} = 'refused' in done ? (done.refused as {zh: string; en: string}) : {zh: '', en: ''}
  return refuse(c, problemOf(refusal('invalid', `${zh}。`, `${en}.`)))
}

async function exported(c: Ctx, host: Host): Promise<Response> {
  const format = c.req.query('format') ?? 'csv'
  if (format === 'bundle') return bundled(c, host)
  const view = viewOf(c, host, c.req.query('scope') ?? '')
  if (!isView(view)) return view
  const {text} = host.views.file(view)
  if (format === 'yaml') return file(text, types.yaml, `${nameOf(view.scope)}.metrics.yaml`)
  if (!isSheetFormat(format)) return refuse(c, problemOf(noFormat))
  const done = await host.sheets({do: 'export', registry: text, format})
  if (!('bytes' in done)) return sheetProblem(c, done)
  const [type, ending] = format === 'xlsx' ? [types.xlsx, 'xlsx'] : [types.csv, format === 'csv' ? 'csv' : 'sdmx.csv']
  return file(done.bytes, type, `${nameOf(view.scope)}.${ending}`)
}

const isSheetFormat = (format: string): format is SheetFormat => sheetFormats.some((it) => it === format)

const noFormat = refusal(
  'invalid',
  'format 应为 csv、xlsx、sdmx-csv、yaml、bundle 之一。',
  'format must be one of csv, xlsx, sdmx-csv, yaml, bundle.',
)

/** The whole log, as its chain needs it: for whoever keeps, up to the highest level, all that is in it. */
function bundled(c: Ctx, {service: {state}, signs}: Host): Response {
  const who = c.get('who')
  const scopes = new Set(state.acts.flatMap(({kind, scope}) => (kind === 'token' || kind === 'end' ? [] : [scope])))
  const mayAll = [...scopes].every(
    (it) => grantFor(state, who, 'decide', it) !== null && sightOf(state, who, it) === 'restricted',
  )
  if (!mayAll) return refuse(c, problemOf(notAll))
  if (signs === null) return refuse(c, problemOf(unsigned))
  const after = Math.max(0, Math.floor(Number(c.req.query('after')) || 0))
  const text = bundleOf(state.acts.slice(after), state.acts[after - 1] ?? start, signs)
  return file(text, types.bundle, `acts-${after + 1}-${state.acts.length}.bundle`)
}

const notAll = refusal(
  'forbidden',
  '记录包含全部范围、各个级别的记录，须是各范围 restricted 级的保管人。',
  'A bundle holds all scopes and levels; it is for a keeper of them all, up to restricted.',
)

const unsigned = refusal(
  'unknown',
  '本服务没有配置签名密钥（signs），不出记录包。',
  'This service has no key to sign bundles with (signs).',
)

interface Sent {
  readonly name: string
  readonly bytes: Uint8Array
  readonly map: string
  readonly skip: readonly string[]
  readonly reason: string | null
  readonly source: string | null
}

/** A spreadsheet as one proposal for each scope whose figures it has; `dry-run`: cell by cell what it would be. */
async function imported(c: Ctx, host: Host): Promise<Response> {
  const view = viewOf(c, host, c.req.query('scope') ?? '')
  if (!isView(view)) return view
  const sent = await sentIn(c)
  if (!sent) return refuse(c, problemOf(noFile))
  const {name, bytes, map, skip} = sent
  const done = await host.sheets({do: 'read', registry: host.views.file(view).text, name, bytes, map, skip})
  if (!('reading' in done)) return sheetProblem(c, done)
  const {reading} = done
  if (c.req.query('dry-run') !== undefined) return c.json({...reading, figures: reading.figures.length})
  const unclear = reading.cells.filter(({kind}) => kind === 'unclear')
  if (unclear.length) return refuse(c, problemOf(notClear(unclear)))
  return propose(c, host, sent, reading)
}

const noFile = refusal(
  'invalid',
  '应以 multipart/form-data 上传一份表格（file）。',
  'Send one spreadsheet as multipart/form-data (file).',
)

const notClear = (cells: TableReading['cells']) => {
  const [first] = cells
  const place = `${first?.sheet}!${first?.cell}`
  return refusal(
    'invalid',
    `${cells.length} 格不能确定（${place} 等），请写明对照或略过；未导入。`,
    `${cells.length} cells are not clear (${place} and on); say what they are or leave them out. Nothing was imported.`,
    cells.slice(0, 100).map(({sheet, cell}) => `${sheet}!${cell}`),
  )
}

async function sentIn(c: Ctx): Promise<Sent | null> {
  const form = await c.req.formData().catch(() => null)
  const sheet = form?.get('file')
  if (!form || !sheet || typeof sheet === 'string') return null
  const said = (key: string): string => String(form.get(key) ?? '')
  return {
    name: sheet.name.slice(-200),
    bytes: new Uint8Array(await sheet.arrayBuffer()),
    map: said('map').slice(0, 1_000_000),
    skip: said('skip')
      .split(/[\s,，、]+/)
      .filter(Boolean),
    reason: said('reason').trim() || null,
    source: said('source').trim() || null,
  }
}

async function propose(c: Ctx, {service}: Host, sent: Sent, {figures, known}: TableReading): Promise<Response> {
  const key = c.req.header('idempotency-key') ?? randomUUID()
  const who = c.get('who')
  const proposals: {readonly id: string; readonly scope: string; readonly items: number}[] = []
  const parts = byScope(service.state, figures)
  const closed = parts.find(([scope]) => grantFor(service.state, who, 'propose', scope) === null)?.[0]
  if (closed !== undefined) return refuse(c, problemOf(mayNot(closed)))
  for (const [at, [scope, its]] of parts.entries()) {
    const body = {items: its.map(itemOf(sent, sha256(sent.bytes))), title: sent.name}
    const id = at === 0 ? key : uuidOf(`${key} ${scope}`)
    const act = await service.ask(who, {id, kind: 'propose', scope, reason: sent.reason, body})
    if (!isRefusal(act)) proposals.push({id: act.id, scope, items: act.kind === 'propose' ? act.body.items.length : 0})
    // What waits for a decision already, or is registered, asks nobody again.
    else if (act.refused !== 'nothing') return refuse(c, problemOf(act))
  }
  return c.json({proposals, known}, proposals.length ? 201 : 200)
}

type Figures = TableReading['figures']

/** An indicator has one owner, and a proposal goes to one. */
function byScope({indicators}: State, figures: Figures): readonly (readonly [scope: string, figures: Figures])[] {
  const parts = new Map<string, Figures[number][]>()
  for (const it of figures) {
    const scope = indicators.get(it.indicator)?.scope ?? ''
    parts.set(scope, [...(parts.get(scope) ?? []), it])
  }
  return [...parts]
}

const itemOf =
  ({name, source}: Sent, digest: string) =>
  ({indicator, list, asOf, value, qualifier, sheet, cell}: Figures[number]): FigureItem => ({
    ...{is: 'figure', indicator, list, asOf, value},
    ...(qualifier !== null && {qualifier: qualifier as NonNullable<FigureItem['qualifier']>}),
    ...(source !== null && {source}),
    evidence: {document: name, sheet, cell, file: digest},
  })

const mayNot = (scope: string) =>
  refusal('forbidden', `您在 ${scope} 没有提请的权限。`, `You have no right to propose in ${scope}.`)
