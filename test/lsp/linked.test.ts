import assert from 'node:assert/strict'
import type {LinkedEditingRanges} from 'vscode-languageserver/node'
import type {TestClient} from './client.js'
import {opened, position, uri} from './features.js'

const draft = '# 规划\n\n😀2020年，数据中心达到103个，全部103个互联网数据中心投入运行。\n'

suite('the protocol: linked editing', () => {
  let client: TestClient
  teardown(() => client.end())

  test('the same figure twice in a sentence', async () => {
    client = await opened(draft, {linkedEditingRange: {}})
    assert.equal(client.answer.capabilities.linkedEditingRangeProvider, true)
    const found = await client.connection.sendRequest<LinkedEditingRanges>('textDocument/linkedEditingRange', {
      textDocument: {uri},
      position: position(draft, '103', 1),
    })
    assert.deepEqual(
      found.ranges.map(({start}) => start),
      [position(draft, '103个，'), position(draft, '103个互')],
    )
    assert.ok(new RegExp(`^${found.wordPattern}$`).test('1.5万'))
  })

  test('is not announced to a client that has none', async () => {
    client = await opened(draft, {})
    assert.equal(client.answer.capabilities.linkedEditingRangeProvider, undefined)
  })
})
