import assert from 'node:assert/strict'
import {chmodSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {createServer, request} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import type {Fetch} from '../../server/src/files/remote/answer.js'
import {askService} from '../../server/src/files/remote/ask-service.js'
import {copiesInMemory} from '../../server/src/files/remote/copies.js'
import {overHttp} from '../../server/src/files/remote/over-http.js'
import {type Had, Remotes} from '../../server/src/files/remote/remotes.js'
import {buildProgram, folderWith, type Ran} from '../cli/run.js'
import {figure, indicator} from '../ledger/made.js'
import {ran, Served} from './served.js'

const textOf = ({bytes}: Had): string => new TextDecoder().decode(bytes ?? new Uint8Array())

suite('a registry service, read', () => {
  let served: Served
  setup(async () => {
    served = await Served.start()
    await served.person('周明', 'keeper')
    await served.person('陈立', 'contributor')
    await served.person('李青', 'reader')
    await served.hold([indicator('yz.idc', {name: '互联网数据中心'}), figure('yz.idc', '2020-12-31', '103')])
  })
  teardown(() => served.close())

  const url = (): string => `${served.url}/v1/registry/prov/gxt.metrics.yaml`
  const as =
    (subject: string, asked: string[] = []): Fetch =>
    (address, headers, most) => {
      asked.push(address)
      return overHttp()(address, {...headers, authorization: `Bearer ${served.tokens.get(subject)}`}, most)
    }

  test('a decision reaches a reader that follows within half a second, as the entry that changed', async () => {
    const asked: string[] = []
    const remotes = new Remotes(as('李青', asked), copiesInMemory())
    let changes = 0
    const changed = (): void => {
      changes++
    }
    const until = async (count: number): Promise<void> => {
      for (let tries = 0; changes < count && tries < 400; tries++) await pause(5)
      assert.equal(changes, count)
    }
    await remotes.readSoon(url(), changed)
    await until(1)
    for (let n = 1; n <= 3; n++) {
      await pause(30)
      await served.hold([figure('yz.idc', `202${n}`, String(100 + n)), indicator(`yz.n${n}`)])
      await until(1 + n)
      const had = await remotes.readSoon(url(), changed)
      assert.equal(textOf(had), (await served.ask('李青', '/v1/registry/prov/gxt.metrics.yaml')).text)
    }
    assert.equal(asked.filter((it) => it.endsWith('.yaml')).length, 1)
  })

  test('an entry that is withdrawn from a reader goes from his copy too', async () => {
    const remotes = new Remotes(as('李青'), copiesInMemory())
    let isTold: () => void = () => undefined
    const told = new Promise<void>((resolve) => {
      isTold = resolve
    })
    await remotes.read(url())
    await remotes.readSoon(url(), isTold)
    await pause(50)
    await served.hold([indicator('yz.idc', {name: '互联网数据中心', classification: 'internal'})], 'revision')
    await told
    assert.doesNotMatch(textOf(await remotes.readSoon(url(), isTold)), /yz\.idc|103/)
  })

  test('whoever acts by way of the environment’s proxy reaches it, and a token that goes unencrypted never does', async () => {
    const asked: string[] = []
    const proxy = createServer((ask, answer) => {
      asked.push(`${ask.method} ${ask.url}`)
      ask.pipe(
        request({port: served.listening.port, host: '127.0.0.1', path: new URL(ask.url ?? '').pathname}, (from) => {
          answer.writeHead(from.statusCode ?? 500, from.headers)
          from.pipe(answer)
        }),
      )
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    process.env.HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    try {
      const language = 'en'
      const open = await askService('http://registry.invalid', '/auth', {language, token: ''})
      assert.deepEqual(open, {json: {oidc: false}})
      assert.deepEqual(asked.splice(0), ['GET http://registry.invalid/auth'])
      const me = await askService(served.url, '/v1/me', {language, token: served.tokens.get('李青') ?? ''})
      assert.ok('json' in me)
      const had = await as('李青')(url(), {})
      assert.ok('status' in had && had.status === 200)
      assert.deepEqual(asked, [])
    } finally {
      delete process.env.HTTP_PROXY
      proxy.close()
    }
  })

  test('a token that was revoked leaves the last good copy, and it is said', async () => {
    const remotes = new Remotes(as('李青'), copiesInMemory())
    assert.equal((await remotes.read(url())).trouble, null)
    const {digestOfToken} = await import('../../server/src/serve/identity.js')
    await served.operate('end', 'all', {digest: digestOfToken(served.tokens.get('李青') ?? '')})
    const had = await remotes.read(url())
    assert.deepEqual(had.trouble, {kind: 'status', status: 401})
    assert.match(textOf(had), /103/)
  })

  test('the terminal signs in, checks a draft, proposes, decides and reads the history; its token stands nowhere else', async function () {
    this.timeout(120_000)
    buildProgram()
    const folder = folderWith({
      'plumbline.yaml': `registry:\n  - ${url()}\n`,
      'plan.md': '截至2020年底，全市建成互联网数据中心105个。\n',
    })
    const run = (words: readonly string[], input = '', who = folder): Promise<Ran> => ran(folder, words, input, who)
    const out = await run(['check', 'plan.md'])
    assert.match(out.stderr, /401/)
    assert.equal(out.status, 2)
    const token = served.tokens.get('陈立') ?? ''
    assert.match(
      (await run(['registry', 'login'], 'plt_0000000000000000000000000000\n')).stderr,
      /Not signed in|not signed in/,
    )
    const login = await run(['registry', 'login'], `${token}\n`)
    assert.match(login.stdout, /Signed in to .* as 陈立/, login.stderr)
    assert.match((await run(['registry', 'status'])).stdout, /陈立 \(contributor prov\/gxt\)/)
    assert.match((await run(['check', 'plan.md'])).stdout, /105个.*103/)
    const proposed = await run(['registry', 'propose', 'yz.idc', '2020-12-31', '105', '--reason', '复核'])
    assert.match(proposed.stdout, /^Proposed: [0-9a-f-]{36}\n$/, proposed.stderr)
    const id = proposed.stdout.slice(10, 18)
    assert.match(
      (await run(['registry', 'proposals'])).stdout,
      /2 proposals, 1 open\n[\s\S]*1\/1 {2}yz\.idc 2020-12-31 {2}103 {2}→ 105 {2}陈立/,
    )
    assert.match(
      (await run(['registry', 'accept', id, '--nature', 'correction', '--reason', '复核'])).stderr,
      /no right/,
    )
    await run(['registry', 'login'], `${served.tokens.get('周明')}\n`, `${folder}/keeper`)
    const accepted = await run(
      ['registry', 'accept', id, '--nature', 'correction', '--reason', '年报复核'],
      '',
      `${folder}/keeper`,
    )
    assert.equal(accepted.stdout, 'Accepted\n', accepted.stderr)
    assert.equal((await run(['check', 'plan.md'])).status, 0)
    assert.equal((await run(['registry', 'share', 'plan.md'])).stdout, 'plan.md: 1 figures reported\n')
    const [usage] = served.service.state.usages.values()
    assert.deepEqual(
      [usage?.title, usage?.uses],
      ['plan', [{indicator: 'yz.idc', asOf: '2020-12-31', value: '105个', heading: ''}]],
    )
    assert.match((await run(['registry', 'log', 'yz.idc'])).stdout, /2 changes[\s\S]*105 {2}陈立 {2}周明 {2}年报复核/)
    const place = join(folder, '.config/plumbline/credentials.json')
    assert.equal(statSync(place).mode & 0o777, 0o600)
    chmodSync(place, 0o644)
    assert.match((await run(['registry', 'status'])).stderr, /others of this machine may read it/)
    for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}))
      if (!name.includes('credentials') && statSync(join(folder, name)).isFile())
        assert.ok(!readFileSync(join(folder, name)).includes('plt_'), name)
    chmodSync(place, 0o600)
    await run(['registry', 'logout'])
    assert.doesNotMatch(readFileSync(place, 'utf8'), /plt_/)
  })
})
