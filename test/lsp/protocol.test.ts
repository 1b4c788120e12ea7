import assert from 'node:assert/strict'
import {
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
  type Hover,
  type InitializeParams,
  type Location,
  MarkupContent,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import {config, registry} from '../cli/run.js'
import {connect, type TestClient} from './client.js'

const able: InitializeParams['capabilities'] = {
  textDocument: {
    diagnostic: {},
    hover: {contentFormat: ['markdown']},
    documentSymbol: {hierarchicalDocumentSymbolSupport: true},
    codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}},
  },
  workspace: {workspaceEdit: {documentChanges: true}, diagnostics: {refreshSupport: true}},
}

const draft = '# 规划\n\n## 一、现状\n\n截至2020年底，全市😀建成互联网数据中心105个。\n'
const [place, uri] = ['file:///w/规划 1.md', toUri('file:///w/规划 1.md')]
const files = {'file:///w/plumbline.yaml': config, 'file:///w/base.metrics.yaml': registry}

const pull = (client: TestClient, at = uri, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
  client.connection.sendRequest('textDocument/diagnostic', {textDocument: {uri: at}, previousResultId})

const found = (report: DocumentDiagnosticReport, rule: string): Diagnostic[] =>
  report.kind === 'full' ? report.items.filter(({code}) => code === rule) : []

const at = (word: string, text = draft) => {
  const lines = text.slice(0, text.indexOf(word)).split('\n')
  return {line: lines.length - 1, character: lines.at(-1)?.length ?? 0}
}

const textIn = (said: string | MarkupContent): string => (typeof said === 'string' ? said : said.value)

suite('the protocol', () => {
  let client: TestClient
  teardown(() => client.end())

  test('pulled diagnostics: place, severity, rule, related place in the registry', async () => {
    client = await connect(files, {capabilities: able, locale: 'zh-cn'})
    await client.open(place, draft)
    const [mismatch] = found(await pull(client), 'registry-value-mismatch')
    assert.ok(mismatch)
    assert.deepEqual(mismatch.range.start, at('105个'))
    assert.match(textIn(mismatch.message), /[\u4e00-\u9fff]/)
    assert.equal(mismatch.relatedInformation?.[0]?.location.uri, 'file:///w/base.metrics.yaml')
  })

  test('a finding links to the page of its rule where the client shows such links', async () => {
    const capabilities = {textDocument: {...able.textDocument, publishDiagnostics: {codeDescriptionSupport: true}}}
    client = await connect(files, {capabilities, initializationOptions: {pages: 'file:///docs/rules/'}})
    await client.open(place, draft)
    const [mismatch] = found(await pull(client), 'registry-value-mismatch')
    assert.equal(mismatch?.codeDescription?.href, 'file:///docs/rules/registry-value-mismatch.md')
  })

  test('a result is unchanged until the draft or the registry changes', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    const first = await pull(client)
    assert.equal((await pull(client, uri, first.resultId)).kind, 'unchanged')
    await client.open('file:///w/base.metrics.yaml', registry.replace('value: 103', 'value: 105'))
    const second = await pull(client, uri, first.resultId)
    assert.equal(second.kind, 'full')
    assert.deepEqual(found(second, 'registry-value-mismatch'), [])
  })

  test('a result is unchanged by what is typed where nothing is found, and made anew by what is typed beside a finding', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, `${draft}\n另有说明。\n`)
    const first = await pull(client)
    assert.equal(found(first, 'registry-value-mismatch').length, 1)
    const beside = {line: 6, character: 2}
    await client.change(place, 2, {range: {start: beside, end: beside}, text: '些'})
    assert.deepEqual(await pull(client, uri, first.resultId), {kind: 'unchanged', resultId: first.resultId})
    // An editor has lost the mark of a word that is written over, though the same is found in it.
    const [start, digit] = [at('105个'), at('05个')]
    await client.change(place, 3, {range: {start, end: digit}, text: '1'})
    const again = await pull(client, uri, first.resultId)
    assert.deepEqual(found(again, 'registry-value-mismatch'), found(first, 'registry-value-mismatch'))
  })

  test('edits in the order in which they come, after an emoji', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    const start = at('105个')
    await client.change(
      place,
      2,
      {range: {start, end: {line: start.line, character: start.character + 3}}, text: '104'},
      {
        range: {
          start: {line: start.line, character: start.character + 2},
          end: {line: start.line, character: start.character + 3},
        },
        text: '3',
      },
    )
    assert.deepEqual(found(await pull(client), 'registry-value-mismatch'), [])
    await client.change(place, 3, {text: draft})
    assert.equal(found(await pull(client), 'registry-value-mismatch').length, 1)
  })

  test('a client that cannot ask is told, with the version, and only of what has changed', async () => {
    const told: PublishDiagnosticsParams[] = []
    client = await connect(files, {}, (connection) =>
      connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
        told.push(params)
      }),
    )
    await client.open(place, draft)
    await until(() => told.some(({diagnostics}) => diagnostics.some(({code}) => code === 'registry-value-mismatch')))
    assert.equal(told.at(-1)?.version, 1)
    await client.change(place, 2, {
      range: {start: at('105个'), end: {...at('105个'), character: at('105个').character + 3}},
      text: '103',
    })
    await until(() => told.at(-1)?.version === 2)
    assert.deepEqual(
      told.at(-1)?.diagnostics.filter(({code}) => code === 'registry-value-mismatch'),
      [],
    )
    await client.connection.sendNotification('textDocument/didClose', {textDocument: {uri}})
    await until(() => told.at(-1)?.diagnostics.length === 0)
  })

  test('a client that announces nothing gets hovers of plain text', async () => {
    client = await connect(files)
    await client.open(place, draft)
    await pull(client)
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: {uri},
      position: at('105个'),
    })
    assert.ok(hover && MarkupContent.is(hover.contents) && hover.contents.kind === 'plaintext')
    assert.match(hover.contents.value, /103/)
    assert.deepEqual(hover.range?.start, at('105个'))
  })

  test('the hover of a figure: indicator, registered value, its time', async () => {
    client = await connect(files, {capabilities: able, locale: 'en'})
    await client.open(place, draft)
    await pull(client)
    const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', {
      textDocument: {uri},
      position: at('105个'),
    })
    const text = hover && MarkupContent.is(hover.contents) ? hover.contents.value : ''
    for (const words of ['**互联网数据中心**', '**103个**', 'the end of 2020'])
      assert.ok(text.includes(words), `${words} in ${text}`)
  })

  test('no hover where there is no figure', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    assert.equal(
      await client.connection.sendRequest('textDocument/hover', {
        textDocument: {uri},
        position: {line: 0, character: 3},
      }),
      null,
    )
  })

  test('a quick fix removes its finding, and names it', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    const [mismatch] = found(await pull(client), 'registry-value-mismatch')
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: {uri},
      range: mismatch?.range,
      context: {diagnostics: [mismatch]},
    })
    const fix = actions.find(({diagnostics}) => diagnostics?.[0]?.code === 'registry-value-mismatch')
    const change = fix?.edit?.documentChanges?.[0]
    assert.ok(change && 'edits' in change)
    assert.equal(change.textDocument.version, 1)
    await client.change(
      place,
      2,
      ...change.edits.map((edit) => ('newText' in edit ? {range: edit.range, text: edit.newText} : {})),
    )
    assert.deepEqual(found(await pull(client), 'registry-value-mismatch'), [])
  })

  test('only the kinds of action that are asked for', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    await pull(client)
    const range = {start: {line: 0, character: 0}, end: {line: 6, character: 0}}
    const ask = (only: string[]) =>
      client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: {uri},
        range,
        context: {diagnostics: [], only},
      })
    assert.deepEqual(await ask(['refactor']), [])
    assert.ok((await ask(['quickfix'])).every(({kind}) => kind === 'quickfix'))
    assert.ok((await ask(['source.fixAll'])).every(({kind}) => kind === 'source.fixAll.plumbline'))
  })

  test('the outline, as a tree', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    const [top] = await client.connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: {uri},
    })
    assert.equal(top?.name, '规划')
    assert.match(top?.children?.[0]?.name ?? '', /现状/)
  })

  test('from a figure to its entry in the registry, and from the entry to the figures', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    await pull(client)
    const target = await client.connection.sendRequest<Location | null>('textDocument/definition', {
      textDocument: {uri},
      position: at('105个'),
    })
    assert.equal(target?.uri, 'file:///w/base.metrics.yaml')
    await client.open('file:///w/base.metrics.yaml', registry)
    const uses = await client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument: {uri: 'file:///w/base.metrics.yaml'},
      position: at('互联网数据中心', registry),
      context: {includeDeclaration: false},
    })
    assert.deepEqual(
      uses.map((it) => [it.uri, it.range.start]),
      [[uri, at('105个')]],
    )
  })

  test('findings in the registry and in the configuration, in their own files', async () => {
    client = await connect(
      {
        ...files,
        'file:///w/plumbline.yaml': `${config}  - none.yaml\n`
          .replace('  - none.yaml\n', '')
          .replace('registry:\n', 'registry:\n  - none.yaml\n'),
      },
      {capabilities: able},
    )
    const twice = registry + registry.slice(registry.indexOf('  - id:'))
    await client.open('file:///w/base.metrics.yaml', twice)
    assert.ok(found(await pull(client, 'file:///w/base.metrics.yaml'), 'reg-duplicate-id').length > 0)
    await client.open('file:///w/plumbline.yaml', client.files.get('file:///w/plumbline.yaml') ?? '')
    const [missing] = found(await pull(client, 'file:///w/plumbline.yaml'), 'config-registry-missing')
    assert.equal(missing?.range.start.line, 1)
  })

  test('a registry saved by someone else is read again', async () => {
    client = await connect(files, {capabilities: able})
    await client.open(place, draft)
    const first = await pull(client)
    client.files.set('file:///w/base.metrics.yaml', registry.replace('value: 103', 'value: 105'))
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{uri: 'file:///w/base.metrics.yaml', type: 2}],
    })
    await until(async () => found(await pull(client), 'registry-value-mismatch').length === 0)
    assert.notEqual((await pull(client)).resultId, first.resultId)
  })

  test('two roots, each with its own registry', async () => {
    const both = {
      'file:///w/a/plumbline.yaml': config,
      'file:///w/a/base.metrics.yaml': registry,
      'file:///w/b/plumbline.yaml': config,
      'file:///w/b/base.metrics.yaml': registry.replace('value: 103', 'value: 105'),
    }
    client = await connect(both, {capabilities: able})
    await client.open('file:///w/a/plan.md', draft)
    await client.open('file:///w/b/plan.md', draft)
    assert.equal(found(await pull(client, 'file:///w/a/plan.md'), 'registry-value-mismatch').length, 1)
    assert.equal(found(await pull(client, 'file:///w/b/plan.md'), 'registry-value-mismatch').length, 0)
  })

  test('positions in UTF-8 where the client offers nothing else', async () => {
    client = await connect(files, {capabilities: {...able, general: {positionEncodings: ['utf-8']}}})
    assert.equal(client.answer.capabilities.positionEncoding, 'utf-8')
    await client.open(place, draft)
    const [mismatch] = found(await pull(client), 'registry-value-mismatch')
    const line = draft.split('\n')[4] ?? ''
    assert.equal(mismatch?.range.start.character, Buffer.byteLength(line.slice(0, line.indexOf('105个'))))
  })

  test('requests about files that are not open, and places that do not exist, are answered', async () => {
    client = await connect(files, {capabilities: able})
    const nowhere = {textDocument: {uri: 'file:///w/none.md'}, position: {line: 99, character: 99}}
    assert.equal(await client.connection.sendRequest('textDocument/hover', nowhere), null)
    await client.open(place, draft)
    assert.equal(await client.connection.sendRequest('textDocument/hover', {...nowhere, textDocument: {uri}}), null)
    await client.change(place, 2, {range: {start: {line: 99, character: 9}, end: {line: 3, character: 0}}, text: '末'})
    assert.equal((await pull(client)).kind, 'full')
  })
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end; ) {
    if (await condition()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  assert.fail('it did not come to that')
}
