import assert from 'node:assert/strict'
import {
  CancellationToken,
  type CodeLens,
  type InitializeParams,
  type Location,
  type SymbolInformation,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import {keepingNone} from '../../server/src/files/summaries.js'
import {toPlace, toUri} from '../../server/src/files/uri.js'
import {clientOf} from '../../server/src/lsp/client.js'
import {ClosedDrafts} from '../../server/src/lsp/closed-drafts.js'
import {Gate} from '../../server/src/lsp/gate.js'
import {findRoots} from '../../server/src/lsp/roots.js'
import {Session} from '../../server/src/lsp/session.js'
import {SettingsCell} from '../../server/src/lsp/settings.js'
import {config, registry} from '../cli/run.js'
import {connect, filesIn, type TestClient} from './client.js'

const able: InitializeParams['capabilities'] = {
  textDocument: {codeLens: {}, rename: {}},
  workspace: {didChangeWatchedFiles: {dynamicRegistration: true}, symbol: {}},
}
const line = '截至2020年底，全市建成互联网数据中心103个。\n'
const [open, shut, deep] = ['file:///w/开 1.md', 'file:///w/关 %2.md', 'file:///w/章/三.md']
const registryPlace = 'file:///w/base.metrics.yaml'
const files = {
  'file:///w/plumbline.yaml': config,
  [registryPlace]: registry,
  [open]: line,
  [shut]: `## 一、现状\n\n${line}\n${line}`,
  [deep]: `## 二、保障\n\n${line}`,
  'file:///w/other/plumbline.yaml': 'registry: []\n',
  'file:///w/other/四.md': line,
}

const start = async (): Promise<TestClient> => {
  const client = await connect(files, {capabilities: able, initializationOptions: {codeLens: true}}, (connection) =>
    connection.onRequest('client/registerCapability', () => null),
  )
  await client.open(open, line)
  return client
}

const ask = <Answer>(client: TestClient, method: string, place: string, more: object = {}): Promise<Answer> =>
  client.connection.sendRequest(`textDocument/${method}`, {
    textDocument: {uri: toUri(place)},
    position: {line: 0, character: line.indexOf('103')},
    ...more,
  })

/** The drafts in which the figure of the open one is stated too, each as often as it is. */
async function references(client: TestClient): Promise<readonly string[]> {
  const found = await ask<Location[]>(client, 'references', open, {context: {includeDeclaration: false}})
  return found.map(({uri}) => toPlace(uri)).sort()
}

const tell = (client: TestClient, place: string, type = 2) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: toUri(place), type}]})

suite('drafts that are not open', () => {
  let client: TestClient
  setup(async () => {
    client = await start()
  })
  teardown(() => client.end())

  test('count among the references, each place once, and those of another root do not', async () => {
    assert.deepEqual(await references(client), [shut, shut, deep, open].sort())
    const found = await ask<Location[]>(client, 'references', open, {context: {includeDeclaration: false}})
    const second = found.filter(({uri}) => uri === toUri(shut))[1]
    assert.deepEqual(second?.range.start, {line: 4, character: line.indexOf('103')})
  })

  test('are as the disk has them after it has changed', async () => {
    await references(client)
    client.files.set(shut, '删去。\n')
    await tell(client, shut)
    client.files.set('file:///w/新.md', line)
    await tell(client, 'file:///w/新.md', 1)
    client.files.delete(deep)
    await tell(client, deep, 3)
    assert.deepEqual(await references(client), [open, 'file:///w/新.md'].sort())
  })

  test('are as they are open while they are, and as the disk has them once they are closed', async () => {
    await references(client)
    await client.open(shut, '还没有写。\n')
    assert.deepEqual(await references(client), [deep, open].sort())
    await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri: toUri(shut)}})
    assert.deepEqual(await references(client), [shut, shut, deep, open].sort())
  })

  test('are held against the registry as it is being typed', async () => {
    await references(client)
    await client.open(registryPlace, registry.replace('name: 互联网数据中心', 'name: 别的'))
    assert.deepEqual(await references(client), [])
    await client.change(registryPlace, 2, {text: registry})
    assert.deepEqual(await references(client), [shut, shut, deep, open].sort())
  })

  test('count in the lenses of the registry', async () => {
    await client.open(registryPlace, registry)
    const [lens] = await ask<CodeLens[]>(client, 'codeLens', registryPlace)
    assert.equal(lens?.command?.title, '在 3 份文稿中用到 4 次')
  })

  test('are renamed with the others', async () => {
    const position = {line: 0, character: line.indexOf('数据中心')}
    const edit = await ask<WorkspaceEdit>(client, 'rename', open, {position, newName: '算力中心'})
    const edited = Object.entries(edit.changes ?? {}).map(([uri, edits]) => [toPlace(uri), edits.length])
    assert.deepEqual(Object.fromEntries(edited), {[registryPlace]: 1, [open]: 1, [shut]: 2, [deep]: 1})
  })

  test('have their chapters among the symbols of the workspace', async () => {
    await references(client)
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {query: '保障'})
    assert.deepEqual(
      found.map(({location}) => toPlace(location.uri)),
      [deep],
    )
  })
})

