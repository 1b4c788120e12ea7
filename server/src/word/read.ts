import {type Walk, writeInline} from './inline.js'
import {Numbering} from './numbering.js'
import type {WordPackage} from './package.js'
import {DraftWriter, type Paragraph, type Source, type Where, type WordReading} from './reading.js'
import {numberingOf, outlineOf, type Style, Styles} from './styles.js'
import {type Cell, type Grid, gridOf} from './tables.js'
import {descendants, type Element, element, elements, valOf, wordsOf} from './xml.js'

/** How tracked changes are read: as if all were accepted, or as if all were rejected. */
export type Revisions = 'accepted' | 'rejected'

/**
 * A Word file as a draft in Markdown: headings by style or outline level, automatic numbers as text, tables with merged
 * cells, footnotes, text boxes behind their paragraph. Left out: hidden text, tables of contents, headers and footers,
 * pictures. Throws `Refused` where a part is no XML.
 */
export function readWord(file: WordPackage, revisions: Revisions = 'accepted'): WordReading {
  return new Reader(file, revisions).read()
}

/** Where blocks stand. */
interface Room {
  readonly source: Source
  /** See `Paragraph`. */
  readonly anchor: Element | null
  /** The place of all its paragraphs; null where they are counted. */
  readonly where: Where | null
}

class Reader {
  readonly #file: WordPackage
  readonly #walk: Walk
  readonly #numbering: Numbering
  readonly #main: Source
  readonly #body: Element | null
  readonly #title: Element | null
  #chapter = 0
  #paragraph = 0
  #tables = 0
  #boxes = 0

  constructor(file: WordPackage, revisions: Revisions) {
    const part = file.part(file.document)
    if (!part) throw new Error('a package has its main part')
    this.#file = file
    this.#main = {name: file.document, part}
    this.#body = element(part.root, 'w:body')
    this.#numbering = new Numbering(file.related('numbering')?.part ?? null)
    this.#walk = {
      draft: new DraftWriter(),
      styles: new Styles(file.related('styles')?.part ?? null),
      left: new Set(revisions === 'accepted' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']),
      fields: [],
      notes: [],
      boxes: [],
    }
    this.#title = this.#findTitle()
  }

  read(): WordReading {
    this.#writeBlocks(this.#body, {source: this.#main, anchor: null, where: null})
    // A note may stand in a note: the list grows while it is written.
    for (let number = 1; number <= this.#walk.notes.length; number++) this.#writeNote(number)
    return this.#walk.draft.done()
  }

  /** The first paragraph that says anything, if it has the style of a title or is centred and no heading. */
  #findTitle(): Element | null {
    const first = elements(this.#body, 'w:p').find((it) => this.#isWorded(it, this.#main))
    if (!first) return null
    const properties = element(first, 'w:pPr')
    const style = this.#walk.styles.ofParagraph(properties)
    const isCentred = (valOf(properties, 'w:jc') ?? (style.isCentred ? 'center' : '')) === 'center'
    return style.isTitle || (isCentred && levelOf(properties, style) === null) ? first : null
  }

  #writeBlocks(of: Element | null, room: Room): void {
    for (const block of elements(of)) {
      if (this.#walk.left.has(block.name)) continue
      if (block.name === 'w:p') this.#writeParagraph(block, room)
      else if (block.name === 'w:tbl') this.#writeTable(block, room)
      else if (block.name === 'w:sdt')
        this.#writeBlocks(isContents(block) ? null : element(block, 'w:sdtContent'), room)
      else if (/^w:(ins|moveTo|del|moveFrom|customXml)$/.test(block.name)) this.#writeBlocks(block, room)
    }
  }

  /** A paragraph that stands for itself: title, heading, numbered or plain. */
  #writeParagraph(of: Element, room: Room): void {
    const {draft, styles, left} = this.#walk
    const properties = element(of, 'w:pPr')
    const style = styles.ofParagraph(properties)
    if (style.isContents) return
    const isTitle = of === this.#title
    const level = isTitle ? null : levelOf(properties, style)
    const isWorded = this.#isWorded(of, room.source)
    if (isWorded && !room.where && !isTitle) this.#count(level)
    const paragraph = {element: of, where: room.where ?? this.#counted(isTitle, level), anchor: room.anchor}
    if (isWorded) {
      draft.begin(paragraph)
      draft.mark(this.#hashes(isTitle, level) + this.#number(properties, style))
    }
    const start = draft.length
    writeInline(this.#walk, of, room.source, paragraph, isTitle || level !== null ? ' ' : '\n')
    // A paragraph whose mark is deleted goes on in the next one.
    const goesOn = left.has('w:del') && element(element(properties, 'w:rPr'), 'w:del') !== null
    if (draft.length > start && !goesOn) draft.mark('\n\n')
    this.#writeBoxes(room)
  }

  #isWorded(of: Element, {part}: Source): boolean {
    return wordsOf(part, of).trim() !== ''
  }

  #count(level: number | null): void {
    if (level === 0) {
      this.#chapter++
      this.#paragraph = 0
    } else if (level === null) this.#paragraph++
  }

  #counted(isTitle: boolean, level: number | null): Where {
    if (isTitle) return {kind: 'title'}
    return {kind: 'body', chapter: this.#chapter, paragraph: level === null ? this.#paragraph : 0}
  }

  /** Below a title, which is the only heading of the first level, all others stand one lower. */
  #hashes(isTitle: boolean, level: number | null): string {
    if (isTitle) return '# '
    return level === null ? '' : `${'#'.repeat(Math.min(level + (this.#title ? 2 : 1), 6))} `
  }

