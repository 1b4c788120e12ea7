import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {readSettings} from '../../server/src/serve/settings.js'
import {buildProgram, folderWith, program} from '../cli/run.js'
import {figure, indicator} from '../ledger/made.js'
import {type Fault, Provider} from './provider.js'
import {Served} from './served.js'

/** A browser as far as this goes: it follows where it is sent, and keeps cookies as their paths say. */
class Browser {
  readonly #cookies = new Map<string, {readonly value: string; readonly path: string}>()
  /** Every address that it was at. */
  readonly been: string[] = []
  sent: readonly string[] = []

  async open(start: string): Promise<{status: number; text: string; url: string}> {
    let url = start
    for (let steps = 0; steps < 10; steps++) {
      this.been.push(url)
      const answer = await fetch(url, {redirect: 'manual', headers: {cookie: this.#for(url), 'accept-language': 'en'}})
      this.sent = answer.headers.getSetCookie()
      for (const it of this.sent) this.#keep(it)
      const to = answer.headers.get('location')
      if (!to) return {status: answer.status, text: await answer.text(), url}
      url = new URL(to, url).href
    }
    throw new Error('too many redirects')
  }

  get cookie(): string {
    return this.#for('http://127.0.0.1/')
  }

  #for(url: string): string {
    const {pathname} = new URL(url)
    return [...this.#cookies]
      .filter(([, {path}]) => pathname.startsWith(path))
      .map(([name, {value}]) => `${name}=${value}`)
      .join('; ')
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /Path=([^;]+)/.exec(line)?.[1] ?? '/'
    if (/Max-Age=0/.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, {value, path})
  }
}

suite('sign-in by an organisation’s own accounts', () => {
  let provider: Provider
  let served: Served
  const secret = join(mkdtempSync(join(tmpdir(), 'oidc-')), 'secret')
  writeFileSync(secret, 'client-secret\n')
  setup(async () => {
    provider = await Provider.start()
    const oidc = {issuer: provider.issuer, client: 'plumbline', secret, subject: 'sub'}
    served = await Served.start(undefined, '', null, oidc)
    await served.person('周明', 'keeper')
    await served.hold([indicator('yz.idc'), figure('yz.idc', '2020-12-31', '103')])
  })
  teardown(async () => {
    await served.close()
    await provider.close()
  })

  const me = (headers: Readonly<Record<string, string>>) => served.ask(null, '/v1/me', {headers})

  test('a browser comes back as the person that the grants name, with PKCE, a state and a nonce', async () => {
    const browser = new Browser()
    await browser.open(`${served.url}/auth/start`)
    const asked = Object.fromEntries(provider.asked)
    assert.deepEqual(
      [asked.response_type, asked.code_challenge_method, asked.redirect_uri, asked.client_id],
      ['code', 'S256', `${served.url}/auth/done`, 'plumbline'],
    )
    assert.ok((asked.state ?? '').length > 20 && (asked.nonce ?? '').length > 20)
    assert.equal(browser.been.at(-1), `${served.url}/`)
    const {subject, grants}: {subject: string; grants: object[]} = (await me({cookie: browser.cookie})).json
    assert.deepEqual([subject, grants.length], ['周明', 1])
    const release = {scope: 'prov/gxt', name: 'r'}
    const post = (headers: Readonly<Record<string, string>>) =>
      served.send(null, '/v1/releases', release, {cookie: browser.cookie, ...headers})
    assert.equal((await post({origin: 'https://elsewhere.example'})).status, 403)
    assert.equal((await post({origin: served.url})).status, 201)
  })

  for (const [fault, line] of [
    ['wrong nonce', /not to be believed \(nonce\)/],
    ['wrong audience', /not to be believed \(aud\)/],
    ['wrong issuer', /not to be believed \(iss\)/],
    ['expired', /not to be believed \(exp\)/],
    ['alg none', /not to be believed \(OAUTH_INVALID_RESPONSE\)/],
    ['symmetric', /not to be believed \(OAUTH_INVALID_RESPONSE\)/],
    ['another key', /not to be believed \(OAUTH_INVALID_RESPONSE\)/],
    ['no token', /not to be believed \(OAUTH_INVALID_RESPONSE\)/],
  ] as const satisfies readonly (readonly [Fault, RegExp])[])
    test(`${fault}: refused in one line, and nobody is signed in`, async () => {
      provider.fault = fault
      const browser = new Browser()
      const {status, text} = await browser.open(`${served.url}/auth/start`)
      assert.equal(status, 401)
      assert.match(text, line)
      assert.equal(text.trim().split('\n').length, 1)
      assert.equal(browser.cookie, '')
      assert.doesNotMatch(served.lines.join(''), /code=|state=|eyJ/)
    })

  test('a key that was changed is known at once', async () => {
    await new Browser().open(`${served.url}/auth/start`)
    provider.rotate()
    const browser = new Browser()
    assert.equal((await browser.open(`${served.url}/auth/start`)).url, `${served.url}/`)
  })

  test('begun elsewhere, come back twice, a name that is none, a mail that nobody has verified: refused', async () => {
    const [mine, other] = [new Browser(), new Browser()]
    await mine.open(`${served.url}/auth/start`)
    const back = mine.been.find((it) => it.includes('/auth/done')) ?? ''
    assert.match((await other.open(back)).text, /not begun in this browser/)
    assert.match((await mine.open(back)).text, /not begun in this browser/)
    provider.claims = {sub: ' \u0000'}
    assert.match((await new Browser().open(`${served.url}/auth/start`)).text, /not to be believed \(sub\)/)
  })

  test('a session ends with all that stands for its person, and one that is altered is none', async () => {
    const browser = new Browser()
    await browser.open(`${served.url}/auth/start`)
    const {cookie} = browser
    assert.equal((await me({cookie: cookie.slice(0, -2)})).status, 401)
    await served.operate('end', 'all', {subject: '周明'})
    assert.equal((await me({cookie})).status, 401)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await browser.open(`${served.url}/auth/start`)
    assert.equal((await me({cookie: browser.cookie})).status, 200)
  })

  test('a provider that is away is said so, and tokens go on', async () => {
    await provider.close()
    const {status, text} = await new Browser().open(`${served.url}/auth/start`)
    assert.deepEqual([status, /cannot be reached/.test(text)], [503, true])
    assert.equal((await served.ask('周明', '/v1/me')).status, 200)
    provider = await Provider.start()
  })

  test('a terminal is signed in by a browser of its machine; the code alone is worth nothing', async function () {
    this.timeout(120_000)
    buildProgram()
    const folder = folderWith({'plumbline.yaml': `registry:\n  - ${served.url}/v1/registry/prov/gxt.metrics.yaml\n`})
    const env = {PATH: process.env.PATH, LANG: 'en_US.UTF-8', XDG_CONFIG_HOME: join(folder, '.config')}
    const child = spawn(process.execPath, [program, 'registry', 'login'], {cwd: folder, env})
    child.stdin.end()
    let said = ''
    const address = await new Promise<string>((resolve) => {
      child.stdout.on('data', (data) => {
        said += String(data)
        const found = /http\S+\/auth\/start\S+\n/.exec(said)?.[0]
        if (found) resolve(found.trim())
      })
    })
    const ended = new Promise((resolve) => child.on('close', resolve))
    const port = new URL(address).searchParams.get('port')
    assert.equal((await fetch(`http://127.0.0.1:${port}/?code=x&state=y`)).status, 404)
    const browser = new Browser()
    assert.match((await browser.open(address)).text, /this page may be closed/)
    assert.equal(await ended, 0)
    assert.match(said, /Signed in to .* as 周明/)
    const kept = readFileSync(join(folder, '.config/plumbline/credentials.json'), 'utf8')
    const [, token = ''] = /": "([^"]+)"/.exec(kept) ?? []
    assert.equal((await me({authorization: `Bearer ${token}`})).status, 200)
    const code = new URL(browser.been.at(-1) ?? '').searchParams.get('code')
    const exchange = (verifier: string) => served.send(null, '/auth/token', {code, verifier})
    assert.equal((await exchange(createHash('sha256').update('guess').digest('base64url'))).status, 401)
    assert.equal((await me({authorization: `Bearer ${code}`})).status, 401)
    assert.equal(browser.cookie, '')
  })

  test('an address of a terminal that is none is not followed', async () => {
    for (const query of ['port=80&challenge=x&state=y', `port=99999&challenge=${'a'.repeat(43)}&state=y`]) {
      const {status} = await new Browser().open(`${served.url}/auth/start?${query}`)
      assert.equal(status, 400)
    }
  })

  test('the configuration names issuer and client, and goes over https', () => {
    const folder = folderWith({
      'a.yaml':
        'oidc: {issuer: "https://id.example", client: plumbline, secret: s}\naddress: https://registry.example/\n',
      'b.yaml': 'oidc: {issuer: "http://id.example", client: plumbline}\n',
      'c.yaml': 'oidc: {issuer: "https://id.example"}\n',
    })
    const {oidc, address} = readSettings(join(folder, 'a.yaml'))
    assert.deepEqual(
      [oidc, address],
      [
        {issuer: 'https://id.example', client: 'plumbline', secret: join(folder, 's'), subject: 'sub'},
        'https://registry.example',
      ],
    )
    assert.throws(() => readSettings(join(folder, 'b.yaml')), /must be an https address/)
    assert.throws(() => readSettings(join(folder, 'c.yaml')), /needs issuer, an address, and client/)
  })
})
