import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  Message,
  ResponseError,
} from 'vscode-languageserver'

/**
 * For every connection of ours: a client that says nothing of itself, or null, is one that can do nothing. The library would
 * refuse it, and every question of it after that.
 */
export const connectionOptions: Required<Pick<ConnectionOptions, 'messageStrategy'>> = {
  messageStrategy: {handleMessage: (message, next) => next(completed(message))},
}

function completed(message: Message): Message {
  if (!Message.isRequest(message) || message.method !== 'initialize') return message
  const said: Partial<InitializeParams> = Object([message.params].flat()[0])
  const {processId = null, rootUri = null, locale, capabilities} = said
  const language = typeof locale === 'string' ? {locale} : {locale: undefined}
  const params = {...said, ...language, processId, rootUri, capabilities: Object(capabilities ?? {})}
  return Object.assign(message, {params})
}

/** Initialises once: before, questions are answered that it has not been, and a second time is refused. */
export function onceInitialized(connection: Connection, start: (params: InitializeParams) => InitializeResult): void {
  const early = connection.onRequest(() => {
    throw new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize has not been asked yet')
  })
  connection.onInitialize((params) => {
    const result = start(params)
    early.dispose()
    // In place of the library's own, which would begin again.
    connection.onRequest('initialize', () => {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'initialize has been answered already')
    })
    return result
  })
}
