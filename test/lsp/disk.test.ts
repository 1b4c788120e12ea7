import assert from 'node:assert/strict'
import {setTimeout as pause} from 'node:timers/promises'
import type {Diagnostic, DocumentDiagnosticReport} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {config, registry} from '../cli/run.js'
import {until} from './capabilities.js'
import {connect, type TestClient} from './client.js'

const other = registry.replace('value: 103', 'value: 105')
const draft = '截至2020年底，全市建成互联网数据中心105个。\n'
const files = {'/w/plumbline.yaml': config, '/w/base.metrics.yaml': registry}
const able = {
  textDocument: {diagnostic: {}},
  workspace: {diagnostics: {refreshSupport: true}, didChangeWatchedFiles: {dynamicRegistration: true}},
}

suite('what changes on the disk', () => {
  let client: TestClient
  let refreshed: number
  teardown(() => client.end())

  async function start(more: Readonly<Record<string, string>> = {}): Promise<void> {
    refreshed = 0
    client = await connect({...files, ...more}, {capabilities: able}, (connection) => {
      connection.onRequest('client/registerCapability', () => null)
      connection.onRequest('workspace/diagnostic/refresh', () => {
        refreshed++
        return null
      })
    })
  }

  const found = async (place: string, rule = 'registry-value-mismatch'): Promise<readonly Diagnostic[]> => {
    const params = {textDocument: {uri: toUri(place)}}
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', params)
    return report.kind === 'full' ? report.items.filter(({code}) => code === rule) : []
  }
  const count = async (place: string) => (await found(place)).length
  const watched = (place: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: toUri(place), type}]})
  const renamed = (from: string, to: string) =>
    client.connection.sendNotification('workspace/didRenameFiles', {
      files: [{oldUri: toUri(from), newUri: toUri(to)}],
    })

  /** Puts everything below one folder below another. */
  function move(from: string, to: string): void {
    for (const [place, text] of [...client.files])
      if (place.startsWith(`${from}/`)) {
        client.files.delete(place)
        client.files.set(place.replace(from, to), text)
      }
  }

  test('a burst is read once, and the client is told once while it lasts', async () => {
    await start()
    await client.open('/w/plan.md', draft)
    assert.equal(await count('/w/plan.md'), 1)
    await pause(100)
    refreshed = 0
    let reads = 0
    const {get} = client.files
    client.files.get = (place) => {
      if (place === '/w/base.metrics.yaml') reads++
      return get.call(client.files, place)
    }
    client.files.set('/w/base.metrics.yaml', other)
    for (let each = 0; each < 200; each++) await watched('/w/base.metrics.yaml', 2)
    await until(async () => (await count('/w/plan.md')) === 0)
    await pause(150)
    // Two on a machine that pauses amid the burst.
    assert.ok(reads <= 2 && refreshed <= 2, `read ${reads} times, told ${refreshed} times`)
  })

  test('a client that does not say that it has heard is told again', async () => {
    refreshed = 0
    client = await connect(files, {capabilities: able}, (connection) => {
      connection.onRequest('client/registerCapability', () => null)
      connection.onRequest('workspace/diagnostic/refresh', () => {
        refreshed++
        return new Promise(() => undefined)
      })
    })
    await client.open('/w/base.metrics.yaml', registry)
    await client.change('/w/base.metrics.yaml', 2, {text: other})
    await until(() => refreshed >= 2)
  })

  test('a burst that does not end is read all the same', async () => {
    await start()
    await client.open('/w/plan.md', draft)
    client.files.set('/w/base.metrics.yaml', other)
    const began = Date.now()
    await until(async () => {
      await watched('/w/base.metrics.yaml', 2)
      await pause(20)
      return (await count('/w/plan.md')) === 0
    })
    assert.ok(Date.now() - began < 2000)
  })

  test('the configuration of a folder is deleted: its drafts belong to the one around it', async () => {
    await start({'/w/sub/plumbline.yaml': 'registry: [own.yaml]\n', '/w/sub/own.yaml': other})
    await client.open('/w/sub/plan.md', draft)
    assert.equal(await count('/w/sub/plan.md'), 0)
    client.files.delete('/w/sub/plumbline.yaml')
    await watched('/w/sub/plumbline.yaml', 3)
    await until(async () => (await count('/w/sub/plan.md')) === 1)
  })

  test('a folder is renamed: what it holds is found under its new name', async () => {
    await start({'/w/old/plumbline.yaml': config, '/w/old/base.metrics.yaml': other})
    move('/w/old', '/w/new')
    await renamed('/w/old', '/w/new')
    await client.open('/w/old/plan.md', draft)
    await client.open('/w/new/plan.md', draft)
    await until(async () => (await count('/w/new/plan.md')) === 0 && (await count('/w/old/plan.md')) === 1)
  })

  test('a folder with registry files of the workspace comes, and goes', async () => {
    await start({'/w/plumbline.yaml': 'registry: ["data/**/*.metrics.yaml"]\nplan: {baseline: 2020-12-31}\n'})
    await client.open('/w/plan.md', draft)
    assert.equal(await count('/w/plan.md'), 0)
    client.files.set('/w/data/a/base.metrics.yaml', registry)
    await client.connection.sendNotification('workspace/didCreateFiles', {files: [{uri: toUri('/w/data/a')}]})
    await until(async () => (await count('/w/plan.md')) === 1)
    client.files.delete('/w/data/a/base.metrics.yaml')
    await client.connection.sendNotification('workspace/didDeleteFiles', {files: [{uri: toUri('/w/data')}]})
    await until(async () => (await count('/w/plan.md')) === 0)
  })

  test('a registry that serves two roots is typed in both at once', async () => {
    await start({'/w/sub/plumbline.yaml': 'registry: [../base.metrics.yaml]\nplan: {baseline: 2020-12-31}\n'})
    await client.open('/w/plan.md', draft)
    await client.open('/w/sub/plan.md', draft)
    assert.deepEqual([await count('/w/plan.md'), await count('/w/sub/plan.md')], [1, 1])
    await client.open('/w/base.metrics.yaml', other)
    assert.deepEqual([await count('/w/plan.md'), await count('/w/sub/plan.md')], [0, 0])
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: {uri: toUri('/w/base.metrics.yaml')},
    })
    await until(async () => (await count('/w/plan.md')) === 1 && (await count('/w/sub/plan.md')) === 1)
  })

  test('a configuration and a registry that are not saved yet hold where they will lie, and nowhere else', async () => {
    await start()
    await client.open('/w/plan.md', draft)
    await client.open('/w/sub/plan.md', draft)
    await client.open('/w/sub/own.metrics.yaml', other)
    await client.open('/w/sub/plumbline.yaml', config)
    await until(async () => (await count('/w/sub/plan.md')) === 0)
    assert.equal(await count('/w/plan.md'), 1)
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: {uri: toUri('/w/sub/plumbline.yaml')},
    })
    await until(async () => (await count('/w/sub/plan.md')) === 1)
  })
})
