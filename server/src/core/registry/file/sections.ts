import {type Offset, type Span, shift} from '../../text/span.js'
import {Inline} from '../yaml/inline.js'
import type {Difference} from './difference.js'

/** A top-level key with everything below it. `key` is null for lines that are no key: half-typed, or a breach of YAML. */
export interface Section extends Span {
  readonly key: {readonly text: string; readonly span: Span} | null
  /** Lines at the margin of the list of indicators that are no key. They do not end it: what follows would be lost. */
  readonly strays: readonly Span[]
}

/** The sections of the text before an edit. */
export interface FormerSections {
  readonly sections: readonly Section[] | null
  readonly difference: Difference
}

/**
 * Cuts a file at its top-level keys, which in a block map stand at column 0 and nothing else does. Null where that
 * cannot be relied on (a root that is no block map, anchors, directives, several documents), and the file is read whole.
 * After an edit only the edited lines are looked at.
 */
export function findSections(text: string, former: FormerSections | null = null): readonly Section[] | null {
  const stretch = former && editedLines(text, former)
  if (stretch) return renewed(text, stretch, former?.difference.by ?? 0)
  const found: Open[] = []
  return readLines(text, {from: startOf(text), to: text.length}, found) ? found : null
}

interface Open extends Section {
  to: Offset
  readonly strays: Span[]
}

/** The sections in whole lines, added to those before them; false where lines cannot be relied on. */
function readLines(text: string, {from, to}: Span, found: Open[]): boolean {
  const stretch = from === 0 && to === text.length ? text : text.slice(from, to)
  if (hasLoneCarriage(stretch) || hasAnchor(stretch)) return false
  const inline = new Inline(text)
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const kind = kindOf(text, start, found.length > 0)
    if (kind === 'odd') return false
    if (kind === 'top') {
      inline.line(start, end)
      const key = inline.key()
      if (!key && (found.length === 0 || text.slice(start, end).includes('\t'))) return false
      addLine(found, isTypedOn(key) ? null : key, {from: start, to: end}, text.length)
    }
    start = found.length ? from + nextTop(stretch, end - from) : end + 1
  }
  return true
}

/** Where the next line begins that is not indented, empty or a comment: of a hundred lines of a registry one is not. */
function nextTop(text: string, from: Offset): Offset {
  lineAtMargin.lastIndex = from
  return lineAtMargin.test(text) ? lineAtMargin.lastIndex : text.length
}

const lineAtMargin = /\n(?=[^ #\r\n])/g

function addLine(found: Open[], key: Section['key'], {from, to}: Span, end: Offset): void {
  const last = found.at(-1)
  if (!key && last?.key?.text === 'indicators') return void last.strays.push({from, to})
  if (last) last.to = from
  found.push({key, from, to: end, strays: []})
}

/** `数  - id: a.b`: a letter typed at the start of an entry's line makes no key of it. */
const isTypedOn = (key: Section['key']): boolean => key !== null && / - | {2}/.test(key.text)

interface Edited extends Span {
  readonly before: readonly Section[]
  readonly behind: readonly Section[]
}

/** The lines that an edit changed, and the sections that begin before and behind them; null where all is to be read again. */
function editedLines(text: string, {sections, difference: {from, to, by}}: FormerSections): Edited | null {
  const start = from ? text.lastIndexOf('\n', from - 1) + 1 : 0
  const [first] = sections ?? []
  if (!sections || !first || start <= first.from || sections.some(({key, strays}) => !key || strays.length)) return null
  const newline = text.indexOf('\n', to + by)
  const end = newline < 0 ? text.length : newline + 1
  return {
    from: start,
    to: end,
    before: sections.filter((section) => section.from < start),
    behind: sections.filter((section) => section.from >= end - by),
  }
}

function renewed(text: string, {from, to, before, behind}: Edited, by: number): readonly Section[] | null {
  const found: Open[] = before.map((section) => ({...section, strays: []}))
  if (!readLines(text, {from, to}, found)) return null
  const rest = behind.map((section) => ({...section, ...shift(section, by)}))
  const last = found.at(-1)
  if (last) last.to = rest[0]?.from ?? text.length
  return [...found, ...rest.map((it) => ({...it, key: it.key && {...it.key, span: shift(it.key.span, by)}}))]
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

/** Whether whole lines below a key are nothing else: no key of the file's own, and nothing for which a file is read whole. */
export function areInner(lines: string): boolean {
  if (hasLoneCarriage(lines) || hasAnchor(lines)) return false
  for (let start = 0; start < lines.length; ) {
    if (kindOf(lines, start, true) !== 'inner') return false
    const newline = lines.indexOf('\n', start)
    start = newline < 0 ? lines.length : newline + 1
  }
  return true
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
