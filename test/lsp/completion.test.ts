import assert from 'node:assert/strict'
import type {CompletionItem, CompletionList} from 'vscode-languageserver/node'
import type {TestClient} from './client.js'
import {opened, position, uri} from './features.js'

const draft = '# 规划\n\n到2025年，全市😀城镇\n'

suite('the protocol: completion', () => {
  let client: TestClient
  teardown(() => client.end())

  test('a name with an explicit range; what it stands for comes when it is asked', async () => {
    client = await opened(draft, {completion: {completionItem: {labelDetailsSupport: true}}})
    assert.equal(client.answer.capabilities.completionProvider?.resolveProvider, true)
    const at = position(draft, '城镇', 2)
    const {items, isIncomplete} = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: {uri},
      position: at,
    })
    assert.equal(isIncomplete, true)
    const item = items.find(({label}) => label === '常住人口城镇化率')
    assert.deepEqual(item?.textEdit, {
      range: {start: {...at, character: at.character - 2}, end: at},
      newText: '常住人口城镇化率',
    })
    assert.match(item?.filterText ?? '', /czrkczhl/)
    assert.equal(item?.documentation, undefined)
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item)
    assert.match(JSON.stringify(resolved.documentation), /63\.9%/)
  })

  test('not announced to a client that has no completion', async () => {
    client = await opened(draft, {})
    assert.equal(client.answer.capabilities.completionProvider, undefined)
  })
})
