import assert from 'node:assert/strict'
import {mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {SecretStorage} from 'vscode'
import type {DocumentDiagnosticReport, InitializeParams, Location, WorkspaceEdit} from 'vscode-languageserver/node'
import {Tokens} from '../../client/src/tokens.js'
import {copiesInMemory} from '../../server/src/files/remote/copies.js'
import {overHttp} from '../../server/src/files/remote/over-http.js'
import {Remotes, remoteOf} from '../../server/src/files/remote/remotes.js'
import {said} from '../../server/src/files/remote/said.js'
import {buildProgram} from '../cli/run.js'
import {figure, indicator} from '../ledger/made.js'
import {connect, type TestClient} from '../lsp/client.js'
import {run} from '../lsp/program.js'
import {Served} from './served.js'

const capabilities: InitializeParams['capabilities'] = {
  textDocument: {diagnostic: {}, hover: {contentFormat: ['markdown']}},
  workspace: {
    applyEdit: true,
    workspaceEdit: {documentChanges: true, resourceOperations: ['create']},
    textDocumentContent: {},
  },
}

const uri = 'file:///w/plan.md'
const draft = '# 规划\n\n## 一、现状\n\n截至2020年底，全市建成互联网数据中心105个。常住人口城镇化率60%。\n'
const whole = {start: {line: 0, character: 0}, end: {line: 9, character: 0}}

interface Item {
  readonly indicator: string
  readonly value: string
  readonly present: string | null
  readonly sentence: string
}

/** An editor whose user is who `who.is` says; null: not signed in. */
async function editor(served: Served, who: {is: string | null}): Promise<TestClient> {
  const fetch = overHttp()
  const known = (): Readonly<Record<string, string>> =>
    who.is === null ? {} : {authorization: `Bearer ${served.tokens.get(who.is)}`}
  const remotes = new Remotes((url, headers, most) => fetch(url, {...headers, ...known()}, most), copiesInMemory())
  const file = `${served.url}/v1/registry/prov/gxt.metrics.yaml`
  const files = {'file:///w/plumbline.yaml': `registry:\n  - ${file}\n`, [uri]: draft}
  const client = await connect(files, {capabilities, locale: 'zh-cn'}, () => undefined, {
    remote: remoteOf(remotes),
    again: () => remotes.again(),
    service: async (base, path, {language, body}) => {
      const answer = await globalThis.fetch(`${base}${path}`, {
        headers: {...known(), 'accept-language': language, 'content-type': 'application/json'},
        ...(body && {method: 'POST', body: JSON.stringify(body)}),
      })
      return said(answer.ok, await answer.json().catch(() => null), answer.status)
    },
  })
  await client.open(uri, draft)
  return client
}

async function messages(client: TestClient): Promise<string> {
  const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: {uri},
  })
  return report.kind === 'full' ? report.items.map(({message}) => message).join('\n') : ''
}

const proposable = ({connection}: Pick<TestClient, 'connection'>, of = uri): Promise<readonly Item[]> =>
  connection.sendRequest('plumbline/registry/proposable', {textDocument: {uri: of}, range: whole})

async function until<It>(value: () => Promise<It | null | false>, complaint: string): Promise<It> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 30))) {
    const it = await value()
    if (it) return it
  }
  throw new Error(complaint)
}

