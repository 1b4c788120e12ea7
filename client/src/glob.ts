/**
 * Stands in for the package `minimatch` in the bundle: of its patterns, those by which our server says of which files it wants
 * to hear (`**` and `/`, `*`, `?`, `{a,b}`). The whole package is larger than all of our own commands.
 */
export class Minimatch {
  readonly #expression: RegExp

  constructor(glob: string) {
    const source = glob.replace(/\*\*\/|\*\*|[*?{},]|[.+^$()|[\]\\]/g, (it) => parts[it] ?? `\\${it}`)
    this.#expression = new RegExp(`^${source}$`)
  }

  makeRe(): RegExp {
    return this.#expression
  }

  match(path: string): boolean {
    return this.#expression.test(path)
  }
}

const parts: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
}
