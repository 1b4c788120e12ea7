import assert from 'node:assert/strict'
import {setTimeout as pause} from 'node:timers/promises'
import type {Diagnostic, DocumentDiagnosticReport, PublishDiagnosticsParams} from 'vscode-languageserver/node'
import {toPlace, toUri} from '../../server/src/files/uri.js'
import {config, registry} from '../cli/run.js'
import {ableToAll} from './able.js'
import {connect, type TestClient} from './client.js'
import {Fresh, tagging} from './fresh.js'
import {configPlace, drafts, registryPlace, Writer} from './writer.js'

/**
 * `PLUMBLINE_STEPS` takes another number of steps. Of faults that were put into reading, disk, encoding and the places of
 * findings, each was found within the first hundred of some of these twenty sessions: a longer run looks for what nobody has
 * thought of. `PLUMBLINE_SEED` repeats a session that failed.
 */
const steps = Number(process.env.PLUMBLINE_STEPS) || 3000
const seeds = Number(process.env.PLUMBLINE_SEED) || 20_211_024
const stepsOfSession = 200
/** Longer than the server waits for a burst of changes on disk to end, and for an unfinished clause before it tells, in ms. */
const [burst, quiet] = [70, 2000]

const pulls = {textDocument: ableToAll.textDocument ?? {}, workspace: {configuration: true}}

/** Until the server has received everything and read again what has changed on disk. */
async function rest(client: TestClient, writer: Writer): Promise<void> {
  await pulled(client, configPlace)
  await pause(burst)
  writer.disk = false
}

/** Sessions side by side, since much of their time is waiting. */
async function sideBySide(count: number, session: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const hand = async (): Promise<void> => {
    while (next < count) await session(next++)
  }
  await Promise.all(Array.from({length: 20}, hand))
}

async function pulled(client: TestClient, place: string, last?: Last): Promise<Last> {
  const report = await client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: {uri: toUri(place)},
    ...(last?.resultId && {previousResultId: last.resultId}),
  })
  if (report.kind === 'full') return {resultId: report.resultId, items: report.items}
  return last ?? assert.fail('unchanged without a previous result')
}

interface Last {
  readonly resultId: string | undefined
  readonly items: readonly Diagnostic[]
}

/** What a server of its own finds over a connection of its own: a check on what is compared with at every step. */
async function started({open, files, settings, encoding}: Writer): Promise<Map<string, readonly Diagnostic[]>> {
  const client = await connect(Object.fromEntries(files), {
    capabilities: {general: {positionEncodings: [encoding]}, textDocument: {...tagging, diagnostic: {}}},
    locale: 'zh-cn',
    initializationOptions: settings,
  })
  for (const [place, {text}] of open) await client.open(place, text)
  await pulled(client, configPlace)
  await pause(burst)
  const found = new Map<string, readonly Diagnostic[]>()
  for (const place of open.keys()) found.set(place, (await pulled(client, place)).items)
  await client.end()
  return found
}

async function start(
  capabilities: object,
  seed: number,
  told: (it: PublishDiagnosticsParams, writer: Writer) => void = () => undefined,
): Promise<{client: TestClient; writer: Writer}> {
  let writer: Writer | null = null
  // Every other session counts bytes.
  const encoding = seed % 2 ? 'utf-8' : 'utf-16'
  const client = await connect(
    {[configPlace]: config, [registryPlace]: registry, [drafts[0] ?? '']: '2020年，互联网数据中心达到105个。\n'},
    {capabilities: {general: {positionEncodings: [encoding]}, ...capabilities}, locale: 'zh-cn'},
    (connection) => {
      connection.onRequest('workspace/configuration', () => [writer?.settings ?? {}])
      connection.onNotification('textDocument/publishDiagnostics', (it: PublishDiagnosticsParams) => {
        if (writer) told(it, writer)
      })
      connection.onNotification('window/logMessage', ({message}: {message: string}) => {
        writer?.failed.push(new Error(`the server logged: ${message}`))
      })
    },
  )
  writer = new Writer(client, seed, encoding)
  return {client, writer}
}

suite('a session of an editor that does anything', () => {
  test(`pulls after every step what a fresh server would find (${steps} steps, seed ${seeds})`, () => {
    const fresh = new Fresh()
    return sideBySide(Math.ceil(steps / stepsOfSession), async (session) => {
      const seed = seeds + session
      const {client, writer} = await start(pulls, seed)
      const last = new Map<string, Last>()
      for (let step = 1; step <= stepsOfSession; step++) {
        await writer.step()
        if (writer.disk) await rest(client, writer)
        const places = step % 50 ? writer.open.keys() : [...writer.open.keys(), ...drafts]
        for (const place of places) {
          const now = await pulled(client, place, last.get(place))
          last.set(place, now)
          assert.deepEqual(now.items, await fresh.of(writer, place), `seed ${seed}, step ${step}, ${place}`)
        }
        writer.assertUnharmed(`seed ${seed}, step ${step}`)
      }
      for (const [place, items] of await started(writer))
        assert.deepEqual(last.get(place)?.items, items, `seed ${seed}, ${place}: a server that was started`)
      await client.end()
    })
  }).timeout(0)

  test('is told of no text but the one it has, and at rest of every file what a fresh server would find', () =>
    sideBySide(8, async (session) => {
      const last = new Map<string, PublishDiagnosticsParams>()
      const seed = seeds - session
      const stale: string[] = []
      const {client, writer} = await start({textDocument: tagging}, seed, (it, {open}) => {
        const before = last.get(it.uri)
        const file = open.get(toPlace(it.uri))
        if (it.diagnostics.length && file && before?.version && it.version && file.version >= before.version)
          if (it.version < before.version) stale.push(`version ${it.version} told after ${before.version}`)
        last.set(it.uri, it)
      })
      for (let step = 1; step <= stepsOfSession / 2; step++) {
        await writer.step()
        if (step % 10 === 0) await pause(20)
      }
      await rest(client, writer)
      await pause(quiet)
      assert.deepEqual(stale, [], `seed ${seed}`)
      for (const [place, items] of await started(writer)) {
        const told = last.get(toUri(place))
        const message = `seed ${seed}, ${place}`
        assert.equal(told?.version, writer.open.get(place)?.version, message)
        assert.deepEqual(told?.diagnostics, items, message)
      }
      for (const place of drafts)
        if (!writer.open.has(place)) assert.deepEqual(last.get(toUri(place))?.diagnostics ?? [], [], place)
      writer.assertUnharmed(`seed ${seed}`)
      await client.end()
    })).timeout(0)
})
