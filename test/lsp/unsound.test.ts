import assert from 'node:assert/strict'
import {config, registry} from '../cli/run.js'
import {connect} from './client.js'

const files = {'file:///w/plumbline.yaml': config, 'file:///w/base.metrics.yaml': registry}
const uri = 'file:///w/plan.md'
const draft = '截至2020年底，全市建成互联网数据中心105个。\n'

suite('what the protocol does not allow', () => {
  test('is dropped, and the draft is what it was', async () => {
    const client = await connect(files, {
      capabilities: {textDocument: {diagnostic: {}}, workspace: {workspaceFolders: true}},
    })
    await client.open(uri, draft)
    const {connection} = client
    const pulled = () => connection.sendRequest('textDocument/diagnostic', {textDocument: {uri}})
    const before = await pulled()
    const start = {line: 0, character: 0}
    const changes = [
      ...[null, 7, {}, {text: null}, {text: 5}, {text: {}}, {range: {start, end: start}}],
      ...[
        {start: null, end: start},
        {start, end: {line: 'x', character: 0}},
      ].map((range) => ({range, text: 'x'})),
    ]
    for (const change of changes)
      await connection.sendNotification('textDocument/didChange', {
        textDocument: {uri, version: 2},
        contentChanges: [change],
      })
    for (const text of [null, 5, {}])
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: {uri: 'file:///w/b.md', languageId: 'markdown', version: 1, text},
      })
    for (const event of [null, {}, {added: 5}])
      await connection.sendNotification('workspace/didChangeWorkspaceFolders', {event})
    const after = await pulled()
    assert.deepEqual(Object(after).items, Object(before).items)
    assert.equal(Object(after).items.length, 1)
    client.end()
  })
})
