import type {Offset, Span} from '../../text/span.js'
import {type Entry, isNull, type Node} from './node.js'

export const tab = 9
const carriage = 13
const space = 32
const double = 34
const hash = 35
const single = 39
const comma = 44
const dash = 45
const colon = 58
const openList = 91
const backslash = 92
const closeList = 93
const openMap = 123
const closeMap = 125

/** Characters that give a scalar another meaning when they stand first: anchors, tags, block scalars, complex keys. */
const reserved = new Set([...'&*!|>%@`?:#,]}'].map((it) => it.charCodeAt(0)))

/** A map's key and its stretch, quotes included. */
export interface Key {
  readonly text: string
  readonly span: Span
}

/** Lists within lists beyond this are left to the other reader, which knows the end of its stack. */
const deepest = 50

/** Reads what stands on one line. Every method gives null where YAML may mean more than this reader knows. */
export class Inline {
  at: Offset = 0
  private end: Offset = 0
  private depth = 0

  constructor(private readonly text: string) {}

  /** Starts on a line, `end` exclusive and without its newline. */
  line(start: Offset, end: Offset): void {
    this.depth = 0
    this.end = end > start && this.text.charCodeAt(end - 1) === carriage ? end - 1 : end
    this.at = start
    this.skipSpaces()
  }

  code(): number {
    return this.at < this.end ? this.text.charCodeAt(this.at) : -1
  }

  isBlankOrComment(): boolean {
    return this.at >= this.end || this.code() === hash
  }

  isDash(): boolean {
    return this.code() === dash && this.isSpaceOrEnd(this.at + 1)
  }

  /** `---`, `...` and `%YAML` end or begin a document. */
  isMarker(): boolean {
    const {at, text} = this
    return this.code() === 37 || text.startsWith('---', at) || text.startsWith('...', at)
  }

  /** Skips spaces; whether nothing but a comment follows. */
  atEnd(): boolean {
    this.skipSpaces()
    return this.at >= this.end || (this.code() === hash && this.text.charCodeAt(this.at - 1) === space)
  }

  /** A key and its colon; where none stands, nothing is read. */
  key(): Key | null {
    const from = this.at
    const first = this.code()
    const quoted = first === double || first === single
    const to = quoted ? this.quoteEnd(from) : this.keyEnd(from)
    if (to < 0 || to - from > 1000 || this.text.charCodeAt(to) !== colon || !this.isSpaceOrEnd(to + 1)) return null
    this.at = to + 1
    return this.keyOf(from, to, quoted)
  }

  /** The value that fills the rest of the line. */
  value(): Node | null {
    const node = this.isFlow() ? this.flow() : this.plain()
    return node && this.atEnd() ? node : null
  }

  private isFlow(): boolean {
    const code = this.code()
    return code === openList || code === openMap || code === double || code === single
  }

  private flow(): Node | null {
    const code = this.code()
    if (code === openList) return this.nested(() => this.flowList())
    if (code === openMap) return this.nested(() => this.flowMap())
    if (code === double || code === single) return this.quotedScalar()
    const from = this.at
    const to = this.flowPlainEnd()
    if (to < 0) return null
    this.at = to
    return this.scalar(from, this.trimmed(from, to))
  }

  private nested(read: () => Node | null): Node | null {
    if (this.depth === deepest) return null
    this.depth++
    const node = read()
    this.depth--
    return node
  }

  private flowList(): Node | null {
    const from = this.at++
    const items: Node[] = []
    for (;;) {
      this.skipSpaces()
      if (this.code() === closeList) return {kind: 'list', span: {from, to: ++this.at}, items}
      const item = this.flow()
      if (!item) return null
      items.push(item)
      if (!this.separated(closeList)) return null
    }
  }

  private flowMap(): Node | null {
    const from = this.at++
    const entries: Entry[] = []
    for (;;) {
      this.skipSpaces()
      if (this.code() === closeMap) return {kind: 'dict', span: {from, to: ++this.at}, entries}
      const key = this.flowKey()
      if (!key || entries.some((it) => it.key === key.text)) return null
      this.skipSpaces()
      const isLeftOut = this.code() === comma || this.code() === closeMap
      const value: Node | null = isLeftOut ? {kind: 'scalar', span: key.span, text: null, quoted: false} : this.flow()
      if (!value) return null
      entries.push({key: key.text, at: key.span, value})
      if (!this.separated(closeMap)) return null
    }
  }

