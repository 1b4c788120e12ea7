import {decoded, type Element, isElement, type Part} from './xml.js'

/** A part that holds text. */
export interface Source {
  readonly name: string
  readonly part: Part
}

/** A stretch of the draft that stands in a Word file character for character. */
export interface Piece {
  /** In the draft, in UTF-16 code units. */
  readonly from: number
  readonly to: number
  /** The `w:t` it comes from, and the places of its characters in the part's source; one more than there are characters. */
  readonly text: Element
  readonly places: readonly number[]
  readonly part: string
  readonly paragraph: Paragraph
}

/** A paragraph of the Word file, as a reader would name its place. */
export interface Paragraph {
  readonly element: Element
  readonly where: Where
  /** Where comments on it stand if it may not bear them itself: the reference of a footnote, the run that holds a text box. */
  readonly anchor: Element | null
}

/** A place as it is said to people; counted from 1. */
export type Where =
  | {readonly kind: 'title'}
  | {readonly kind: 'body'; readonly chapter: number; readonly paragraph: number}
  | {readonly kind: 'cell'; readonly table: number; readonly row: number}
  | {readonly kind: 'footnote'; readonly number: number}
  | {readonly kind: 'box'; readonly number: number}

/** A draft that was a Word file. */
export interface WordReading {
  /** Markdown. */
  readonly text: string
  readonly pieces: readonly Piece[]
  /** Every paragraph that gave text, by where that begins in the draft. */
  readonly paragraphs: readonly {readonly from: number; readonly paragraph: Paragraph}[]
}

/** Signs that Markdown may take for marks, with what stands behind them. */
const marks = /^(?:[\\`*_|]|<(?=[a-z/!?]|$)|\[(?=\^|$)|\](?=\(|$)|&(?=#?\w+;))/i

/** What begins a block at the start of a line. */
const leads = /^(?:#{1,6}(?=\s)|[-+](?=\s)|>|[=-]+\s*$)/

/** Makes a draft, and remembers where each of its characters stands in the Word file. */
export class DraftWriter {
  #text = ''
  readonly #pieces: Piece[] = []
  readonly #paragraphs: {from: number; paragraph: Paragraph}[] = []
  #isLineStart = true

  /** Markdown that stands nowhere in the Word file. */
  mark(markdown: string): void {
    this.#text += markdown
    if (markdown !== '') this.#isLineStart = markdown.endsWith('\n')
  }

  /** What follows comes from this paragraph. */
  begin(paragraph: Paragraph): void {
    this.#paragraphs.push({from: this.#text.length, paragraph})
  }

  /** A text of the Word file. Signs that Markdown would take for marks are escaped, blanks at the start of a line left out. */
  write({name, part}: Source, text: Element, paragraph: Paragraph): void {
    for (const child of text.children) {
      if (isElement(child)) continue
      const {text: words, places} = decoded(part.source, child)
      const blanks = this.#isLineStart ? (/^[\s\u3000]*/.exec(words)?.[0].length ?? 0) : 0
      let from = blanks
      for (let at = blanks; at < words.length; at++) {
        const isLead = at === blanks && this.#isLineStart && leads.test(words.slice(at))
        // One ~ is a range; two strike what is between them and the next two.
        const isStrike = words[at] === '~' && (at > from ? words[at - 1] : this.#text.at(-1)) === '~'
        if (!isLead && !isStrike && !marks.test(words.slice(at, at + 10))) continue
        this.#keep({text, part: name, paragraph, places: places.slice(from, at + 1)}, words.slice(from, at))
        this.mark('\\')
        from = at
      }
      this.#keep({text, part: name, paragraph, places: places.slice(from)}, words.slice(from))
    }
  }

  get length(): number {
    return this.#text.length
  }

  get isLineStart(): boolean {
    return this.#isLineStart
  }

  done(): WordReading {
    return {text: this.#text, pieces: this.#pieces, paragraphs: this.#paragraphs}
  }

  #keep(piece: Omit<Piece, 'from' | 'to'>, words: string): void {
    if (words === '') return
    const from = this.#text.length
    // A line break in the source of a text is a blank for Word.
    this.#text += words.replace(/[\n\r]/g, ' ')
    this.#isLineStart = false
    this.#pieces.push({...piece, from, to: this.#text.length})
  }
}

/** The piece that holds this place of the draft, or else the next one behind it. */
export function pieceAt({pieces}: WordReading, offset: number): Piece | null {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.to ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return pieces[low] ?? null
}

/** The paragraph that this place of the draft comes from. */
export function paragraphAt({paragraphs}: WordReading, offset: number): Paragraph | null {
  let [low, high] = [0, paragraphs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle]?.from ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return paragraphs[low - 1]?.paragraph ?? null
}
