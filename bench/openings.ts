import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Client, uriOf} from './client.js'
import {plan, registry} from './texts.js'

type Figures = Readonly<Record<string, number>>

/**
 * From telling the server of a draft to its findings, over its streams, in ms: the first draft of 1 MB of a session, the
 * second one, and one of 100 KB in a session of its own. The registry has been read, and an earlier session has left its
 * compiled form, as on a user's machine. The server has warmed itself up before: it takes some seconds to, and a writer
 * looks for a draft; what a session costs that begins with one is told beside (`…AtOnce`).
 */
export async function openings(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    writeFileSync(join(folder, 'plumbline.yaml'), 'registry: ["*.metrics.yaml"]\n')
    writeFileSync(join(folder, 'r.metrics.yaml'), registry(10_000))
    await inSession(folder, async (client) => {
      await opened(client, folder, 'earlier', plan(megabyte))
      await new Promise((done) => setTimeout(done, compiledIn))
    })
    const alone = (name: string, size: number, isIdle: boolean): Promise<number> =>
      inSession(folder, async (client) => {
        if (isIdle) await client.idle()
        return opened(client, folder, name, plan(size))
      })
    const smallAtOnce = await alone('small', megabyte / 10, false)
    const firstAtOnce = await alone('first', megabyte, false)
    const small = await alone('small', megabyte / 10, true)
    return await inSession(folder, async (client) => {
      await client.idle()
      const first = await opened(client, folder, 'first', plan(megabyte))
      const second = await opened(client, folder, 'second', plan(megabyte, 8))
      return {first, second, small, firstAtOnce, smallAtOnce, key: await typing(client, folder)}
    })
  } finally {
    rmSync(folder, {recursive: true})
  }
}

const megabyte = 1_000_000

/** The launcher keeps what has been compiled so many ms after a start. */
const compiledIn = 3000

async function inSession<Result>(folder: string, run: (client: Client) => Promise<Result>): Promise<Result> {
  const client = await Client.start(folder, join(folder, '.cache'))
  try {
    await client.findings(uriOf(join(folder, 'r.metrics.yaml')))
    return await run(client)
  } finally {
    await client.end()
  }
}

async function opened(client: Client, folder: string, name: string, text: string): Promise<number> {
  const from = performance.now()
  await client.open(join(folder, `${name}.md`), text)
  return performance.now() - from
}

/** The median of keystrokes all over the first draft, each with its findings. */
async function typing(client: Client, folder: string): Promise<number> {
  const uri = uriOf(join(folder, 'first.md'))
  const lines = plan(megabyte).split('\n').length
  const times: number[] = []
  let resultId: string | undefined
  for (let count = 0; count < 400; count++) {
    const line = Math.floor(((count >> 1) * 0.618_033_989 * lines) % lines)
    const from = performance.now()
    await client.type(uri, line, 0, count % 2, count % 2 ? '' : '数')
    resultId = (await client.findings(uri, resultId)).resultId
    // The first ones pay for the compiler.
    if (count >= 40) times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}
