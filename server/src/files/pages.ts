import {existsSync, realpathSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {pathToFileURL} from 'node:url'

/** The pages of the rules lie beside the folder of the program; null where it was installed without them. */
export function pagesBeside(program: string | undefined): string | null {
  if (!program || !existsSync(program)) return null
  const pages = join(dirname(dirname(realpathSync(program))), 'docs/rules/')
  return existsSync(pages) ? pathToFileURL(pages).href : null
}
