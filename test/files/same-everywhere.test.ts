import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {createContext, runInContext} from 'node:vm'
import {buildSync} from 'esbuild'
import type {Diagnostic, DocumentDiagnosticReport} from 'vscode-languageserver/node'
import {once} from '../../server/src/core/registry/file/once.js'
import {buildProgram, folderWith, program} from '../cli/run.js'
import {run} from '../lsp/program.js'
import {good, type Misbehaving, misbehaving} from './misbehaving.js'

const draft = `# 云州市规划

截至2020年底，全市建成互联网数据中心105个。2020年，全市城市公园达到102座，互联网数据中心近103个。

到2025年，全市互联网数据中心达到90个。
`

const capabilities = {textDocument: {diagnostic: {}}}
const pull = 'textDocument/diagnostic'

/** What is said, where and how gravely; hints of the terminal are its own to ask for. */
const said = (items: readonly Diagnostic[]): readonly string[] =>
  items
    .map(({code, range: {start, end}, severity, message}) =>
      [code, start.line, start.character, end.line, end.character, severity, message].join(' '),
    )
    .sort()

/** Asked until the registry has come: an editor does not wait for the network. */
async function settled(ask: () => Promise<DocumentDiagnosticReport>): Promise<readonly string[]> {
  for (let tries = 0; ; tries++) {
    const report = await ask()
    const items = report.kind === 'full' ? report.items : []
    if (tries === 300 || items.some(({code}) => code === 'registry-value-mismatch')) return said(items)
    await new Promise((done) => setTimeout(done, 30))
  }
}

interface Found {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'information' | 'hint'
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

async function inTerminal(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = folderWith(files)
  const env = {PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, '.cache')}
  const words = [program, 'check', '--format', 'json', '--locale', 'zh-cn', 'plan.md']
  const out = await new Promise<string>((done) =>
    execFile(process.execPath, words, {cwd: folder, env}, (_, stdout) => done(stdout)),
  )
  const all: readonly {readonly path: string; readonly findings: readonly Found[]}[] = JSON.parse(out).files
  const grades = ['error', 'warning', 'information', 'hint']
  return (all.find(({path}) => path === 'plan.md')?.findings ?? [])
    .map(({rule, severity, message, line, column, endLine, endColumn}) =>
      [rule, line - 1, column - 1, endLine - 1, endColumn - 1, grades.indexOf(severity) + 1, message].join(' '),
    )
    .sort()
}

async function onDesktop(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const editor = await run(files, capabilities, {locale: 'zh-cn'})
  await editor.open('plan.md', draft)
  const textDocument = {uri: editor.uri('plan.md')}
  const found = await settled(() => editor.connection.sendRequest<DocumentDiagnosticReport>(pull, {textDocument}))
  await editor.end()
  return found
}

const forBrowsers = once((): string => {
  const {outputFiles} = buildSync({
    ...{entryPoints: [join(import.meta.dirname, '../../server/src/browser.ts')], bundle: true, write: false},
    ...{platform: 'browser', format: 'iife', conditions: ['worker'], external: ['node:*'], logLevel: 'error'},
  })
  return outputFiles[0]?.text ?? ''
})

/** The program as a browser's worker starts it, which has neither files nor `require`; the client has both. */
async function inBrowser(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const worker = {
    onmessage: null as ((event: {readonly data: unknown}) => void) | null,
    addEventListener: () => undefined,
    postMessage: (message: Message) => void receive(structuredClone(message)),
  }
  const hands = {setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, console, performance}
  const web = {TextDecoder, TextEncoder, URL, AbortController, Blob, atob, btoa, Intl}
  runInContext(forBrowsers(), createContext({self: worker, ...hands, ...web}))
  const waiting = new Map<number, (result: unknown) => void>()
  const tell = (message: object): void => worker.onmessage?.({data: structuredClone({jsonrpc: '2.0', ...message})})
  async function receive({id, method, params, result, error}: Message): Promise<void> {
    if (method && id !== undefined) tell({id, result: await answer(method, params ?? {}, files)})
    else if (!method && id !== undefined) waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result)
  }
  let last = 0
  const ask = <Result>(method: string, params: object | null): Promise<Result> =>
    new Promise((resolve) => {
      waiting.set(++last, resolve as (result: unknown) => void)
      tell({id: last, method, params})
    })
  const initializationOptions = {files: true, fetch: true}
  await ask('initialize', {processId: null, rootUri: 'memfs:/w', locale: 'zh-cn', capabilities, initializationOptions})
  tell({method: 'initialized', params: {}})
  const textDocument = {uri: 'memfs:/w/plan.md', languageId: 'markdown', version: 1, text: draft}
  tell({method: 'textDocument/didOpen', params: {textDocument}})
  const found = await settled(() => ask(pull, {textDocument}))
  await ask('shutdown', null)
  return found
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: {readonly uri?: string; readonly ending?: string; readonly url?: string}
  readonly result?: unknown
  readonly error?: {readonly message: string}
}

/** As our client in the browser answers. */
async function answer(method: string, {uri, ending, url}: NonNullable<Message['params']>, files: object) {
  const held = new Map<string, string>(Object.entries(files).map(([name, text]) => [`memfs:/w/${name}`, text]))
  if (method === 'plumbline/files/list') return [...held.keys()].filter((it) => it.endsWith(ending ?? ''))
  if (method === 'plumbline/files/read') {
    const text = held.get(decodeURIComponent(uri ?? ''))
    return text === undefined ? null : {base64: Buffer.from(text).toString('base64')}
  }
  if (method !== 'plumbline/files/fetch') return null
  const given = await fetch(url ?? '')
  const body = Buffer.from(await given.arrayBuffer())
  return {status: given.status, headers: Object.fromEntries(given.headers), base64: body.toString('base64')}
}

suite('one registry, one draft', () => {
  let server: Misbehaving
  suiteSetup(async () => {
    server = await misbehaving()
    buildProgram()
  })
  suiteTeardown(() => server.close())

  test('the same findings in terminal, desktop and browser, from a file and from a URL', async () => {
    const byFile = {'plan.md': draft, 'plumbline.yaml': 'registry: [a.metrics.yaml]\n', 'a.metrics.yaml': good}
    const byUrl = {'plan.md': draft, 'plumbline.yaml': `registry: ["${server.address}/good.yaml"]\n`}
    const first = await inTerminal(byFile)
    assert.ok(first.filter((it) => it.startsWith('registry-')).length >= 3, first.join('\n'))
    for (const files of [byFile, byUrl])
      for (const find of [inTerminal, onDesktop, inBrowser])
        assert.deepEqual(await find(files), first, `${find.name} ${Object.keys(files).length}`)
  })
})
