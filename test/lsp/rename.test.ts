import assert from 'node:assert/strict'
import type {Range, WorkspaceEdit} from 'vscode-languageserver/node'
import {registry} from '../ide/draft.js'
import type {TestClient} from './client.js'
import {opened, position, registryUri, uri} from './features.js'

const draft = '# 规划\n\n😀2020年，数据中心达到103个。\n'
const textDocument = {uri}

suite('the protocol: rename', () => {
  let client: TestClient
  teardown(() => client.end())
  const at = position(draft, '数据中心', 1)

  test('what would be renamed, then the edits of draft and registry', async () => {
    client = await opened(
      draft,
      {rename: {prepareSupport: true}},
      {workspace: {workspaceEdit: {documentChanges: true}}},
    )
    const prepared = await client.connection.sendRequest<{range: Range; placeholder: string}>(
      'textDocument/prepareRename',
      {textDocument, position: at},
    )
    assert.deepEqual(prepared, {
      range: {start: position(draft, '数据中心'), end: position(draft, '数据中心', 4)},
      placeholder: '数据中心',
    })
    const {documentChanges} = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument,
      position: at,
      newName: '算力中心',
    })
    const files = (documentChanges ?? []).map(
      (it) => 'edits' in it && [it.textDocument.uri, it.textDocument.version, it.edits[0]?.range.start],
    )
    assert.deepEqual(files, [
      [registryUri, null, position(registry, '数据中心] #')],
      [uri, 1, position(draft, '数据中心')],
    ])
  })

  test('a refusal is an error with its reason', async () => {
    client = await opened(draft, {rename: {}})
    assert.equal(client.answer.capabilities.renameProvider, true)
    await assert.rejects(
      client.connection.sendRequest('textDocument/rename', {textDocument, position: at, newName: '城镇化率'}),
      /yz\.urban/,
    )
  })

  test('not announced to a client that cannot', async () => {
    client = await opened(draft, {})
    assert.equal(client.answer.capabilities.renameProvider, undefined)
  })
})
