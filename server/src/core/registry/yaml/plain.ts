import type {Offset, Span} from '../../text/span.js'
import {Inline, tab} from './inline.js'
import type {Entry, Node} from './node.js'

/**
 * Reads the YAML that keepers write: block maps and lists, `{}` and `[]` on one line, plain scalars and quotes without
 * escapes, comments. Null where anything else occurs, and the `yaml` package reads it instead; a property test holds
 * that both agree wherever this one answers. It is what makes 10,000 indicators affordable: the package needs seconds.
 */
export function readPlain(text: string, from: Offset = 0, to: Offset = text.length): Node | null {
  const reader = new Block(text, from, to)
  const node = reader.column < 0 ? null : reader.block()
  return node && reader.done() ? node : null
}

/** A deeper nesting is left to the package, which fails gently. */
const deepest = 64

/** Stands on the first character of a line's content, at `column`; -1 past the last line or where it gave up. */
class Block {
  column = -1
  private readonly inline: Inline
  private failed = false
  private depth = 0

  constructor(
    private readonly text: string,
    private next: Offset,
    private readonly to: Offset,
  ) {
    this.inline = new Inline(text)
    this.advance()
  }

  done(): boolean {
    return this.column < 0 && !this.failed
  }

  block(): Node | null {
    if (++this.depth > deepest) return null
    const node = this.inline.isDash() ? this.list(this.column) : this.map(this.column)
    this.depth--
    return node
  }

  private list(column: number): Node | null {
    const items: Node[] = []
    while (this.column === column && this.inline.isDash()) {
      const item = this.item(column)
      if (!item || this.column > column) return null
      items.push(item)
    }
    return {kind: 'list', span: {from: items[0]!.span.from, to: items.at(-1)!.span.to}, items}
  }

  private item(column: number): Node | null {
    const dash = this.inline.at++
    if (this.inline.atEnd() || this.inline.isDash()) return null
    this.column = column + this.inline.at - dash
    const map = this.map(this.column)
    if (map || this.failed) return map
    const value = this.inline.value()
    if (value) this.advance()
    return value
  }

  /** Null without moving where no key stands. */
  private map(column: number): Node | null {
    const entries: Entry[] = []
    const seen = new Set<string>()
    while (this.column === column) {
      const key = this.inline.isDash() ? null : this.inline.key()
      if (!key) {
        this.failed ||= entries.length > 0
        return null
      }
      const value = this.valueOf(column, key.span)
      if (!value || this.column > column || seen.has(key.text)) return this.fail()
      seen.add(key.text)
      entries.push({key: key.text, at: key.span, value})
    }
    return {kind: 'dict', span: {from: entries[0]!.at.from, to: entries.at(-1)!.value.span.to}, entries}
  }

  private valueOf(column: number, key: Span): Node | null {
    if (!this.inline.atEnd()) {
      const value = this.inline.value()
      if (value) this.advance()
      return value
    }
    this.advance()
    if (this.failed) return null
    if (this.column > column) return this.block()
    if (this.column === column && this.inline.isDash()) return this.list(column)
    return {kind: 'scalar', span: key, text: null, quoted: false}
  }

  private fail(): null {
    this.failed = true
    this.column = -1
    return null
  }

  /** To the next line that is neither blank nor a comment. */
  private advance(): void {
    this.column = -1
    while (this.next < this.to && this.column < 0 && !this.failed) this.line()
  }

  private line(): void {
    const start = this.next
    const newline = this.text.indexOf('\n', start)
    const end = newline < 0 || newline >= this.to ? this.to : newline
    this.next = end + 1
    this.inline.line(start, end)
    const column = this.inline.at - start
    const first = this.inline.code()
    if (first === tab || (column === 0 && this.inline.isMarker())) this.failed = true
    else if (!this.inline.isBlankOrComment()) this.column = column
  }
}
