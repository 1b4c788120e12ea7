import {AbstractMessageWriter, type Diagnostic, type Message, type MessageWriter} from 'vscode-languageserver/node'
import {keeping} from './core/text/keeping.js'

/**
 * Writes messages as one piece each. A list of diagnostics is put together of what was written before: a draft of 1 MB has
 * a thousand of them, and nearly all are those of the last keystroke.
 */
export class QuickWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: NodeJS.WritableStream
  #failures = 0

  constructor(stream: NodeJS.WritableStream) {
    super()
    this.#stream = stream
    stream.on('error', (error: Error) => this.fireError(error))
    stream.on('close', () => this.fireClose())
  }

  /** Settled once the stream has taken it. */
  write(message: Message): Promise<void> {
    return new Promise((done, fail) =>
      this.#stream.write(framed(message), (error) => {
        if (!error) return done()
        this.fireError(error, message, ++this.#failures)
        fail(error)
      }),
    )
  }

  end(): void {
    this.#stream.end()
  }
}

/** The bytes of a message with its header. */
export function framed(message: Message): Uint8Array {
  const listed = listIn(message)
  if (!listed) return withHeader(JSON.stringify(message), [], '')
  const text = JSON.stringify(listed.without)
  return withHeader(text.slice(0, -behind.length), partsOf(listed.items), behind)
}

/** Where a list is the last field of the last field of a message. */
const behind = ']}}'

const comma = 0x2c

/** `close` is ASCII. */
function withHeader(open: string, parts: readonly Buffer[], close: string): Uint8Array {
  let length = Buffer.byteLength(open) + Math.max(0, parts.length - 1) + close.length
  for (const part of parts) length += part.length
  const header = `Content-Length: ${length}\r\n\r\n`
  const bytes = Buffer.allocUnsafe(header.length + length)
  let at = bytes.write(header, 'latin1')
  at += bytes.write(open, at)
  for (let index = 0; index < parts.length; index++) {
    if (index) bytes[at++] = comma
    bytes.set(parts[index]!, at)
    at += parts[index]!.length
  }
  bytes.write(close, at, 'latin1')
  return bytes
}

interface Listed {
  readonly items: readonly Diagnostic[]
  /** The message with an empty list in its place. */
  readonly without: object
}

/** The diagnostics of a report that was asked for, or of one that is told. */
function listIn(message: Message): Listed | null {
  const {result, params} = Object(message)
  if (result?.kind === 'full' && isLastIn(message, 'result', result, 'items'))
    return {items: result.items, without: {...message, result: {...result, items: []}}}
  if (params?.diagnostics && isLastIn(message, 'params', params, 'diagnostics'))
    return {items: params.diagnostics, without: {...message, params: {...params, diagnostics: []}}}
  return null
}

const isLastIn = (message: Message, outer: string, fields: object, inner: string): boolean =>
  Object.keys(message).at(-1) === outer && Object.keys(fields).at(-1) === inner

const written = keeping<Diagnostic, Buffer>()

function partsOf(items: readonly Diagnostic[]): Buffer[] {
  const parts: Buffer[] = []
  for (const item of items) {
    const part = written.get(item) ?? Buffer.from(JSON.stringify(item))
    written.set(item, part)
    parts.push(part)
  }
  return parts
}
