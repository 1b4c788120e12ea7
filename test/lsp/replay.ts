import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {PassThrough} from 'node:stream'
import {createConnection, type Message, StreamMessageReader, StreamMessageWriter} from 'vscode-languageserver/node'
import {clientFiles} from '../../server/src/lsp/client-files.js'
import {serve} from '../../server/src/lsp/server.js'
import {filesIn} from './client.js'

/** A message as it was written down. */
export interface Said extends Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: {readonly code: number}
}

export interface Session {
  readonly editor: string
  /** What the folder held, by path. */
  readonly files: Readonly<Record<string, string>>
  readonly lines: readonly {readonly from: 'client' | 'server'; readonly message: Said}[]
}

export function readSession(path: string): Session {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return {...JSON.parse(head), lines: lines.map((line) => JSON.parse(line))}
}

/** What the server said then, and what it says now in its place. */
export interface Compared {
  readonly line: number
  readonly before: Said
  readonly now: Said
}

const patience = 5000

/**
 * Says to a server what the editor said, in order, each message once all answers that came before it then have come now.
 * What the server asks is answered as it was answered then. Answers are compared but for those that nobody waited for;
 * the workspace's findings, whose moment is the server's, are not waited for.
 */
export async function replay(session: Session): Promise<readonly Compared[]> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  const files = new Map(Object.entries(session.files).map(([path, text]) => [`file://${path}`, text]))
  const pages = 'file:///plumbline/docs/rules/'
  serve(connection, ({servesFiles}) => (servesFiles ? clientFiles(connection) : filesIn(files)), 'test', pages)
  const editor = new Replayed(session, new StreamMessageWriter(up))
  new StreamMessageReader(down).listen((message) => void editor.hear(message))
  try {
    return await editor.run()
  } finally {
    connection.dispose()
  }
}

class Replayed {
  readonly #session: Session
  readonly #writer: StreamMessageWriter
  readonly #heard: Said[] = []
  /** Result ids are the server's own: those of then, and what they are now. */
  readonly #ids = new Map<string, string>()
  #wake: () => void = () => undefined

  constructor(session: Session, writer: StreamMessageWriter) {
    this.#session = session
    this.#writer = writer
  }

  async run(): Promise<readonly Compared[]> {
    const compared: Compared[] = []
    for (const [index, {from, message}] of this.#session.lines.entries()) {
      if (from === 'client' && message.method !== undefined) await this.#writer.write(this.#renewed(message))
      const isTold = message.method === 'textDocument/publishDiagnostics'
      if (from === 'client' || (message.method !== undefined && !isTold) || this.#isOfWorkspace(message)) continue
      const now = isTold ? await this.#told(message) : await this.#answer(message, index + 2)
      learnIds(message, now, this.#ids)
      if (!this.#mayDiffer(message)) compared.push({line: index + 2, before: message, now})
    }
    return compared
  }

  /** What the server asks is answered at once. */
  async hear(message: Said): Promise<void> {
    this.#heard.push(message)
    this.#wake()
    if (message.method === undefined || message.id === undefined) return
    const initialized = this.#heard.some((it) => it.method === undefined)
    assert.ok(initialized, `the server asks ${message.method} before it has answered initialize`)
    const {result = null, error} = this.#answerThen(message) ?? {}
    await this.#writer.write(Object.assign({jsonrpc: '2.0', id: message.id}, error ? {error} : {result}))
  }

  #answerThen({method, params}: Said): Said | undefined {
    const {lines} = this.#session
    const asked = lines.filter(({from, message}) => from === 'server' && message.method === method)
    // A file that nobody asked for then was not there.
    const otherwise = method === 'plumbline/files/read' ? undefined : asked[0]
    const same = asked.find(({message}) => JSON.stringify(message.params) === JSON.stringify(params)) ?? otherwise
    const answers = lines.filter(({from, message}) => from === 'client' && message.method === undefined)
    return answers.find(({message}) => message.id === same?.message.id)?.message
  }

  #renewed(message: Said): Said {
    return JSON.parse(JSON.stringify(message), (key, value) =>
      (key === 'previousResultId' || key === 'value') && typeof value === 'string'
        ? (this.#ids.get(value) ?? value)
        : value,
    )
  }

  async #answer({id}: Said, line: number): Promise<Said> {
    const found = await this.#await(() => this.#heard.find((it) => it.id === id && it.method === undefined))
    return found ?? assert.fail(`line ${line}: no answer to request ${id}`)
  }

  /** The findings told then, or, if they do not come, the last that were told of the text. */
  async #told({params}: Said): Promise<Said> {
    const {uri} = params as {uri: string}
    const told = () => this.#heard.filter((it) => it.method && isAbout(it, uri))
    const same = () => told().find((it) => JSON.stringify(it.params) === JSON.stringify(params))
    return (await this.#await(same)) ?? told().at(-1) ?? assert.fail(`nothing is told of ${uri}`)
  }

  async #await(find: () => Said | undefined): Promise<Said | undefined> {
    for (const end = Date.now() + patience; ; ) {
      const found = find()
      if (found || Date.now() > end) return found
      await new Promise<void>((done) => {
        const timer = setTimeout(done, end - Date.now() + 1)
        this.#wake = () => {
          clearTimeout(timer)
          done()
        }
      })
    }
  }

  #mayDiffer({id, method}: Said): boolean {
    if (method !== undefined) return false
    return this.#session.lines.some(
      ({message}) => message.method === '$/cancelRequest' && (message.params as {id: number}).id === id,
    )
  }

  #isOfWorkspace({id, method}: Said): boolean {
    const asked = this.#session.lines.find(
      ({from, message}) => from === 'client' && message.id === id && message.method,
    )
    return method === undefined && asked?.message.method === 'workspace/diagnostic'
  }
}

const isAbout = ({method, params}: Said, uri: string): boolean =>
  method === 'textDocument/publishDiagnostics' && (params as {uri: string}).uri === uri

function learnIds(then: unknown, now: unknown, ids: Map<string, string>): void {
  if (typeof then !== 'object' || typeof now !== 'object' || then === null || now === null) return
  const renewed = new Map(Object.entries(now))
  for (const [key, value] of Object.entries(then))
    if (key === 'resultId') ids.set(String(value), String(renewed.get(key)))
    else learnIds(value, renewed.get(key), ids)
}
