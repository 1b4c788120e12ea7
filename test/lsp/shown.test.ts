import assert from 'node:assert/strict'
import type {
  CodeLens,
  Hover,
  InlayHint,
  Location,
  MarkupContent,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver/node'
import {registry} from '../ide/draft.js'
import type {TestClient} from './client.js'
import {opened, place, position, registryUri, uri} from './features.js'

const draft = '# 规划\n\n😀2020年，互联网数据中心达到105个。\n\n落实《云州市数字经济促进办法》。\n'
const textDocument = {uri}
const coloured = {
  semanticTokens: {requests: {full: {delta: true}}, tokenTypes: [], tokenModifiers: [], formats: ['relative' as const]},
}

suite('the protocol: what is shown', () => {
  let client: TestClient
  teardown(() => client.end())

  test('semantic tokens: all, then what an edit changed', async () => {
    client = await opened(draft, coloured)
    const {legend} = client.answer.capabilities.semanticTokensProvider ?? {}
    assert.deepEqual(legend?.tokenModifiers, ['grounded', 'target', 'ungrounded', 'deprecated'])
    const full = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {textDocument})
    assert.equal(full.data.length % 5, 0)
    assert.deepEqual(full.data.slice(0, 4), [2, 2, 5, legend?.tokenTypes.indexOf('event')])
    const start = position(draft, '105个')
    await client.change(place, 2, {range: {start, end: start}, text: '超过'})
    const delta = await client.connection.sendRequest<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: full.resultId,
    })
    const data = [...full.data]
    for (const {start: at, deleteCount, data: more = []} of delta.edits) data.splice(at, deleteCount, ...more)
    const again = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument,
    })
    assert.deepEqual(data, again.data)
    assert.equal(again.data.length, full.data.length + 5)
  })

  test('a delta of an answer that is not known any more is the whole', async () => {
    client = await opened(draft, coloured)
    const answer = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: 'none',
    })
    assert.ok(answer.data.length > 0)
  })

  test('inlay hints', async () => {
    client = await opened(draft, {inlayHint: {}})
    const range = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}
    const [hint] = await client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {textDocument, range})
    assert.equal(hint?.label, '登记值 103个')
    assert.deepEqual(hint?.position, position(draft, '105个', 4))
  })

  test('a lens above each entry of the registry', async () => {
    client = await opened(draft, {codeLens: {}})
    await client.open('/w/base.metrics.yaml', registry)
    const [lens] = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: {uri: registryUri},
    })
    assert.equal(lens?.command?.title, '在 1 份文稿中用到 1 次')
    assert.deepEqual(lens?.range.start, position(registry, 'yz.idc'))
  })

  test('a lens above each chapter of a draft, counted when it is looked at', async () => {
    client = await opened(draft, {codeLens: {}})
    const [lens, ...others] = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {textDocument})
    assert.ok(lens && !lens.command && !others.length)
    assert.deepEqual(lens.range.start, position(draft, '规划'))
    const seen = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)
    assert.equal(seen.command?.title, '指标数值 1 个（一致 0，不符 1，未登记 0，未比对 0）')
    const stale = await client.connection.sendRequest<CodeLens>('codeLens/resolve', {...lens, data: {uri, at: 99}})
    assert.equal(stale.command?.title, '…')
  })

  test('a picture in the hover, for a client that draws pictures', async () => {
    const hover = async (general: object) => {
      const agreeing = draft.replace('105个', '103个')
      client = await opened(agreeing, {hover: {contentFormat: ['markdown']}}, {general})
      const found = await client.connection.sendRequest<Hover>('textDocument/hover', {
        textDocument,
        position: position(agreeing, '103个', 1),
      })
      return (found.contents as MarkupContent).value
    }
    assert.ok(!(await hover({})).includes('data:'))
    await client.end()
    assert.match(
      await hover({markdown: {parser: 'marked'}}),
      /!\[2020年末103个，2025年不低于120个\]\(data:image\/svg\+xml,[\w%.-]+\|width=160,height=24\)/,
    )
  })

  test('hover and definition of a citation, beside those of a figure', async () => {
    client = await opened(draft, {hover: {contentFormat: ['markdown']}})
    const ask = <T>(method: string, word: string) =>
      client.connection.sendRequest<T>(method, {textDocument, position: position(draft, word, 1)})
    const hover = await ask<Hover>('textDocument/hover', '《云州市')
    assert.match(JSON.stringify(hover.contents), /云府办发〔2021〕29号/)
    assert.match(JSON.stringify((await ask<Hover>('textDocument/hover', '105个')).contents), /103个/)
    const title = await ask<Location>('textDocument/definition', '《云州市')
    assert.deepEqual([title.uri, title.range.start], [registryUri, position(registry, 'digital:')])
    assert.equal((await ask<Location>('textDocument/definition', '105个')).uri, registryUri)
    const uses = await client.connection.sendRequest<Location[]>('textDocument/references', {
      textDocument,
      position: position(draft, '《云州市', 1),
      context: {includeDeclaration: false},
    })
    assert.deepEqual(
      uses.map(({range}) => range.start),
      [position(draft, '《云州市')],
    )
  })

  test('an explanation, on request', async () => {
    client = await opened(draft, {})
    const ask = (word: string) =>
      client.connection.sendRequest<MarkupContent | null>('plumbline/explain', {
        textDocument,
        position: position(draft, word, 1),
      })
    assert.match((await ask('2020年'))?.value ?? '', /是时间/)
    assert.match((await ask('105个'))?.value ?? '', /✓ 互联网数据中心/)
    assert.equal(await ask('落实'), null)
  })

  test('hints that are switched off, colours and lenses that nobody asked for, are not announced', async () => {
    client = await opened(draft, {})
    const {capabilities} = client.answer
    assert.equal(capabilities.semanticTokensProvider, undefined)
    assert.equal(capabilities.inlayHintProvider, undefined)
    assert.equal(capabilities.codeLensProvider, undefined)
  })
})
