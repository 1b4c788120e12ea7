import assert from 'node:assert/strict'
import {Agent, get} from 'node:http'
import {setTimeout as pause} from 'node:timers/promises'
import type {PublishDiagnosticsParams} from 'vscode-languageserver/node'
import {copiesInMemory} from '../../server/src/files/remote/copies.js'
import {overHttp} from '../../server/src/files/remote/over-http.js'
import {Remotes, remoteOf} from '../../server/src/files/remote/remotes.js'
import {migrateDatabase} from '../../server/src/store/postgres/migrate.js'
import {openPostgres} from '../../server/src/store/postgres/postgres.js'
import type {Store} from '../../server/src/store/store.js'
import {figure, indicator} from '../ledger/made.js'
import {connect} from '../lsp/client.js'
import {startServer} from '../store/postgres-server.js'
import {Served} from './served.js'

/** More than these by `PLUMBLINE_READERS` language servers and `PLUMBLINE_WAITING` waiting readers, in `PLUMBLINE_PUSH` = folder, listen or polls. */
const [servers, waiting] = [Number(process.env.PLUMBLINE_READERS ?? 2), Number(process.env.PLUMBLINE_WAITING ?? 20)]
const rounds = Number(process.env.PLUMBLINE_ROUNDS ?? 3)

const p95 = (all: readonly number[]): number =>
  Math.round(all.toSorted((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? 0)

suite('a decision on its way to those who write', () => {
  let served: Served
  /** Where the decisions fall: in another service on the same database, where there is one. */
  let deciding: Served
  let end: () => void = () => undefined
  suiteSetup(async () => {
    const open = await storesFor(process.env.PLUMBLINE_PUSH ?? 'folder')
    served = await Served.start(await open?.())
    deciding = open ? await Served.start(await open()) : served
    await served.person('李青', 'reader')
    await served.hold([
      {is: 'entry', section: 'units', id: '个', entry: {kind: 'count'}},
      indicator('yz.idc', {name: '互联网数据中心'}),
      figure('yz.idc', '2020-12-31', '100'),
    ])
  })
  suiteTeardown(async () => {
    if (deciding !== served) await deciding.close()
    await served.close()
    end()
  })

  async function storesFor(kind: string): Promise<(() => Promise<Store>) | null> {
    const server = kind === 'folder' ? null : await startServer()
    if (!server) return null
    end = server.end
    const {url} = server.database('push')
    await migrateDatabase(url('owner'), {service: 'service', reader: null})
    return () => openPostgres({url: url('service'), listens: kind === 'listen'})
  }

  test('reaches the findings of connected language servers', async function () {
    this.timeout(120_000)
    const plan = 'file:///w/plan.md'
    const file = `${served.url}/v1/registry/prov/gxt.metrics.yaml`
    const told: string[] = []
    let hear: () => void = () => undefined
    const clients = await Promise.all(
      Array.from({length: servers}, (_, at) => {
        const fetch = overHttp()
        const remotes = new Remotes(
          (url, headers, most) => fetch(url, {...headers, authorization: `Bearer ${served.tokens.get('李青')}`}, most),
          copiesInMemory(),
        )
        const files = {
          'file:///w/plumbline.yaml': `registry:\n  - ${file}\n`,
          [plan]: '截至2020年底，全市建成互联网数据中心7个。\n',
        }
        const listen = (connection: Awaited<ReturnType<typeof connect>>['connection']): void => {
          connection.onNotification(
            'textDocument/publishDiagnostics',
            ({uri, diagnostics}: PublishDiagnosticsParams) => {
              if (uri !== plan) return
              told[at] = diagnostics.map(({message}) => message).join()
              hear()
            },
          )
        }
        return connect(files, {}, listen, {remote: remoteOf(remotes)})
      }),
    )
    await Promise.all(clients.map((it) => it.open(plan, '截至2020年底，全市建成互联网数据中心7个。\n')))
    const heard = async (value: string): Promise<readonly number[]> => {
      const began = performance.now()
      const times = new Map<number, number>()
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`not heard of ${value}: ${told}`)), 20_000)
        hear = () => {
          for (let at = 0; at < servers; at++)
            if (told[at]?.includes(value) && !times.has(at)) times.set(at, performance.now() - began)
          if (times.size < servers) return
          clearTimeout(late)
          resolve([...times.values()])
        }
        hear()
      })
    }
    await heard('100')
    const all: number[] = []
    const cpu: number[] = []
    for (let n = 1; n <= rounds; n++) {
      await pause(200)
      const {id} = await deciding.operate(
        'propose',
        'prov/gxt',
        {items: [figure('yz.idc', '2020-12-31', String(500 + n))]},
        '陈立',
      )
      const hears = heard(String(500 + n))
      const before = process.cpuUsage()
      await deciding.operate(
        'decide',
        'prov/gxt',
        {proposal: id, verdict: 'accept', nature: 'revision'},
        '周明',
        '年报',
      )
      all.push(...(await hears))
      const {user, system} = process.cpuUsage(before)
      cpu.push((user + system) / 1000)
    }
    console.log(`      ${servers} language servers, ${all.length} findings: p95 ${p95(all)} ms (${p95(cpu)} ms of CPU)`)
    assert.equal(all.length, servers * rounds)
    // What is still to be told is told before the streams end.
    await pause(500)
    await Promise.all(clients.map((it) => it.end()))
  })

  test('and all who wait', async function () {
    this.timeout(120_000)
    const agent = new Agent({keepAlive: true, maxSockets: waiting})
    // No one person asks so often.
    const people = Array.from({length: Math.ceil(waiting / 10)}, (_, at) => `读者${at}`)
    const tokens: string[] = []
    for (const it of people) tokens.push(await served.person(it, 'reader'))
    const wait = (after: number, by: number): Promise<{seq: number}> =>
      new Promise((resolve, reject) => {
        get(
          `${served.url}/v1/changes?scope=prov/gxt&after=${after}&wait=30`,
          {agent, headers: {authorization: `Bearer ${tokens[by % tokens.length]}`}},
          (answer) => {
            let text = ''
            answer.on('data', (data) => {
              text += String(data)
            })
            answer.on('end', () => (answer.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))))
          },
        ).on('error', reject)
      })
    const times: number[] = []
    const cpu: number[] = []
    for (let n = 1; n <= rounds; n++) {
      const {id} = await deciding.operate(
        'propose',
        'prov/gxt',
        {items: [figure('yz.idc', '2020-12-31', String(800 + n))]},
        '陈立',
      )
      await served.service.sync()
      const {seq} = served.service.state.head
      let began = 0
      const all = Array.from({length: waiting}, (_, at) =>
        wait(seq, at).then(() => times.push(performance.now() - began)),
      )
      await pause(100 + waiting * 4)
      began = performance.now()
      const before = process.cpuUsage()
      await deciding.operate(
        'decide',
        'prov/gxt',
        {proposal: id, verdict: 'accept', nature: 'revision'},
        '周明',
        '年报',
      )
      await Promise.all(all)
      const {user, system} = process.cpuUsage(before)
      cpu.push((user + system) / 1000)
    }
    agent.destroy()
    console.log(
      `      ${waiting} waiting readers: p95 ${p95(times)} ms (${p95(cpu)} ms of CPU, theirs included), ${Math.round(process.memoryUsage().rss / 1e6)} MB with the readers in the same process`,
    )
    assert.equal(times.length, waiting * rounds)
  })
})
