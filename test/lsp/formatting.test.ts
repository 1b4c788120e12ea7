import assert from 'node:assert/strict'
import type {TextEdit} from 'vscode-languageserver/node'
import {registryPath} from '../ide/draft.js'
import type {TestClient} from './client.js'
import {opened, registryUri, uri} from './features.js'

const draft = '一、 任务\n\n|指标|单位|\n|-|-|\n|😀公园|座|\n\n|区|\n|-|\n|甲|\n'
const options = {tabSize: 4, insertSpaces: true}

suite('the protocol: formatting', () => {
  let client: TestClient
  teardown(() => client.end())

  /** Edits of whole lines and less, put into the text from its end. */
  const applied = (edits: readonly TextEdit[]): string => {
    const lines = draft.split('\n')
    const offset = ({line, character}: TextEdit['range']['start']) =>
      lines.slice(0, line).join('\n').length + (line ? 1 : 0) + character
    return [...edits]
      .reverse()
      .reduce(
        (text, {range, newText}) => text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end)),
        draft,
      )
  }
  const [first, second] = ['| 指标   | 单位 |\n| ------ | ---- |\n| 😀公园 | 座   |\n', '| 区  |\n| --- |\n| 甲  |\n']

  test('a draft: its tables and nothing else', async () => {
    client = await opened(draft, {formatting: {}, rangeFormatting: {}})
    const {documentFormattingProvider, documentRangeFormattingProvider} = client.answer.capabilities
    assert.deepEqual([documentFormattingProvider, documentRangeFormattingProvider], [true, true])
    const edits = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: {uri},
      options,
    })
    assert.equal(applied(edits), `一、 任务\n\n${first}\n${second}`)
  })

  test('a stretch: the tables that it touches', async () => {
    client = await opened(draft, {formatting: {}, rangeFormatting: {}})
    const edits = await client.connection.sendRequest<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument: {uri},
      range: {start: {line: 7, character: 0}, end: {line: 8, character: 0}},
      options,
    })
    assert.equal(applied(edits), `一、 任务\n\n|指标|单位|\n|-|-|\n|😀公园|座|\n\n${second}`)
  })

  test('a registry is left alone', async () => {
    client = await opened(draft, {formatting: {}})
    await client.open(registryPath, '# | a |\n')
    const asked = {textDocument: {uri: registryUri}, options}
    assert.equal(await client.connection.sendRequest('textDocument/formatting', asked), null)
  })

  test('is not announced to a client that has none', async () => {
    client = await opened(draft, {})
    const {documentFormattingProvider, documentRangeFormattingProvider} = client.answer.capabilities
    assert.deepEqual([documentFormattingProvider, documentRangeFormattingProvider], [undefined, undefined])
  })
})
