/** The parts of `undici` that a request by way of a proxy needs; its whole would weigh twice as much. */
declare module 'undici/lib/dispatcher/env-http-proxy-agent.js' {
  import {EnvHttpProxyAgent} from 'undici'
  export = EnvHttpProxyAgent
}

declare module 'undici/lib/dispatcher/dispatcher.js' {
  import {Dispatcher} from 'undici'
  export = Dispatcher
}

/** The methods of a dispatcher, which the package's own entry puts on it. */
declare module 'undici/lib/api/index.js' {
  const methods: object
  export = methods
}
