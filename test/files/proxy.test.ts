import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {createServer, type IncomingMessage, request} from 'node:http'
import {type AddressInfo, connect} from 'node:net'
import {join} from 'node:path'
import {buildProgram, folderWith, program} from '../cli/run.js'
import {type Misbehaving, misbehaving} from './misbehaving.js'

/** A proxy of this machine: every name is that of the server, which nobody else could find. */
async function proxyTo(server: () => string) {
  const asked: string[] = []
  const port = () => Number(new URL(server()).port)
  const proxy = createServer((ask, answer) => {
    asked.push(ask.url ?? '')
    if (it.refuses) return void answer.writeHead(407).end()
    const {pathname} = new URL(ask.url ?? '')
    request({port: port(), host: '127.0.0.1', path: pathname}, (from) => {
      answer.writeHead(from.statusCode ?? 500, from.headers)
      from.pipe(answer)
    }).end()
  })
  proxy.on('connect', ({url}: IncomingMessage, socket) => {
    asked.push(`CONNECT ${url}`)
    if (it.refuses) return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const through = connect(port(), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      through.pipe(socket).pipe(through)
    })
    through.on('error', () => socket.destroy())
    socket.on('error', () => through.destroy())
  })
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done))
  const it = {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    refuses: false,
    asked,
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
  return it
}

suite('registries by way of a proxy', () => {
  let server: Misbehaving
  let proxy: Awaited<ReturnType<typeof proxyTo>>
  suiteSetup(async () => {
    server = await misbehaving()
    proxy = await proxyTo(() => server.address)
    buildProgram()
  })
  suiteTeardown(() => {
    server.close()
    proxy.close()
  })

  const check = async (source: string, proxies: Readonly<Record<string, string>>) => {
    const folder = folderWith({
      'plan.md': '截至2020年底，全市建成互联网数据中心105个。\n',
      'plumbline.yaml': `registry:\n  - ${source}\n`,
    })
    const env = {PATH: process.env.PATH, LANG: 'en_US.UTF-8', XDG_CACHE_HOME: join(folder, '.cache'), ...proxies}
    return new Promise<{status: number; stdout: string; stderr: string}>((done) => {
      const child = execFile(process.execPath, [program, 'check', 'plan.md'], {cwd: folder, env}, (_, stdout, stderr) =>
        done({status: child.exitCode ?? -1, stdout, stderr}),
      )
    })
  }

  test('the one that the environment sets is asked, and not for hosts that it leaves out', async () => {
    const throughIt = await check('http://registry.invalid/good.yaml', {HTTP_PROXY: proxy.address})
    assert.deepEqual([throughIt.status, throughIt.stderr], [1, ''])
    assert.match(throughIt.stdout, /103个/)
    assert.deepEqual(proxy.asked.splice(0), ['http://registry.invalid/good.yaml'])
    const left = await check(`${server.address}/good.yaml`, {http_proxy: proxy.address, no_proxy: '127.0.0.1'})
    assert.deepEqual([left.status, left.stderr], [1, ''])
    assert.deepEqual(proxy.asked, [])
  })

  test('an encrypted address is reached through a tunnel', async () => {
    const {stderr} = await check('https://registry.invalid/good.yaml', {https_proxy: proxy.address})
    assert.deepEqual(proxy.asked.splice(0), ['CONNECT registry.invalid:443'])
    // The server at its end speaks no TLS.
    assert.match(stderr, /registry\.invalid\/good\.yaml: /)
  })

  test('one that asks to sign in, one that is not there and one without an address are said', async () => {
    proxy.refuses = true
    const signIn = /407: the proxy asks to sign in/
    assert.match((await check('http://registry.invalid/it.yaml', {HTTP_PROXY: proxy.address})).stderr, signIn)
    assert.match((await check('https://registry.invalid/it.yaml', {HTTPS_PROXY: proxy.address})).stderr, signIn)
    proxy.refuses = false
    for (const nowhere of ['http://127.0.0.1:1', 'nonsense']) {
      const {status, stderr} = await check(`${server.address}/good.yaml`, {HTTP_PROXY: nowhere})
      assert.equal(status, 2)
      assert.match(stderr, /^plumbline: plumbline\.yaml: http:.*the environment sets a proxy.*\n$/)
    }
  })
})
