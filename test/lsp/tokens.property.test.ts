import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {Range, SemanticTokens, SemanticTokensDelta} from 'vscode-languageserver/node'
import {figures} from '../../server/src/core/ide/coverage/figures.js'
import {tokens} from '../../server/src/core/ide/outline/tokens.js'
import {advance} from '../../server/src/core/session/advance.js'
import {emptySnapshot, type Snapshot} from '../../server/src/core/session/snapshot.js'
import {lineIndex} from '../../server/src/core/text/lines.js'
import type {Span} from '../../server/src/core/text/span.js'
import {toUri} from '../../server/src/files/uri.js'
import {type Encoding, toPosition} from '../../server/src/lsp/encoding.js'
import {config, registry} from '../cli/run.js'
import {connect, type TestClient} from './client.js'

const place = 'file:///w/plan.md'
const registryPlace = 'file:///w/r.metrics.yaml'
const uri = toUri(place)
const pieces = [
  '截至2020年底，互联网数据中心105个',
  '。',
  '\n',
  '\r\n',
  '\n\n',
  '> 😀到2025年达到3个\n',
  '- 公园7座，见专栏2\n',
  '\n| 指标 | 2020年 |\n| --- | --- |\n| 互联网数据中心（个） | 104 |\n\n',
  '# 一、目标\n',
  '😀',
  '5',
]

const opened = (text: string, registry: string): Snapshot =>
  [
    {kind: 'config-set', path: 'plumbline.yaml', text: config} as const,
    {kind: 'registries-read', files: [{path: 'r.metrics.yaml', text: registry}]} as const,
    {kind: 'draft-opened', uri, text} as const,
  ].reduce<Snapshot>(advance, emptySnapshot)

/** Line, character and length of spans that end in their line, one by one, as `toPosition` says it, with what else is given. */
function placed(text: string, encoding: Encoding, all: readonly {readonly span: Span; readonly more: number[]}[]) {
  const file = {text, lines: lineIndex(text)}
  return all.flatMap(({span, more}): readonly number[][] => {
    const [start, end] = [toPosition(file, span.from, encoding), toPosition(file, span.to, encoding)]
    return start.line === end.line ? [[start.line, start.character, end.character - start.character, ...more]] : []
  })
}

/** What is grounded, and what is a goal. */
const plain = (text: string, encoding: Encoding, registry: string) =>
  placed(
    text,
    encoding,
    tokens(opened(text, registry), uri).map((it) => ({
      span: it.span,
      more: [(it.grounded ? 1 : 0) + (it.target ? 2 : 0) + (it.grounded === false ? 4 : 0) + (it.deprecated ? 8 : 0)],
    })),
  )

const bits = {agree: 1, differ: 2, unregistered: 4, uncompared: 0}

/** How each figure stands. */
const standing = (text: string, encoding: Encoding, registry: string) =>
  placed(
    text,
    encoding,
    figures(opened(text, registry), uri)
      .filter(({verdict}) => verdict !== 'uncompared')
      .map(({span, verdict, role}) => ({span, more: [bits[verdict] + (role === 'target' ? 8 : 0)]})),
  )

/** Line, character, length and modifiers of each token of an answer. */
function shown(data: readonly number[]): readonly number[][] {
  let [line, character] = [0, 0]
  return Array.from({length: data.length / 5}, (_, index) => {
    const [lines = 0, characters = 0, length = 0, , modifiers = 0] = data.slice(5 * index)
    character = lines ? characters : character + characters
    line += lines
    return [line, character, length, modifiers]
  })
}

/** A client that keeps what it was sent, as editors do, and asks for what has changed since. */
class Editor {
  readonly client: TestClient
  #version = 1
  #resultId: string | undefined
  #data: readonly number[] = []

  private constructor(client: TestClient) {
    this.client = client
  }

  static async start(encoding: Encoding, more: object): Promise<Editor> {
    const semanticTokens = {
      requests: {range: true, full: {delta: true}},
      tokenTypes: [],
      tokenModifiers: [],
      formats: [],
    }
    const editor = new Editor(
      await connect(
        {'file:///w/plumbline.yaml': config, [registryPlace]: registry},
        {capabilities: {general: {positionEncodings: [encoding]}, textDocument: {semanticTokens}}, ...more},
      ),
    )
    await editor.client.open(registryPlace, registry)
    await editor.client.open(place, '')
    return editor
  }

  change(place: string, change: object): Promise<void> {
    return this.client.change(place, ++this.#version, change)
  }

  async data(): Promise<readonly number[]> {
    const now = this.#resultId
      ? await this.#ask<SemanticTokens | SemanticTokensDelta>('full/delta', {previousResultId: this.#resultId})
      : await this.#ask<SemanticTokens>('full')
    if ('data' in now) this.#data = now.data
    else
      for (const {start, deleteCount, data = []} of now.edits)
        this.#data = this.#data.toSpliced(start, deleteCount, ...data)
    this.#resultId = now.resultId
    return this.#data
  }

  async within(range: Range): Promise<readonly number[]> {
    return (await this.#ask<SemanticTokens>('range', {range})).data
  }

  #ask<Answer>(method: string, more = {}): Promise<Answer> {
    return this.client.connection.sendRequest(`textDocument/semanticTokens/${method}`, {textDocument: {uri}, ...more})
  }
}

const linesFrom = (start: number, end: number): Range => ({
  start: {line: start, character: 3},
  end: {line: end, character: 0},
})

const registries = [registry, registry.replace('value: 103', 'value: 105'), registry.replace('value: 120', 'value: 3')]

/** Edits a draft and its registry at random, and holds what the client has after each against a first reading. */
async function edited(
  encoding: Encoding,
  params: object,
  reading: (text: string, encoding: Encoding, registry: string) => readonly number[][],
): Promise<void> {
  const editor = await Editor.start(encoding, params)
  let [said, known]: [readonly string[], string] = [[], registry]
  const step = fc.record({
    at: fc.nat(30),
    left: fc.nat(2),
    put: fc.array(fc.constantFrom(...pieces), {maxLength: 4}),
    registry: fc.option(fc.constantFrom(...registries), {freq: 3}),
  })
  await fc.assert(
    fc.asyncProperty(step, async ({at, left, put, registry}) => {
      said = said.toSpliced(at, left, ...put)
      const text = said.join('')
      await editor.change(place, {text})
      if (registry) await editor.change(registryPlace, {text: registry})
      known = registry ?? known
      const expected = reading(text, encoding, known)
      assert.deepEqual(shown(await editor.data()), expected)
      const {start, end} = linesFrom(at % 7, (at % 7) + (said.length % 5))
      assert.deepEqual(
        shown(await editor.within({start, end})),
        expected.filter(([line = 0]) => line >= start.line && line <= end.line),
      )
    }),
    {seed: 5, numRuns: 80},
  )
  await editor.client.end()
}

suite('colours of a draft', () => {
  for (const encoding of ['utf-16', 'utf-8'] as const) {
    test(`after any edits, of all lines or some, the client has a token where the text has it (${encoding})`, () =>
      edited(encoding, {}, plain))

    test(`of figures it has how each stands (${encoding})`, () =>
      edited(encoding, {initializationOptions: {figures: true}}, standing))
  }
})
