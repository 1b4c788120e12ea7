import assert from 'node:assert/strict'
import {CancellationTokenSource, LSPErrorCodes, type ResponseError} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import type {Encoding} from '../../server/src/lsp/encoding.js'
import {config, registry} from '../cli/run.js'
import type {TestClient} from './client.js'

export const drafts = ['file:///w/甲.md', 'file:///w/b.md', 'file:///w/章/丙 100%.md']
export const registryPlace = 'file:///w/base.metrics.yaml'
export const configPlace = 'file:///w/plumbline.yaml'

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
const settings = [{}, {locale: 'en'}, {locale: 'zh-cn', inlayHints: 'on'}, {codeLens: false, inlayHints: 'off'}]
/** Above this length a draft loses one half: the session is about changes, not about size. */
const longest = 160

const asked = [
  'textDocument/codeAction',
  'textDocument/codeLens',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/documentHighlight',
  'textDocument/documentLink',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/formatting',
  'textDocument/hover',
  'textDocument/inlayHint',
  'textDocument/linkedEditingRange',
  'textDocument/prepareRename',
  'textDocument/references',
  'textDocument/rename',
  'textDocument/selectionRange',
  'textDocument/semanticTokens/full',
  'workspace/symbol',
]

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

/** Between \r and \n no editor can stand. */
function position(text: string, offset: number, encoding: Encoding) {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  const line = lines.at(-1) ?? ''
  return {line: lines.length - 1, character: encoding === 'utf-8' ? Buffer.byteLength(line) : line.length}
}

/** An editor that does anything, and remembers what it has open. */
export class Writer {
  readonly open = new Map<string, {version: number; text: string}>()
  readonly #random: (below: number) => number
  readonly #client: TestClient
  /** Whether the server still has to read what has changed on the disk. */
  disk = false
  /** What the user has set, as `workspace/configuration` answers it. */
  settings: {locale?: string} = {}
  /** Requests that failed, but for those that may. */
  readonly failed: Error[] = []

  constructor(
    client: TestClient,
    seed: number,
    readonly encoding: Encoding,
  ) {
    this.#client = client
    this.#random = numbers(seed)
  }

  /** What the disk holds, by place. */
  get files(): Map<string, string> {
    return this.#client.files
  }

  async step(): Promise<void> {
    const die = this.#random(200)
    const draft = this.#one(drafts)
    if (die < 96) return this.#edit(draft)
    if (die < 112) return this.#toggle(draft, this.files.get(draft) ?? this.#text())
    if (die < 146) return this.#ask(draft)
    if (die < 160) return this.#callOff(draft)
    if (die < 168) return this.#toggle(registryPlace, this.#one(registries))
    if (die < 178) return this.#replace(registryPlace, this.#one(registries))
    if (die < 181) return this.#toggle(configPlace, this.#one(configs))
    if (die < 184) return this.#save(registryPlace, this.#one(registries))
    if (die < 186) return this.#save(configPlace, this.#one(configs))
    if (die < 190) return this.#save(draft, this.open.get(draft)?.text ?? this.#text())
    if (die < 192) return this.#delete(this.#one([draft, registryPlace, configPlace]))
    if (die < 196) return this.#rename(draft, this.#one(drafts))
    return this.#configure()
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[this.#random(items.length)] as Item
  }

  #text(): string {
    return Array.from({length: this.#random(4)}, () => this.#one(pieces)).join('')
  }

  #tell(method: string, params: object): Promise<void> {
    return this.#client.connection.sendNotification(method, params)
  }

  async #toggle(place: string, text: string): Promise<void> {
    this.disk ||= !place.endsWith('.md')
    if (this.open.delete(place)) return this.#tell('textDocument/didClose', {textDocument: {uri: toUri(place)}})
    this.open.set(place, {version: 1, text})
    return this.#client.open(place, text)
  }

