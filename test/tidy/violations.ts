import {circles, doubleRegistrations, unusedExports} from './graph.js'
import {importsOf, resolved, type Tree} from './imports.js'

/** What may import what: folder of `core` → folders of `core`. */
export type Directions = ReadonlyMap<string, ReadonlySet<string>>

/** Reads the table under “Directions” of ARCHITECTURE.md. */
export function readDirections(architecture: string): Directions {
  const table = architecture.slice(architecture.indexOf('## Directions') + 3).split('\n## ')[0] ?? ''
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

/** What a folder beside the core may import. */
export interface Door {
  /** Folders of `core`. */
  readonly core: ReadonlySet<string>
  /** Folders of `src`; `src` is what lies in it itself. */
  readonly beside: ReadonlySet<string>
  /** Beginnings of names. */
  readonly packages: readonly string[]
}

/** Reads the table under “Around the core” of ARCHITECTURE.md: folder of `src` → what it may import. */
export function readDoors(architecture: string): ReadonlyMap<string, Door> {
  const table = architecture.slice(architecture.indexOf('## Around the core') + 3).split('\n## ')[0] ?? ''
  const rows = [...table.matchAll(/^\| `([a-z]+)` \| (.*) \| (.*) \| (.*) \|$/gm)]
  const words = (cell = '') => [...cell.matchAll(/`([@\w:/-]+)`/g)].map(([, word]) => word ?? '')
  return new Map(
    rows.map(([, folder = '', core, beside, packages]) => [
      folder,
      {core: new Set(words(core)), beside: new Set(words(beside)), packages: words(packages)},
    ]),
  )
}

/** Every breach of the house rules, as `path: what`. */
export const violations = (tree: Tree, directions: Directions, doors: ReadonlyMap<string, Door>): readonly string[] => [
  ...circles(tree),
  ...unusedExports(tree),
  ...doubleRegistrations(tree),
  ...[...tree].flatMap(([path, source]) => [
    ...importProblems(path, source, directions),
    ...doorProblems(path, source, doors),
    ...lengthProblems(path, source),
    ...wordProblems(path, source),
    ...languageProblems(path, source),
  ]),
  ...indexProblems(tree),
]

const core = 'server/src/core/'

/** Packages that one file of the core may import, and where. */
const packages: readonly {readonly name: RegExp; readonly where: RegExp}[] = [
  {name: /^(?:unified|remark-|unist-util-|mdast-util-|micromark)/, where: /^markdown\/parse\.ts$/},
  {name: /^(?:mdast|unist)$/, where: /^markdown\//},
  {name: /^yaml$/, where: /^registry\/yaml\/yaml\.ts$/},
]

function importProblems(path: string, source: string, directions: Directions): readonly string[] {
  return importsOf(source).flatMap(({target}) => {
    const problem = target.startsWith('.')
      ? wayProblem(path, resolved(path, target), directions)
      : packageProblem(path, target)
    return problem ? [`${path}: ${problem}`] : []
  })
}

/** A folder that the table does not name is free. */
function doorProblems(path: string, source: string, doors: ReadonlyMap<string, Door>): readonly string[] {
  const [, folder = ''] = /^server\/src\/([a-z]+)\//.exec(path) ?? []
  const door = doors.get(folder)
  if (!door) return []
  return importsOf(source).flatMap(({target}) => {
    if (!target.startsWith('.'))
      return door.packages.some((it) => target.startsWith(it)) ? [] : [`${path}: ${folder} imports ${target}`]
    const to = resolved(path, target)
    return isOpen(door, folder, to.replace('server/src/', '')) ? [] : [`${path}: ${folder} imports ${to}`]
  })
}

function isOpen(door: Door, folder: string, to: string): boolean {
  const [first = '', second = '', ...rest] = to.split('/')
  if (first === 'core') return rest.length > 0 && door.core.has(second)
  if (second === '') return first === 'version.ts' || door.beside.has('src')
  return first === folder || door.beside.has(first)
}

/** What knows a language lies in folders of its own; one file in each folder beside them opens the door. */
const spoken = /^server\/src\/core\/(?:quantity|mentions|citations)\//
const inLanguage = /\/(?:zh|en)\//
const languageDoors: ReadonlySet<string> = new Set(
  ['quantity/show.ts', 'mentions/languages.ts', 'citations/read.ts'].map((path) => core + path),
)

function languageProblems(path: string, source: string): readonly string[] {
  const isInside = spoken.test(path) && inLanguage.test(path)
  const problems: string[] = []
  if (spoken.test(path) && !isInside && /[\u3007\u3400-\u9fff]/.test(withoutComments(source)))
    problems.push(`${path}: Chinese outside of zh/ and the tables of the language`)
  const reaches = importsOf(source).some(({target}) => {
    const to = target.startsWith('.') ? resolved(path, target) : ''
    return spoken.test(to) && inLanguage.test(to)
  })
  if (reaches && !isInside && path.startsWith('server/') && !languageDoors.has(path))
    problems.push(`${path}: reaches into a language beside its door`)
  return problems
}

/** Comments quote what they speak of. */
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '')

function packageProblem(path: string, name: string): string | null {
  if (!path.startsWith(core)) return null
  const known = packages.find((it) => it.name.test(name))
  return known?.where.test(path.slice(core.length)) ? null : `the core imports ${name} here`
}

/** Types alone: what the server answers and the client shows is written down once. */
const answers = 'server/src/lsp/registry/answers.ts'

function wayProblem(path: string, target: string, directions: Directions): string | null {
  if (path.startsWith('client/') && !target.startsWith('client/') && target !== answers)
    return `the client imports ${target}`
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
  const listed = new Set(importsOf(index).map(({target}) => resolved(`${core}rules/index.ts`, target)))
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

const longestFunction = 40

function lengthProblems(path: string, source: string): readonly string[] {
  return path.startsWith('test/') ? [] : longFunctions(source.split('\n')).map((it) => `${path}: ${it}`)
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
