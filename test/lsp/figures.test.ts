import assert from 'node:assert/strict'
import type {CodeAction, CodeLens, Diagnostic, SemanticTokens} from 'vscode-languageserver/node'
import {toUri} from '../../server/src/files/uri.js'
import type {DraftCounts, FigureList} from '../../server/src/lsp/features/figures.js'
import {registry} from '../ide/draft.js'
import {until} from './capabilities.js'
import {connect, type TestClient} from './client.js'

const config = 'registry:\n  - "*.metrics.yaml"\nplan:\n  baseline: 2020-12-31\n'
const draft = '# 规划\n\n截至2020年底，互联网数据中心有105个，城镇化率63.9%。\n'

suite('the list of figures', () => {
  let client: TestClient
  let changes = 0
  teardown(() => client.end())

  async function start(files: Record<string, string>): Promise<void> {
    changes = 0
    const more = {initializationOptions: {figures: true}, locale: 'zh-cn'}
    client = await connect(files, more, (connection) =>
      connection.onNotification('plumbline/changed', () => {
        changes++
      }),
    )
    await client.open('/w/plan.md', draft)
  }
  const textDocument = {uri: toUri('/w/plan.md')}
  async function startAble(wishes: object, workspace = {}): Promise<void> {
    const capabilities = {
      workspace,
      textDocument: {
        diagnostic: {},
        codeLens: {},
        codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: []}}},
        semanticTokens: {requests: {full: true}, tokenTypes: [], tokenModifiers: [], formats: []},
      },
    }
    const more = {initializationOptions: {figures: true, ...wishes}, locale: 'zh-cn', capabilities}
    client = await connect({'/w/plumbline.yaml': config, '/w/a.metrics.yaml': registry}, more)
    await client.open('/w/plan.md', draft)
  }
  const list = (place = '/w/plan.md') =>
    client.connection.sendRequest<FigureList | null>('plumbline/figures', {textDocument: {uri: toUri(place)}})

  test('has each with its verdict, counts them, and says what it is held against', async () => {
    await start({'/w/plumbline.yaml': config, '/w/a.metrics.yaml': registry})
    const found = await list()
    assert.deepEqual(found?.counts, {agree: 1, differ: 1, unregistered: 0, uncompared: 0, wording: 0, numbers: 3})
    assert.deepEqual(found.registry, {state: 'ready', indicators: 2})
    assert.deepEqual(
      found.figures.map(({text, against, range}) => [text, against?.text, range.start.character]),
      [
        ['105个', '103个', 17],
        ['63.9%', '63.9%', 26],
      ],
    )
  })

  test('of a file that is no draft is none', async () => {
    await start({})
    assert.equal(await list(), null)
    assert.equal(await client.connection.sendRequest('plumbline/counts', {textDocument}), null)
  })

  test('a client that shows no figures has the counts, the lines with figures, and the figures with remarks only', async () => {
    const why = '已与主管部门核实'
    const noted = `- {id: d1, indicator: yz.idc, section: 规划, role: baseline, figure: 105个, kind: noted, rule: null, by: 张三, at: 2026-01-05, why: ${why}}\n`
    await start({'/w/plumbline.yaml': config, '/w/a.metrics.yaml': registry, '/w/.plumbline/decisions.yaml': noted})
    const found = await list()
    const {lines, remarked, ...counted} =
      (await client.connection.sendRequest<DraftCounts | null>('plumbline/counts', {textDocument})) ??
      assert.fail('no draft')
    const {figures, ...whole} = found ?? assert.fail('no draft')
    assert.deepEqual(counted, whole)
    assert.deepEqual(lines, [2])
    assert.deepEqual(remarked, figures.slice(0, 1))
    assert.equal(remarked[0]?.decisions[0]?.why, why)
  })

  test('says that there is no registry, and which of those named cannot be used', async () => {
    await start({'/w/plumbline.yaml': 'registry: []\n'})
    assert.deepEqual((await list())?.registry, {state: 'none', indicators: 0})
    await client.open('/w/plumbline.yaml', `${config}`.replace('- "', '- none.yaml\n  - "'))
    await until(async () => (await list())?.registry.state === 'broken')
    const {registry: said} = (await list()) ?? assert.fail('no draft')
    assert.deepEqual(said.state === 'broken' && [said.line, said.why.slice(0, 9)], [1, 'none.yaml'])
  })

  test('a client that shows it sees rules by their short names, and gets their fixes back', async () => {
    await startAble({ruleNames: true})
    const report = await client.connection.sendRequest<{items: Diagnostic[]}>('textDocument/diagnostic', {textDocument})
    const [found] = report.items
    assert.deepEqual([found?.code, found?.source, found?.data], ['数值不符', '准绳', {rule: 'registry-value-mismatch'}])
    const asked = {textDocument, range: found?.range, context: {diagnostics: report.items, only: ['quickfix']}}
    const [fix] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', asked)
    assert.equal(fix?.diagnostics?.length, 1)
  })

  test('a client with our commands shows a change of the whole draft with its boxes ticked', async () => {
    await startAble({commands: true}, {workspaceEdit: {documentChanges: true, changeAnnotationSupport: {}}})
    await client.open('/w/next.md', '# 规划\n\n截止2022年底，互联网数据中心有115个。\n')
    const at = {line: 2, character: 0}
    const only = ['source.plumbline.houseStyle']
    const asked = {
      textDocument: {uri: toUri('/w/next.md')},
      range: {start: at, end: at},
      context: {diagnostics: [], only},
    }
    const [action] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', asked)
    const {documentChanges = [], changeAnnotations = {}} = action?.edit ?? {}
    const isTicked = (id: string | undefined) => id !== undefined && !changeAnnotations[id]?.needsConfirmation
    for (const change of documentChanges)
      if ('edits' in change) assert.ok(change.edits.every((it) => 'annotationId' in it && isTicked(it.annotationId)))
      else assert.deepEqual([change.kind, isTicked(change.annotationId)], ['create', false])
    assert.deepEqual(
      documentChanges.map((it) => 'edits' in it),
      [false, true],
    )
  })

  test('a client with our commands is told to ask for the reason of a proposal', async () => {
    await startAble({commands: true})
    await client.open('/w/next.md', '# 规划\n\n截至2022年底，互联网数据中心有115个。\n')
    const [next, at] = [{uri: toUri('/w/next.md')}, {line: 2, character: 19}]
    const asked = {textDocument: next, range: {start: at, end: at}, context: {diagnostics: []}}
    const offered = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', asked)
    const proposing = offered.find(({title}) => title.startsWith('提请登记'))
    assert.equal(proposing?.edit, undefined)
    assert.deepEqual(proposing?.command?.arguments, [next.uri, at.line, at.character, 'propose'])
  })

  test('a client with our commands is told to ask for the reason before a rule is silenced', async () => {
    await startAble({commands: true})
    const at = {line: 2, character: 18}
    const asked = {textDocument, range: {start: at, end: at}, context: {diagnostics: [], only: ['quickfix']}}
    const offered = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', asked)
    const silence = offered.find(({command}) => command)
    assert.equal(silence?.edit, undefined)
    const comment = ' <!-- plumbline-disable-line registry-value-mismatch: -->'
    assert.deepEqual(silence?.command?.arguments, [textDocument.uri, 2, draft.split('\n')[2]?.length, comment])
  })

  test('its cards lead to the entry, which takes no row of the hover then; another client is given the place', async () => {
    for (const [commands, places] of [
      [true, undefined],
      [false, [toUri('/w/a.metrics.yaml')]],
    ] as const) {
      await startAble({commands})
      const {items} = await client.connection.sendRequest<{items: Diagnostic[]}>('textDocument/diagnostic', {
        textDocument,
      })
      const related = items[0]?.relatedInformation?.map(({location}) => location.uri)
      assert.deepEqual(related?.length ? related : undefined, places)
      if (commands) await client.end()
    }
  })

  test('its lenses are commands, and its colours say how figures stand', async () => {
    await startAble({commands: true})
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {textDocument})
    const seen = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lenses[0])
    assert.deepEqual(seen.command?.arguments, [toUri('/w/plan.md'), 0, 2])
    assert.equal(seen.command?.command, 'plumbline.showChapter')
    const {data} = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument,
    })
    assert.deepEqual(data, [2, 17, 4, 0, 2, 0, 9, 5, 0, 1])
    const range = {start: {line: 0, character: 0}, end: {line: 1, character: 0}}
    const some = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument,
      range,
    })
    assert.deepEqual(some.data, [])
  })

  test('how much its colours say is heeded at once', async () => {
    await startAble({})
    for (const [colours, expected] of [
      ['verdicts', [2, 17, 4, 0, 2, 0, 9, 5, 0, 1]],
      ['differing', [2, 17, 4, 0, 2]],
      ['off', []],
      ['verdicts', [2, 17, 4, 0, 2, 0, 9, 5, 0, 1]],
    ] as const) {
      await client.connection.sendNotification('workspace/didChangeConfiguration', {settings: {plumbline: {colours}}})
      const {data} = await client.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument,
      })
      assert.deepEqual(data, expected, colours)
    }
  })

  test('a client that shows it is told when it may be another', async () => {
    await start({'/w/plumbline.yaml': config, '/w/a.metrics.yaml': registry})
    await list()
    await until(() => changes > 0)
    const before = changes
    await client.open('/w/a.metrics.yaml', registry.replace('value: 103', 'value: 105'))
    await until(() => changes > before)
    assert.equal((await list())?.counts.differ, 0)
  })
})