  private flowKey(): Key | null {
    const from = this.at
    const first = this.code()
    const quoted = first === double || first === single
    const to = quoted ? this.quoteEnd(from) : this.flowPlainEnd()
    if (to < 0 || this.text.charCodeAt(to) !== colon || this.text.charCodeAt(to + 1) !== space) return null
    this.at = to + 1
    return this.keyOf(from, to, quoted)
  }

  /** After an element: a comma, which is eaten, or the closing bracket, which is not. */
  private separated(close: number): boolean {
    this.skipSpaces()
    if (this.code() !== comma) return this.code() === close
    this.at++
    return true
  }

  private quotedScalar(): Node | null {
    const from = this.at
    const to = this.quoteEnd(from)
    if (to < 0) return null
    this.at = to
    return {kind: 'scalar', span: {from, to}, text: this.text.slice(from + 1, to - 1), quoted: true}
  }

  private plain(): Node | null {
    const from = this.at
    if (!this.mayStart(from)) return null
    const {text, end} = this
    let to = from
    for (; to < end; to++) {
      const code = text.charCodeAt(to)
      if (code === tab || code === carriage || (code === colon && this.isSpaceOrEnd(to + 1))) return null
      if (code === hash && text.charCodeAt(to - 1) === space) break
    }
    this.at = to
    return this.scalar(from, this.trimmed(from, to))
  }

  private scalar(from: Offset, to: Offset): Node {
    const text = this.text.slice(from, to)
    return {kind: 'scalar', span: {from, to}, text: isNull(text) ? null : text, quoted: false}
  }

  private keyOf(from: Offset, colonAt: Offset, quoted: boolean): Key {
    const to = quoted ? colonAt : this.trimmed(from, colonAt)
    return {text: quoted ? this.text.slice(from + 1, to - 1) : this.text.slice(from, to), span: {from, to}}
  }

  /** The colon that ends a plain key, or -1. */
  private keyEnd(from: Offset): Offset {
    if (!this.mayStart(from)) return -1
    const {text, end} = this
    for (let to = from; to < end; to++) {
      const code = text.charCodeAt(to)
      if (code === colon && this.isSpaceOrEnd(to + 1)) return to
      if (code === tab || code === carriage || (code === hash && text.charCodeAt(to - 1) === space)) return -1
    }
    return -1
  }

  /** Where a plain scalar inside `{}` or `[]` ends, or -1. */
  private flowPlainEnd(): Offset {
    const {text, end, at} = this
    if (!this.mayStart(at)) return -1
    for (let to = at; to < end; to++) {
      const code = text.charCodeAt(to)
      if (code === tab || code === carriage || (code === hash && text.charCodeAt(to - 1) === space)) return -1
      if (code === comma || code === openList || code === closeList || code === openMap || code === closeMap) return to
      if (code === colon && this.endsKey(to + 1)) return to
    }
    return -1
  }

  private endsKey(at: Offset): boolean {
    const code = this.text.charCodeAt(at)
    return (
      code === comma ||
      code === closeList ||
      code === closeMap ||
      code === openList ||
      code === openMap ||
      this.isSpaceOrEnd(at)
    )
  }

  /** Past the closing quote; -1 where the text has escapes or runs on. */
  private quoteEnd(from: Offset): Offset {
    const quote = this.text.charCodeAt(from)
    for (let at = from + 1; at < this.end; at++) {
      const code = this.text.charCodeAt(at)
      if (code === backslash && quote === double) return -1
      if (code === tab || code === carriage) return -1
      if (code === quote) return quote === single && this.text.charCodeAt(at + 1) === single ? -1 : at + 1
    }
    return -1
  }

  private mayStart(at: Offset): boolean {
    const code = this.code()
    if (code < 0 || code === openList || code === openMap || code === double || code === single) return false
    return !reserved.has(code) && (code !== dash || !this.isSpaceOrEnd(at + 1))
  }

  private isSpaceOrEnd(at: Offset): boolean {
    const code = this.text.charCodeAt(at)
    return at >= this.end || code === space || code === tab
  }

  private skipSpaces(): void {
    while (this.at < this.end && this.text.charCodeAt(this.at) === space) this.at++
  }

  private trimmed(from: Offset, to: Offset): Offset {
    while (to > from && this.text.charCodeAt(to - 1) === space) to--
    return to
  }
}
