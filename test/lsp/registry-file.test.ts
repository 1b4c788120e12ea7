import assert from 'node:assert/strict'
import type {
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver/node'
import {registry, registryPath} from '../ide/draft.js'
import type {TestClient} from './client.js'
import {opened, position, registryUri, uri} from './features.js'

const draft = '# 规划\n\n😀2020年，互联网数据中心达到103个<!-- @yz.idc -->。\n'
const text = `${registry}relations:\n  - {type: sum, total: yz.idc, parts: [yz.urban]}\n`
const textDocument = {uri: registryUri}

suite('the protocol: a registry file', () => {
  let client: TestClient
  teardown(() => client.end())

  const start = async (): Promise<void> => {
    client = await opened(
      draft,
      {
        hover: {contentFormat: ['markdown']},
        documentSymbol: {hierarchicalDocumentSymbolSupport: true},
        documentHighlight: {},
        foldingRange: {},
        rename: {prepareSupport: true},
      },
      {workspace: {workspaceEdit: {documentChanges: true}}},
    )
    await client.open(registryPath, text)
  }
  const ask = <Answer>(method: string, more: object): Promise<Answer> =>
    client.connection.sendRequest<Answer>(`textDocument/${method}`, {textDocument, ...more})
  const total = position(text, 'yz.idc, parts', 1)

  test('hover', async () => {
    await start()
    const {contents, range} = await ask<Hover>('hover', {position: total})
    assert.match(JSON.stringify(contents), /互联网数据中心.*103个.*plan\.md:3/)
    assert.deepEqual(range?.start, position(text, 'yz.idc, parts'))
    assert.match(
      JSON.stringify((await ask<Hover>('hover', {position: position(text, 'kind: stock')})).contents),
      /指标类型/,
    )
  })

  test('definition and references', async () => {
    await start()
    const [defined] = await ask<Location[]>('definition', {position: total})
    assert.deepEqual(defined?.range.start, position(text, 'yz.idc'))
    const found = await ask<Location[]>('references', {position: total, context: {includeDeclaration: false}})
    assert.deepEqual(
      found.map(({uri: file, range}) => [file, range.start]),
      [
        [uri, position(draft, '103个')],
        [registryUri, position(text, 'yz.idc, parts')],
        [uri, position(draft, 'yz.idc')],
      ],
    )
  })

  test('rename of an id', async () => {
    await start()
    const prepared = await ask<{range: Range; placeholder: string}>('prepareRename', {position: total})
    assert.equal(prepared.placeholder, 'yz.idc')
    const {documentChanges} = await ask<WorkspaceEdit>('rename', {position: total, newName: 'yz.dc'})
    assert.deepEqual(
      documentChanges?.map((it) => 'edits' in it && [it.textDocument.uri, it.textDocument.version, it.edits.length]),
      [
        [registryUri, 1, 2],
        [uri, 1, 1],
      ],
    )
    await assert.rejects(ask('rename', {position: total, newName: 'yz.urban'}), /yz\.urban/)
  })

  test('highlight, folding and symbols', async () => {
    await start()
    assert.equal((await ask<DocumentHighlight[]>('documentHighlight', {position: total})).length, 2)
    const folds = await ask<FoldingRange[]>('foldingRange', {})
    assert.ok(folds.some(({startLine}) => startLine === position(text, '- id: yz.urban').line))
    const symbols = await ask<DocumentSymbol[]>('documentSymbol', {})
    const indicators = symbols.find(({name}) => name === 'indicators')
    assert.deepEqual(
      indicators?.children?.map(({name, detail}) => [name, detail]),
      [
        ['互联网数据中心', 'yz.idc'],
        ['常住人口城镇化率', 'yz.urban'],
      ],
    )
  })
})
