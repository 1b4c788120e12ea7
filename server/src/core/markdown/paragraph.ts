import type {Offset, Span} from '../text/span.js'
import {numberingOf} from './numbering.js'

/** Nobody wraps lines by hand beyond this many characters, so a paragraph with a longer line is not wrapped by hand. */
const widestWrap = 120
/** Nobody wraps by hand narrower than this. */
const narrowestWrap = 30

/**
 * The logical paragraphs of a Markdown paragraph. A paragraph pasted from Word is one Markdown paragraph whose lines are
 * paragraphs; one wrapped by hand is a paragraph whose lines go on. `lines` are the paragraph's lines, without their ends.
 */
export function logicalParagraphs(text: string, lines: readonly Span[]): readonly Span[] {
  let widest = narrowestWrap
  for (const {from, to} of lines) widest = Math.max(widest, to - from)
  const paragraphs: Span[] = []
  let from = lines[0]?.from ?? 0
  let isTable = false
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    isTable ||= isRow(text, line)
    if (next && (isTable ? isRow(text, next) || isBareRow(text, next) : !endsBetween(text, line, next, widest))) return
    paragraphs.push({from, to: line.to})
    from = next?.from ?? line.to
    isTable = false
  })
  return paragraphs
}

/** Whether a paragraph ends where `line` does, because of what stands on either side of the line break. */
function endsBetween(text: string, line: Span, next: Span, widest: number): boolean {
  if (isRow(text, next)) return true
  if (numberingOf(text.slice(next.from, next.from + 12).trimStart()) || isHardBreak(text, line.to)) return true
  const last = lastOf(text, line)
  // A clause or an enumeration goes on after these.
  if ('，,、（(《“—'.includes(last)) return false
  if ('。．！!？?；;：:.…'.includes(last) || widest > widestWrap) return true
  // A hand-wrapped line is full, or the next word would stand on it.
  return line.to - line.from < 0.7 * widest
}

/** Two spaces, or a backslash: the writer asked for a line break. */
const isHardBreak = (text: string, end: Offset): boolean => text.startsWith('  ', end) || text.charAt(end - 1) === '\\'

/** A row of a table that lost its form (tabs from Word, a bar at the end from a web page): its rows are read together. */
const isRow = (text: string, {from, to}: Span): boolean =>
  text.charAt(to - 1) === '|' || text.slice(from, to).includes('\t')

/** A longer cell is a sentence. */
const longestCell = 24

/** A row of such a table whose cells are empty but for its name: it begins with a tab, as the rows around it do. */
const isBareRow = (text: string, {from, to}: Span): boolean =>
  text.charAt(from - 1) === '\t' && to - from <= longestCell && !/[。；，：:]/.test(text.slice(from, to))

/** The last character that says something: closing quotes and brackets do not. */
function lastOf(text: string, {from, to}: Span): string {
  let at: Offset = to
  while (at > from && '”’」』）)】》 \t\u3000*_~`'.includes(text.charAt(at - 1))) at--
  return at > from ? text.charAt(at - 1) : '无'
}
