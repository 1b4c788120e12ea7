import assert from 'node:assert/strict'
import {randomUUID} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {listen} from '../../server/src/serve/listen.js'
import {Views} from '../../server/src/serve/views.js'
import {openFolder} from '../../server/src/store/folder.js'
import {type Store, StoreError} from '../../server/src/store/store.js'
import {figure, indicator} from '../ledger/made.js'
import {Served, withHost} from './served.js'

const names = ['规模以上工业增加值', '一般公共预算收入', '社会消费品零售总额', '固定资产投资', '高新技术产业产值']

const file = '/v1/registry/prov/gxt.metrics.yaml'

suite('the registry service', () => {
  let served: Served
  setup(async () => {
    served = await Served.start()
    await served.person('周明', 'keeper')
    await served.person('王敏', 'keeper')
    await served.person('陈立', 'contributor')
    await served.person('李青', 'reader')
    await served.hold([indicator('yz.ic', {name: '集成电路产业规模', unit: '亿元'}), figure('yz.ic', '2020', '2000')])
  })
  teardown(() => served.close())

  test('a scope is a registry file; what one has is not sent again; an act makes it another', async () => {
    const first = await served.ask('李青', file)
    assert.match(first.text, /^plumbline: 1\n[\s\S]*id: yz\.ic\n {4}name: 集成电路产业规模[\s\S]*value: 2000/)
    const etag = first.headers.get('etag') ?? ''
    const again = await served.ask('李青', file, {headers: {'if-none-match': etag}})
    assert.deepEqual([again.status, again.text], [304, ''])
    await served.operate('grant', 'prov/tjj', {subject: '钱进', role: 'reader'})
    assert.equal((await served.ask('李青', file, {headers: {'if-none-match': etag}})).status, 304)
    await served.hold([figure('yz.ic', '2021', '2500')])
    const later = await served.ask('李青', file, {headers: {'if-none-match': etag}})
    assert.equal(later.status, 200)
    assert.equal((await served.ask('李青', `${file}?at=${first.headers.get('x-plumbline-seq')}`)).text, first.text)
    const zipped = await fetch(`${served.url}${file}`, {
      headers: {authorization: `Bearer ${served.tokens.get('李青')}`, 'accept-encoding': 'gzip'},
    })
    assert.equal(zipped.headers.get('content-encoding'), 'gzip')
    assert.equal(await zipped.text(), later.text)
  })

  test('a proposal, its decision, its history: by request', async () => {
    const key = randomUUID()
    const body = {scope: 'prov/gxt', items: [figure('yz.ic', '2020', '2071.33')]}
    const proposed = await served.send('陈立', '/v1/proposals', body, {'idempotency-key': key})
    assert.equal(proposed.status, 201, proposed.text)
    assert.deepEqual((await served.send('陈立', '/v1/proposals', body, {'idempotency-key': key})).json, proposed.json)
    const shown: {mayDecide: boolean; items: {present: {value: string}; difference: {percent: number}}[]} = (
      await served.ask('周明', `/v1/proposals/${key}`)
    ).json
    assert.deepEqual(
      [shown.mayDecide, shown.items[0]?.present.value, shown.items[0]?.difference.percent],
      [true, '2000', 3.57],
    )
    const own: {mayDecide: boolean} = (await served.ask('陈立', `/v1/proposals/${key}`)).json
    assert.equal(own.mayDecide, false)
    const decide = (who: string, more: object) =>
      served.send(who, `/v1/proposals/${key}/decision`, {verdict: 'accept', ...more})
    assert.match((await decide('周明', {})).text, /revision or correction/)
    assert.equal((await decide('陈立', {nature: 'revision', reason: '年报'})).status, 403)
    assert.equal((await decide('周明', {nature: 'revision', reason: '年报核定'})).status, 201)
    const late = await decide('王敏', {nature: 'revision', reason: '年报核定'})
    assert.deepEqual([late.status, late.headers.get('content-type')], [409, 'application/problem+json; charset=utf-8'])
    assert.match(late.text, /Already accepted, by 周明/)
    const history: {
      courses: {vintages: {value: string; by: string; decidedBy: string; reason: string}[]}[]
      chart: string
    } = (await served.ask('李青', '/v1/indicators/yz.ic/history')).json
    assert.deepEqual(
      history.courses[0]?.vintages.map((it) => [it.value, it.by, it.decidedBy, it.reason]),
      [
        ['2000', '陈立', '周明', '年报'],
        ['2071.33', '陈立', '周明', '年报核定'],
      ],
    )
    const stale = await served.send('陈立', '/v1/proposals', {
      ...body,
      items: [{...figure('yz.ic', '2020', '9'), base: 1}],
    })
    assert.deepEqual(
      [stale.status, (stale.json as {facts: object}).facts],
      [409, {item: 'yz.ic 2020', base: 1, newest: 2, value: '2071.33', proposed: '9'}],
    )
  })

  test('exactly one of eight concurrent decisions holds', async () => {
    const {id}: {id: string} = (
      await served.send('陈立', '/v1/proposals', {scope: 'prov/gxt', items: [figure('yz.ic', '2022', '3')]})
    ).json
    const all = await Promise.all(
      Array.from({length: 8}, (_, at) =>
        served.send(
          at % 2 ? '周明' : '王敏',
          `/v1/proposals/${id}/decision`,
          at < 4 ? {verdict: 'accept'} : {verdict: 'reject', reason: '另报'},
        ),
      ),
    )
    assert.deepEqual(all.map(({status}) => status).sort(), [201, ...Array(7).fill(409)])
  })

  test('whoever waits hears of a decision at once, and of the entry that changed only', async () => {
    const {seq}: {seq: number} = (await served.ask('李青', '/v1/me')).json
    const waited = served.ask('李青', `/v1/changes?scope=prov/gxt&after=${seq}&wait=20`)
    await pause(50)
    await served.operate('grant', 'prov/tjj', {subject: '钱进', role: 'reader'})
    const began = performance.now()
    await served.hold([figure('yz.ic', '2021', '2500')])
    const changes: {seq: number; whole: null; head: null; indicators: string[][]} = (await waited).json
    assert.ok(performance.now() - began < 1500)
    assert.deepEqual([changes.whole, changes.head, changes.indicators.map(([id]) => id)], [null, null, ['yz.ic']])
    assert.match(changes.indicators[0]?.[1] ?? '', /2500/)
    const nothing: {indicators: string[][]} = (
      await served.ask('李青', `/v1/changes?scope=prov/gxt&after=${changes.seq}`)
    ).json
    assert.deepEqual(nothing.indicators, [])
  })

  test('usage that drafts report is the impact that a keeper sees: heading and value, never a sentence', async () => {
    const usage = {
      scope: 'prov/gxt',
      title: '行动方案',
      uses: [{indicator: 'yz.ic', asOf: '2020-12-31', value: '2000亿元', heading: '一、基础'}],
    }
    assert.equal((await served.send('李青', '/v1/usages/plan-1', usage, {}, 'PUT')).status, 201)
    assert.equal(
      (
        await served.send(
          '李青',
          '/v1/usages/plan-1',
          {...usage, uses: [{...usage.uses[0], sentence: '全文'}]},
          {},
          'PUT',
        )
      ).status,
      400,
    )
    const {id}: {id: string} = (
      await served.send('陈立', '/v1/proposals', {scope: 'prov/gxt', items: [figure('yz.ic', '2020', '9')]})
    ).json
    const impact: {drafts: number; used: {title: string; uses: {before: boolean; after: boolean}[]}[]} = (
      await served.ask('周明', `/v1/proposals/${id}/impact`)
    ).json
    assert.deepEqual([impact.drafts, impact.used[0]?.title], [1, '行动方案'])
    assert.deepEqual([impact.used[0]?.uses[0]?.before, impact.used[0]?.uses[0]?.after], [true, false])
  })

  test('names are found by a part, by pinyin and by id; releases are named states', async () => {
    for (const words of ['集成电路', 'jcdl', 'yz.i']) {
      const found: {id: string}[] = (
        await served.ask('李青', `/v1/search?scope=prov/gxt&q=${encodeURIComponent(words)}`)
      ).json
      assert.deepEqual(
        found.map(({id}) => id),
        ['yz.ic'],
        words,
      )
    }
    assert.equal(
      (await served.send('周明', '/v1/releases', {scope: 'prov/gxt', name: '2026H1', note: '上半年'})).status,
      201,
    )
    assert.equal((await served.send('周明', '/v1/releases', {scope: 'prov/gxt', name: '2026H1'})).status, 409)
    await served.hold([figure('yz.ic', '2021', '2500')])
    assert.doesNotMatch((await served.ask('李青', `${file}?at=2026H1`)).text, /2500/)
    assert.match((await served.ask('李青', `${file}?at=nosuch`)).text, /no release, number of the log, or day/)
  })

  test('a store that is away: nobody is sent what may be old, in one line; when it is back, all goes on', async () => {
    const inner = await openFolder(join(mkdtempSync(join(tmpdir(), 'away-')), 'registry'))
    let isAway = false
    const store: Store = {
      append: (...it) => inner.append(...it),
      read: async (...it) => {
        if (isAway) throw new StoreError('unavailable', '数据库连接不上', 'the database cannot be reached')
        return inner.read(...it)
      },
      head: () => inner.head(),
      wait: (after, ms) => inner.wait(after, Math.min(ms, 20)),
      close: () => inner.close(),
    }
    const other = await Served.start(store)
    await other.person('李青', 'reader')
    await other.hold([indicator('yz.ic')])
    const statusOf = async () => (await other.ask('李青', file)).status
    other.service.patience = 200
    assert.equal(await statusOf(), 200)
    isAway = true
    await pause(300)
    const {status, text} = await other.ask('李青', file)
    assert.deepEqual(
      [status, /The store has been away since \S+Z; the registry stands at act 4/.test(text)],
      [503, true],
    )
    assert.equal((await other.ask('李青', '/v1/changes?scope=prov/gxt&after=0&wait=1')).status, 503)
    isAway = false
    for (let tries = 0; (await statusOf()) !== 200 && tries < 100; tries++) await pause(50)
    assert.equal(await statusOf(), 200)
    await other.close()
  })

  test('of ten thousand indicators the first load is below 1 MB, and an entry that changed below 5 KB', async () => {
    let seed = 7
    const next = (): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed
    }
    const items = Array.from({length: 10_000}, (_, at) => {
      const text = `报告期内${names[next() % 5]}中${names[next() % 5]}第${next() % 997}项的数量`
      const levels = ['2019', '2020', '2021'].map((year) =>
        figure(`yz.i${at}`, year, String(next() % 1_000_000_000), {source: `统计年鉴第${next() % 900}页`} as object),
      )
      return [indicator(`yz.i${at}`, {name: `${names[at % 5]}${at}`, unit: '元', definition: text}), ...levels]
    })
    const around = {by: '陈立', role: 'operator', scope: 'prov/gxt', reason: null, touches: []} as const
    for (let at = 0; at < items.length; at += 2000) {
      const part = items.slice(at, at + 2000).flat()
      const proposal = randomUUID()
      await served.service.store.append({...around, id: proposal, kind: 'propose', body: {items: part}}, [], [])
      const body = {proposal, verdict: 'accept', items: part.map((_, index) => index)} as const
      await served.service.store.append({...around, id: randomUUID(), kind: 'decide', body}, [], [])
    }
    await served.service.sync()
    const view = new Views(served.service).view('李青', 'prov/gxt', null)
    assert.ok('seq' in view)
    const {zipped} = new Views(served.service).file(view)
    await served.hold([figure('yz.i77', '2022', '1')])
    const {text} = await served.ask('李青', `/v1/changes?scope=prov/gxt&after=${view.seq}`)
    console.log(`      10,000 indicators: ${zipped().length} bytes, an entry ${text.length}`)
    assert.ok(zipped().length < 1_000_000 && text.length < 5000 && /yz\.i77/.test(text))
  })

  test('the description of the service is made from the shapes that validate', async () => {
    const api: {
      paths: Record<string, object>
      components: {schemas: {propose: {properties: {items: {items: {oneOf: unknown[]}}}}}}
    } = (await served.ask(null, '/openapi.json')).json
    assert.equal(api.components.schemas.propose.properties.items.items.oneOf.length, 3)
    assert.ok(api.paths['/v1/changes'])
  })
})

