import assert from 'node:assert/strict'
import {type CodeAction, CodeActionTriggerKind} from 'vscode-languageserver/node'
import {readProposal} from '../../server/src/core/registry/proposals/proposal.js'
import {registry as cliRegistry, config} from '../cli/run.js'
import {connect, type TestClient} from './client.js'
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

suite('the protocol: registries and proposals that are made', () => {
  const able = {
    ...{textDocument: literals},
    workspace: {workspaceEdit: {documentChanges: true, resourceOperations: ['create']}},
  }
  const plan = 'file:///w/plan.md'

  /** The changes of the action whose title begins so, as text; null where it is not offered. */
  const changes = async (
    files: Readonly<Record<string, string>>,
    word: string,
    title: string,
    capabilities: object = able,
  ) => {
    const text = files[plan] ?? ''
    const client = await connect(files, {capabilities})
    await client.open(plan, text)
    const at = position(text, word)
    const found = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: {uri: plan},
      range: {start: at, end: at},
      context: {diagnostics: []},
    })
    await client.end()
    const edit = found.find((it) => it.title.startsWith(title))?.edit
    return edit ? JSON.stringify(edit.documentChanges ?? edit.changes) : null
  }

  const unknown = '# 规划\n\n2020年，城市公园达到102座。\n'
  const configured = {[plan]: unknown, 'file:///w/plumbline.yaml': 'registry:\n  - registry/*.metrics.yaml\n'}

  test('where no file is there, one that the configuration names', async () => {
    const made = await changes(configured, '102座', '登记指标')
    assert.match(made ?? '', /"kind":"create","uri":"file:\/\/\/w\/registry\/drafts\.metrics\.yaml"/)
    assert.match(made ?? '', /plumbline: 1\\nindicators:\\n {2}- id: csgy\\n {4}name: \\"城市公园\\"/)
    assert.equal(await changes(configured, '102座', '登记指标', {textDocument: literals}), null)
  })

  test('where the configuration names none, and where there is none, that too', async () => {
    const named = {[plan]: unknown, 'file:///w/plumbline.yaml': 'plan:\n  baseline: 2020-12-31\n'}
    const made = await changes(named, '102座', '登记指标')
    assert.match(made ?? '', /"uri":"file:\/\/\/w\/plumbline\.yaml".*registry:\\n {2}- registry/)
    const alone = {[plan]: `---\nplumbline: true\n---\n\n${unknown}`}
    const both = await changes(alone, '102座', '登记指标')
    assert.match(
      both ?? '',
      /"create","uri":"file:\/\/\/w\/plumbline\.yaml".*"create","uri":"file:\/\/\/w\/registry\/drafts/,
    )
  })

  test('into a file that holds nothing yet, under its own id', async () => {
    for (const list of ['indicators: []  # 待补\n', 'indicators:\n', '']) {
      const empty = {
        ...configured,
        'file:///w/registry/a.metrics.yaml': `plumbline: 1\nregistry: {id: yz.civil}\n${list}`,
      }
      const made = await changes(empty, '102座', '登记指标', {textDocument: literals})
      assert.match(made ?? '', /registry\/a\.metrics\.yaml.*- id: yz\.civil\.csgy/, list)
    }
  })

  test('a figure is proposed in a file of its own, the same for the same', async () => {
    const draft = '# 规划\n\n2022年，互联网数据中心达到115个。\n'
    const files = {[plan]: draft, 'file:///w/plumbline.yaml': config, 'file:///w/base.metrics.yaml': cliRegistry}
    const [first, again] = [await changes(files, '115个', '提请登记'), await changes(files, '115个', '提请登记')]
    assert.equal(first, again)
    const [, name] = /proposals\/([0-9a-f-]{36})\.yaml/.exec(first ?? '') ?? []
    const text: string = JSON.parse(first ?? '[]')[1].edits[0].newText
    assert.deepEqual(
      {...readProposal(text), proposed: null},
      {
        id: name,
        fact: {
          ...{indicator: readProposal(text)?.fact.indicator, list: 'observations', asOf: '2022', value: '115'},
          ...{qualifier: 'eq', status: 'plan-text', source: 'plan.md'},
        },
        ...{evidence: '115个', base: null, state: 'open', proposed: null, decided: null},
      },
    )
  })
})
