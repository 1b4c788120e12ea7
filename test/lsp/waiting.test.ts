import assert from 'node:assert/strict'
import {CancellationTokenSource, type Hover, LSPErrorCodes, type ResponseError} from 'vscode-languageserver/node'
import {registry} from '../ide/draft.js'
import {connect, type TestClient} from './client.js'
import {place, position, uri} from './features.js'

const draft = '# 规划\n\n😀2020年，互联网数据中心达到105个。\n'
const files = {
  '/w/plumbline.yaml': 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n',
  '/w/base.metrics.yaml': registry,
}
const configures = {workspace: {configuration: true}, textDocument: {diagnostic: {}}}

suite('questions before the workspace is read', () => {
  let client: TestClient
  /** What the client has not answered yet: nothing is ready until then. */
  let release: () => void
  setup(async () => {
    const answered = new Promise<void>((done) => {
      release = done
    })
    client = await connect(files, {capabilities: configures}, (connection) =>
      connection.onRequest('workspace/configuration', () => answered.then(() => [null])),
    )
    await client.open(place, draft)
  })
  teardown(() => client.end())

  const hover = (token = CancellationTokenSource.prototype.token) =>
    client.connection.sendRequest<Hover | null>(
      'textDocument/hover',
      {textDocument: {uri}, position: position(draft, '105个', 1)},
      token,
    )
  const refusal = (code: number) => (error: ResponseError<void>) => error.code === code

  test('wait for it', async () => {
    const asked = hover()
    release()
    assert.match(JSON.stringify((await asked)?.contents), /103个/)
  })

  test('are refused when the text has changed meanwhile; those about the new one are not', async () => {
    const before = hover()
    const start = position(draft, '规划')
    await client.change(place, 2, {range: {start, end: start}, text: '年末'})
    const after = hover()
    release()
    await assert.rejects(before, refusal(LSPErrorCodes.ContentModified))
    assert.ok(await after)
  })

  test('are refused when nobody waits for them any more', async () => {
    const source = new CancellationTokenSource()
    const methods = ['textDocument/hover', 'textDocument/diagnostic', 'textDocument/rename', 'workspace/diagnostic']
    const asked = methods.map((method) =>
      client.connection.sendRequest(
        method,
        {textDocument: {uri}, position: position(draft, '105个', 1), newName: '名', previousResultIds: []},
        source.token,
      ),
    )
    source.cancel()
    release()
    for (const [index, it] of asked.entries())
      await assert.rejects(it, refusal(LSPErrorCodes.RequestCancelled), methods[index])
  })

  test('do not wait for ever', async () => {
    const began = Date.now()
    assert.match(JSON.stringify((await hover())?.contents), /103个/)
    assert.ok(Date.now() - began > 500)
  })
})