suite('the registry service, from an editor', () => {
  let served: Served
  let client: TestClient
  const who: {is: string | null} = {is: null}
  const ask = <Answer>(name: string, params: object = {}): Promise<Answer> =>
    client.connection.sendRequest(`plumbline/registry/${name}`, {uri, ...params})

  suiteSetup(async () => {
    served = await Served.start()
    await served.person('李青', 'reader')
    await served.person('陈立', 'contributor')
    await served.person('周明', 'keeper')
    await served.hold([
      {is: 'entry', section: 'units', id: '个', entry: {kind: 'count'}},
      indicator('yz.idc', {name: '互联网数据中心'}),
      figure('yz.idc', '2020-12-31', '103'),
    ])
    client = await editor(served, who)
  })
  suiteTeardown(async () => {
    await client.end()
    await served.close()
  })

  test('nobody is signed in: the state says so, and that nothing is compared is said in the draft', async () => {
    const status = await ask<{kind: string; isUnsigned: boolean; subject: null; problem: string}>('status')
    assert.deepEqual([status.kind, status.isUnsigned, status.subject], ['service', true, null])
    assert.match(status.problem, /尚未登录/)
    assert.doesNotMatch(await messages(client), /103/)
    const refused = await ask<{problem: string}>('proposals')
    assert.match(refused.problem, /尚未登录/)
  })

  test('signed in, asked anew, figures are compared; the state says who, how far and how old', async () => {
    who.is = '李青'
    const status = await ask<{subject: string; seq: number; since: string; roles: string[]; mayPropose: boolean}>(
      'refresh',
    )
    assert.deepEqual([status.subject, status.mayPropose, status.roles], ['李青', false, ['reader prov/gxt']])
    assert.equal(status.seq, served.service.state.head.seq)
    assert.ok(Math.abs(Date.parse(status.since) - Date.now()) < 60_000)
    assert.match(await messages(client), /“105个”与登记库不符/)
  })

  test('a definition leads into the text of the registry, which can be read and not written', async () => {
    const found = await client.connection.sendRequest<Location>('textDocument/definition', {
      textDocument: {uri},
      position: {line: 4, character: 21},
    })
    assert.match(found.uri, /^plumbline-registry:\/http\/127\.0\.0\.1%3A\d+\/v1\/registry\/prov\/gxt\.metrics\.yaml$/)
    const {text} = await client.connection.sendRequest<{text: string}>('workspace/textDocumentContent', {
      uri: found.uri,
    })
    assert.match(text.split('\n')[found.range.start.line] ?? '', /asOf: "2020-12-31", value: 103/)
  })

  test('a reader may not propose; a contributor may, and what agrees or is unknown is not proposed', async () => {
    const items = await proposable(client)
    assert.deepEqual(
      items.map((it) => [it.indicator, it.value, it.present, it.sentence]),
      [['yz.idc', '105', '103个', '截至2020年底，全市建成互联网数据中心105个。']],
    )
    const refused = await ask<{problem: string}>('propose', {items, reason: '年报'})
    assert.match(refused.problem, /没有这项权限/)
    who.is = '陈立'
    const made = await ask<{id: string; count: number}>('propose', {range: whole, reason: '年报复核'})
    assert.equal(made.count, 1)
    const {items: kept} = served.service.state.proposals.get(made.id) ?? {}
    assert.deepEqual(Object.keys(kept?.[0]?.item ?? {}).toSorted(), [
      'asOf',
      'base',
      'evidence',
      'indicator',
      'is',
      'list',
      'value',
    ])
    assert.deepEqual(
      kept?.map(({item}) => item.evidence),
      [{sentence: '截至2020年底，全市建成互联网数据中心105个。', draft: 'plan.md', heading: '一、现状', line: 5}],
    )
  })

  test('the proposal waits with its impact on the open draft; its own proposer may not decide', async () => {
    const status = await ask<{waiting: number; deciding: number}>('status')
    assert.deepEqual([status.waiting, status.deciding], [1, 0])
    const {proposals} = await ask<{proposals: {id: string; by: string; mayDecide: boolean; items: object[]}[]}>(
      'proposals',
    )
    const [first] = proposals
    assert.deepEqual([first?.by, first?.mayDecide], ['陈立', false])
    assert.deepEqual(first?.items, [
      {
        ...{index: 0, indicator: 'yz.idc', name: '互联网数据中心', list: 'observations', asOf: '2020-12-31'},
        ...{value: '105个', present: '103个', isStale: false, state: 'open'},
        sentence: '截至2020年底，全市建成互联网数据中心105个。',
      },
    ])
    const impact = await ask<{open: {line: number; before: string; after: null}[]}>('impact', {id: first?.id})
    assert.deepEqual(
      impact.open.map(({line, before, after}) => [line, before, after]),
      [[4, '“105个”与登记库不符：互联网数据中心（2020年末）登记为103个。请改用登记值，或核对登记。', null]],
    )
    const own = await ask<{problem: string}>('decide', {id: first?.id, verdict: 'accept', reason: '同意'})
    assert.ok(own.problem)
  })

  test('the keeper accepts, and the finding goes; who, when and why are told', async () => {
    who.is = '周明'
    const {proposals} = await ask<{proposals: {id: string; mayDecide: boolean}[]}>('proposals')
    const [first] = proposals
    assert.equal(first?.mayDecide, true)
    const done = await ask<{id: string}>('decide', {
      ...{id: first?.id, verdict: 'accept', reason: '与年报一致', nature: 'correction'},
    })
    assert.equal(done.id, first?.id)
    await until(async () => !/105个”/.test(await messages(client)), 'the finding stays')
    const {name, vintages} = await ask<{name: string; vintages: {value: string; by: string; decidedBy: string}[]}>(
      'history',
      {position: {line: 4, character: 21}},
    )
    assert.equal(name, '互联网数据中心')
    assert.deepEqual(
      vintages.map(({value, by, decidedBy}) => [value, by, decidedBy]),
      [
        ['105个', '陈立', '周明'],
        ['103个', '陈立', '周明'],
      ],
    )
    const again = await ask<{problem: string}>('decide', {id: first?.id, verdict: 'reject', reason: '不'})
    assert.match(again.problem, /已/)
  })

  test('what stands in no draft, or is not known, is answered in words', async () => {
    assert.match((await ask<{problem: string}>('history', {position: {line: 0, character: 0}})).problem, /没有已登记/)
    assert.match((await ask<{problem: string}>('propose', {range: whole})).problem, /没有可以提请/)
    assert.ok((await ask<{problem: string}>('impact', {id: 'none'})).problem)
  })
})

