import assert from 'node:assert/strict'
import type {CodeLens, DocumentDiagnosticReport, InlayHint, WorkspaceDiagnosticReport} from 'vscode-languageserver/node'
import {registry} from '../ide/draft.js'
import {until} from './capabilities.js'
import {connect, type TestClient} from './client.js'
import {place, registryUri, uri} from './features.js'

const draft = '2020年，互联网数据中心达到105个，城镇化率63.9%。\n'
const files = {
  '/w/plumbline.yaml': 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n',
  '/w/base.metrics.yaml': registry,
  '/w/closed.md': draft,
}
const textDocument = {diagnostic: {}, inlayHint: {}, codeLens: {}}

suite('settings', () => {
  let client: TestClient
  let settings: unknown
  let refreshed: string[]
  teardown(() => client.end())

  async function start(workspace: object, more: object = {}): Promise<void> {
    refreshed = []
    const refreshSupport = true
    const refreshes = {inlayHint: {refreshSupport}, codeLens: {refreshSupport}, diagnostics: {refreshSupport}}
    const capabilities = {textDocument, workspace: {...refreshes, ...workspace}}
    client = await connect(files, {capabilities, locale: 'zh-cn', ...more}, (connection) => {
      connection.onRequest('workspace/configuration', () => [settings])
      for (const name of ['inlayHint', 'codeLens', 'diagnostic'])
        connection.onRequest(`workspace/${name}/refresh`, () => {
          refreshed.push(name)
          return null
        })
    })
    await client.open(place, draft)
    await client.open('/w/base.metrics.yaml', registry)
  }

  const change = (said: object) =>
    client.connection.sendNotification('workspace/didChangeConfiguration', {settings: said})
  const report = (previousResultId?: string) =>
    client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: {uri},
      ...(previousResultId && {previousResultId}),
    })
  const hints = async () => {
    const range = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}
    const asked = {textDocument: {uri}, range}
    const found = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', asked)
    return found.map(({label}) => label)
  }
  const lenses = () =>
    client.connection.sendRequest<CodeLens[] | null>('textDocument/codeLens', {textDocument: {uri: registryUri}})

  test('are asked for before the first answer, and again when the client says that they changed', async () => {
    settings = {locale: 'en', inlayHints: 'on', codeLens: false}
    await start({configuration: true})
    assert.deepEqual(await hints(), ['registered 103个', 'registered 63.9%'])
    assert.equal(await lenses(), null)
    settings = {inlayHints: 'off'}
    await change({})
    await until(async () => (await hints()).length === 0)
    assert.equal((await lenses())?.length, 2)
    await until(() => ['inlayHint', 'codeLens', 'diagnostic'].every((name) => refreshed.includes(name)))
  })

  test('another language is another result', async () => {
    settings = null
    await start({configuration: true})
    const {resultId} = await report()
    assert.equal((await report(resultId)).kind, 'unchanged')
    settings = {locale: 'en'}
    await change({})
    await until(async () => (await report(resultId)).kind === 'full')
  })

  test('are taken as told from a client that cannot be asked, and what means nothing changes nothing', async () => {
    await start({}, {initializationOptions: {inlayHints: 'on'}})
    assert.deepEqual(await hints(), ['登记值 103个', '登记值 63.9%'])
    await change({plumbline: {inlayHints: 'on-difference', locale: 'xx', codeLens: 'no'}, other: 1})
    assert.deepEqual(await hints(), ['登记值 103个'])
    assert.equal((await lenses())?.length, 2)
    for (const nothing of [null, 7, {plumbline: null}]) await change(nothing as object)
    assert.deepEqual(await hints(), ['登记值 103个', '登记值 63.9%'])
  })

  test('drafts that are not open may be left alone', async () => {
    settings = {diagnostics: 'open'}
    await start({configuration: true})
    const pulled = async () => {
      const {items} = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      })
      return items.map((it) => it.uri)
    }
    assert.deepEqual(await pulled(), [])
    settings = {diagnostics: 'workspace'}
    await change({})
    await until(async () => (await pulled()).includes('/w/closed.md'))
  })

  test('a client without settings is not asked', async () => {
    let asked = false
    client = await connect(files, {}, (connection) =>
      connection.onRequest('workspace/configuration', () => {
        asked = true
        return []
      }),
    )
    await client.open(place, draft)
    await report()
    assert.equal(asked, false)
  })
})
