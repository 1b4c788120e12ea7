/** The sources of a tree: path from its root → text. */
export type Tree = ReadonlyMap<string, string>

/** One import of a file of the same tree: which names it takes; null where it takes all of them. */
export interface Import {
  /** As written: a path, or the name of a package. */
  readonly target: string
  readonly names: readonly string[] | null
  /** Whether it takes types only. */
  readonly isOfTypes: boolean
}

/** What a source imports, dynamic imports and re-exports included. */
export function importsOf(source: string): readonly Import[] {
  const fixed = /^(?:import|export)\b( type)?\s*([^'";]*?)\s*from '([^']+)'|^import '([^']+)'/gm
  const lazy = /\bimport\('([^']+)'\)/g
  return [
    ...[...source.matchAll(fixed)].map(([, type, taken = '', from, bare]) => ({
      target: from ?? bare ?? '',
      names: namesIn(taken),
      isOfTypes: type !== undefined || /^\{(?:\s*type [^,}]*,?)+\s*\}$/.test(taken),
    })),
    ...[...source.matchAll(lazy)].map(([, target = '']) => ({target, names: null, isOfTypes: false})),
  ]
}

/** `{a, type B as C}` takes a and B; `* as all` takes all. */
function namesIn(taken: string): readonly string[] | null {
  const [, list] = /^\{([\s\S]*)\}$/.exec(taken) ?? []
  if (list === undefined) return null
  return list
    .split(',')
    .map((name) =>
      name
        .trim()
        .replace(/^type /, '')
        .replace(/ as .*/, ''),
    )
    .filter(Boolean)
}

/** The path of a relative import, from the root of the tree. */
export function resolved(path: string, target: string): string {
  const parts = path.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '.ts')
}
