import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Client} from './client.js'
import {registry} from './texts.js'

/** What an editor waits for on one large draft: p95 of each kind of answer, over the server's streams, in ms. */
export async function answers(text: string): Promise<Readonly<Record<string, number>>> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  writeFileSync(join(folder, 'plumbline.yaml'), 'registry: ["*.metrics.yaml"]\n')
  writeFileSync(join(folder, 'r.metrics.yaml'), registry(10_000))
  const draft = join(folder, 'plan.md')
  writeFileSync(draft, text)
  const client = await Client.start(folder, join(folder, '.cache'))
  try {
    const uri = await client.open(draft)
    const places = placesIn(text)
    const at = (method: string) => p95(places, ({line, character}) => ask(client, method, uri, line, character))
    return {
      hover: await at('hover'),
      completion: await at('completion'),
      definition: await at('definition'),
      tokens: await deltas(client, uri, places),
    }
  } finally {
    await client.end()
    rmSync(folder, {recursive: true})
  }
}

interface Place {
  readonly line: number
  readonly character: number
}

/** Figures all over the draft: the last digit of every so-manieth line that has one. */
function placesIn(text: string): readonly Place[] {
  const all = text.split('\n').flatMap((words, line) => {
    const character = words.search(/[\d.]+(?:个|%|亿元|公里|万)/)
    return character < 0 ? [] : [{line, character}]
  })
  const step = Math.max(1, Math.floor(all.length / 240))
  return all.filter((_, index) => index % step === 0)
}

const ask = (client: Client, method: string, uri: string, line: number, character: number): Promise<unknown> =>
  client.ask(`textDocument/${method}`, {textDocument: {uri}, position: {line, character}})

/** From a keystroke in a figure to the tokens that it changes; every second one takes back what the one before it typed. */
async function deltas(client: Client, uri: string, places: readonly Place[]): Promise<number> {
  let {resultId} = await client.ask<{resultId: string}>('textDocument/semanticTokens/full', {textDocument: {uri}})
  const keys = places.flatMap((place) => [
    {...place, characters: 0, typed: '1'},
    {...place, characters: 1, typed: ''},
  ])
  return p95(keys, async ({line, character, characters, typed}) => {
    await client.type(uri, line, character, characters, typed)
    const answer = {textDocument: {uri}, previousResultId: resultId}
    resultId = (await client.ask<{resultId: string}>('textDocument/semanticTokens/full/delta', answer)).resultId
  })
}

/** The first ones pay for the compiler. */
async function p95<Item>(items: readonly Item[], run: (item: Item) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (const item of items) {
    const from = performance.now()
    await run(item)
    times.push(performance.now() - from)
  }
  const later = times.slice(times.length >> 3).sort((a, b) => a - b)
  return later[Math.floor(later.length * 0.95)] ?? Number.NaN
}