suite('terms in drafts that are not open', () => {
  const terms = `${registry}terms:\n  一网通办: {aliases: [一网办理], wrong: [一网通]}\n`
  const text = '深化一网通办，推行一网办理，不写一网通。\n'

  test('are found from a draft and from the registry, and a short form stays in its own draft', async () => {
    const short = '《云州市数字规划》（以下简称《规划》）。落实《规划》。\n'
    const client = await connect({...files, [registryPlace]: terms, [open]: text, [shut]: text, [deep]: short})
    await client.open(open, text + short)
    await client.open(registryPlace, terms)
    const found = async (place: string, position: object): Promise<readonly string[]> => {
      const asked = await ask<Location[]>(client, 'references', place, {position})
      return asked.map(({uri, range}) => `${toPlace(uri)} ${range.start.line}:${range.start.character}`)
    }
    const all = [open, shut].flatMap((place) => [`${place} 0:2`, `${place} 0:9`])
    assert.deepEqual(await found(open, {line: 0, character: 3}), all)
    const line = terms.split('\n').findIndex((it) => it.includes('一网通办'))
    assert.deepEqual(await found(registryPlace, {line, character: 3}), all)
    assert.deepEqual(await found(open, {line: 1, character: short.lastIndexOf('《规划') + 1}), [
      `${open} 1:${short.lastIndexOf('《规划')}`,
    ])
    await client.end()
  })
})

suite('drafts that are not open, for a client that cannot watch the disk', () => {
  test('are read again whenever they are asked for, and not at a keystroke', async () => {
    const client = await connect(files, {capabilities: {}})
    await client.open(open, line)
    assert.deepEqual(await references(client), [shut, shut, deep, open].sort())
    client.files.set(deep, '删去。\n')
    assert.deepEqual(await references(client), [shut, shut, open].sort())
    await new Promise((done) => setTimeout(done, 50))
    let read = 0
    const get = client.files.get.bind(client.files)
    client.files.get = (place) => {
      if (place.endsWith('.md')) read++
      return get(place)
    }
    await client.change(open, 2, {text: `${line}\n`})
    await new Promise((done) => setTimeout(done, 50))
    assert.equal(read, 0)
    await client.end()
  })
})

suite('thousands of drafts that are not open', () => {
  test('enter the snapshot together: each of its revisions copies the list of all', async () => {
    const count = 1500
    const texts = Array.from({length: count}, (_, index) => [`file:///w/${index}.md`, `第${index}稿。\n`] as const)
    const files = filesIn(new Map([['file:///w/plumbline.yaml', config], ...texts]))
    const settings = new SettingsCell({})
    const session = new Session(new Gate(settings, null))
    const client = clientOf({processId: null, rootUri: null, capabilities: {}}, settings)
    await findRoots(session, files, ['file:///w'])
    const root = session.rootOf('file:///w/0.md')
    const before = root.snapshot.revision
    const drafts = new ClosedDrafts(session, files, keepingNone(), client)
    await drafts.complete(CancellationToken.None)
    const summarized = [...root.snapshot.closed.values()].filter(({summary}) => summary !== null)
    assert.equal(summarized.length, count)
    const revisions = root.snapshot.revision - before
    assert.ok(revisions <= count / 10, `${revisions} revisions`)
    await drafts.complete(CancellationToken.None)
    assert.equal(root.snapshot.revision - before, revisions, 'what is known already enters no second time')
  })
})
