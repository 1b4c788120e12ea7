import {workspace} from 'vscode'
import {example} from './example.js'
import type {Story} from './kit.js'
import {plain} from './plain.js'
import {service} from './service.js'
import {two} from './two.js'

const stories: Readonly<Record<string, Story>> = {plain, examples: example, two, service}

/** The entry that an extension host calls. A line of JSON for each sentence; the driver counts them. */
export async function run(): Promise<void> {
  const name = workspace.name?.replace(/ \(.*/, '') ?? ''
  let failed = 0
  for (const [said, holds] of Object.entries(stories[name] ?? {[`a story of ${name}`]: async () => fail('none')})) {
    const complaint = await holds().then(
      () => null,
      (error: unknown) => (error instanceof Error ? `${error.message} ${error.stack}` : String(error)),
    )
    if (complaint !== null) failed++
    console.log(`@@STEP ${JSON.stringify({said, complaint})}`)
  }
  if (failed) throw new Error(`${failed} failed`)
}

const fail = (words: string): never => {
  throw new Error(words)
}
