import assert from 'node:assert/strict'
import {PassThrough} from 'node:stream'
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import {clientFiles} from '../../server/src/lsp/client-files.js'
import {serve} from '../../server/src/lsp/server.js'
import {config, registry} from '../cli/run.js'

const uri = 'memfs:/计划/plan.md'
const draft = '截至2020年底，全市建成互联网数据中心105个。\n'
const files = new Map([
  ['memfs:/计划/plumbline.yaml', config],
  ['memfs:/计划/base.metrics.yaml', registry],
])

/** What a server finds in the draft that has no files but the client's, which answers so. */
async function found(
  read: (uri: string) => unknown,
  list: (ending: string) => unknown,
): Promise<readonly Diagnostic[]> {
  const [up, down] = [new PassThrough(), new PassThrough()]
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down))
  serve(server, () => clientFiles(server), 'test')
  const client: ProtocolConnection = createProtocolConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  )
  client.onRequest('plumbline/files/read', (it: {uri: string}) => read(decodeURIComponent(it.uri)))
  client.onRequest('plumbline/files/list', (it: {ending: string}) => list(it.ending))
  client.listen()
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: encodeURI('memfs:/计划'),
    capabilities: {textDocument: {diagnostic: {}}},
    initializationOptions: {files: true},
  })
  await client.sendNotification('initialized', {})
  const textDocument = {uri: encodeURI(uri), languageId: 'markdown', version: 1, text: draft}
  await client.sendNotification('textDocument/didOpen', {textDocument})
  const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {textDocument})
  await client.sendRequest('shutdown')
  client.dispose()
  server.dispose()
  return report.kind === 'full' ? report.items : assert.fail('unchanged')
}

const base64 = (place: string) => {
  const text = files.get(place)
  return text === undefined ? null : {base64: Buffer.from(text).toString('base64')}
}
const mismatches = (items: readonly Diagnostic[]) => items.filter(({code}) => code === 'registry-value-mismatch')

suite('files of the client', () => {
  test('serve like those of the machine, in any scheme', async () => {
    const list = (ending: string) => [...files.keys()].filter((it) => it.endsWith(ending)).map(encodeURI)
    const [mismatch] = mismatches(await found(base64, list))
    assert.equal(mismatch?.relatedInformation?.[0]?.location.uri, encodeURI('memfs:/计划/base.metrics.yaml'))
  })

  test('a client that answers nonsense has none, and is answered all the same', async () => {
    for (const nonsense of [null, 7, 'file', [7, null], {base64: '!'}, {base64: 7}, {}])
      assert.deepEqual(
        mismatches(
          await found(
            () => nonsense,
            () => nonsense,
          ),
        ),
        [],
        JSON.stringify(nonsense),
      )
    const refuse = () => Promise.reject(new Error('no'))
    assert.deepEqual(mismatches(await found(refuse, refuse)), [])
  })
})
