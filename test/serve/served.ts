import {spawn} from 'node:child_process'
import {randomUUID} from 'node:crypto'
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {request} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Act, Item} from '../../server/src/core/ledger/act.js'
import {isRefusal} from '../../server/src/core/ledger/refusal.js'
import {digestOfToken, newToken} from '../../server/src/serve/identity.js'
import {type Listening, listen} from '../../server/src/serve/listen.js'
import {logTo} from '../../server/src/serve/log.js'
import type {OidcSettings} from '../../server/src/serve/oidc.js'
import {Service} from '../../server/src/serve/service.js'
import {openFolder} from '../../server/src/store/folder.js'
import type {Store} from '../../server/src/store/store.js'
import {program, type Ran} from '../cli/run.js'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: never
}

/** A service of its own on a port of this machine, with its log. */
export class Served {
  readonly tokens = new Map<string, string>()
  readonly lines: string[] = []

  private constructor(
    readonly service: Service,
    readonly folder: string,
    readonly listening: Listening,
    lines: string[],
  ) {
    this.lines = lines
  }

  static async start(
    store?: Store,
    pages = '',
    signs: string | null = null,
    oidc: OidcSettings | null = null,
  ): Promise<Served> {
    const folder = join(mkdtempSync(join(tmpdir(), 'serve-')), 'registry')
    const service = new Service(store ?? (await openFolder(folder)), 8)
    await service.start()
    const lines: string[] = []
    const log = logTo((line) => lines.push(line))
    const options = {host: '127.0.0.1', port: 0, tls: null, proxy: null, pages, signs, oidc, address: null, log}
    return new Served(service, folder, await listen(service, options), lines)
  }

  get url(): string {
    return `http://127.0.0.1:${this.listening.port}`
  }

  async operate(
    kind: string,
    scope: string,
    body: object,
    subject = '系统管理员',
    reason: string | null = null,
  ): Promise<Act> {
    const by = {subject, today: this.service.today, isOperator: true} as const
    const act = await this.service.ask(by, {id: randomUUID(), kind, scope, reason, body})
    if (isRefusal(act)) throw new Error(act.en)
    return act
  }

  /** Somebody with a token and a role. */
  async person(subject: string, role: string, scope = 'prov/gxt', more: object = {}): Promise<string> {
    await this.operate('grant', scope, {subject, role, ...more})
    return this.token(subject)
  }

  async token(subject: string, until = '2999-12-31'): Promise<string> {
    const token = newToken()
    await this.operate('token', 'all', {digest: digestOfToken(token), subject, until})
    this.tokens.set(subject, token)
    return token
  }

  async hold(items: readonly Item[], nature?: string): Promise<void> {
    const {id} = await this.operate('propose', 'prov/gxt', {items}, '陈立')
    await this.operate('decide', 'prov/gxt', {proposal: id, verdict: 'accept', ...(nature && {nature})}, '周明', '年报')
  }

  async ask(subject: string | null, path: string, init: RequestInit = {}): Promise<Answer> {
    const token = subject === null ? null : (this.tokens.get(subject) ?? subject)
    const headers = {...(token && {authorization: `Bearer ${token}`}), 'accept-language': 'en', ...init.headers}
    const answer = await fetch(`${this.url}${path}`, {redirect: 'manual', ...init, headers})
    const text = await answer.text()
    return {
      ...{status: answer.status, headers: answer.headers, text},
      get json() {
        return JSON.parse(text) as never
      },
    }
  }

  send(
    subject: string | null,
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
    method = 'POST',
  ): Promise<Answer> {
    return this.ask(subject, path, {
      method,
      body: JSON.stringify(body),
      headers: {'content-type': 'application/json', ...headers},
    })
  }

  close(): Promise<void> {
    return this.listening.close()
  }
}

/** With a `Host` of one's own, which `fetch` does not allow. */
export const withHost = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, {headers: {host}}, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })

/** The program, beside a service in this process: that must go on answering. */
export function ran(folder: string, words: readonly string[], input: string, who: string): Promise<Ran> {
  mkdirSync(who, {recursive: true})
  writeFileSync(join(who, '.keep'), '')
  const env = {
    PATH: process.env.PATH,
    LANG: 'en_US.UTF-8',
    XDG_CACHE_HOME: join(folder, '.cache'),
    XDG_CONFIG_HOME: join(who, '.config'),
  }
  const child = spawn(process.execPath, [program, ...words], {cwd: folder, env})
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += String(data)
  })
  child.stderr.on('data', (data) => {
    stderr += String(data)
  })
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (status) => resolve({status, stdout, stderr})))
}