  async #edit(place: string): Promise<void> {
    const file = this.open.get(place)
    if (!file) return this.#toggle(place, this.files.get(place) ?? this.#text())
    const changes: object[] = []
    let {text} = file
    for (let count = 1 + this.#random(2); count > 0; count--) {
      const half = text.length > longest ? text.length >> 1 : 0
      const from = this.#random(text.length - half + 1)
      const to = Math.min(text.length, from + half + this.#random(8))
      // An editor changes whole line ends and whole characters.
      if (/^[\n\udc00-\udfff]/.test(text.slice(from)) || /^[\n\udc00-\udfff]/.test(text.slice(to))) continue
      const insert = this.#random(3) ? this.#one(pieces) : ''
      const [start, end] = [position(text, from, this.encoding), position(text, to, this.encoding)]
      changes.push({range: {start, end}, text: insert})
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
    await this.#client.change(place, version, ...changes)
  }

  async #save(place: string, text: string): Promise<void> {
    const type = this.files.has(place) ? 2 : 1
    this.files.set(place, text)
    await this.#watched([{uri: toUri(place), type}])
  }

  async #delete(place: string): Promise<void> {
    if (this.files.delete(place)) await this.#watched([{uri: toUri(place), type: 3}])
  }

  async #watched(changes: readonly {uri: string; type: number}[]): Promise<void> {
    this.disk = true
    await this.#tell('workspace/didChangeWatchedFiles', {changes})
  }

  /** As editors do it: the tab closes, the file moves, the tab opens under its new name. */
  async #rename(from: string, to: string): Promise<void> {
    const text = this.open.get(from)?.text
    const saved = this.files.get(from)
    if (from === to || this.open.has(to) || this.files.has(to) || (text ?? saved) === undefined) return
    if (text !== undefined) await this.#toggle(from, text)
    this.files.delete(from)
    if (saved !== undefined) this.files.set(to, saved)
    const [oldUri, newUri] = [toUri(from), toUri(to)]
    await this.#tell('workspace/didRenameFiles', {files: [{oldUri, newUri}]})
    await this.#watched([{uri: oldUri, type: 3}, ...(saved === undefined ? [] : [{uri: newUri, type: 1}])])
    if (text !== undefined) await this.#toggle(to, text)
  }

  async #configure(): Promise<void> {
    this.settings = this.#one(settings)
    this.disk = true
    await this.#tell('workspace/didChangeConfiguration', {settings: {plumbline: this.settings}})
  }

  #question(place: string): readonly [method: string, params: object] {
    const at = {line: this.#random(9), character: this.#random(30)}
    const more = {position: at, positions: [at], range: {start: {line: 0, character: 0}, end: at}, newName: '新名'}
    const options = {query: '数', context: {diagnostics: [], includeDeclaration: true}, options: {tabSize: 2}}
    return [this.#one(asked), {textDocument: {uri: toUri(place)}, ...more, ...options}]
  }

  async #ask(place: string): Promise<void> {
    await this.#client.connection.sendRequest(...this.#question(place)).catch((error: ResponseError<void>) => {
      // A name that means something else already.
      if (!/^(?!.*Request textDocument)/.test(error.message)) this.failed.push(error)
    })
  }

  /** Asks and does not wait for the answer. */
  async #callOff(place: string): Promise<void> {
    const source = new CancellationTokenSource()
    const questions = [
      ['textDocument/diagnostic', {textDocument: {uri: toUri(place)}}] as const,
      ['workspace/diagnostic', {previousResultIds: []}] as const,
      this.#question(place),
    ]
    const waiting = questions.map((it) => this.#client.connection.sendRequest(it[0], it[1], source.token))
    source.cancel()
    for (const it of waiting)
      it.catch((error: ResponseError<void>) => {
        if (error.code !== LSPErrorCodes.RequestCancelled) this.failed.push(error)
      })
  }

  assertUnharmed(message: string): void {
    assert.deepEqual(
      this.failed.map((error) => error.message),
      [],
      message,
    )
  }
}
