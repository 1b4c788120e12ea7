import type {Offset, Span} from '../text/span.js'
import {Inline} from './inline.js'

/** A top-level key with everything below it. `key` is null for lines that are no key: half-typed, or a breach of YAML. */
export interface Section extends Span {
  readonly key: {readonly text: string; readonly span: Span} | null
}

/**
 * Cuts a file at its top-level keys, which in a block map stand at column 0 and nothing else does. Null where that
 * cannot be relied on (a root that is no block map, anchors, directives, several documents), and the file is read whole.
 */
export function findSections(text: string): readonly Section[] | null {
  if (hasLoneCarriage(text) || hasAnchor(text)) return null
  const found: {key: Section['key']; from: Offset; to: Offset}[] = []
  const inline = new Inline(text)
  for (let start = startOf(text); start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const kind = kindOf(text, start, found.length > 0)
    if (kind === 'odd') return null
    if (kind === 'top') {
      inline.line(start, end)
      const key = inline.key()
      if (!key && (found.length === 0 || text.slice(start, end).includes('\t'))) return null
      if (found.length) found.at(-1)!.to = start
      found.push({key, from: start, to: text.length})
    }
    start = end + 1
  }
  return found
}

/** Past a byte order mark and past the `---` that many begin a file with. */
function startOf(text: string): Offset {
  const at = text.startsWith('\uFEFF') ? 1 : 0
  const rule = /^---[ ]*\r?\n/.exec(text.slice(at, at + 100))
  return at + (rule?.[0].length ?? 0)
}

function kindOf(text: string, start: Offset, hasBegun: boolean): 'top' | 'inner' | 'odd' {
  const first = text[start]
  if (first === '#' || first === '\n' || first === '\r') return 'inner'
  // An indented line before any key: the whole map is indented, or a scalar.
  if (first === ' ') return hasBegun || isBlank(text, start) ? 'inner' : 'odd'
  if (first === '\t' || text.startsWith('---', start) || text.startsWith('...', start)) return 'odd'
  // `- ` at column 0 is the list of the key above; a closing bracket there is tolerated by everyone.
  if (first === '}' || first === ']' || (first === '-' && /[ \r\n]/.test(text[start + 1] ?? '\n')))
    return hasBegun ? 'inner' : 'odd'
  return /["'!?[{%@`|>]/.test(first ?? '') && !isQuotedKey(text, start) ? 'odd' : 'top'
}

function isBlank(text: string, start: Offset): boolean {
  let at = start
  while (text[at] === ' ') at++
  return at >= text.length || text[at] === '\n' || text[at] === '\r' || text[at] === '#'
}

function isQuotedKey(text: string, start: Offset): boolean {
  if (text[start] !== '"' && text[start] !== "'") return false
  const newline = text.indexOf('\n', start)
  const inline = new Inline(text)
  inline.line(start, newline < 0 ? text.length : newline)
  return inline.key() !== null
}

function hasLoneCarriage(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text[at + 1] !== '\n') return true
  return false
}

/** `&base` and `*base` reach across sections. A false find costs only time. */
function hasAnchor(text: string): boolean {
  for (const sign of '&*')
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
      if (/[\s[{,]/.test(text[at - 1] ?? ' ') && /[^\s,\]}]/.test(text[at + 1] ?? ' ')) return true
  return false
}
