import type {Span} from '../text/span.js'

/**
 * `---` metadata at the head of a draft, rulers and the last line end included. Only a closed block counts: while a
 * writer has typed the first ruler and not yet the second, the draft must go on reading as Markdown.
 */
export function frontMatter(text: string): Span | null {
  if (!text.startsWith(dashes)) return null
  const head = endOfLine(text, 0)
  if (!isRuler(text, 0, head)) return null
  // A writer who has typed the first ruler alone has all of the text looked through at every key.
  for (let from = text.indexOf(dashes, head); from >= 0; from = text.indexOf(dashes, from + 1)) {
    if (!isLineEnd(text.charCodeAt(from - 1))) continue
    const to = endOfLine(text, from)
    if (isRuler(text, from, to)) return {from: 0, to}
  }
  return null
}

const dashes = '---'

const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d

/** After the line end of the line that starts at `from`. */
function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) return at + 1
    if (code === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1
  }
  return text.length
}

const isRuler = (text: string, from: number, to: number): boolean =>
  to - from <= 64 && /^---[ \t]*[\r\n]*$/.test(text.slice(from, to))
