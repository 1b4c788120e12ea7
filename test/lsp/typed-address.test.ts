import assert from 'node:assert/strict'
import {setTimeout as pause} from 'node:timers/promises'
import type {DocumentDiagnosticReport} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {good} from '../files/misbehaving.js'
import {until} from './capabilities.js'
import {connect} from './client.js'

const [configPlace, draftPlace] = ['file:///w/plumbline.yaml', 'file:///w/plan.md']
const draft = '截至2020年底，全市建成互联网数据中心105个。\n'
/** Longer than the server waits for a burst of changes to end, in ms. */
const burst = 90

suite('an address that is being typed into a configuration', () => {
  test('is asked for once the file is saved, and until then the file says so', async () => {
    const asked: string[] = []
    const remote = async (url: string) => {
      asked.push(url)
      return {bytes: new TextEncoder().encode(good), trouble: null, since: 0}
    }
    const capabilities = {textDocument: {diagnostic: {}}}
    const client = await connect({[configPlace]: 'registry: []\n'}, {capabilities}, undefined, {remote})
    const found = async (place: string): Promise<string> => {
      const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: {uri: toUri(place)},
      })
      return report.kind === 'full' ? JSON.stringify(report.items) : assert.fail('unchanged')
    }
    await client.open(configPlace, 'registry: []\n')
    await client.open(draftPlace, draft)
    const whole = 'registry: ["http://127.0.0.1/a/registry.metrics.yaml"]\n'
    for (const length of [20, 27, 40, whole.length]) {
      await client.change(configPlace, length, {text: whole.slice(0, length)})
      await pause(burst)
    }
    await until(async () => /配置保存之后才联网读取/.test(await found(configPlace)))
    assert.doesNotMatch(await found(draftPlace), /registry-value-mismatch/)
    assert.deepEqual(asked, [])
    client.files.set(configPlace, whole)
    await client.connection.sendNotification('textDocument/didSave', {textDocument: {uri: toUri(configPlace)}})
    await until(async () => /registry-value-mismatch/.test(await found(draftPlace)))
    assert.deepEqual([...new Set(asked)], ['http://127.0.0.1/a/registry.metrics.yaml'])
    assert.equal(await found(configPlace), '[]')
    await client.end()
  })
})
