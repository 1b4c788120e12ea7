import assert from 'node:assert/strict'
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node'
import {toPlace, toUri} from '../../server/src/files/uri.js'
import {config, registry} from '../cli/run.js'
import {connect, type TestClient} from './client.js'

/** `PLUMBLINE_STEPS` takes as many steps more; `PLUMBLINE_SEED` repeats a session that failed. */
const steps = Number(process.env.PLUMBLINE_STEPS) || 2500
const seeds = Number(process.env.PLUMBLINE_SEED) || 20_211_024
const stepsOfSession = 50
/** Longer than the server waits for a burst of changes on disk to end, and than its quiet before it tells, in ms. */
const [burst, quiet] = [70, 250]

const able: InitializeParams['capabilities'] = {textDocument: {diagnostic: {}}}
const drafts = ['file:///w/甲.md', 'file:///w/b.md']
const registryPlace = 'file:///w/base.metrics.yaml'
const configPlace = 'file:///w/plumbline.yaml'
const pieces = [
  '截至2020年底，全市建成互联网数据中心105个。',
  '到2025年，互联网数据中心不少于100个。',
  '## 一、现状\n\n',
  '（三）保障\n',
  '\n\n',
  '\r\n',
  '| 指标 | 2020年 | 2025年 |\n| --- | --- | --- |\n| 互联网数据中心（个） | 104 | 118 |\n',
  '<!-- plumbline-disable-next-line registry-value-mismatch: 口径不同 -->\n',
  '```\n',
  '😀',
  '见专栏3。',
  '**',
  '5',
  '个',
]
const registries = [registry, registry.replace('value: 103', 'value: 105'), 'plumbline: 1\nindicators: [\n', '']
const configs = [config, `${config}rules:\n  registry-value-mismatch: warning\n`, 'registry: []\n', 'rules: [']

/** A stream of numbers below a limit, the same for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const position = (text: string, offset: number) => {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  // Between \r and \n no editor can stand.
  return {line: lines.length - 1, character: lines.at(-1)?.length ?? 0}
}

/** An editor that does anything, and remembers what it has open. */
class Writer {
  readonly open = new Map<string, {version: number; text: string}>()
  readonly #random: (below: number) => number
  /** Whether the disk has changed since the server was last left alone. */
  disk = false

  constructor(
    readonly client: TestClient,
    seed: number,
  ) {
    this.#random = numbers(seed)
  }

  async step(): Promise<void> {
    const die = this.#random(40)
    const draft = this.#one(drafts)
    if (die < 24) return this.#edit(draft)
    if (die < 29) return this.#toggle(draft, this.#text())
    if (die < 32) return this.#toggle(registryPlace, this.#one(registries))
    if (die < 34) return this.#replace(registryPlace, this.#one(registries))
    if (die < 35) return this.#toggle(configPlace, this.#one(configs))
    if (die < 36) return this.#save(this.#random(2) ? [registryPlace, registries] : [configPlace, configs])
    return this.#callOff(draft)
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[this.#random(items.length)] as Item
  }

  #text(): string {
    return Array.from({length: this.#random(9)}, () => this.#one(pieces)).join('')
  }

  async #toggle(place: string, text: string): Promise<void> {
    if (this.open.delete(place)) {
      this.disk ||= !place.endsWith('.md')
      return this.client.connection.sendNotification('textDocument/didClose', {textDocument: {uri: toUri(place)}})
    }
    this.open.set(place, {version: 1, text})
    this.disk ||= place === configPlace
    return this.client.open(place, text)
  }

  async #edit(place: string): Promise<void> {
    const file = this.open.get(place)
    if (!file) return this.#toggle(place, this.#text())
    const changes: object[] = []
    let {text} = file
    for (let count = 1 + this.#random(3); count > 0; count--) {
      const from = this.#random(text.length + 1)
      const to = Math.min(text.length, from + this.#random(8))
      // An editor changes whole line ends and whole characters.
      if (/^[\n\udc00-\udfff]/.test(text.slice(from)) || /^[\n\udc00-\udfff]/.test(text.slice(to))) continue
      const insert = this.#random(3) ? this.#one(pieces) : ''
      changes.push({range: {start: position(text, from), end: position(text, to)}, text: insert})
      text = text.slice(0, from) + insert + text.slice(to)
    }
    if (changes.length) await this.#send(place, text, changes)
  }

  async #replace(place: string, text: string): Promise<void> {
    if (this.open.has(place)) await this.#send(place, text, [{text}])
  }

