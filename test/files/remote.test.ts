import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Trouble} from '../../server/src/core/ide/findings/trouble.js'
import {confined} from '../../server/src/files/confined.js'
import {loadRegistries} from '../../server/src/files/load.js'
import {copiesInMemory} from '../../server/src/files/remote/copies.js'
import {copiesOnDisk} from '../../server/src/files/remote/copies-on-disk.js'
import {overHttp} from '../../server/src/files/remote/over-http.js'
import {Remotes, remoteOf} from '../../server/src/files/remote/remotes.js'
import {buildProgram, folderWith, program} from '../cli/run.js'
import {connect} from '../lsp/client.js'
import {good, type Misbehaving, misbehaving, selfSigned} from './misbehaving.js'

/** Long enough for the busiest machine, but where a server is to be too slow. */
const most = {bytes: 1 << 20, redirects: 10, silent: 60_000, slow: 90_000}
const hasty: Readonly<Record<string, Partial<typeof most>>> = {
  hanging: {silent: 200},
  buffered: {silent: 200},
  drip: {slow: 500},
}

/** What is said of each way to fail. */
const troubles: Readonly<Record<string, Trouble>> = {
  unauthorized: {kind: 'status', status: 401},
  missing: {kind: 'status', status: 404},
  failing: {kind: 'status', status: 500},
  login: {kind: 'foreign'},
  empty: {kind: 'empty'},
  half: {kind: 'cut'},
  broken: {kind: 'connection'},
  endless: {kind: 'large'},
  drip: {kind: 'slow'},
  hanging: {kind: 'silent'},
  buffered: {kind: 'silent'},
  huge: {kind: 'large'},
  loop: {kind: 'redirects'},
  toFile: {kind: 'elsewhere'},
  toOtherHost: {kind: 'elsewhere'},
  newer: {kind: 'newer'},
}