suite('a registry of files, by the same requests', () => {
  const place = 'file:///w/base.metrics.yaml'
  const registry =
    'plumbline: 1\nunits:\n  个: {kind: count}\nindicators:\n  - id: yz.idc\n    name: 互联网数据中心\n    unit: 个\n    kind: stock\n    observations:\n      - {asOf: "2020-12-31", value: 103, status: final, source: 统计年报}\n'
  let client: TestClient
  /** Writes what the server has written, as an editor does that saves. */
  const applied = ({documentChanges = []}: WorkspaceEdit): void => {
    for (const it of documentChanges) {
      if (!('textDocument' in it)) continue
      const {uri: at} = it.textDocument
      const lines = (client.files.get(at) ?? '').split('\n')
      const offset = ({line, character}: {line: number; character: number}): number =>
        lines.slice(0, line).reduce((sum, {length}) => sum + length + 1, 0) + character
      for (const edit of it.edits)
        if ('newText' in edit) {
          const text = lines.join('\n')
          client.files.set(
            at,
            text.slice(0, offset(edit.range.start)) + edit.newText + text.slice(offset(edit.range.end)),
          )
        }
    }
  }
  const ask = <Answer>(name: string, params: object = {}): Promise<Answer> =>
    client.connection.sendRequest(`plumbline/registry/${name}`, {uri, ...params})

  suiteSetup(async () => {
    const files = {'file:///w/plumbline.yaml': 'registry:\n  - base.metrics.yaml\n', [place]: registry, [uri]: draft}
    client = await connect(files, {capabilities, locale: 'en'}, (connection) =>
      connection.onRequest('workspace/applyEdit', ({edit}: {edit: WorkspaceEdit}) => {
        applied(edit)
        return {applied: true}
      }),
    )
    await client.open(uri, draft)
  })
  suiteTeardown(() => client.end())

  test('propose, impact, accept with a reason, history', async () => {
    assert.deepEqual((await ask<{kind: string; waiting: number}>('status')).waiting, 0)
    const made = await ask<{id: string; saves: string[]}>('propose', {range: whole, reason: 'checked', by: 'Li Qing'})
    assert.deepEqual(made.saves, [`file:///w/proposals/${made.id}.yaml`])
    assert.match((await ask<{problem: string}>('propose', {range: whole, reason: 'checked'})).problem, /before/)
    const {proposals} = await ask<{proposals: {by: string; open: number; inUse: boolean}[]}>('proposals')
    assert.deepEqual(
      proposals.map(({by, open, inUse}) => [by, open, inUse]),
      [['Li Qing', 1, true]],
    )
    assert.equal((await ask<{open: object[]}>('impact', {id: made.id})).open.length, 1)
    const {id} = made
    assert.match((await ask<{problem: string}>('decide', {id, verdict: 'accept'})).problem, /reason/)
    await ask('decide', {id, verdict: 'accept', reason: 'yearbook', by: 'Zhou Ming'})
    assert.match(client.files.get(place) ?? '', /value: 105.*value: 103, kind: correction, reason: "yearbook"/)
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {changes: [{uri: place, type: 2}]})
    await until(async () => !/105个/.test(await messages(client)), 'the finding stays')
    const {vintages} = await ask<{vintages: {value: string; kind: string | null}[]}>('history', {id: 'yz.idc'})
    assert.deepEqual(
      vintages.map(({value, kind}) => [value, kind]),
      [
        ['103个', 'correction'],
        ['105个', null],
      ],
    )
    assert.match((await ask<{problem: string}>('decide', {id, verdict: 'reject', reason: 'no'})).problem, /decided/)
  })
})

