import assert from 'node:assert/strict'
import type {CompletionItem, CompletionList} from 'vscode-languageserver/node'
import {registry, registryPath} from '../ide/draft.js'
import type {TestClient} from './client.js'
import {opened, position, registryUri} from './features.js'

const text = `${registry}  - id: yz.new\n    name: 公园数\n    replacedBy: yz.u\n    dir\n`

suite('the protocol: completion in a registry file', () => {
  let client: TestClient
  teardown(() => client.end())

  const ask = async (word: string) => {
    client = await opened('# 规划\n', {completion: {completionItem: {labelDetailsSupport: true}}})
    await client.open(registryPath, text)
    return client.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: {uri: registryUri},
      position: position(text, word, word.length),
    })
  }

  test('a key with what it means', async () => {
    const {items} = await ask('    dir')
    const item = items.find(({label}) => label === 'direction')
    const end = position(text, '    dir', 7)
    assert.deepEqual(item?.textEdit, {range: {start: {...end, character: 4}, end}, newText: 'direction: '})
    assert.equal(item?.labelDetails?.description, '高低哪个好')
  })

  test('an id, whose indicator is described when it is looked at', async () => {
    const {items} = await ask('replacedBy: yz.u')
    assert.deepEqual(
      items.map(({label, filterText}) => [label, filterText?.split(' ')[2]]),
      [['yz.urban', 'czrkczhl']],
    )
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', items[0])
    assert.match(JSON.stringify(resolved.documentation), /63\.9%/)
  })
})
