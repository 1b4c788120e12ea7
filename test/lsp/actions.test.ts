import assert from 'node:assert/strict'
import {type CodeAction, CodeActionTriggerKind} from 'vscode-languageserver/node'
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
    assert.ok((await ask('105个', ['quickfix'])).some(({title}) => title.startsWith('此行不查“数值不符”')))
  })

  test('an entry for an unknown indicator goes to the registry file', async () => {
    client = await opened(draft, literals)
    const action = (await ask('102座')).find(({title}) => title.startsWith('登记指标'))
    assert.match(action?.edit?.changes?.[registryUri]?.[0]?.newText ?? '', /id: yz\.csgy/)
  })

  test('kinds are told apart: a heading is restructured, numbers and style are sources of change', async () => {
    const text = '# 规划\n\n一、现状\n\n三、任务\n\n截止2020年底，建成。\n'
    client = await opened(text, literals)
    const ask = async (word: string, only: string) => {
      const at = position(text, word)
      const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: {uri},
        range: {start: at, end: at},
        context: {diagnostics: [], only: [only]},
      })
      return found.map(({title, kind}) => `${kind} ${title}`)
    }
    assert.deepEqual(await ask('任务', 'refactor'), ['refactor.rewrite 设为2级标题'])
    assert.deepEqual(await ask('任务', 'source'), [
      'source.fixAll.plumbline 作全部不改变文意的修正',
      'source.plumbline.renumber 标题重新编号（1处），引用随之修改',
      'source.plumbline.houseStyle 全文改为统一体例（1处）',
    ])
    const kinds = client.answer.capabilities.codeActionProvider
    assert.ok(typeof kinds === 'object' && kinds.codeActionKinds?.includes('source.plumbline.renumber'))
  })

  test('changes of the draft as a whole are not worked out for a lamp', async () => {
    client = await opened('一、现状\n\n三、任务\n\n截止2020年底，建成。\n', literals)
    const kinds = async (triggerKind?: CodeActionTriggerKind) => {
      const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: {uri},
        range: {start: {line: 2, character: 0}, end: {line: 2, character: 0}},
        context: {diagnostics: [], ...(triggerKind && {triggerKind})},
      })
      return found.flatMap(({kind}) => (kind?.startsWith('source') ? [kind] : []))
    }
    assert.deepEqual(await kinds(CodeActionTriggerKind.Automatic), [])
    assert.deepEqual(await kinds(CodeActionTriggerKind.Invoked), [
      'source.fixAll.plumbline',
      'source.plumbline.renumber',
    ])
    assert.deepEqual(await kinds(), ['source.fixAll.plumbline', 'source.plumbline.renumber'])
  })

  test('what changes the draft as a whole is asked about where the client can ask', async () => {
    const edits = {workspaceEdit: {documentChanges: true, changeAnnotationSupport: {}}}
    for (const [workspace, asks] of [
      [edits, true],
      [{workspaceEdit: {documentChanges: true}}, false],
    ] as const) {
      client = await opened(draft.replace('2020年', '截止2020年底'), literals, {workspace})
      const [action] = await ask('105个', ['source.plumbline.houseStyle'])
      const notes = Object.values(action?.edit?.changeAnnotations ?? {})
      assert.deepEqual(
        notes.map(({needsConfirmation}) => needsConfirmation),
        asks ? [true] : [],
      )
      const [change] = action?.edit?.documentChanges ?? []
      assert.ok(change && 'edits' in change)
      assert.equal(
        change.edits.every((edit) => 'annotationId' in edit),
        asks,
      )
      if (asks) await client.end()
    }
  })

  test('a proposed observation goes to the registry file', async () => {
    const text = '# 规划\n\n😀2022年，互联网数据中心达到115个。\n'
    client = await opened(text, literals)
    const at = position(text, '115个')
    const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: {uri},
      range: {start: at, end: at},
      context: {diagnostics: []},
    })
    const action = found.find(({title}) => title.startsWith('提请登记'))
    assert.match(action?.edit?.changes?.[registryUri]?.[0]?.newText ?? '', /asOf: "2022", value: 115/)
  })

  test('a client without literals gets none', async () => {
    client = await opened(draft, {codeAction: {}})
    assert.deepEqual(await ask('105个'), [])
  })
})
