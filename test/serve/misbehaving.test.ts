import assert from 'node:assert/strict'
import {createServer, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {askService, askText} from '../../server/src/files/remote/ask-service.js'
import {newsOf} from '../../server/src/files/remote/following.js'
import {overHttp} from '../../server/src/files/remote/over-http.js'

const text = 'plumbline: 1\nindicators:\n  - {id: yz.a, name: 甲, unit: 个}\n'
const patch = (more: object): string =>
  JSON.stringify({seq: 9, etag: '"0"', whole: null, head: null, indicators: [], ...more})
const login = '<!DOCTYPE html><html><body>请登录</body></html>'

/** How a service, or what stands before it, may answer. */
const ways: Readonly<Record<string, (answer: ServerResponse) => void>> = {
  html: (it) => it.writeHead(200, {'content-type': 'text/html'}).end(login),
  empty: (it) => it.writeHead(200).end(),
  half: (it) => it.writeHead(200).end('{"seq": 9, "etag"'),
  cut: (it) => {
    it.writeHead(200, {'content-length': '1000'}).write('{')
    setTimeout(() => it.destroy(), 10)
  },
  failing: (it) => it.writeHead(500, {'content-type': 'text/html'}).end(login),
  signedOut: (it) => it.writeHead(401, {'content-type': 'application/problem+json'}).end('{"title": "Not signed in."}'),
  away: (it) => it.writeHead(302, {location: 'file:///etc/passwd'}).end(),
  loop: (it) => it.writeHead(302, {location: '/loop'}).end(),
  anotherText: (it) => it.end(patch({indicators: [['yz.a', '  - {id: yz.a, name: 乙, unit: 个}\n']]})),
  notPairs: (it) => it.end(patch({indicators: [['yz.a'], 7, null]})),
  anotherWhole: (it) => it.end(patch({whole: 'plumbline: 1\n'})),
  array: (it) => it.end('[]'),
  long: (it) => {
    it.writeHead(200)
    const part = Buffer.alloc(1 << 22, '7')
    const more = (): void => {
      if (!it.destroyed && it.write(part)) setImmediate(more)
      else it.once('drain', more)
    }
    more()
  },
}

suite('a service that misbehaves', () => {
  let base = ''
  let way = ''
  const server = createServer((_, answer) => ways[way]?.(answer))
  suiteSetup(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  suiteTeardown(() => {
    server.closeAllConnections()
    server.close()
  })

  for (const name of Object.keys(ways))
    test(`${name}: whoever follows puts nothing of it into his copy, and whoever acts is told in one line`, async function () {
      this.timeout(60_000)
      way = name
      const news = await newsOf(overHttp(), {base, scope: 'prov', isPinned: false}, 3, text)
      assert.ok(news === null || news.seq === null, JSON.stringify(news))
      const asked = {language: 'en', token: 'x'} as const
      // What is JSON may be the answer to another question; it is no act that was taken.
      if (!/another|notPairs|array/i.test(name)) {
        const said = await askService(base, '/v1/proposals', {...asked, body: {scope: 'prov'}})
        assert.ok(
          'failed' in said && said.failed.en.length > 10 && !said.failed.en.includes('\n'),
          JSON.stringify(said),
        )
      }
      if (/failing|signedOut|away|loop|cut/.test(name))
        assert.ok('failed' in (await askText(base, '/v1/export?format=bundle', asked)))
    })
})