  async #send(place: string, text: string, changes: readonly object[]): Promise<void> {
    const version = (this.open.get(place)?.version ?? 0) + 1
    this.open.set(place, {version, text})
    await this.client.change(place, version, ...changes)
  }

  async #save([place, texts]: [string, readonly string[]]): Promise<void> {
    this.client.files.set(place, this.#one(texts))
    this.disk = true
    await this.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{uri: toUri(place), type: 2}],
    })
  }

  /** Asks and does not wait for the answer. */
  async #callOff(place: string): Promise<void> {
    const source = new CancellationTokenSource()
    const textDocument = {uri: toUri(place)}
    const asked = [
      this.client.connection.sendRequest('textDocument/diagnostic', {textDocument}, source.token),
      this.client.connection.sendRequest('workspace/diagnostic', {previousResultIds: []}, source.token),
      this.client.connection.sendRequest(
        'textDocument/hover',
        {textDocument, position: {line: this.#random(9), character: this.#random(30)}},
        source.token,
      ),
    ]
    source.cancel()
    for (const it of asked) it.catch((error: Error) => assert.match(error.message, /cancel/i))
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))

/** Until the server has received everything and read again what has changed on disk. */
async function rest(client: TestClient): Promise<void> {
  await pulled(client, configPlace)
  await pause(burst)
}

/** Sessions side by side, since most of their time is waiting. */
async function sideBySide(count: number, session: (index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += 25)
    await Promise.all(Array.from({length: Math.min(25, count - from)}, (_, index) => session(from + index)))
}

async function pulled(client: TestClient, place: string): Promise<readonly Diagnostic[]> {
  const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: {uri: toUri(place)},
  })
  return report.kind === 'full' ? report.items : assert.fail('unchanged without a previous result')
}

/** What a server finds that has been started on the same files with the same texts open. */
async function fresh({open, client: {files}}: Writer): Promise<Map<string, readonly Diagnostic[]>> {
  const client = await connect(Object.fromEntries(files), {capabilities: able})
  for (const [place, {text}] of open) await client.open(place, text)
  if (open.has(configPlace)) await rest(client)
  const found = new Map<string, readonly Diagnostic[]>()
  for (const place of open.keys()) found.set(place, await pulled(client, place))
  await client.end()
  return found
}

const start = (capabilities: InitializeParams['capabilities'], told?: (it: PublishDiagnosticsParams) => void) =>
  connect({[configPlace]: config, [registryPlace]: registry}, {capabilities}, (connection) => {
    if (told) connection.onNotification('textDocument/publishDiagnostics', told)
    connection.onNotification('window/logMessage', ({message}: {message: string}) => {
      throw new Error(`the server logged: ${message}`)
    })
  })

suite('a session of an editor that does anything', () => {
  test(`pulls what a fresh server would find (${steps} steps, seed ${seeds})`, () =>
    sideBySide(Math.ceil(steps / stepsOfSession), async (session) => {
      const client = await start(able)
      const writer = new Writer(client, seeds + session)
      for (let step = 1; step <= stepsOfSession; step++) {
        await writer.step()
        if (step % 5) continue
        if (writer.disk) await rest(client)
        writer.disk = false
        const expected = await fresh(writer)
        for (const [place, items] of expected)
          assert.deepEqual(await pulled(client, place), items, `seed ${seeds + session}, step ${step}, ${place}`)
      }
      await client.end()
    })).timeout(0)

  test('is told of no text but the one it has, and at rest of every file what a fresh server would find', () =>
    sideBySide(8, async (session) => {
      const last = new Map<string, PublishDiagnosticsParams>()
      const client = await start({}, (it) => {
        const before = last.get(it.uri)
        const file = writer.open.get(toPlace(it.uri))
        if (it.diagnostics.length && file && before?.version && it.version && file.version >= before.version)
          assert.ok(it.version >= before.version, `version ${it.version} told after ${before.version}`)
        last.set(it.uri, it)
      })
      const writer = new Writer(client, seeds - session)
      for (let step = 1; step <= stepsOfSession; step++) {
        await writer.step()
        if (step % 10 === 0) await pause(20)
      }
      await rest(client)
      await pause(quiet)
      for (const [place, items] of await fresh(writer)) {
        const told = last.get(toUri(place))
        const message = `seed ${seeds - session}, ${place}`
        assert.equal(told?.version, writer.open.get(place)?.version, message)
        assert.deepEqual(told?.diagnostics, items, message)
      }
      for (const place of drafts)
        if (!writer.open.has(place)) assert.deepEqual(last.get(toUri(place))?.diagnostics ?? [], [], place)
      await client.end()
    })).timeout(0)
})
