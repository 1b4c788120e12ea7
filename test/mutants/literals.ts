/** A literal of what rules say: where it stands, and its text as the source has it. */
export interface Literal {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** A source in which each literal of its words asks `switched(id, literal)` what it is. */
export interface Switched {
  readonly code: string
  readonly literals: readonly Literal[]
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Wraps the literals under `zh:` and `en:`. What the page of a rule says (`summary`, `why`, `norm`, `examples`) is left
 * alone. `first` is the id of the first literal.
 */
export function switched(source: string, file: string, first: number): Switched {
  const page = pageOf(source)
  const found = [...source.matchAll(/\b(?:zh|en):\s/g)]
    .filter(({index}) => !page || index < page.from || page.to < index)
    .flatMap(({0: key, index}) => literalsFrom(source, index + key.length))
    .sort((a, b) => a.from - b.from)
  const inserts = found.flatMap(({from, to}, at) => [
    {at: from, text: `switched(${first + at}, `, order: 1},
    {at: to, text: ')', order: 0},
  ])
  let code = source
  for (const {at, text} of inserts.sort((a, b) => b.at - a.at || b.order - a.order))
    code = code.slice(0, at) + text + code.slice(at)
  return {
    code,
    literals: found.map(({from, to}) => ({
      file,
      line: source.slice(0, from).split('\n').length,
      text: source.slice(from, to),
    })),
  }
}

/** From the summary of a rule to the end of its examples. */
function pageOf(source: string): Stretch | null {
  const from = source.search(/^ {2}summary:/m)
  const examples = source.search(/^ {2}examples: \[/m)
  if (from < 0 || examples < 0) return null
  return {from, to: source.indexOf('\n  ],', examples)}
}

const opening = '({['
const closing = ')}]'

/** The literals of the expression at `at`, inner ones included; those that are compared, looked up or name a property are no words. */
function literalsFrom(source: string, at: number): readonly Stretch[] {
  const found: Stretch[] = []
  let depth = 0
  for (let index = at; index < source.length; index++) {
    const sign = source[index] ?? ''
    if (depth === 0 && (sign === ',' || closing.includes(sign))) break
    if (opening.includes(sign)) depth++
    else if (closing.includes(sign)) depth--
    else if (sign === "'" || sign === '`') {
      const to = endOf(source, index)
      if (isSaid(source, index, to)) found.push({from: index, to}, ...innerOf(source, index, to))
      index = to - 1
    }
  }
  return found
}

/** Behind the quotation mark that closes the literal at `at`. */
function endOf(source: string, at: number): number {
  const quote = source[at]
  for (let index = at + 1; index < source.length; index++) {
    if (source[index] === '\\') index++
    else if (source[index] === quote) return index + 1
    else if (quote === '`' && source.startsWith('${', index)) index = endOfHole(source, index + 2) - 1
  }
  return source.length
}

/** Behind the `}` of a template's hole whose expression begins at `at`. */
function endOfHole(source: string, at: number): number {
  let depth = 0
  for (let index = at; index < source.length; index++) {
    const sign = source[index] ?? ''
    if (sign === "'" || sign === '`') index = endOf(source, index) - 1
    else if (opening.includes(sign)) depth++
    else if (closing.includes(sign) && depth-- === 0) return index + 1
  }
  return source.length
}

function innerOf(source: string, from: number, to: number): readonly Stretch[] {
  if (source[from] !== '`') return []
  const found: Stretch[] = []
  for (let index = from + 1; index < to; index++) {
    if (source[index] === '\\') index++
    else if (source.startsWith('${', index)) {
      found.push(...literalsFrom(source, index + 2))
      index = endOfHole(source, index + 2) - 1
    }
  }
  return found
}

const isSaid = (source: string, from: number, to: number): boolean =>
  to - from > 2 &&
  source[to] !== ':' &&
  !/(?:===|!==|\[|\.(?:includes|startsWith|endsWith|replace(?:All)?|test|split)\()\s*$/.test(
    source.slice(0, from).slice(-20),
  ) &&
  !/^\s*(?:===|!==)/.test(source.slice(to, to + 6))
