import assert from 'node:assert/strict'
import {PassThrough} from 'node:stream'
import {
  createConnection,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import {connectionOptions} from '../../server/src/lsp/initialize.js'
import {serve} from '../../server/src/lsp/server.js'
import {filesIn} from './client.js'

const uri = 'file:///w/plan.md'
const draft = '<!-- plumbline-draft -->\n\n截至2020年底，全市建成互联网数据中心105个，见专栏3。\n'
const params = {processId: null, rootUri: null, capabilities: {}}

suite('the first message', () => {
  let connection: ProtocolConnection
  setup(() => {
    const [up, down] = [new PassThrough(), new PassThrough()]
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down), connectionOptions)
    serve(server, () => filesIn(new Map()), 'test')
    connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    connection.listen()
  })
  teardown(() => connection.dispose())

  const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => 'answered',
      (error: {code: number}) => error.code,
    )
  const symbols = async (): Promise<unknown> => {
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: {uri, languageId: 'markdown', version: 1, text: draft},
    })
    return connection.sendRequest('textDocument/documentSymbol', {textDocument: {uri}})
  }

  for (const [name, said] of Object.entries({
    'without params': undefined,
    'with null': null,
    'with capabilities of null': {processId: null, rootUri: null, capabilities: null},
    'with nothing in it': {},
    'with a locale that is none': {...params, locale: 9},
  }))
    test(`${name}: a client that can do nothing is served`, async () => {
      const answer = await connection.sendRequest<InitializeResult>('initialize', said)
      assert.equal(answer.capabilities.hoverProvider, true)
      assert.ok(Array.isArray(await symbols()))
    })

  test('whoever asks before it hears so, and is served after it', async () => {
    assert.equal(await codeOf(connection.sendRequest('textDocument/hover', {textDocument: {uri}})), -32002)
    await connection.sendRequest('initialize', params)
    assert.ok(Array.isArray(await symbols()))
    assert.equal(await codeOf(connection.sendRequest('textDocument/nonsense', {})), -32601)
  })

  test('a second one is refused, and the first goes on', async () => {
    await connection.sendRequest('initialize', params)
    assert.equal(await codeOf(connection.sendRequest('initialize', params)), -32600)
    assert.ok(Array.isArray(await symbols()))
  })
})
