import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {createServer as createSecure} from 'node:https'
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
  long: giving(200, `${good}${'# 说明\n'.repeat(50_000)}`),
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
  huge: (_, answer) => {
    answer.writeHead(200, {'content-length': String(200 * 1024 * 1024)}).write('plumbline: 1\n')
  },
  buffered: (_, answer) => {
    const timer = setTimeout(() => answer.writeHead(200).end(good), 2000)
    answer.on('close', () => clearTimeout(timer))
  },
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

/** A server of this machine whose certificate nobody has signed but itself; answers its address and what ends it. */
export async function selfSigned(): Promise<{readonly address: string; close(): void}> {
  const server = createSecure({key, cert}, (_, answer) => answer.end(good))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Made for this test, and known to everybody: it opens nothing. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4ZwLo8WqlQo72nX2
/8FdQlBkcoK7PPpKHfu1LH69ThehRANCAARysnyn8ICaH7Mufz/fS/PQL+vYks0l
MCLq2mO8SPxfZdC+TZ3G/xEi/k9otLZ3s0C7eoeGz3ofEL7Q9ofPqTas
-----END PRIVATE KEY-----
`

const cert = `-----BEGIN CERTIFICATE-----
MIIBjzCCATWgAwIBAgIUB+G/jxcqvgkyTOhhIFJSdGRDbIYwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRcGx1bWJsaW5lLmludmFsaWQwIBcNMjYxMTMwMDgzNDUwWhgP
MjEyNjExMDYwODM0NTBaMBwxGjAYBgNVBAMMEXBsdW1ibGluZS5pbnZhbGlkMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcrJ8p/CAmh+zLn8/30vz0C/r2JLNJTAi
6tpjvEj8X2XQvk2dxv8RIv5PaLS2d7NAu3qHhs96HxC+0PaHz6k2rKNTMFEwHQYD
VR0OBBYEFB8WbnGjYWXDvnE3+45s7n8kRpw3MB8GA1UdIwQYMBaAFB8WbnGjYWXD
vnE3+45s7n8kRpw3MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIg
dpmD8X/9tHLKjalL2ZPg7nBhjfqw6RV6pSc724YfDW4CIQCy2JTGvivDM1AkJWMv
tyjg5MZoIlwonQLqHoAAzLLbMA==
-----END CERTIFICATE-----
`
