import assert from 'node:assert/strict'
import {readFileSync, rmSync} from 'node:fs'
import {CancellationTokenSource} from 'vscode-languageserver/node'
import {buildProgram, folderWith, plumbline} from '../cli/run.js'
import {ableToAll} from './able.js'
import {draft, files} from './capabilities.js'
import {position} from './features.js'
import {run} from './program.js'

interface Line {
  readonly at: number
  readonly way: 'in' | 'out'
  readonly method?: string
  readonly id?: number
  readonly ms?: number
  readonly text?: number
  readonly version?: number
  readonly bytes: number
  readonly error?: number
}

suite('lsp --trace', () => {
  suiteSetup(buildProgram)

  test('methods, times, sizes and versions, and not a word of a draft', async () => {
    const editor = await run(files, ableToAll, {words: ['--trace', 'trace.jsonl'], locale: 'zh-cn'})
    await editor.open('规划.md', draft)
    await editor.change('规划.md', 2, {
      range: {start: position(draft, '105个'), end: position(draft, '105个')},
      text: '约',
    })
    const textDocument = {uri: editor.uri('规划.md')}
    const params = {textDocument, position: position(draft, '105个', 2)}
    assert.ok(await editor.connection.sendRequest('textDocument/hover', params))
    // An answer may overtake its cancellation: asked again until one is called off in time.
    let calledOff = false
    for (let round = 0; round < 100 && !calledOff; round++) {
      const source = new CancellationTokenSource()
      const asked = editor.connection.sendRequest('textDocument/hover', params, source.token)
      source.cancel()
      calledOff = await asked.then(
        () => false,
        () => true,
      )
    }
    assert.ok(calledOff)
    await editor.connection.sendRequest('textDocument/diagnostic', {textDocument})
    const written = readFileSync(`${editor.folder}/trace.jsonl`, 'utf8')
    await editor.end()
    assert.doesNotMatch(written, /[\u3400-\u9fff]|%E|plan|规划|file:/)
    const lines: Line[] = written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.deepEqual(
      lines.map(({at}) => at).toSorted((a, b) => a - b),
      lines.map(({at}) => at),
    )
    const change = lines.find(({method}) => method === 'textDocument/didChange')
    assert.deepEqual([change?.way, change?.text, change?.version], ['in', 1, 2])
    const hovers = lines.filter(({way, method}) => way === 'out' && method === 'textDocument/hover')
    const [hover, refused] = [hovers[0], hovers.at(-1)]
    assert.ok(hover && hover.ms !== undefined && hover.ms >= 0 && hover.bytes > 100)
    assert.equal(refused?.error, -32800)
    assert.ok(
      lines.some(({way, method, ms}) => way === 'in' && method === 'workspace/configuration' && ms !== undefined),
    )
  })

  test('only with --stdio, and only to a file that can be written', () => {
    const folder = folderWith({})
    for (const [words, why] of [
      [['lsp', '--trace', 'a.jsonl'], /--stdio/],
      [['lsp', '--stdio', '--trace'], /--trace FILE/],
      [['lsp', '--stdio', '--trace', 'none/a.jsonl'], /cannot write none\/a\.jsonl/],
    ] as const) {
      const {status, stderr} = plumbline(folder, words)
      assert.equal(status, 2)
      assert.match(stderr, why)
    }
    assert.match(plumbline(folder, ['help', 'lsp']).stdout, /--trace FILE/)
    rmSync(folder, {recursive: true})
  })
})
