import {author} from './comments.js'
import {PartEditor} from './part-editor.js'
import {type Piece, pieceAt} from './reading.js'
import type {WordFile} from './word-file.js'
import {descendants, type Element, escaped} from './xml.js'

/** A change of the draft. */
export interface Suggestion {
  /** In the draft, in UTF-16 code units; nothing is taken away where the two are the same. */
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * The file with these changes as tracked changes, to be accepted or rejected one by one. Left out are those in what
 * others have inserted or deleted, in notes and boxes, and those that do not stay within one paragraph. Answers the bytes
 * and how many were put in.
 */
export function withSuggestions(
  {file, reading}: WordFile,
  suggestions: readonly Suggestion[],
  date: Date,
): {bytes: Uint8Array; placed: number} {
  const main = file.part(file.document)
  if (!main) throw new Error('a package has its main part')
  const editor = new PartEditor(main)
  const tracked = new Tracked(editor, date, 1 + highestId(main.root))
  let placed = 0
  for (const it of suggestions) {
    const parts = partsOf({file, reading}, it)
    if (!parts) continue
    tracked.put(parts, unescaped(it.insert))
    placed++
  }
  return {bytes: file.with(new Map([[file.document, editor.done()]])), placed}
}

/** A piece of which these characters go. */
interface Gone {
  readonly piece: Piece
  readonly from: number
  readonly to: number
}

/** What a suggestion takes away of each piece; one empty part where it takes nothing away. Null where it cannot be made. */
function partsOf({file, reading}: WordFile, {from, to, insert}: Suggestion): readonly Gone[] | null {
  if (/[\n\r]/.test(insert)) return null
  if (from === to) {
    const before = from > 0 ? pieceAt(reading, from - 1) : null
    const piece = before && before.from < from && before.to >= from ? before : pieceAt(reading, from)
    const index = piece ? from - piece.from : -1
    return piece && index >= 0 && isFree(piece, file.document) ? [{piece, from: index, to: index}] : null
  }
  const gone: Gone[] = []
  let reached = from
  for (let piece = pieceAt(reading, from); piece && piece.from < to; piece = pieceAt(reading, piece.to)) {
    const isWhole = /^\\?$/.test(reading.text.slice(reached, Math.max(reached, piece.from)))
    if (!isWhole || !isFree(piece, file.document) || piece.paragraph !== (gone[0]?.piece ?? piece).paragraph)
      return null
    reached = Math.min(piece.to, to)
    gone.push({piece, from: Math.max(0, from - piece.from), to: reached - piece.from})
  }
  return gone.length && reached === to ? gone : null
}

/** Words of the text itself, which nobody has inserted or deleted yet. */
function isFree({text, part, paragraph}: Piece, document: string): boolean {
  if (part !== document || paragraph.anchor || text.name !== 'w:t') return false
  for (let at: Element | null = text; at && at !== paragraph.element; at = at.parent)
    if (/^(w:(ins|del|moveTo|moveFrom|ruby|fldSimple)|m:.*)$/.test(at.name)) return false
  return true
}

class Tracked {
  readonly #editor: PartEditor
  readonly #when: string
  #id: number

  constructor(editor: PartEditor, date: Date, id: number) {
    this.#editor = editor
    this.#when = date.toISOString().replace(/\.\d+/, '')
    this.#id = id
  }

  put(parts: readonly Gone[], insert: string): void {
    const last = parts.at(-1)
    for (const part of parts) {
      const properties = this.#editor.propertiesOf(part.piece.text)
      const added = part === last && insert !== '' ? this.#added(properties, insert) : ''
      this.#putPart(part, properties, added)
    }
  }

  #putPart({piece, from, to}: Gone, properties: string, added: string): void {
    const {prefix: w} = this.#editor
    const start = this.#editor.cutWithin(piece, from)
    if (from === to) {
      this.#editor.insert(start.at, start.close + added + start.open)
      return
    }
    const end = this.#editor.cutWithin(piece, to)
    const open = `<${w}del ${this.#attributes()}><${w}r>${properties}<${w}delText xml:space="preserve">`
    this.#editor.insert(start.at, start.close + open)
    this.#editor.insert(end.at, `</${w}delText></${w}r></${w}del>${added}${end.open}`)
  }

  #added(properties: string, insert: string): string {
    const {prefix: w} = this.#editor
    const run = `<${w}r>${properties}<${w}t xml:space="preserve">${escaped(insert)}</${w}t></${w}r>`
    return `<${w}ins ${this.#attributes()}>${run}</${w}ins>`
  }

  #attributes(): string {
    const {prefix: w} = this.#editor
    return `${w}id="${this.#id++}" ${w}author="${author}" ${w}date="${this.#when}"`
  }
}

/** What is written for Markdown, as Word is to show it. */
const unescaped = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** Changes, comments and bookmarks count in one row. */
function highestId(root: Element): number {
  let highest = 0
  for (const it of descendants(root)) highest = Math.max(highest, Number(it.attributes.get('w:id') ?? 0) || 0)
  return highest
}
