import assert from 'node:assert/strict'
import {
  CancellationTokenSource,
  type Diagnostic,
  type InitializeParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node'
import {toPlace, toUri} from '../../server/src/files/uri.js'
import {config, registry} from '../cli/run.js'
import {connect, type TestClient} from './client.js'

const able: InitializeParams['capabilities'] = {
  textDocument: {diagnostic: {}},
  workspace: {didChangeWatchedFiles: {dynamicRegistration: true}},
}
const wrong = '截至2020年底，全市建成互联网数据中心105个。\n'
const twice = `${wrong}\n截至2020年底，全市建成互联网数据中心104个。\n`
const files = {
  'file:///w/plumbline.yaml': config,
  'file:///w/base.metrics.yaml': registry,
  'file:///w/稿 1.md': wrong,
  'file:///w/章/二.md': twice,
  'file:///w/other/plumbline.yaml': 'registry: []\n',
  'file:///w/other/三.md': twice,
  'file:///elsewhere/四.md': wrong,
}

type Previous = {uri: string; value: string}[]

const pull = (client: TestClient, previousResultIds: Previous = [], more: object = {}) =>
  client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    identifier: 'plumbline',
    previousResultIds,
    ...more,
  })

const resultIds = ({items}: WorkspaceDiagnosticReport): Previous =>
  items.flatMap(({uri, resultId}) => (resultId ? [{uri, value: resultId}] : []))

const itemsOf = ({items}: WorkspaceDiagnosticReport, place: string): readonly Diagnostic[] => {
  const found = items.find(({uri}) => toPlace(uri) === place)
  assert.ok(found?.kind === 'full', `no full report of ${place}`)
  return found.items
}

const mismatches = (items: readonly Diagnostic[]): number =>
  items.filter(({code}) => code === 'registry-value-mismatch').length

const tell = (client: TestClient, place: string, type = 2) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: toUri(place), type}]})

const start = () =>
  connect(files, {capabilities: able}, (connection) => connection.onRequest('client/registerCapability', () => null))

suite('findings of the workspace', () => {
  let client: TestClient
  teardown(() => client.end())

  test('every draft below a root, against that root’s registry', async () => {
    client = await start()
    const report = await pull(client)
    assert.equal(mismatches(itemsOf(report, 'file:///w/稿 1.md')), 1)
    assert.equal(mismatches(itemsOf(report, 'file:///w/章/二.md')), 2)
    assert.equal(mismatches(itemsOf(report, 'file:///w/other/三.md')), 0)
    assert.ok(!report.items.some(({uri}) => uri.includes('elsewhere')))
  })

  test('places in the draft itself are under its own URI', async () => {
    client = await start()
    const related = itemsOf(await pull(client), 'file:///w/other/三.md')
      .filter(({code}) => code === 'self-conflict')
      .flatMap(({relatedInformation = []}) => relatedInformation.map(({location}) => location.uri))
    assert.deepEqual([...new Set(related)], [toUri('file:///w/other/三.md')])
  })

  test('what is open counts as it is open, with its version', async () => {
    client = await start()
    await client.open('file:///w/稿 1.md', wrong.replace('105', '103'))
    const report = await pull(client)
    assert.equal(mismatches(itemsOf(report, 'file:///w/稿 1.md')), 0)
    assert.equal(report.items.find(({uri}) => uri === toUri('file:///w/稿 1.md'))?.version, 1)
  })

  test('who has it all waits until something changes, and then gets only that', async () => {
    client = await start()
    const first = await pull(client)
    let answered = false
    const second = pull(client, resultIds(first)).then((report) => {
      answered = true
      return report
    })
    await new Promise((done) => setTimeout(done, 100))
    assert.equal(answered, false)
    client.files.set('file:///w/稿 1.md', twice)
    await tell(client, 'file:///w/稿 1.md')
    const report = await second
    assert.deepEqual(
      report.items.filter(({kind}) => kind === 'full').map(({uri}) => uri),
      [toUri('file:///w/稿 1.md')],
    )
    assert.equal(mismatches(itemsOf(report, 'file:///w/稿 1.md')), 2)
  })

  test('who waits is not answered while somebody types, but with what stands there in the end', async () => {
    client = await start()
    await client.open('file:///w/稿 1.md', wrong)
    const first = await pull(client)
    const waiting = pull(client, resultIds(first))
    for (const [version, text] of ['10', '1', '', '1', '103'].entries()) {
      const contentChanges = [{text: wrong.replace('105', text)}]
      const textDocument = {uri: toUri('file:///w/稿 1.md'), version: version + 2}
      await client.connection.sendNotification('textDocument/didChange', {textDocument, contentChanges})
      await new Promise((done) => setTimeout(done, 50))
    }
    const {items} = await waiting
    assert.deepEqual(
      items.filter(({kind}) => kind === 'full').map(({uri, version}) => [toPlace(uri), version]),
      [['file:///w/稿 1.md', 6]],
    )
    assert.equal(mismatches(itemsOf({items}, 'file:///w/稿 1.md')), 0)
  })

  test('another registry is another result for every draft under it', async () => {
    client = await start()
    const first = await pull(client)
    await client.open('file:///w/base.metrics.yaml', registry.replace('value: 103', 'value: 105'))
    const report = await pull(client, resultIds(first))
    assert.equal(mismatches(itemsOf(report, 'file:///w/稿 1.md')), 0)
    assert.equal(mismatches(itemsOf(report, 'file:///w/章/二.md')), 1)
  })

  test('a draft that is gone takes its findings with it', async () => {
    client = await start()
    const first = await pull(client)
    client.files.delete('file:///w/稿 1.md')
    await tell(client, 'file:///w/稿 1.md', 3)
    assert.deepEqual(itemsOf(await pull(client, resultIds(first)), 'file:///w/稿 1.md'), [])
  })

  test('it can be called off while it waits, and other questions are answered meanwhile', async () => {
    client = await start()
    const previousResultIds = resultIds(await pull(client))
    const source = new CancellationTokenSource()
    const waiting = client.connection.sendRequest('workspace/diagnostic', {previousResultIds}, source.token)
    assert.ok((await pull(client)).items.length)
    source.cancel()
    await assert.rejects(waiting, /cancel/i)
  })

  test('a client that takes parts gets each file as it is ready', async () => {
    client = await start()
    const parts: WorkspaceDocumentDiagnosticReport[] = []
    client.connection.onNotification(
      '$/progress',
      ({token, value}: {token: string; value: WorkspaceDiagnosticReport}) => {
        if (token === 'p') parts.push(...value.items)
      },
    )
    const rest = await pull(client, [], {partialResultToken: 'p'})
    assert.deepEqual(rest.items, [])
    assert.equal(mismatches(itemsOf({items: parts}, 'file:///w/章/二.md')), 2)
  })
})