  #number(properties: Element | null, style: Style): string {
    const direct = numberingOf(properties)
    const id = valOf(properties, 'w:pStyle')
    const linked = id === null ? null : this.#numbering.ofStyle(id)
    const num = direct?.num ?? style.numbering?.num ?? linked?.num
    if (num === undefined || num === null || num === '0') return ''
    const found = this.#numbering.next(num, direct?.level ?? style.numbering?.level ?? linked?.level ?? 0)
    return found ? (found.isBullet ? '- ' : found.label) : ''
  }

  /** A table of one column frames paragraphs, as 专栏 are framed: it is read as those. */
  #writeTable(of: Element, room: Room): void {
    const grid = gridOf(room.source.part, of, this.#walk.left)
    this.#tables++
    if (grid.width === 1) {
      for (const cell of grid.rows.flat()) this.#writeBlocks(cell.element, this.#cellRoom(cell, room))
      return
    }
    this.#writeHead(grid, room)
    for (const row of grid.rows.slice(grid.head)) this.#writeRow(grid.width, (column) => startingAt(row, column), room)
    this.#walk.draft.mark('\n')
    this.#writeBoxes(room)
  }

  #cellRoom(cell: Cell, room: Room): Room {
    return {...room, where: {kind: 'cell', table: this.#tables, row: cell.row + 1}}
  }

  /** Rows that name the columns become one: 目标 above 2025年 is “目标 2025年”. */
  #writeHead({rows, head, width}: Grid, room: Room): void {
    const named = rows.slice(0, head)
    this.#writeRow(width, (column) => named.flatMap((row) => covering(row, column)), room)
    this.#walk.draft.mark(`|${' --- |'.repeat(width)}\n`)
  }

  #writeRow(width: number, cellsAt: (column: number) => readonly Cell[], room: Room): void {
    const {draft} = this.#walk
    draft.mark('|')
    for (let column = 0; column < width; column++) {
      draft.mark(' ')
      cellsAt(column).forEach((cell, index) => {
        if (index) draft.mark(' ')
        this.#writeCell(cell.element, this.#cellRoom(cell, room))
      })
      draft.mark(' |')
    }
    draft.mark('\n')
  }

  #writeCell(cell: Element, room: Room): void {
    const worded = [...descendants(cell)].filter((it) => it.name === 'w:p' && this.#isWorded(it, room.source))
    worded.forEach((of, index) => {
      const {draft} = this.#walk
      const properties = element(of, 'w:pPr')
      const paragraph: Paragraph = {element: of, where: room.where ?? {kind: 'title'}, anchor: room.anchor}
      if (index) draft.mark('<br>')
      draft.begin(paragraph)
      draft.mark(this.#number(properties, this.#walk.styles.ofParagraph(properties)))
      writeInline(this.#walk, of, room.source, paragraph, '<br>')
    })
  }

  #writeBoxes(room: Room): void {
    for (let box = this.#walk.boxes.shift(); box; box = this.#walk.boxes.shift())
      this.#writeBlocks(box.content, {
        ...room,
        anchor: room.anchor ?? box.host,
        where: {kind: 'box', number: ++this.#boxes},
      })
  }

  #writeNote(number: number): void {
    const {draft, notes} = this.#walk
    const note = notes[number - 1]
    const found = note && this.#file.related(note.part)
    const of = elements(found?.part.root).find((it) => it.attributes.get('w:id') === note?.id)
    draft.mark(`[^${number}]: `)
    elements(of, 'w:p').forEach((it, index) => {
      if (!found || !note) return
      const paragraph: Paragraph = {element: it, where: {kind: 'footnote', number}, anchor: note.reference.parent}
      if (index) draft.mark(' ')
      draft.begin(paragraph)
      writeInline(this.#walk, it, found, paragraph, ' ')
    })
    draft.mark('\n\n')
  }
}

/** The level of a heading, from 0; null for text. */
function levelOf(properties: Element | null, style: Style): number | null {
  const direct = outlineOf(properties)
  return direct === undefined ? style.outline : direct
}

const startingAt = (row: readonly Cell[], column: number): readonly Cell[] => row.filter((it) => it.column === column)

const covering = (row: readonly Cell[], column: number): readonly Cell[] =>
  row.filter((it) => it.column <= column && column < it.column + it.columns)

/** A content control that holds a table of contents. */
const isContents = (control: Element): boolean =>
  valOf(element(element(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents'
