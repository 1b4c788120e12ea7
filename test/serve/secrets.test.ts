import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {pathToFileURL} from 'node:url'
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import {errorText} from '../../server/src/core/text/error-text.js'
import {buildProgram, folderWith, program} from '../cli/run.js'
import {figure, indicator} from '../ledger/made.js'
import {Served} from './served.js'

const draft = '截至2020年底，全市建成互联网数据中心7个。\n'
/** What the registry alone knows. */
const value = '918273'
const sheet = `指标,单位,2021年\n互联网数据中心,个,${value}\n`

suite('no token and no figure', () => {
  let served: Served
  let folder: string
  let home: string
  /** All that was logged, traced or said of a fault, by where. */
  const said = new Map<string, string>()
  const heard = (where: string, text: unknown): void => {
    said.set(where, `${said.get(where) ?? ''}${typeof text === 'string' ? text : JSON.stringify(text)}\n`)
  }

  suiteSetup(async function () {
    this.timeout(120_000)
    buildProgram()
    served = await Served.start()
    await served.person('周明', 'keeper')
    await served.person('陈立', 'contributor')
    await served.hold([
      {is: 'entry', section: 'units', id: '个', entry: {kind: 'count'}},
      indicator('yz.idc', {name: '互联网数据中心', kind: 'stock'}),
      figure('yz.idc', '2020-12-31', value),
    ])
    home = folderWith({'figures.csv': sheet})
    folder = folderWith({
      'plumbline.yaml': `registry:\n  - ${served.url}/v1/registry/prov/gxt.metrics.yaml\n`,
      'plan.md': draft,
    })
  })
  suiteTeardown(() => served.close())

  const start = (words: readonly string[], env: Readonly<Record<string, string>> = {}, node: readonly string[] = []) =>
    spawn(process.execPath, [...node, program, ...words], {
      cwd: folder,
      env: {
        ...{PATH: process.env.PATH, LANG: 'en_US.UTF-8'},
        ...{XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config'), ...env},
      },
    })

  async function run(words: readonly string[], input = '', env = {}): Promise<number | null> {
    const child = start(words, env)
    child.stderr.on('data', (data) => heard(`stderr of ${words.join(' ')}`, String(data)))
    child.stdout.resume()
    child.stdin.end(input)
    return new Promise((resolve) => child.on('close', resolve))
  }

  const token = (who = '陈立') => served.tokens.get(who) ?? ''

  test('the terminal works: signs in, checks, proposes, imports, shares, is refused', async function () {
    this.timeout(120_000)
    const registry = (...words: readonly string[]) => run(['registry', ...words])
    assert.equal(await run(['registry', 'login'], `${token()}\n`), 0)
    assert.equal(await run(['check', '--format', 'sarif', '--output', 'out.sarif', 'nothing.md']), 2)
    assert.equal(await run(['check', 'plan.md']), 1)
    assert.equal(await registry('propose', 'yz.idc', '2020-12-31', `${value}1`, '--reason', '复核'), 0)
    assert.equal(await registry('import', join(home, 'figures.csv')), 0)
    assert.equal(await registry('accept', '0000'), 2)
    assert.equal(await registry('share', 'plan.md'), 0)
    assert.equal(await registry('status'), 0)
    const env = {PLUMBLINE_TOKEN: `${token()}x`, PLUMBLINE_SERVICE: served.url}
    assert.equal(await run(['registry', 'status'], '', env), 2)
  })

  test('the language server works, traced as far as it can be', async function () {
    this.timeout(120_000)
    const child = start(['lsp', '--stdio', '--trace', 'trace.jsonl'])
    child.stderr.on('data', (data) => heard('stderr of the server', String(data)))
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    )
    for (const method of ['window/logMessage', 'window/showMessage', '$/logTrace', 'telemetry/event'])
      connection.onNotification(method, (it: unknown) => heard(method, it))
    let found = ''
    connection.onNotification('textDocument/publishDiagnostics', (it: PublishDiagnosticsParams) => {
      found += JSON.stringify(it.diagnostics)
    })
    connection.onRequest('workspace/configuration', ({items}: {items: object[]}) => items.map(() => null))
    connection.listen()
    const rootUri = pathToFileURL(folder).href
    await connection.sendRequest('initialize', {processId: process.pid, rootUri, capabilities: {}, trace: 'verbose'})
    await connection.sendNotification('initialized', {})
    await connection.sendNotification('$/setTrace', {value: 'verbose'})
    const uri = `${rootUri}/plan.md`
    const textDocument = {uri, languageId: 'markdown', version: 1, text: draft}
    await connection.sendNotification('textDocument/didOpen', {textDocument})
    for (let tries = 0; !found.includes(value) && tries < 400; tries++) await pause(25)
    assert.ok(found.includes(value), found)
    const position = {line: 0, character: 22}
    assert.match(
      JSON.stringify(await connection.sendRequest('textDocument/hover', {textDocument: {uri}, position})),
      /9/,
    )
    // A request that makes no sense is a fault that is logged.
    await connection.sendRequest('textDocument/hover', {textDocument: {uri}, position: value}).catch(() => undefined)
    await served.operate('end', 'all', {subject: '周明'})
    const ended = new Promise((resolve) => child.on('close', resolve))
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    await ended
    connection.dispose()
    assert.ok(readFileSync(join(folder, 'trace.jsonl'), 'utf8').includes('textDocument/hover'))
  })

  test('service and program fail inside, with all of it in the error', async function () {
    this.timeout(60_000)
    const {state} = served.service
    const kept = state.indicators.get
    Object.assign(state.indicators, {
      get: () => {
        throw new TypeError(`${value} ${token()}\n    at ${value} (${token()}:1:1)`)
      },
    })
    assert.equal((await served.ask('陈立', '/v1/indicators/yz.idc/history')).status, 500)
    Object.assign(state.indicators, {get: kept})
    const fault = join(home, 'fault.cjs')
    writeFileSync(fault, `setTimeout(() => JSON.parse('${value} ${token()}'), 200)\n`)
    const child = start(['lsp', '--stdio'], {}, ['--require', fault])
    child.stderr.on('data', (data) => heard('the end of the server', String(data)))
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 2)
    assert.match(said.get('the end of the server') ?? '', /internal error: SyntaxError/)
    assert.match(served.lines.join(''), /internal error: TypeError < /)
  })

  test('is in what was logged, traced or said of it, nor in a file of the workspace; the token is in its owner’s file alone', () => {
    heard('the log of the service', served.lines.join(''))
    for (const name of filesIn(folder)) heard(name, readFileSync(join(folder, name), 'utf8'))
    assert.ok(said.size >= 6, [...said.keys()].join())
    for (const [where, text] of said) {
      assert.doesNotMatch(text, /plt_|pls_|Bearer/, where)
      assert.ok(!text.includes(value), `${where}: ${text}`)
    }
    const holding = filesIn(home).filter((name) => readFileSync(join(home, name)).includes('plt_'))
    assert.deepEqual(holding, ['config/plumbline/credentials.json', 'fault.cjs'])
    assert.equal(statSync(join(home, 'config/plumbline/credentials.json')).mode & 0o777, 0o600)
    for (const name of filesIn(served.folder))
      assert.doesNotMatch(readFileSync(join(served.folder, name), 'utf8'), /plt_/, name)
  })

  test('an error is told by its kind and place, and by its message where that quotes nothing', () => {
    const told = (error: unknown) => errorText(error).replace(/ < .*/, '')
    assert.equal(
      told(new TypeError("Cannot read properties of undefined (reading 'value')")),
      "TypeError: Cannot read properties of undefined (reading 'value')",
    )
    assert.equal(told(new SyntaxError(`Unexpected token '9', "${value}" is not valid JSON`)), 'SyntaxError')
    assert.equal(told(value), 'error')
    assert.match(errorText(new Error('x')), / < .*secrets\.test\.ts:\d+:\d+/)
  })
})

function filesIn(folder: string): readonly string[] {
  mkdirSync(folder, {recursive: true})
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
}
