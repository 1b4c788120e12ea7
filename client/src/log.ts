import {type LogOutputChannel, window} from 'vscode'
import {withoutTokens} from './tokens.js'

/** The log of the extension, which writes no token down however much of the messages is logged. */
export function newLog(): LogOutputChannel {
  const log = window.createOutputChannel('Plumbline', {log: true})
  const clean = (said: unknown): unknown => (typeof said === 'string' ? withoutTokens(said) : said)
  // The editor's own object is frozen: it cannot be stood in for by itself.
  return new Proxy({} as LogOutputChannel, {
    get: (_, name) => {
      const value: unknown = Reflect.get(log, name)
      return typeof value === 'function' ? (...said: unknown[]) => value.apply(log, said.map(clean)) : value
    },
  })
}
