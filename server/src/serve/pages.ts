import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/** The keeper's page as it lies beside the program. */
export interface Pages {
  readonly html: string
  readonly script: string
  readonly style: string
}

/** Rejects nothing: a service without its page still serves editors. */
export function pagesIn(folder: string): Pages {
  const read = (name: string): string => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch {
      return ''
    }
  }
  return {html: read('keeper.html'), script: read('keeper.js'), style: read('keeper.css')}
}
