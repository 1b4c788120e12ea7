import {type ChildProcess, spawn} from 'node:child_process'
import {build} from 'esbuild'
import {asPublished, published, root} from './bundle.js'

/** From the start of the process to the answer to `initialize`, median of some: the bundled server, and one that does nothing. */
export async function startUp(): Promise<{ours: number; empty: number}> {
  await build({...asPublished, stdin: {contents: empty, resolveDir: root}, outfile: 'out/bench/empty.cjs'})
  const times = {ours: [] as number[], empty: [] as number[]}
  // The first start leaves its compiled form for the others, as on a user's machine.
  await answered([published, 'lsp', '--stdio'], 3000)
  for (let round = 0; round < 9; round++) {
    times.ours.push(await answered([published, 'lsp', '--stdio']))
    times.empty.push(await answered(['out/bench/empty.cjs', '--stdio']))
  }
  return {ours: median(times.ours), empty: median(times.empty)}
}

const empty = `
import {createConnection, ProposedFeatures} from 'vscode-languageserver/node'
const connection = createConnection(ProposedFeatures.all)
connection.onInitialize(() => ({capabilities: {}}))
connection.listen()
`

async function answered(words: readonly string[], staying = 0): Promise<number> {
  const from = performance.now()
  const server = spawn(process.execPath, words, {cwd: root, stdio: ['pipe', 'pipe', 'inherit']})
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {processId: null, rootUri: null, capabilities: {}},
  })
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  await firstAnswer(server)
  const time = performance.now() - from
  await new Promise((done) => setTimeout(done, staying))
  server.kill()
  return time
}

const firstAnswer = (server: ChildProcess): Promise<void> =>
  new Promise((done, failed) => {
    let text = ''
    server.stdout?.on('data', (data) => {
      text += data
      if (text.includes('"capabilities"')) done()
    })
    server.once('exit', () => failed(new Error('the server ended')))
  })

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