suite('a token that the editor keeps', () => {
  test('reaches the service, and no message to the server, trace, log or file of the workspace', async () => {
    buildProgram()
    const served = await Served.start()
    await served.person('周明', 'keeper')
    await served.person('陈立', 'contributor')
    await served.hold([
      {is: 'entry', section: 'units', id: '个', entry: {kind: 'count'}},
      indicator('yz.idc', {name: '互联网数据中心'}),
      figure('yz.idc', '2020-12-31', '103'),
    ])
    const token = served.tokens.get('陈立') ?? ''
    const kept = new Map([[`plumbline.token ${served.url}`, token]])
    const secrets: Pick<SecretStorage, 'get'> = {get: async (key) => kept.get(key)}
    const tokens = new Tokens(secrets as SecretStorage)
    const trace = join(mkdtempSync(join(tmpdir(), 'trace-')), 'trace.jsonl')
    const config = `registry:\n  - ${served.url}/v1/registry/prov/gxt.metrics.yaml\n`
    const editor = await run({'plumbline.yaml': config, 'plan.md': draft}, capabilities, {
      words: ['--trace', trace],
      initializationOptions: {fetch: true},
    })
    const passed: string[] = []
    editor.connection.onNotification('window/logMessage', (it: object) => void passed.push(JSON.stringify(it)))
    editor.connection.onRequest('plumbline/files/fetch', async (asked: Asked) => {
      passed.push(JSON.stringify(asked))
      const {url, headers, method, body} = asked
      const signed = await tokens.signed(url, headers)
      const answer = await fetch(url, {headers: signed, ...(method && {method}), ...(body && {body})})
      const base64 = Buffer.from(await answer.arrayBuffer()).toString('base64')
      const told = {status: answer.status, headers: Object.fromEntries(answer.headers), base64}
      passed.push(JSON.stringify(told), atob(base64))
      return told
    })
    const plan = editor.uri('plan.md')
    await editor.open('plan.md', draft)
    const ask = (name: string, params: object = {}): Promise<{subject?: string; count?: number}> =>
      editor.connection.sendRequest(`plumbline/registry/${name}`, {uri: plan, ...params})
    assert.equal((await ask('refresh')).subject, '陈立')
    // The editor never waits for the network: the registry is there once the draft's figure is known.
    const known = async (): Promise<boolean> => (await proposable(editor, plan)).length > 0
    await until(known, 'the registry does not come')
    assert.equal((await ask('propose', {range: whole, reason: '复核'})).count, 1)
    const files = readdirSync(editor.folder, {recursive: true, encoding: 'utf8'})
    const texts = files.flatMap((name) => {
      const place = join(editor.folder, name)
      return statSync(place).isFile() ? [readFileSync(place, 'utf8')] : []
    })
    await editor.end()
    const traced = readFileSync(trace, 'utf8')
    assert.match(traced, /plumbline\/files\/fetch/)
    assert.ok(passed.length > 6)
    for (const text of [traced, ...passed, ...texts]) assert.ok(!text.includes(token), text.slice(0, 200))
    assert.ok(!served.lines.join('').includes(token))
    await served.close()
  })
})

interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly method?: string
  readonly body?: string
}