suite('the registry service, to those who should not', () => {
  let served: Served
  setup(async () => {
    served = await Served.start()
    await served.person('周明', 'keeper')
    await served.person('赵宁', 'admin', 'prov')
    await served.person('李青', 'reader')
    await served.hold([
      indicator('yz.ic', {name: '集成电路产业规模'}),
      indicator('yz.grain', {name: '应急储备粮库存', classification: 'internal'}),
      figure('yz.grain', '2020', '45678'),
      {
        is: 'entry',
        section: 'relations',
        id: 'r1',
        entry: {type: 'note', indicators: ['yz.grain', 'yz.ic'], text: '-'},
      },
    ])
  })
  teardown(() => served.close())

  test('nothing without a token, with a false one, with one that has ended or was revoked', async () => {
    const old = await served.token('李青', '2020-01-01')
    const gone = await served.token('李青')
    const {digestOfToken} = await import('../../server/src/serve/identity.js')
    await served.operate('end', 'all', {digest: digestOfToken(gone)})
    for (const token of [null, 'plt_00000000000000000000000000000000', old, gone])
      for (const path of [
        file,
        '/v1/me',
        '/v1/changes?scope=prov/gxt&after=0',
        '/v1/audit?scope=prov',
        '/v1/proposals',
      ]) {
        const answer = await served.ask(token, path)
        assert.deepEqual([[401, 429].includes(answer.status), /yz\.|集成/.test(answer.text)], [true, false])
      }
  })

  test('a reader’s bytes hold no name above his level, wherever he asks', async () => {
    const paths = [
      file,
      `${file}?at=1`,
      '/v1/changes?scope=prov/gxt&after=0',
      '/v1/search?scope=prov/gxt&q=grain',
      `/v1/search?scope=prov/gxt&q=${encodeURIComponent('储备')}`,
      '/v1/indicators/yz.grain/history',
      '/v1/proposals?scope=prov/gxt',
      '/v1/releases?scope=prov/gxt',
      '/v1/audit?scope=prov/gxt',
    ]
    for (const path of paths) {
      const {text} = await served.ask('李青', path)
      assert.doesNotMatch(text, /储备|45678|yz\.grain/, path)
    }
    assert.match((await served.ask('周明', file)).text, /储备/)
    assert.doesNotMatch((await served.ask('赵宁', file)).text, /储备|集成/)
    assert.equal((await served.ask('李青', '/v1/registry/prov/tjj.metrics.yaml')).status, 404)
  })

  test('rights are those of the role: a reader proposes nothing, an admin has no figures, a keeper grants nothing', async () => {
    const items = [figure('yz.ic', '2020', '1')]
    for (const [who, path, body] of [
      ['李青', '/v1/proposals', {scope: 'prov/gxt', items}],
      ['赵宁', '/v1/proposals', {scope: 'prov/gxt', items}],
      ['周明', '/v1/grants', {scope: 'prov/gxt', subject: '周明', role: 'admin'}],
      ['周明', '/v1/proposals', {scope: 'prov/tjj', items}],
      ['李青', '/v1/acts', {kind: 'rule', scope: 'prov/gxt', body: {another: false}}],
      [
        '周明',
        '/v1/acts',
        {kind: 'token', scope: 'prov/gxt', body: {digest: '0'.repeat(64), subject: '周明', until: '2999-01-01'}},
      ],
    ] as const)
      assert.equal((await served.send(who, path, body)).status, 403, `${who} ${path}`)
  })

  test('a browser elsewhere, a false name of the host, a form: refused', async () => {
    const cookie = `plumbline=${served.tokens.get('周明')}`
    const release = {scope: 'prov/gxt', name: 'r'}
    const post = (headers: Readonly<Record<string, string>>, body: string = JSON.stringify(release)) =>
      served.ask(null, '/v1/releases', {
        method: 'POST',
        body,
        headers: {'content-type': 'application/json', ...headers},
      })
    assert.equal((await post({cookie})).status, 403)
    assert.equal((await post({cookie, origin: 'https://elsewhere.example'})).status, 403)
    assert.equal((await post({cookie, origin: served.url, 'content-type': 'text/plain'})).status, 415)
    assert.equal((await post({cookie, origin: served.url})).status, 201)
    assert.equal(await withHost(`${served.url}/health`, 'evil.example'), 403)
    const {headers} = await served.ask(null, '/')
    assert.match(
      headers.get('content-security-policy') ?? '',
      /default-src 'none'; script-src 'self'; style-src 'self'/,
    )
    const signed = await served.send(null, '/session', {token: served.tokens.get('周明')}, {origin: served.url})
    assert.match(signed.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Strict/)
  })

  test('a body too large, no JSON, of a newer version; too many false tokens: one line each', async () => {
    const large = await served.send('周明', '/v1/releases', {scope: 'prov/gxt', name: 'r', note: 'x'.repeat(300_000)})
    assert.equal(large.status, 413)
    const broken = await served.ask('周明', '/v1/releases', {
      method: 'POST',
      body: '{',
      headers: {'content-type': 'application/json'},
    })
    assert.equal(broken.status, 400)
    const newer = await served.send('周明', '/v1/acts', {
      kind: 'propose',
      scope: 'prov/gxt',
      body: {items: [{...figure('yz.ic', '2020', '1'), weight: 2}]},
    })
    assert.match(newer.text, /items\/0\/weight is unknown here, or of a newer version/)
    const guesses = await Promise.all(
      Array.from({length: 30}, (_, at) => served.ask(`plt_${String(at).padStart(43, '0')}`, '/v1/me')),
    )
    assert.ok(guesses.some(({status}) => status === 429))
    for (const it of [large, broken, newer]) assert.equal((it.json as {title: string}).title.split('\n').length, 1)
  })

  test('no figure, no name, no query and no token in any log or file of the service', async () => {
    const {id}: {id: string} = (
      await served.send('周明', '/v1/proposals', {scope: 'prov/gxt', items: [figure('yz.ic', '2020', '98765')]})
    ).json
    for (const path of [
      file,
      `/v1/proposals/${id}`,
      '/v1/search?scope=prov/gxt&q=grain',
      '/v1/indicators/yz.grain/history',
      `/v1/nothing/${id}`,
    ])
      await served.ask('周明', path)
    const log = served.lines.join('')
    assert.ok(served.lines.length > 5)
    assert.doesNotMatch(log, /98765|45678|yz\.|grain|集成|plt_/)
    for (const name of readdirSync(served.folder))
      if (!name.endsWith('.sock')) assert.doesNotMatch(readFileSync(join(served.folder, name), 'utf8'), /plt_/)
  })

  test('nothing goes over a network unencrypted', async () => {
    const options = {
      host: '0.0.0.0',
      port: 0,
      tls: null,
      proxy: null,
      pages: '',
      signs: null,
      oidc: null,
      address: null,
      log: () => undefined,
    }
    await assert.rejects(listen(served.service, options), /tls/)
    const proxied = await listen(served.service, {...options, host: '127.0.0.1', proxy: '10.9.9.9'})
    const {status} = await fetch(`http://127.0.0.1:${proxied.port}/health`)
    assert.equal(status, 403)
    await proxied.close()
  })
})
