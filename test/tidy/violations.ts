/** The sources of a tree: path from its root → text. */
export type Tree = ReadonlyMap<string, string>

/** What may import what: folder of `core` → folders of `core`. */
export type Directions = ReadonlyMap<string, ReadonlySet<string>>

/** Reads the table under “Directions” of ARCHITECTURE.md. */
export function readDirections(architecture: string): Directions {
  const table = architecture.slice(architecture.indexOf('## Directions'))
  const rows = [...table.matchAll(/^\| `([a-z]+)` \| (.*) \|$/gm)].map((row) => [row[1] ?? '', row[2] ?? ''] as const)
  const folders = rows.map(([folder]) => folder)
  return new Map(rows.map(([folder, may], index) => [folder, new Set(foldersIn(may, folders, index))]))
}

function foldersIn(may: string, folders: readonly string[], index: number): readonly string[] {
  const [allowed = ''] = may.split(/[;]|, never/)
  if (allowed.startsWith('everything')) return folders
  if (allowed.startsWith('all of the above')) return folders.slice(0, index)
  return [...allowed.matchAll(/`([a-z]+)`/g)].map(([, name]) => name ?? '')
}

/** Every breach of the house rules, as `path: what`. */
export const violations = (tree: Tree, directions: Directions): readonly string[] => [
  ...[...tree].flatMap(([path, source]) => [
    ...importProblems(path, source, directions),
    ...lengthProblems(path, source),
    ...wordProblems(path, source),
  ]),
  ...indexProblems(tree),
]

const core = 'server/src/core/'

/** Packages that one file of the core may import, and where. */
const packages: readonly {readonly name: RegExp; readonly where: RegExp}[] = [
  {name: /^(?:unified|remark-|unist-util-|mdast-util-|micromark)/, where: /^markdown\/parse\.ts$/},
  {name: /^(?:mdast|unist)$/, where: /^markdown\//},
  {name: /^yaml$/, where: /^registry\/yaml\.ts$/},
]

function importProblems(path: string, source: string, directions: Directions): readonly string[] {
  return importsOf(source).flatMap((target) => {
    const problem = target.startsWith('.')
      ? wayProblem(path, resolved(path, target), directions)
      : packageProblem(path, target)
    return problem ? [`${path}: ${problem}`] : []
  })
}

const importsOf = (source: string): readonly string[] =>
  [...source.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, from, bare, lazy]) => from ?? bare ?? lazy ?? '',
  )

function resolved(path: string, target: string): string {
  const parts = path.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '.ts')
}

function packageProblem(path: string, name: string): string | null {
  if (!path.startsWith(core)) return null
  const known = packages.find((it) => it.name.test(name))
  return known?.where.test(path.slice(core.length)) ? null : `the core imports ${name} here`
}

function wayProblem(path: string, target: string, directions: Directions): string | null {
  if (path.startsWith('client/') && !target.startsWith('client/')) return `the client imports ${target}`
  if (!path.startsWith(core)) return null
  if (!target.startsWith(core)) return `the core imports ${target}, which is outside`
  const [from = '', to = ''] = [path, target].map((it) => it.slice(core.length).split('/')[0])
  if (from !== to && !directions.get(from)?.has(to)) return `${from} imports ${to}`
  return isRule(path) && isRule(target) ? `a rule imports another file of a group, ${target}` : null
}

/** A file in a group's folder is a rule; what rules share lies beside the groups. */
const isRule = (path: string): boolean => /^server\/src\/core\/rules\/[a-z]+\/[^/]+\.ts$/.test(path)

function indexProblems(tree: Tree): readonly string[] {
  const index = tree.get(`${core}rules/index.ts`) ?? ''
  const listed = new Set(importsOf(index).map((target) => resolved(`${core}rules/index.ts`, target)))
  const rules = [...tree.keys()].filter(isRule)
  return [
    ...rules.filter((path) => !listed.has(path)).map((path) => `${path}: not in rules/index.ts`),
    ...[...listed]
      .filter((path) => isRule(path) && !tree.has(path))
      .map((path) => `${core}rules/index.ts: lists ${path}, which is not there`),
    ...rules
      .filter((path) => !tree.get(path)?.includes(`id: '${idOf(path)}'`))
      .map((path) => `${path}: its id is not its name`),
  ]
}

const idOf = (path: string): string => path.replace(/^.*\/(.*)\.ts$/, '$1')

const longestFile = 300
const longestFunction = 40

function lengthProblems(path: string, source: string): readonly string[] {
  const lines = source.replace(/\n$/, '').split('\n')
  const file = lines.length > longestFile ? [`${path}: ${lines.length} lines`] : []
  return path.startsWith('test/') ? file : [...file, ...longFunctions(lines).map((it) => `${path}: ${it}`)]
}

/** By indentation, which the formatter keeps: from a line that opens a body to the line that closes it. */
function longFunctions(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    if (!/(?:=>|\)(?:: [^{}]*)?) \{$/.test(line) || /^\s*(?:\} |if|for|while|switch)\b/.test(line)) return []
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const end = lines.findIndex((it, index) => index > at && it.startsWith(`${indent}}`))
    const length = end - at + 1
    return length > longestFunction ? [`a function of ${length} lines at line ${at + 1}`] : []
  })
}

/** Ways round the compiler, and leftovers of a debugging session. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/[:<,(|] ?any\b(?! ?of)/, 'any'],
  [/\bas unknown as\b/, 'a cast through unknown'],
  [/\bexport default\b/, 'a default export'],
  [/\b(?:suite|test|describe|it)\.only\(/, 'a test that shuts out the others'],
]

function wordProblems(path: string, source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, (it) =>
    /@ts-(?:ignore|nocheck|expect-error)/.test(it) && it.startsWith('/') ? ' @ts ' : "''",
  )
  const found = forbidden.filter(([word]) => word.test(code)).map(([, what]) => `${path}: ${what}`)
  return code.includes(' @ts ') ? [...found, `${path}: a silenced type error`] : found
}
