import type {Connection} from 'vscode-languageserver'

/**
 * Wraps a handler so that whatever happens in it is logged and answered: a server that dies takes the squiggles of
 * every draft with it. Neither log nor answer holds any of a draft's words.
 */
export const guard =
  (connection: Connection) =>
  <Params, Result>(name: string, instead: Result, handler: (params: Params) => Result | Promise<Result>) =>
  async (params: Params): Promise<Result> => {
    try {
      return await handler(params)
    } catch (error) {
      connection.console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return instead
    }
  }
