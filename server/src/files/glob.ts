/** Whether a path, in `/`, matches a pattern: `*` and `?` within a segment, `**` over segments, `{a,b}` either. */
export const matches = (pattern: string, path: string): boolean =>
  alternatives(pattern).some((plain) => segmentsMatch(plain.split('/'), path.split('/')))

/** The folder that holds every match: what stands before the first segment with a sign in it. */
export function fixedFolder(pattern: string): string {
  const segments = pattern.split('/')
  const first = segments.findIndex(isGlob)
  return segments.slice(0, first < 0 ? -1 : first).join('/')
}

export const isGlob = (pattern: string): boolean => /[*?{]/.test(pattern)

function alternatives(pattern: string): string[] {
  const open = pattern.indexOf('{')
  const close = pattern.indexOf('}', open)
  if (open < 0 || close < 0) return [pattern]
  const [before, after] = [pattern.slice(0, open), pattern.slice(close + 1)]
  return pattern
    .slice(open + 1, close)
    .split(',')
    .flatMap((choice) => alternatives(before + choice + after))
}

const segmentsMatch = (pattern: readonly string[], path: readonly string[]): boolean =>
  wildMatch(
    pattern,
    path,
    (segment) => segment === '**',
    (segment, name) =>
      wildMatch(
        [...segment],
        [...name],
        (sign) => sign === '*',
        (sign, letter) => sign === '?' || sign === letter,
      ),
  )

/** Two-pointer wildcard match: on a mismatch only the last star takes one more, so the work is at most length × length. */
function wildMatch(
  pattern: readonly string[],
  items: readonly string[],
  isStar: (sign: string) => boolean,
  fits: (sign: string, item: string) => boolean,
): boolean {
  let [at, to, star, taken] = [0, 0, -1, 0]
  while (to < items.length) {
    const sign = pattern[at]
    if (sign !== undefined && isStar(sign)) [star, taken, at] = [at, to, at + 1]
    else if (sign !== undefined && fits(sign, items[to] ?? '')) [at, to] = [at + 1, to + 1]
    else if (star >= 0) [taken, at, to] = [taken + 1, star + 1, taken + 1]
    else return false
  }
  return pattern.slice(at).every(isStar)
}
