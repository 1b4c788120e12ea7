import {registrySchema} from '../core/ide/keeper.js'
import {optionsOf} from './options.js'
import {print} from './output.js'

/** `plumbline schema`: the JSON Schema of registry files. Answers the exit status. */
export async function runSchema(words: readonly string[]): Promise<number> {
  optionsOf('schema', words)
  await print(`${JSON.stringify(registrySchema, null, 2)}\n`)
  return 0
}
