import {workspace} from 'vscode'
import {bare} from './bare.js'
import {english} from './english.js'
import {example} from './example.js'
import {person, type Story} from './kit.js'
import {plain} from './plain.js'
import {service} from './service.js'
import {two} from './two.js'

const stories: Readonly<Record<string, Story>> = {plain, examples: example, english, bare, two, service}

/** Which sentences are told besides the first. */
declare const SAID: string

/** Of one sentence, in ms; a busy machine takes ten times as long as an idle one. */
const limit = 60_000

/** The entry that an extension host calls. A line of JSON for each sentence; the driver counts them. */
export async function run(): Promise<void> {
  const name = workspace.name?.replace(/ \(.*/, '') ?? ''
  let failed = 0
  const story = Object.entries(stories[name] ?? {[`a story of ${name}`]: async () => fail('none')})
  for (const [said, holds] of story.filter(([said], at) => at === 0 || new RegExp(SAID).test(said))) {
    const [complaint, lacks] = await inTime(holds()).then(
      (why) => [null, typeof why === 'string' ? why : null],
      (error: unknown) => [error instanceof Error ? `${error.message} ${error.stack}` : String(error), null],
    )
    console.log(`@@STEP ${JSON.stringify({said, complaint, lacks})}`)
    if (complaint === null) continue
    failed++
    await person.picture(`${name}-${said.replace(/\W+/g, ' ')}`)
    // What still asks would take the keys of the next.
    await person.key('Escape')
  }
  if (failed) throw new Error(`${failed} failed`)
}

/** A sentence that waits for something that never comes ends by its name, and the next is told. */
async function inTime<Value>(told: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`it has not ended after ${limit / 1000} s`)), limit)
  })
  return Promise.race([told, late]).finally(() => clearTimeout(timer))
}

const fail = (words: string): never => {
  throw new Error(words)
}
