import methods from 'undici/lib/api/index.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import type {Ask} from './answer.js'

/** A dispatcher asks by methods that the entry of the package puts on it: `connect`, which makes tunnels, and `request`. */
Object.assign(Dispatcher.prototype, methods)

/**
 * By way of the proxies that the environment sets (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`, in either case), which Node of
 * itself does not ask. A bundle of its own, loaded only where one is set. Throws where the environment's address is none.
 */
export function proxied(): Ask {
  const dispatcher = quietly(() => new EnvHttpProxyAgent(untunnelled))
  return async (url, headers, signal, sent) => {
    const {origin, pathname, search} = new URL(url)
    const options = {
      origin,
      path: `${pathname}${search}`,
      method: sent?.method ?? 'GET',
      body: sent?.body ?? null,
      headers,
      signal,
    } as const
    const {statusCode, ...answer} = await dispatcher.request(options)
    return {status: statusCode, headers: answer.headers, body: answer.body}
  }
}

/** Most proxies of offices let tunnels through to the ports of encrypted connections only. The types do not know of it yet. */
const untunnelled: object = {proxyTunnel: false}

/** Without the package's word on stderr that it may yet change: the version is pinned. */
function quietly<Made>(make: () => Made): Made {
  const {emitWarning} = process
  process.emitWarning = () => undefined
  try {
    return make()
  } finally {
    process.emitWarning = emitWarning
  }
}
