import {openSync, writeSync} from 'node:fs'
import {type DataCallback, type Disposable, type Message, StreamMessageReader} from 'vscode-languageserver/node'
import {QuickWriter} from './message-writer.js'

/**
 * What passes between client and server, a line of JSON for each message: when, which way, method, id, size in bytes, how
 * long an answer took, which text and which version of it. No word of a draft is in it, nor of an answer, nor the name of
 * a file: texts are numbered as they come.
 */
export class Trace {
  readonly #file: number
  readonly #start = performance.now()
  /** Requests of either side that wait for their answer: by side and id. */
  readonly #waiting = new Map<string, {readonly method: string; readonly at: number}>()
  readonly #texts = new Map<string, number>()

  /** Throws when the file cannot be written. */
  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  message(way: 'in' | 'out', message: Message): void {
    const at = performance.now()
    const {id, method, params, error} = parts(message)
    const line = {
      at: rounded(at - this.#start),
      way,
      ...(method === undefined ? this.#answered(way, id, at) : {method}),
      ...(id !== undefined && {id}),
      ...this.#text(params),
      bytes: Buffer.byteLength(JSON.stringify(message)),
      ...(error !== undefined && {error}),
    }
    if (method !== undefined && id !== undefined) this.#waiting.set(`${way} ${id}`, {method, at})
    try {
      writeSync(this.#file, `${JSON.stringify(line)}\n`)
    } catch {
      // A full disk must not end a session.
    }
  }

  #answered(way: 'in' | 'out', id: Id | undefined, at: number): {method?: string; ms?: number} {
    const key = `${way === 'in' ? 'out' : 'in'} ${id}`
    const asked = this.#waiting.get(key)
    this.#waiting.delete(key)
    return asked ? {method: asked.method, ms: rounded(at - asked.at)} : {}
  }

  #text(params: unknown): {text?: number; version?: number} {
    const {textDocument: within} = fields(params)
    const {uri, version} = fields(within ?? params)
    if (typeof uri !== 'string') return {}
    const text = this.#texts.get(uri) ?? this.#texts.size + 1
    this.#texts.set(uri, text)
    return {text, ...(typeof version === 'number' && {version})}
  }
}

export class TracedReader extends StreamMessageReader {
  readonly #trace: Trace

  constructor(stream: NodeJS.ReadableStream, trace: Trace) {
    super(stream)
    this.#trace = trace
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      this.#trace.message('in', message)
      callback(message)
    })
  }
}

export class TracedWriter extends QuickWriter {
  readonly #trace: Trace

  constructor(stream: NodeJS.WritableStream, trace: Trace) {
    super(stream)
    this.#trace = trace
  }

  override write(message: Message): Promise<void> {
    this.#trace.message('out', message)
    return super.write(message)
  }
}

type Id = string | number

function parts(message: Message): {id?: Id; method?: string; params?: unknown; error?: number} {
  const {id, method, params, error} = fields(message)
  const {code} = fields(error)
  return {
    ...((typeof id === 'string' || typeof id === 'number') && {id}),
    ...(typeof method === 'string' && {method}),
    params,
    ...(typeof code === 'number' && {error: code}),
  }
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? {...value} : {}

const rounded = (milliseconds: number): number => Math.round(milliseconds * 100) / 100
