import assert from 'node:assert/strict'
import type {CodeAction} from 'vscode-languageserver/node'
import type {TestClient} from './client.js'
import {opened, position, registryUri, uri} from './features.js'

const draft = '# 规划\n\n😀2020年，互联网数据中心达到105个，城市公园达到102座。\n'
const literals = {codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}}}

suite('the protocol: further code actions', () => {
  let client: TestClient
  teardown(() => client.end())

  const ask = (word: string, only?: string[]) =>
    client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: {uri},
      range: {start: position(draft, word), end: position(draft, word)},
      context: {diagnostics: [], ...(only && {only})},
    })

  test('the registered value, as a rewriting', async () => {
    client = await opened(draft, literals)
    const [action] = await ask('105个', ['refactor'])
    assert.equal(action?.title, '采用登记值：103个（2020-12-31）')
    assert.equal(action?.edit?.changes?.[uri]?.[0]?.newText, '103个')
    assert.ok(
      (await ask('105个', ['quickfix'])).some(({title}) => title.startsWith('此行不查 registry-value-mismatch')),
    )
  })

  test('an entry for an unknown indicator goes to the registry file', async () => {
    client = await opened(draft, literals)
    const action = (await ask('102座')).find(({title}) => title.startsWith('登记指标'))
    assert.match(action?.edit?.changes?.[registryUri]?.[0]?.newText ?? '', /id: yz\.csgy/)
  })

  test('a client without literals gets none', async () => {
    client = await opened(draft, {codeAction: {}})
    assert.deepEqual(await ask('105个'), [])
  })
})
