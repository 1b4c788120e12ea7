import {type CancellationToken, type Connection, LSPErrorCodes, ResponseError} from 'vscode-languageserver'
import {errorText} from '../core/text/error-text.js'

/**
 * Wraps a handler so that whatever happens in it is logged and answered: a server that dies takes the squiggles of
 * every draft with it. Neither log nor answer holds any of a draft's words.
 */
export const guard =
  (connection: Connection) =>
  <Said extends readonly unknown[], Result>(
    name: string,
    instead: Result,
    handler: (...said: Said) => Result | Promise<Result>,
  ) =>
  async (...said: Said): Promise<Result> => {
    try {
      return await handler(...said)
    } catch (error) {
      if (error instanceof ResponseError) throw error
      connection.console.error(`${name}: ${errorText(error)}`)
      return instead
    }
  }

/**
 * Guards the handler of a request. It is asked once the workspace is read, and only if the client still waits for the
 * answer and the text is still the one that the request is about: places of another text would be answered with nonsense.
 */
export const answerer = (
  connection: Connection,
  ready: () => Promise<void>,
  textOf: (uri: string) => object | null,
) => {
  const safely = guard(connection)
  return <Params, Result>(
    name: string,
    instead: Result,
    handler: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ) =>
    safely(name, instead, async (params: Params, token: CancellationToken) => {
      const uri = uriIn(params)
      const asked = uri && textOf(uri)
      const refuse = (): void => {
        refuseCancelled(token)
        if (uri && textOf(uri) !== asked) throw new ResponseError(LSPErrorCodes.ContentModified, 'content modified')
      }
      await ready()
      refuse()
      const result = await handler(params, token)
      refuse()
      return result
    })
}

export function refuseCancelled({isCancellationRequested}: CancellationToken): void {
  if (isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}

function uriIn(params: unknown): string | null {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return null
  const {textDocument} = params
  return typeof textDocument === 'object' && textDocument !== null && 'uri' in textDocument
    ? String(textDocument.uri)
    : null
}
