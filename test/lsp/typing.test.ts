import assert from 'node:assert/strict'
import {setTimeout as pause} from 'node:timers/promises'
import type {Diagnostic, DocumentDiagnosticReport, PublishDiagnosticsParams} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {config, registry} from '../cli/run.js'
import {until} from './capabilities.js'
import {connect, type TestClient} from './client.js'

const place = 'file:///w/plan.md'
const files = {'file:///w/plumbline.yaml': config, 'file:///w/base.metrics.yaml': registry}
const before = '# 规划\n\n2020年，全市建成互联网数据中心107个，'
const refreshing = {textDocument: {diagnostic: {}}, workspace: {diagnostics: {refreshSupport: true}}}

suite('what is being typed', () => {
  let client: TestClient
  let told: PublishDiagnosticsParams | null
  let refreshed: number
  let version: number
  teardown(() => client.end())

  async function start(capabilities: object, text = before): Promise<void> {
    ;[told, refreshed, version] = [null, 0, 1]
    client = await connect(files, {capabilities}, (connection) => {
      connection.onNotification('textDocument/publishDiagnostics', (it: PublishDiagnosticsParams) => {
        told = it
      })
      connection.onRequest('workspace/diagnostic/refresh', () => {
        refreshed++
        return null
      })
    })
    await client.open(place, text)
  }

  const type = (text: string, line: number, character: number, over = 0) =>
    client.change(place, ++version, {
      range: {start: {line, character}, end: {line, character: character + over}},
      text,
    })
  const atEnd = (text: string) => type(text, 2, before.length - '# 规划\n\n'.length)
  const mismatches = (items: readonly Diagnostic[]) =>
    items.flatMap(({code, range}) => (code === 'registry-value-mismatch' ? [range.start.character] : []))
  const pulled = async () => {
    const params = {textDocument: {uri: toUri(place)}}
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', params)
    return mismatches(report.kind === 'full' ? report.items : [])
  }
  const [first, second] = [17, 33]

  test('waits for the end of its clause; what stands around it does not', async () => {
    await start(refreshing)
    await atEnd('全市建成互联网数据中心105个')
    assert.deepEqual(await pulled(), [first])
    await type('。', 2, second + 4)
    assert.deepEqual(await pulled(), [first, second])
  })

  test('is read as it stands when the typing pauses', async () => {
    await start(refreshing)
    await atEnd('全市建成互联网数据中心105个')
    assert.deepEqual(await pulled(), [first])
    refreshed = 0
    await until(() => refreshed === 1)
    assert.deepEqual(await pulled(), [first, second])
  })

  test('is told to a client that cannot ask when the typing pauses', async () => {
    await start({})
    await atEnd('全市建成互联网数据中心105个')
    await until(() => told?.version === 2)
    assert.deepEqual(mismatches(told?.diagnostics ?? []), [first])
    await until(() => mismatches(told?.diagnostics ?? []).length === 2)
  })

  test('does not wait where a clause with its mark is changed, or where nobody could be told of it later', async () => {
    await start(refreshing, `${before}全市建成互联网数据中心103个。\n`)
    await type('105', 2, second, 3)
    assert.deepEqual(await pulled(), [first, second])
    await client.end()
    await start({textDocument: {diagnostic: {}}})
    await atEnd('全市建成互联网数据中心105个')
    assert.deepEqual(await pulled(), [first, second])
  })

  test('nobody is told of a pause before which nothing waited', async () => {
    await start(refreshing)
    await pause(300)
    refreshed = 0
    await atEnd('加快建设')
    assert.deepEqual(await pulled(), [first])
    await pause(1700)
    assert.equal(refreshed, 0)
  })
})
