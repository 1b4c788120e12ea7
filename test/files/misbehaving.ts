import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {registry} from '../cli/run.js'

/** The registry that the server gives where it behaves. */
export const good = `${registry}# 末行\n`

const login = '<!DOCTYPE html>\n<html><head><title>统一身份认证</title></head><body>请登录</body></html>\n'

type Way = (ask: IncomingMessage, answer: ServerResponse) => void

const giving =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Way =>
  (_, answer) =>
    answer.writeHead(status, headers).end(body)

const half = good.slice(0, good.indexOf('value: 103'))

/** How a server of registries may fail, by the name of the file that is asked for. */
const ways: Readonly<Record<string, Way>> = {
  good: (ask, answer) =>
    ask.headers['if-none-match'] === '"v1"'
      ? answer.writeHead(304).end()
      : answer.writeHead(200, {etag: '"v1"', 'last-modified': 'Mon, 01 Nov 2021 00:00:00 GMT'}).end(good),
  unauthorized: giving(401, login),
  missing: giving(404, login),
  failing: giving(500, login),
  unchanged: giving(304),
  login: giving(200, login, {'content-type': 'text/html'}),
  empty: giving(200),
  half: giving(200, half, {'content-length': String(Buffer.byteLength(half))}),
  broken: (_, answer) => {
    answer.writeHead(200, {'content-length': String(Buffer.byteLength(good))}).write(half)
    setTimeout(() => answer.destroy(), 20)
  },
  endless: (_, answer) => {
    const row = Buffer.alloc(1 << 16, '# x\n')
    const more = (): void => {
      if (!answer.destroyed && answer.write(row)) setImmediate(more)
      else answer.once('drain', more)
    }
    answer.writeHead(200)
    more()
  },
  drip: (_, answer) => {
    answer.writeHead(200)
    const timer = setInterval(() => answer.write('#'), 20)
    answer.on('close', () => clearInterval(timer))
  },
  hanging: () => undefined,
  loop: (ask, answer) => answer.writeHead(302, {location: `${ask.url}x`}).end(),
  toFile: giving(302, '', {location: 'file:///etc/passwd'}),
  toOtherHost: giving(302, '', {location: 'http://localhost:1/it.yaml'}),
  newer: giving(200, 'plumbline: 99\nindicators: []\n'),
  markers: giving(200, `<<<<<<< ours\n${good}=======\n>>>>>>> theirs\n`),
  including: giving(
    200,
    `plumbline: 1\ninclude: [/etc/hostname, "file:///etc/passwd", ../../up.yaml, "%2e%2e/up.yaml", "http://127.0.0.1:1/x", below.yaml]\n`,
  ),
  below: giving(200, good),
}

export interface Misbehaving {
  readonly address: string
  /** How the address that ends in `/it` fails from now on. */
  way: string
  /** Paths that were asked for. */
  readonly asked: string[]
  close(): void
}

/** A server of this machine: `/NAME/…` fails in the way of that name, and `/it` in the way that is set. */
export async function misbehaving(): Promise<Misbehaving> {
  const asked: string[] = []
  const server = createServer((ask, answer) => {
    asked.push(ask.url ?? '')
    const name = (ask.url ?? '').split('/')[1]?.replace(/\.yaml$/, '') ?? ''
    const way = ways[name.startsWith('it') ? it.way : name] ?? giving(404)
    way(ask, answer)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const it: Misbehaving = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    way: 'good',
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return it
}
