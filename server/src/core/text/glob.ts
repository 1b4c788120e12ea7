/** Whether a path, in `/`, matches a pattern: `*` and `?` within a segment, `**` over segments, `{a,b}` either. */
export const matches = (pattern: string, path: string): boolean => matcher(pattern)(path)

/** The folder that holds every match: what stands before the first segment with a sign in it. */
export function fixedFolder(pattern: string): string {
  const segments = pattern.split('/')
  const first = segments.findIndex(isGlob)
  return segments.slice(0, first < 0 ? -1 : first).join('/')
}

export const isGlob = (pattern: string): boolean => /[*?{]/.test(pattern)

/** No path is longer. */
const longest = 4096

/**
 * The same for many paths. All ways through the pattern are followed at once, so that the work is at most its length times
 * the path's: `{a,b}{a,b}…` would unfold into millions of patterns.
 */
export function matcher(pattern: string): (path: string) => boolean {
  if (pattern.length > longest) return () => false
  const states: State[] = [{takes: () => false, to: 0, skipsTo: []}]
  const start = new Builder(pattern, states).sequence(0, pattern.length, end)
  return (path) => {
    let at = reached([start], states)
    for (const letter of path) {
      if (at.size === 0) return false
      at = reached(
        [...at].flatMap((state) => stepFrom(states[state], letter)),
        states,
      )
    }
    return at.has(end)
  }
}

/** A place in a pattern: which letters lead on, where to, and where it goes without any. */
interface State {
  readonly takes: (letter: string) => boolean
  readonly to: number
  readonly skipsTo: readonly number[]
}

const end = 0

const stepFrom = (state: State | undefined, letter: string): readonly number[] =>
  state?.takes(letter) ? [state.to] : []

function reached(from: readonly number[], states: readonly State[]): ReadonlySet<number> {
  const all = new Set<number>()
  const open = [...from]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (all.has(next)) continue
    all.add(next)
    open.push(...(states[next]?.skipsTo ?? []))
  }
  return all
}

const anyLetter = (): boolean => true
const withinSegment = (letter: string): boolean => letter !== '/'
const noLetter = (): boolean => false

/** Makes the states of a pattern, from its end to its beginning: each knows where it leads. */
class Builder {
  readonly #pattern: string
  readonly #states: State[]
  /** Where each `{` is closed. */
  readonly #closing: ReadonlyMap<number, number>

  constructor(pattern: string, states: State[]) {
    this.#pattern = pattern
    this.#states = states
    this.#closing = closingBraces(pattern)
  }

  /** The state at which `[from, to)` begins, when `after` follows it. */
  sequence(from: number, to: number, after: number): number {
    const starts: number[] = []
    for (let at = from; at < to; at = this.#endOf(at, from, to)) starts.push(at)
    return starts.reduceRight((next, at) => this.#piece(at, from, to, next), after)
  }

  #add(takes: State['takes'], to: number, skipsTo: readonly number[] = []): number {
    return this.#states.push({takes, to, skipsTo}) - 1
  }

  #repeat(takes: State['takes'], after: number): number {
    return this.#add(takes, this.#states.length, [after])
  }

  /** Where the piece that begins at `at` ends. */
  #endOf(at: number, from: number, to: number): number {
    const close = this.#closing.get(at)
    if (close !== undefined) return close + 1
    if (this.#isFolders(at, from, to)) return Math.min(at + 3, to)
    if (this.#pattern[at] === '/' && at + 3 === to && this.#isFolders(at + 1, from, to)) return to
    return at + this.#signAt(at).length
  }

  #signAt(at: number): string {
    return String.fromCodePoint(this.#pattern.codePointAt(at) ?? 0)
  }

  /** `**` as a whole segment. */
  #isFolders(at: number, from: number, to: number): boolean {
    const pattern = this.#pattern
    return (
      pattern.startsWith('**', at) &&
      at + 2 <= to &&
      (at === from || pattern[at - 1] === '/') &&
      (at + 2 === to || pattern[at + 2] === '/')
    )
  }

  #piece(at: number, from: number, to: number, after: number): number {
    const sign = this.#signAt(at)
    const close = this.#closing.get(at)
    if (close !== undefined) return this.#choices(at + 1, close, after)
    if (this.#isFolders(at, from, to)) {
      if (at + 2 === to) return this.#repeat(anyLetter, after)
      // `**/` is any folders, or none.
      const slash = this.#add((letter) => letter === '/', after)
      return this.#add(noLetter, end, [after, this.#repeat(anyLetter, slash)])
    }
    // `/**` at the end takes the folder itself in.
    if (sign === '/' && at + 3 === to && this.#isFolders(at + 1, from, to))
      return this.#add((letter) => letter === '/', this.#repeat(anyLetter, after), [after])
    if (sign === '*') return this.#repeat(withinSegment, after)
    if (sign === '?') return this.#add(withinSegment, after)
    return this.#add((letter) => letter === sign, after)
  }

  #choices(from: number, to: number, after: number): number {
    const entries: number[] = []
    let begin = from
    for (let at = from; at <= to; at = (this.#closing.get(at) ?? at) + 1)
      if (at === to || this.#pattern[at] === ',') {
        entries.push(this.sequence(begin, at, after))
        begin = at + 1
      }
    return this.#add(noLetter, end, entries)
  }
}

/** A brace without its other half is a letter. */
function closingBraces(pattern: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '{') open.push(at)
    const begin = pattern[at] === '}' ? open.pop() : undefined
    if (begin !== undefined) closing.set(begin, at)
  }
  return closing
}
