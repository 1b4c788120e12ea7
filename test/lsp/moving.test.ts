import assert from 'node:assert/strict'
import type {
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver/node'
import type {TestClient} from './client.js'
import {opened, position, registryUri, uri} from './features.js'

const draft = '# 规划\n\n## 一、现状\n\n😀2020年，互联网数据中心达到103个。\n\n落实《云州市数字经济促进办法》。\n'
const textDocument = {uri}

suite('the protocol: moving about', () => {
  let client: TestClient
  teardown(() => client.end())

  test('highlights', async () => {
    client = await opened(draft, {documentHighlight: {}})
    const found = await client.connection.sendRequest<DocumentHighlight[]>('textDocument/documentHighlight', {
      textDocument,
      position: position(draft, '103个'),
    })
    assert.deepEqual(
      found.map(({range}) => range.start),
      [position(draft, '互联网'), position(draft, '103个')],
    )
  })

  test('folds, no more than the client takes', async () => {
    client = await opened(draft, {foldingRange: {rangeLimit: 1}})
    const found = await client.connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', {textDocument})
    assert.deepEqual(found, [{startLine: 0, endLine: 6}])
  })

  test('selections, one chain for each position', async () => {
    client = await opened(draft, {selectionRange: {}})
    const positions = [position(draft, '103个', 1), {line: 99, character: 0}]
    const [first, second] = await client.connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions,
    })
    assert.deepEqual(first?.range.start, position(draft, '103个'))
    assert.deepEqual(first?.parent?.range.end, position(draft, '103个', 4))
    assert.ok(second?.range)
  })

  test('symbols of the workspace', async () => {
    client = await opened(draft, {}, {workspace: {symbol: {}}})
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {query: 'hlwsj'})
    assert.deepEqual(
      found.map(({name, location}) => [name, location.uri]),
      [['互联网数据中心', registryUri]],
    )
  })

  test('links', async () => {
    client = await opened(draft, {documentLink: {tooltipSupport: true}})
    const [link] = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {textDocument})
    assert.deepEqual(link?.range.start, position(draft, '《'))
    assert.equal(link?.target, 'https://example.org/digital')
    assert.equal(link?.tooltip, '云州市数字经济促进办法')
  })

  test('none of it is announced to a client that announces nothing', async () => {
    client = await opened(draft, {})
    const {capabilities} = client.answer
    for (const name of [
      'documentHighlightProvider',
      'foldingRangeProvider',
      'selectionRangeProvider',
      'workspaceSymbolProvider',
      'documentLinkProvider',
    ] as const)
      assert.equal(capabilities[name], undefined, name)
  })
})
