import assert from 'node:assert/strict'
import fc from 'fast-check'
import type {Diagnostic, DocumentDiagnosticReport} from 'vscode-languageserver/node'
import {framed} from '../../server/src/message-writer.js'
import {ableToAll} from './able.js'
import {connect} from './client.js'

/** What the library writes. */
function plain(message: object): string {
  const body = JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

const isAsPlain = (message: object): void =>
  assert.equal(Buffer.from(framed({jsonrpc: '2.0', ...message})).toString(), plain({jsonrpc: '2.0', ...message}))

const diagnostic = (message: string, line = 0): Diagnostic => ({
  range: {start: {line, character: 0}, end: {line, character: 1}},
  message,
  ...(line && {relatedInformation: [], data: {rule: '甲'}}),
})

suite('what is written to a client', () => {
  test('is the JSON of each message, whatever stands in it, however often it is written', () => {
    const items = fc.array(
      fc.tuple(fc.string({unit: 'binary'}), fc.nat(9)).map(([words, line]) => diagnostic(words, line)),
      {maxLength: 4},
    )
    fc.assert(
      fc.property(items, items, fc.string({unit: 'binary'}), (some, others, resultId) => {
        for (const list of [some, [...others, ...some], some]) {
          isAsPlain({id: 1, result: {kind: 'full', resultId, items: list}})
          isAsPlain({method: 'textDocument/publishDiagnostics', params: {uri: resultId, version: 2, diagnostics: list}})
        }
      }),
    )
  })

  test('is so for messages that are no list of diagnostics, or go on behind it', () => {
    const items = [diagnostic('甲')]
    isAsPlain({id: 1, result: null})
    isAsPlain({id: 1, error: {code: -1, message: '甲'}})
    isAsPlain({id: 1, result: {kind: 'unchanged', resultId: '1'}})
    isAsPlain({id: 1, result: {items: [{kind: 'full', uri: 'file:///甲.md', items}]}})
    isAsPlain({id: 1, result: {kind: 'full', items, resultId: '1'}})
    isAsPlain({result: {kind: 'full', items}, id: 1})
    isAsPlain({method: 'x', params: {diagnostics: items, uri: '甲'}})
    isAsPlain({method: 'x', params: [{diagnostics: items}]})
  })

  test('a report after a keystroke is what a server says that opens the draft as it is now', async () => {
    const lines = Array.from({length: 40}, (_, at) => `第${at}段：见专栏${at}，较上年增长1 %。`)
    const editor = await connect({'file:///w/plumbline.yaml': ''}, {capabilities: ableToAll, locale: 'zh-cn'})
    const pull = async (uri: string): Promise<Diagnostic[]> => {
      const report = await editor.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: {uri},
      })
      return report.kind === 'full' ? report.items : []
    }
    await editor.open('file:///w/a.md', lines.join('\n\n'))
    await pull('file:///w/a.md')
    const edits = [
      [40, 0, 0, '又'],
      [40, 0, 1, ''],
      [10, 0, 0, '\n'],
      [11, 2, 2, '1 %'],
      [3, 0, 0, '\n\n'],
    ] as const
    for (const [version, [line, from, to, text]] of edits.entries()) {
      const range = {start: {line, character: from}, end: {line, character: to}}
      await editor.change('file:///w/a.md', version + 2, {range, text})
      const before = lines.join('\n\n').split('\n')
      before[line] = `${before[line]?.slice(0, from)}${text}${before[line]?.slice(to)}`
      lines.splice(0, lines.length, ...before.join('\n').split('\n\n'))
      await editor.open(`file:///w/${version}.md`, lines.join('\n\n'))
      const [now, fresh] = [await pull('file:///w/a.md'), await pull(`file:///w/${version}.md`)]
      assert.ok(now.length >= 40)
      assert.deepEqual(now, fresh)
    }
    await editor.end()
  })
})
