import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Location, WorkspaceDiagnosticReport} from 'vscode-languageserver/node'
import {published} from './bundle.js'
import {Client} from './client.js'
import {plan, registry} from './texts.js'

type Figures = Readonly<Record<string, number>>

const [drafts, size] = [1000, 20_000]

/** Many drafts under one registry of 10,000 indicators: the server's index of them, its answers and its memory. */
export const workspace = (): Promise<Figures> =>
  inFolder(async (folder, cache) => {
    const cold = await indexed(folder, cache)
    const kept = await indexed(folder, cache)
    const {time, ...steady} = await indexed(folder, cache, true)
    return {cold: cold.time, coldMemory: cold.memory, cached: Math.min(kept.time, time), ...steady}
  })

/** The same folder for `plumbline check`: the whole process, in ms. */
export const checked = (): Promise<Figures> =>
  inFolder(async (folder, cache) => {
    const run = (): number => {
      const from = performance.now()
      const words = [published, 'check', '--format', 'json', '--fail-on', 'never', folder]
      execFileSync(process.execPath, words, {env: {...process.env, XDG_CACHE_HOME: cache}, maxBuffer: 1 << 30})
      return performance.now() - from
    }
    return {cold: run(), cached: Math.min(run(), run(), run())}
  })

async function inFolder(run: (folder: string, cache: string) => Promise<Figures>): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    writeFileSync(join(folder, 'plumbline.yaml'), 'registry: ["*.metrics.yaml"]\n')
    writeFileSync(join(folder, 'r.metrics.yaml'), registry(10_000))
    mkdirSync(join(folder, 'drafts'))
    for (let seed = 1; seed <= drafts; seed++) writeFileSync(draftIn(folder, seed), plan(size, seed))
    return await run(folder, join(folder, '.cache'))
  } finally {
    rmSync(folder, {recursive: true})
  }
}

const draftIn = (folder: string, seed: number): string => join(folder, `drafts/${seed}.md`)

interface Indexed extends Figures {
  readonly time: number
  readonly memory: number
}

/** Findings of every draft, in a server of its own; with `steady` also what it is like to work in it. */
async function indexed(folder: string, cache: string, steady = false): Promise<Indexed> {
  const client = await Client.start(folder, cache)
  try {
    const from = performance.now()
    await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {previousResultIds: []})
    const time = performance.now() - from
    return {time, memory: client.memory().now, ...(steady && (await atWork(client, folder)))}
  } finally {
    await client.end()
  }
}

async function atWork(client: Client, folder: string): Promise<Figures> {
  const uri = await client.open(draftIn(folder, 1))
  const lines = readFileSync(draftIn(folder, 1), 'utf8').split('\n')
  const figures = lines.flatMap((words, line) => {
    const character = words.search(/\d[\d.]*(?:个|%|亿元|公里|万)/)
    return character < 0 ? [] : [{line, character}]
  })
  const times: number[] = []
  let places = 0
  for (const position of [...figures, ...figures, ...figures]) {
    const from = performance.now()
    const found = await client.ask<Location[]>('textDocument/references', {
      textDocument: {uri},
      position,
      context: {includeDeclaration: false},
    })
    times.push(performance.now() - from)
    places = Math.max(places, found.length)
  }
  times.sort((a, b) => a - b)
  return {
    references: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    places,
    ...(await typed(client, uri, figures[0]?.line ?? 0)),
  }
}

/** Memory after a thousand edits and after ten thousand, each with its findings. */
async function typed(client: Client, uri: string, line: number): Promise<Figures> {
  let early = 0
  let resultId: string | undefined
  for (let count = 1; count <= 10_000; count++) {
    await client.type(uri, line, 0, count % 2 ? 0 : 1, count % 2 ? '数' : '')
    resultId = (await client.findings(uri, resultId)).resultId
    if (count === 1000) early = client.memory().now
  }
  const {now, most} = client.memory()
  return {early, late: now, peak: most}
}
