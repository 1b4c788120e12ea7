import {type LineIndex, positionAt} from '../../text/lines.js'
import type {Offset, Span} from '../../text/span.js'
import {flowAt} from './flow-cursor.js'

/** A place in a YAML file that is being typed, as its lines show it: half-typed YAML is no YAML yet. */
export interface Cursor {
  /** Keys from the top; `-` is an item of a list. */
  readonly path: readonly string[]
  /** `line`: what a line, or what is behind a dash, begins with; `key`: of a map in `{}`; `value`: nothing else. */
  readonly expects: 'line' | 'key' | 'value'
  /** What of it stands before the cursor. */
  readonly typed: string
  /** What a choice takes the place of. */
  readonly replace: Span
  readonly isQuoted: boolean
  /** Whether its colon stands there already. */
  readonly hasColon: boolean
  /** Keys that the map has. */
  readonly taken: ReadonlySet<string>
}

/** What is known of the file around: lines before `from` are not looked at, and a dash at `column` is an item of `path`. */
export interface Around {
  readonly from: Offset
  readonly list: {readonly column: number; readonly path: readonly string[]} | null
}

/** Something that a line begins with, and its column. */
interface Step {
  readonly column: number
  readonly key: string
}

/** Where the cursor stands; null in comments, and where nothing can be chosen. Reads the lines around it, not the file. */
export function cursorAt(text: string, lines: LineIndex, offset: Offset, around: Around): Cursor | null {
  const {line} = positionAt(lines, offset)
  const start = lines.starts[line] ?? 0
  const before = text.slice(start, offset)
  const after = lineOf(text, offset)
  // `status:` takes its value behind a space.
  if (isComment(before) || before.includes('\t') || before.endsWith(':')) return null
  const {steps, at} = stepsOf(before)
  const rest = before.slice(at)
  const own = steps.at(-1)
  const hasKey = own !== undefined && own.key !== '-'
  const outer = steps[0]?.column ?? at
  const path = [
    ...pathAbove(text, lines, line, {column: outer, isDash: steps[0]?.key === '-'}, around),
    ...keysOf(steps),
  ]
  const flow = flowAt(rest, after)
  if (flow === null) return null
  const from = offset - flow.typed.length
  const replace = {from, to: offset + /^[\w.\-%\u4e00-\u9fff/]*/.exec(after)![0].length}
  const {typed, isQuoted} = flow
  if (flow.path.length || flow.isKey)
    return {
      path: [...path, ...flow.path],
      expects: flow.isKey ? 'key' : 'value',
      typed,
      replace,
      isQuoted,
      hasColon: flow.hasColon,
      taken: flow.taken,
    }
  const hasColon = /^[\w-]*\s*:/.test(after)
  const taken = hasKey ? new Set<string>() : siblings(text, lines, line, at, own?.key === '-')
  return {path, expects: hasKey ? 'value' : 'line', typed, replace, isQuoted, hasColon, taken}
}

/** A `#` behind a space, outside quotes. */
function isComment(line: string): boolean {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? ''
    if (quote) quote = sign === quote ? '' : quote
    else if (/[\s,[{]/.test(line[at - 1] ?? ' ') && (sign === '"' || sign === "'")) quote = sign
    else if (sign === '#' && /\s/.test(line[at - 1] ?? ' ')) return true
  }
  return false
}

const keysOf = (steps: readonly Step[]): readonly string[] => steps.map(({key}) => key)

/** From a place to the end of its line. */
function lineOf(text: string, from: Offset): string {
  const newline = text.indexOf('\n', from)
  const end = newline < 0 ? text.length : newline
  return text.slice(from, end > from && text[end - 1] === '\r' ? end - 1 : end)
}

/** The dashes and the key that a line begins with, and where what follows them starts. */
function stepsOf(line: string): {readonly steps: readonly Step[]; readonly at: number} {
  const steps: Step[] = []
  let at = line.search(/[^ ]|$/)
  for (let dash = /^- +/.exec(line.slice(at)); dash; dash = /^- +/.exec(line.slice(at))) {
    steps.push({column: at, key: '-'})
    at += dash[0].length
  }
  const key = /^("[^"]{0,200}"|'[^']{0,200}'|[^\s#:{}[\],"'][^:#]{0,200}?) ?:(?: +|$)/.exec(line.slice(at))
  if (!key?.[1]) return {steps, at}
  return {steps: [...steps, {column: at, key: key[1].replace(/^["']|["']$/g, '')}], at: at + key[0].length}
}

interface Need {
  readonly column: number
  readonly isDash: boolean
}

/** The keys that a line stands under, by the columns of the lines above it. */
function pathAbove(text: string, lines: LineIndex, line: number, first: Need, {from, list}: Around): readonly string[] {
  const path: string[] = []
  let need = first
  for (let above = line - 1; above >= 0 && (need.column > 0 || need.isDash); above--) {
    if (list && need.isDash && need.column === list.column) return [...list.path, ...path]
    const start = lines.starts[above] ?? 0
    if (start < from) break
    const written = lineOf(text, start)
    if (/^\s*(?:#|$)/.test(written)) continue
    for (const step of [...stepsOf(written).steps].reverse()) {
      const isAbove = step.column < need.column || (need.isDash && step.key !== '-' && step.column === need.column)
      if (!isAbove) continue
      path.unshift(step.key)
      need = {column: step.column, isDash: step.key === '-'}
    }
  }
  return path
}

/** No record has more lines than this between two of its keys. */
const mostLines = 500

/** The other keys of the map in which a line at this column stands. */
function siblings(text: string, lines: LineIndex, line: number, column: number, isFirst: boolean): ReadonlySet<string> {
  const found = new Set<string>()
  const look = (by: number): void => {
    for (let at = line + by, count = 0; at >= 0 && at < lines.starts.length && count < mostLines; at += by, count++) {
      const written = lineOf(text, lines.starts[at] ?? 0)
      if (/^\s*(?:#|$)/.test(written)) continue
      const {steps} = stepsOf(written)
      const own = steps.at(-1)
      const isOwn = own !== undefined && own.key !== '-' && own.column === column
      const isOutside = written.search(/[^ ]/) < column
      // Behind a dash the map begins; below, the next one does.
      if (isOwn && (!isOutside || by < 0)) found.add(own.key)
      if (isOutside) return
    }
  }
  if (!isFirst) look(-1)
  look(1)
  return found
}