suite('registries on the web', () => {
  let server: Misbehaving
  suiteSetup(async () => {
    server = await misbehaving()
    buildProgram()
  })
  suiteTeardown(() => server.close())

  const textOf = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes)

  for (const [way, trouble] of Object.entries(troubles))
    test(`${way}: the last good copy serves, its bytes unchanged, and why is said`, async () => {
      const folder = folderWith({})
      const remotes = new Remotes(overHttp(most), copiesOnDisk(folder))
      const url = `${server.address}/it.yaml`
      server.way = 'good'
      const first = await remotes.read(url)
      assert.deepEqual([textOf(first.bytes), first.trouble], [good, null])
      const [copy] = readdirSync(folder)
      const before = readFileSync(join(folder, copy ?? ''))
      server.way = way
      const patience = {...most, ...hasty[way]}
      const then = await new Remotes(overHttp(patience), copiesOnDisk(folder)).read(url)
      assert.deepEqual([textOf(then.bytes), then.trouble, then.since], [good, trouble, first.since])
      assert.deepEqual([readdirSync(folder), readFileSync(join(folder, copy ?? ''))], [[copy], before])
      const alone = await new Remotes(overHttp(patience), copiesOnDisk(folderWith({}))).read(url)
      assert.deepEqual(alone, {bytes: null, trouble, since: null})
    })

  const giving = (text: string) => async () => ({status: 200, headers: {}, body: new TextEncoder().encode(text)})

  test('a wrong certificate and an unknown host: the last good copy serves, and why is said', async () => {
    const secure = await selfSigned()
    for (const [url, kind] of [
      [`${secure.address}/it.yaml`, 'certificate'],
      ['http://no-such-host.invalid/it.yaml', 'host'],
    ] as const) {
      const copies = copiesOnDisk(folderWith({}))
      await new Remotes(giving(good), copies).read(url)
      const {bytes, trouble} = await new Remotes(overHttp(most), copies).read(url)
      assert.deepEqual([textOf(bytes), trouble], [good, {kind}])
    }
    secure.close()
  })

  /** A folder whose draft was checked against the good registry, and what was said. */
  const checkedBefore = async () => {
    const draft = '截至2020年底，全市建成互联网数据中心105个。\n'
    const source = `registry:\n  - ${server.address}/it.yaml\n`
    const folder = folderWith({'plan.md': draft, 'plumbline.yaml': source, 'killed.cjs': killed})
    server.way = 'good'
    const before = await run(folder, ['check', 'plan.md'])
    const kept = join(folder, '.cache/plumbline/registries')
    const copies = () => readdirSync(kept).map((name) => readFileSync(join(kept, name), 'latin1'))
    server.way = 'long'
    return {folder, before, kept, copies}
  }

  /** Ends its process in the middle of writing a copy. */
  const killed = `const fs = require('node:fs/promises'), {writeFile} = fs
fs.writeFile = (at, data) => writeFile(at, data.subarray(0, 100)).then(() => process.kill(process.pid, 'SIGKILL'))
`

  test('a full disk loses the new copy, not the check and not the old copy, and nothing is half written', async function () {
    if (process.platform === 'win32') this.skip()
    const {folder, before, copies} = await checkedBefore()
    const first = copies()
    // So many blocks are the most that the system lets one file have.
    const words = ['-c', 'ulimit -f 64; exec "$@"', 'sh', process.execPath, program, 'check', 'plan.md']
    const {status, stdout} = await run(folder, words, 'sh')
    assert.deepEqual([status, stdout], [before.status, before.stdout])
    assert.deepEqual(copies(), first)
  })

  test('a process that is killed in the middle of a write leaves the old copy whole', async () => {
    const {folder, before, kept, copies} = await checkedBefore()
    const [first] = copies()
    const words = ['--require', './killed.cjs', program, 'check', 'plan.md']
    assert.equal((await run(folder, words, process.execPath)).stdout, '')
    assert.deepEqual([copies().length, copies().includes(first ?? '')], [2, true])
    server.way = 'failing'
    const after = await run(folder, ['check', 'plan.md'])
    assert.deepEqual([after.status, after.stdout], [before.status, before.stdout])
    // What was left behind goes with the next copy that is kept, once no process can be at it any more.
    for (const name of readdirSync(kept)) utimesSync(join(kept, name), 0, 0)
    server.way = 'long'
    await run(folder, ['check', 'plan.md'])
    assert.equal(readdirSync(kept).length, 1)
  })

  test('an endless body costs no more memory than the limit of a registry asks for', async () => {
    const report = "process.on('exit', () => console.error(process.resourceUsage().maxRSS))"
    const folder = folderWith({
      'plan.md': '全市建成互联网数据中心105个。\n',
      'plumbline.yaml': `registry:\n  - ${server.address}/endless.yaml\n`,
      'report.cjs': report,
    })
    const {status, stderr} = await run(
      folder,
      ['--require', './report.cjs', program, 'check', 'plan.md'],
      process.execPath,
    )
    assert.equal(status, 2)
    assert.match(stderr, /endless\.yaml: more than 20 MB; no copy is kept either/)
    assert.ok(Number(/\d+\s*$/.exec(stderr)?.[0]) < 150_000, stderr)
  })

  test('while the user has not allowed the host, it is asked again at once, and what it then gives is taken', async () => {
    const answers = [{kind: 'asking'} as const, {kind: 'refused'} as const]
    const remotes = new Remotes(
      async () => answers.shift() ?? {status: 200, headers: {}, body: new TextEncoder().encode(good)},
      copiesInMemory(),
    )
    assert.equal((await remotes.read('http://a/b')).trouble?.kind, 'asking')
    assert.ok(remotes.isDue('http://a/b'))
    assert.equal((await remotes.read('http://a/b')).trouble?.kind, 'refused')
    assert.equal(textOf((await remotes.read('http://a/b')).bytes), good)
    assert.ok(!remotes.isDue('http://a/b'))
  })

  test('a clock that is put back keeps no source from being asked, and no copy young', async () => {
    let [now, asked] = [1e12, 0]
    const fetch = async () => {
      asked++
      return {status: 200, headers: {}, body: new TextEncoder().encode(good)}
    }
    const remotes = new Remotes(fetch, copiesInMemory(), () => now)
    await remotes.read('http://a/b')
    now -= 365 * 24 * 3_600_000
    await remotes.readSoon('http://a/b', () => undefined)
    assert.equal(asked, 2)
    const folder = folderWith({'plan.md': '# 规划\n', 'plumbline.yaml': `registry:\n  - ${server.address}/it.yaml\n`})
    server.way = 'good'
    const copies = copiesOnDisk(join(folder, '.cache/plumbline/registries'))
    const future = Date.now() + 1e10
    await new Remotes(giving(good), copies, () => future).read(`${server.address}/it.yaml`)
    server.way = 'failing'
    const {status, stderr} = await run(folder, ['check', '--max-age', '7d', 'plan.md'])
    assert.equal(status, 2, stderr)
  })

  test('what has not changed is not sent again, and a copy that was damaged is none', async () => {
    const folder = folderWith({})
    const url = `${server.address}/good.yaml`
    const read = (now: number) => new Remotes(overHttp(most), copiesOnDisk(folder), () => now).read(url)
    assert.equal((await read(1000)).since, 1000)
    assert.deepEqual(await read(2000), {bytes: Buffer.from(good), trouble: null, since: 2000})
    server.way = 'unchanged'
    const unasked = await new Remotes(overHttp(most), copiesOnDisk(folderWith({}))).read(`${server.address}/it.yaml`)
    assert.deepEqual(unasked.trouble, {kind: 'status', status: 304})
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"url":')
    assert.equal((await read(3000)).since, 3000)
  })

  test('what a registry on the web includes stays below its own address', async () => {
    const remotes = new Remotes(overHttp(most), copiesOnDisk(folderWith({})))
    const read: string[] = []
    const files = {
      read: async (place: string) => {
        read.push(place)
        return null
      },
      list: async () => [],
      remote: (url: string) => remotes.read(url),
    }
    server.asked.length = 0
    const {unserved} = await loadRegistries(files, '/w', [`${server.address}/including/a.yaml`])
    assert.deepEqual(read, [])
    assert.deepEqual([...new Set(server.asked)], ['/including/a.yaml', '/including/below.yaml'])
    assert.equal(new Set(unserved.flatMap(({source, reason}) => (reason === 'outside' ? source : []))).size, 5)
  })

  test('nothing is asked of the network for a workspace that is not trusted', async () => {
    server.asked.length = 0
    const remotes = new Remotes(overHttp(most), copiesInMemory())
    const none = {read: async () => null, list: async () => [], remote: (url: string) => remotes.read(url)}
    let isTrusted = false
    const files = confined(
      none,
      () => [],
      () => isTrusted,
    )
    const url = `${server.address}/good.yaml`
    assert.deepEqual((await loadRegistries(files, '/w', [url])).unserved, [
      {source: url, reason: 'unreachable', trouble: {kind: 'untrusted'}},
    ])
    assert.deepEqual(server.asked, [])
    isTrusted = true
    assert.equal((await loadRegistries(files, '/w', [url])).files.length, 1)
  })

  test('a server that goes on failing is asked less and less often', async () => {
    let [now, asked] = [0, 0]
    const fetch = async () => {
      asked++
      return {kind: 'connection'} as const
    }
    const remotes = new Remotes(fetch, copiesInMemory(), () => now)
    for (; now < 24 * 3_600_000; now += 30_000) await remotes.readSoon('http://a/b', () => undefined)
    assert.ok(asked > 40 && asked < 120, String(asked))
  })

  const run = (
    folder: string,
    words: readonly string[],
    command: string | null = null,
  ): Promise<{status: number; stdout: string; stderr: string}> =>
    new Promise((done) => {
      const env = {PATH: process.env.PATH, LANG: 'en_US.UTF-8', XDG_CACHE_HOME: join(folder, '.cache')}
      const all = command ? words : [program, ...words]
      const child = execFile(command ?? process.execPath, all, {cwd: folder, env}, (_, stdout, stderr) =>
        done({status: child.exitCode ?? -1, stdout, stderr}),
      )
    })

  test('in the terminal the findings are those of the last good copy, and one line says how old it is', async () => {
    const draft = '截至2020年底，全市建成互联网数据中心105个。\n'
    const folder = folderWith({'plan.md': draft, 'plumbline.yaml': `registry:\n  - ${server.address}/it.yaml\n`})
    server.way = 'good'
    const before = await run(folder, ['check', 'plan.md'])
    assert.deepEqual([before.status, before.stderr], [1, ''])
    assert.match(before.stdout, /registry-value-mismatch/)
    for (const way of ['login', 'unauthorized', 'half', 'toFile']) {
      server.way = way
      const {status, stdout, stderr} = await run(folder, ['check', 'plan.md'])
      assert.deepEqual([status, stdout], [1, before.stdout], way)
      assert.match(stderr, /^plumbline: http:.*it\.yaml: .*In use is the copy of 0 min ago .*UTC\)\n$/)
    }
    const old = await run(folder, ['check', '--max-age', '0m', 'plan.md'])
    assert.equal(old.status, 2)
    assert.match(old.stderr, /older than --max-age allows/)
    const alone = await run(
      folderWith({'plan.md': draft, 'plumbline.yaml': `registry:\n  - ${server.address}/login.yaml\n`}),
      ['check'],
    )
    assert.equal(alone.status, 2)
    assert.match(alone.stderr, /plumbline\.yaml: http:.*no registry.*no copy is kept/)
  })

  test('while a source hangs, a draft is told at once, and hovers are answered; the last good copy serves from the start', async () => {
    const text = '# 规划\n\n截至2020年底，全市建成互联网数据中心105个。\n'
    const url = `${server.address}/hanging.yaml`
    const copies = copiesInMemory()
    const began = async () => {
      const remotes = new Remotes(overHttp(most), copies)
      const client = await connect(
        {'file:///w/plumbline.yaml': `registry: ["${url}"]\n`, 'file:///w/plan.md': text},
        {capabilities: {textDocument: {diagnostic: {}}}},
        undefined,
        {remote: remoteOf(remotes)},
      )
      await client.open('file:///w/plan.md', text)
      const about = {textDocument: {uri: 'file:///w/plan.md'}}
      const said = JSON.stringify(await client.connection.sendRequest('textDocument/diagnostic', about))
      return {client, about, said}
    }
    const without = await began()
    assert.match(without.said, /config-registry-pending/)
    await without.client.end()
    await new Remotes(giving(good), copies).read(url)
    const {client, about, said} = await began()
    assert.match(said, /103个/)
    const times: number[] = []
    for (let count = 0; count < 100; count++) {
      const since = process.cpuUsage()
      const asked = {...about, position: {line: 2, character: 22}}
      assert.match(JSON.stringify(await client.connection.sendRequest('textDocument/hover', asked)), /103个/)
      const {user, system} = process.cpuUsage(since)
      times.push((user + system) / 1000)
    }
    assert.ok((times.sort((a, b) => a - b)[94] ?? 0) < 50, String(times))
    await client.end()
  })

  test('a draft is told why a registry that it needs could not be had', async () => {
    const text = '# 规划\n\n截至2020年底，全市建成互联网数据中心105个。\n'
    const remotes = new Remotes(overHttp(most), copiesInMemory())
    const client = await connect(
      {'file:///w/plumbline.yaml': `registry: ["${server.address}/login.yaml"]\n`, 'file:///w/plan.md': text},
      {capabilities: {textDocument: {diagnostic: {}}}},
      undefined,
      {remote: remoteOf(remotes)},
    )
    await client.open('file:///w/plan.md', text)
    const about = {textDocument: {uri: 'file:///w/plan.md'}}
    const said = async () => JSON.stringify(await client.connection.sendRequest('textDocument/diagnostic', about))
    for (let tries = 0; tries < 100 && !/registry-missing/.test(await said()); tries++)
      await new Promise((done) => setTimeout(done, 20))
    assert.match(await said(), /登录页/)
    await client.end()
  })

  test('a client whose user trusts nothing has no registry asked for', async () => {
    const remotes = new Remotes(overHttp(most), copiesInMemory())
    server.asked.length = 0
    const client = await connect(
      {'file:///w/plumbline.yaml': `registry: ["${server.address}/good.yaml"]\n`, 'file:///w/plan.md': '# 规划\n'},
      {capabilities: {textDocument: {diagnostic: {}}}, initializationOptions: {trusted: false}},
      undefined,
      {remote: remoteOf(remotes)},
    )
    await client.open('file:///w/plan.md', '# 规划\n')
    const about = {textDocument: {uri: 'file:///w/plan.md'}}
    const said = JSON.stringify(await client.connection.sendRequest('textDocument/diagnostic', about))
    assert.match(said, /未受信任/)
    assert.deepEqual(server.asked, [])
    await client.end()
  })

  test('an editor is answered at once while a source hangs, and hears when it arrives', async () => {
    let give: () => void = () => undefined
    const waiting = new Promise<void>((done) => {
      give = done
    })
    const fetch = async () => {
      await waiting
      return {status: 200, headers: {}, body: new TextEncoder().encode(good.replace('103', '107'))}
    }
    const url = 'http://a/b.yaml'
    const copy = {url, body: new TextEncoder().encode(good), etag: null, lastModified: null, fetched: 0, checked: 0}
    const remotes = new Remotes(fetch, {get: async () => copy, put: async () => undefined})
    const text = '截至2020年底，全市建成互联网数据中心105个。\n'
    const client = await connect(
      {'file:///w/plumbline.yaml': `registry: [${url}]\n`, 'file:///w/plan.md': text},
      {capabilities: {textDocument: {diagnostic: {}}}},
      undefined,
      {remote: remoteOf(remotes)},
    )
    await client.open('file:///w/plan.md', text)
    const document = {textDocument: {uri: 'file:///w/plan.md'}}
    const said = async (): Promise<string> =>
      JSON.stringify(await client.connection.sendRequest('textDocument/diagnostic', document))
    assert.match(await said(), /103个/)
    give()
    for (let tries = 0; tries < 100 && !/107个/.test(await said()); tries++)
      await new Promise((done) => setTimeout(done, 20))
    assert.match(await said(), /107个/)
    await client.end()
  })
})
