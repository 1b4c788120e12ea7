import {readFileSync} from 'node:fs'
import {createServer as createHttp} from 'node:http'
import {createServer as createHttps} from 'node:https'
import type {AddressInfo} from 'node:net'
import {getRequestListener} from '@hono/node-server'
import {StoreError} from '../store/store.js'
import {appOf} from './app.js'
import type {Host} from './context.js'
import type {Log} from './log.js'
import {Oidc, type OidcSettings} from './oidc.js'
import {pagesIn} from './pages.js'
import {Rate} from './rate.js'
import {Seals} from './sealed.js'
import type {Service} from './service.js'
import {sheetsIn} from './sheets.js'
import {Views} from './views.js'

export interface ListenOptions {
  readonly host: string
  /** 0: one that is free. */
  readonly port: number
  readonly tls: {readonly cert: string; readonly key: string} | null
  /** The address of the one proxy that requests may come by. */
  readonly proxy: string | null
  /** The folder that the keeper's page and the program lie in. */
  readonly pages: string
  /** The file with the key that bundles are signed with. */
  readonly signs: string | null
  /** The organisation's own sign-in; null: tokens only. */
  readonly oidc: OidcSettings | null
  /** By which browsers come, such as https://registry.example; null: by the name that they say. */
  readonly address: string | null
  readonly log: Log
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/** Serves until it is closed. Rejects where figures would go over a network unencrypted, to nobody in particular. */
export async function listen(service: Service, options: ListenOptions): Promise<Listening> {
  const {tls, proxy, log} = options
  if (!tls && proxy === null && !loopback.has(options.host)) throw unencrypted(options.host)
  const oidc = options.oidc && new Oidc(options.oidc)
  const host: Host = {
    ...{service, log, proxy, oidc, signs: options.signs, address: options.address},
    seals: new Seals(oidc?.secret ?? null),
    views: new Views(service),
    pages: pagesIn(options.pages),
    sheets: sheetsIn(options.pages),
    rate: new Rate(300, 50),
    failures: new Rate(10, 0.2),
    hosts: tls || proxy !== null ? null : loopback,
    isSecure: tls !== null || proxy !== null,
  }
  const listener = getRequestListener(appOf(host).fetch)
  const limits = {headersTimeout: 10_000, requestTimeout: 60_000, maxHeaderSize: 16_384}
  const server = tls
    ? createHttps(
        {...limits, cert: readFileSync(tls.cert), key: readFileSync(tls.key), minVersion: 'TLSv1.2'},
        listener,
      )
    : createHttp(limits, listener)
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const {port} = server.address() as AddressInfo
  return {
    port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      await service.close()
      server.closeAllConnections()
      await closed
    },
  }
}

const unencrypted = (host: string): StoreError =>
  new StoreError(
    'unavailable',
    `${host} 不是本机地址：请配置 tls（cert、key），或写明前面的代理 proxy，或只在 127.0.0.1 上提供服务`,
    `${host} is not of this machine: configure tls (cert, key), name the proxy in front, or serve on 127.0.0.1 only`,
  )
