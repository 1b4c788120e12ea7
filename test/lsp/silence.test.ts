import assert from 'node:assert/strict'
import type {CodeLens, DocumentDiagnosticReport, Hover, SemanticTokens} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {registry} from '../ide/draft.js'
import {until} from './capabilities.js'
import {connect, type TestClient} from './client.js'

const readme = '# Notes\n\n1. 1. 1.\n\n截至2020年底，互联网数据中心有105个，见专栏3。\n'
const config = 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n'
const capabilities = {
  textDocument: {
    diagnostic: {},
    codeLens: {},
    semanticTokens: {requests: {full: true}, tokenTypes: [], tokenModifiers: [], formats: []},
  },
  workspace: {configuration: true},
}

suite('a Markdown file that nobody has called a draft', () => {
  let client: TestClient
  let settings: readonly object[]
  teardown(() => client.end())

  async function start(files: Record<string, string> = {}, more: object = {}): Promise<void> {
    client = await connect(files, {capabilities, locale: 'zh-cn', ...more}, (connection) =>
      connection.onRequest('workspace/configuration', () => settings),
    )
  }
  setup(() => {
    settings = [{}]
  })

  const textDocument = (place: string) => ({textDocument: {uri: toUri(place)}})
  const found = async (place: string): Promise<number> => {
    const report = await client.connection.sendRequest<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      textDocument(place),
    )
    return report.kind === 'full' ? report.items.length : assert.fail('unchanged')
  }
  const opened = async (place: string, text = readme): Promise<number> => {
    await client.open(place, text)
    return found(place)
  }

  test('has no findings, lenses, colours and hovers', async () => {
    await start()
    assert.equal(await opened('/w/README.md'), 0)
    const ask = <Answer>(method: string, more: object = {}): Promise<Answer> =>
      client.connection.sendRequest(method, {...textDocument('/w/README.md'), ...more})
    assert.deepEqual((await ask<CodeLens[] | null>('textDocument/codeLens')) ?? [], [])
    assert.deepEqual((await ask<SemanticTokens>('textDocument/semanticTokens/full')).data, [])
    for (let character = 0; character < 24; character++)
      assert.equal(await ask<Hover | null>('textDocument/hover', {position: {line: 4, character}}), null)
  })

  test('is one below a plumbline.yaml, and once that is there', async () => {
    await start({'/w/plan/plumbline.yaml': config, '/w/plan/a.metrics.yaml': registry})
    assert.equal(await opened('/w/README.md'), 0)
    assert.ok((await opened('/w/plan/plan.md')) > 0)
    client.files.set('/w/plumbline.yaml', config)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{uri: 'file:///w/plumbline.yaml', type: 1}],
    })
    await client.open('/w/plumbline.yaml', config)
    await until(async () => (await found('/w/README.md')) > 0)
  })

  test('is none where the configuration leaves it out, and is one again when that changes', async () => {
    const place = '/w/plumbline.yml'
    await start({[place]: `${config}drafts: [plans]\nignore: [plans/old]\n`, '/w/a.metrics.yaml': registry})
    assert.ok((await opened('/w/plans/a.md')) > 0)
    assert.equal(await opened('/w/plans/old/a.md'), 0)
    assert.equal(await opened('/w/README.md'), 0)
    await client.open(place, `${config}ignore: [README.md]\n`)
    await until(async () => (await found('/w/plans/old/a.md')) > 0)
    assert.equal(await found('/w/README.md'), 0)
  })

  test('is one while its head says so', async () => {
    await start()
    assert.ok((await opened('/w/a.md', `---\ntitle: 规划\nplumbline: true # 送审\n---\n${readme}`)) > 0)
    assert.equal(await opened('/w/b.md', `---\nplumbline: false\n---\n${readme}`), 0)
    assert.equal(await opened('/w/c.md', `${readme}\n---\nplumbline: true\n---\n`), 0)
    const [start0, end] = [
      {line: 0, character: 0},
      {line: 4, character: 0},
    ]
    await client.change('/w/a.md', 2, {range: {start: start0, end}, text: ''})
    assert.equal(await found('/w/a.md'), 0)
    await client.change('/w/a.md', 3, {range: {start: start0, end: start0}, text: '---\nplumbline: true\n---\n'})
    assert.ok((await found('/w/a.md')) > 0)
  })

  test('is one while its writer wants it checked', async () => {
    await start()
    assert.equal(await opened('/w/README.md'), 0)
    await client.connection.sendNotification('plumbline/draft', {uri: toUri('/w/README.md'), check: true})
    assert.ok((await found('/w/README.md')) > 0)
    await client.connection.sendNotification('plumbline/draft', {uri: toUri('/w/README.md'), check: false})
    assert.equal(await found('/w/README.md'), 0)
  })

  test('each folder of the workspace may have it its own way', async () => {
    settings = [{}, {enable: 'always'}, {enable: 'never'}]
    const workspaceFolders = ['/w/a', '/w/b'].map((place) => ({uri: toUri(place), name: place}))
    await start({'/w/b/plumbline.yaml': config}, {workspaceFolders})
    assert.ok((await opened('/w/a/README.md')) > 0)
    assert.equal(await opened('/w/b/plan.md'), 0)
    assert.equal(await opened('/w/b/plumbline.yaml', 'rules: ['), 0)
    settings = [{enable: 'never'}, {}, {}]
    await client.connection.sendNotification('workspace/didChangeConfiguration', {settings: {}})
    await until(async () => (await found('/w/a/README.md')) === 0)
  })

  test('a page of a rule is none, wherever it lies', async () => {
    await start(
      {'/w/plumbline.yaml': config},
      {
        capabilities: {textDocument: {diagnostic: {codeDescriptionSupport: true}}},
        initializationOptions: {pages: toUri('/w/docs/rules/'), enable: 'always'},
      },
    )
    assert.equal(await opened('/w/docs/rules/date-format.md'), 0)
    assert.ok((await opened('/w/docs/plan.md')) > 0)
  })
})

suite('a workspace that is not trusted', () => {
  let client: TestClient
  teardown(() => client.end())

  test('has nothing read outside it and nothing over the network until it is trusted', async () => {
    const asked: string[] = []
    const files = {
      '/w/plumbline.yaml': `${config}`.replace(
        '- "*',
        '- https://example.org/a.metrics.yaml\n  - ../out.metrics.yaml\n  - "*',
      ),
      '/out.metrics.yaml': registry,
      '/plumbline.yaml': config,
    }
    client = await connect(
      files,
      {capabilities, rootUri: '/w', initializationOptions: {trusted: false}},
      (connection) => connection.onRequest('workspace/configuration', () => [{}]),
    )
    const read = client.files.get.bind(client.files)
    client.files.get = (place) => {
      asked.push(place)
      return read(place)
    }
    await client.open('/w/plan.md', readme)
    const differs = async (): Promise<boolean> => {
      const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: {uri: '/w/plan.md'},
      })
      return report.kind === 'full' && report.items.some(({code}) => code === 'registry-value-mismatch')
    }
    assert.equal(await differs(), false)
    assert.deepEqual(
      asked.filter((place) => !place.startsWith('/w/')),
      [],
    )
    await client.connection.sendNotification('plumbline/trusted')
    await until(differs)
    assert.ok(asked.includes('https://example.org/a.metrics.yaml'))
  })
})
