import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type {TableRow as MarkdownRow, PhrasingContent, RootContent, Table as TableNode} from 'mdast'
import {open} from '../core/markdown/reparse.js'

/** Lengths in twentieths of a point: A4, and a text area of 156 by 225 mm with 28 mm to its left and 37 mm above. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4)
const page = {
  size: {width: mm(210), height: mm(297)},
  margin: {top: mm(37), left: mm(28), right: mm(26), bottom: mm(35)},
}

/** The same sheet turned. */
const across = {
  size: {...page.size, orientation: PageOrientation.LANDSCAPE},
  margin: {top: mm(28), left: mm(37), right: mm(35), bottom: mm(26)},
}

/** 28 points a line: 22 lines a page. */
const lineHeight = 560

/** Lines of text stand on it; those of small cells would be torn apart by it. */
const grid = {linePitch: lineHeight, type: DocumentGridType.LINES}

const font = (name: string) => ({ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name})

/** Sizes in half-points: 三号 is 16 points, 二号 22. */
const [three, two] = [32, 44]

const spacing = {line: lineHeight, lineRule: LineRuleType.EXACT}
const indent = {firstLine: 2 * 16 * 20}

/** Cells of tables with many words: 五号, lines as high as their letters. */
const small = {run: {size: 21}, paragraph: {indent: {firstLine: 0}, spacing: {line: 320, lineRule: LineRuleType.EXACT}}}

const heading = (id: string, name: string, outlineLevel: number, family: string) => ({
  id,
  name,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run: {font: font(family), size: three},
  paragraph: {spacing, indent, outlineLevel, keepNext: true},
})

/** A Word file, and how much of the draft has no place in it. */
export interface Written {
  readonly bytes: Uint8Array
  readonly left: {readonly pictures: number; readonly tables: number}
}

/** How a file is laid out: a draft upright; an annex of wide tables across, with what it is called in its corner. */
export interface Layout {
  /** 附件, 附件2; null for what is no annex. */
  readonly annex: string | null
}

/**
 * A draft in Markdown as a Word file in the layout of official documents: the layout is that of styles, so that whoever edits it
 * changes a style and not a thousand paragraphs. Comments of HTML and the front matter are left out.
 */
export async function writeWord(markdown: string, layout: Layout = {annex: null}): Promise<Written> {
  const writer = new Writer(
    open(markdown).chunks.flatMap(({nodes}) => nodes),
    layout,
  )
  const bytes = await Packer.pack(writer.document(), 'uint8array')
  return {bytes, left: writer.left}
}

const levels = [
  HeadingLevel.TITLE,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
]

class Writer {
  readonly left = {pictures: 0, tables: 0}
  readonly #nodes: readonly RootContent[]
  readonly #notes = new Map<string, number>()
  readonly #hasTitle: boolean
  readonly #annex: string | null

  constructor(nodes: readonly RootContent[], {annex}: Layout) {
    this.#nodes = nodes
    this.#annex = annex
    const [first] = nodes.filter(({type}) => type !== 'html')
    const tops = nodes.filter((it) => it.type === 'heading' && it.depth === 1)
    // One heading of the first level at the head is the title; several are chapters.
    this.#hasTitle = tops.length === 1 && tops[0] === first
  }

  document(): Document {
    const children = [...this.#label(), ...this.#nodes.flatMap((node) => this.#block(node))]
    const isAcross = this.#annex !== null
    return new Document({
      styles: {
        default: {
          document: {run: {font: font('仿宋_GB2312'), size: three}},
          title: {run: {font: font('方正小标宋简体'), size: two}, paragraph: {alignment: AlignmentType.CENTER}},
        },
        paragraphStyles: [
          {id: 'Normal', name: 'Normal', run: {size: three}, paragraph: {spacing, indent}},
          heading('Heading1', 'heading 1', 0, '黑体'),
          heading('Heading2', 'heading 2', 1, '楷体_GB2312'),
          heading('Heading3', 'heading 3', 2, '仿宋_GB2312'),
          heading('Heading4', 'heading 4', 3, '仿宋_GB2312'),
          heading('Heading5', 'heading 5', 4, '仿宋_GB2312'),
          {
            id: 'Cell',
            name: 'Table Cell',
            basedOn: 'Normal',
            ...(isAcross ? small : {paragraph: {indent: {firstLine: 0}}}),
          },
        ],
      },
      numbering: {
        config: [{reference: 'bullets', levels: [{level: 0, format: LevelFormat.BULLET, text: '—'}]}],
      },
      footnotes: this.#footnotes(),
      sections: [
        {
          properties: isAcross ? {page: across} : {page, grid},
          children,
        },
      ],
    })
  }

  /** 附件 stands in the corner above the title, in 黑体. */
  #label(): readonly Paragraph[] {
    if (this.#annex === null) return []
    const run = new TextRun({text: this.#annex, font: font('黑体'), size: three})
    return [new Paragraph({indent: {firstLine: 0}, children: [run]})]
  }

  #block(node: RootContent): (Paragraph | Table)[] {
    switch (node.type) {
      case 'heading': {
        const level = levels[Math.min(this.#hasTitle ? node.depth - 1 : node.depth, levels.length - 1)]
        return [this.#paragraph(node.children, level ? {heading: level} : {})]
      }
      case 'paragraph':
        return [this.#paragraph(node.children)]
      case 'table':
        return [this.#table(node)]
      case 'list':
        return node.children.flatMap((item, index) =>
          item.children.flatMap((child, at) => {
            if (child.type !== 'paragraph' || at > 0) return this.#block(child)
            const number = new TextRun(`${(node.start ?? 1) + index}. `)
            return node.ordered
              ? [this.#paragraph(child.children, {}, [number])]
              : [this.#paragraph(child.children, {numbering: {reference: 'bullets', level: 0}})]
          }),
        )
      case 'blockquote':
        return [this.#frame(node.children.flatMap((child) => this.#block(child)))]
      case 'code':
        return [new Paragraph({children: lines(node.value)})]
      case 'html':
        if (/<table\b/i.test(node.value)) this.left.tables++
        return []
      default:
        return []
    }
  }

  #paragraph(
    children: readonly PhrasingContent[],
    options: IParagraphOptions = {},
    before: readonly TextRun[] = [],
  ): Paragraph {
    return new Paragraph({...options, children: [...before, ...this.#runs(children)]})
  }

  #runs(nodes: readonly PhrasingContent[], options: IRunOptions = {}): (TextRun | FootnoteReferenceRun)[] {
    return nodes.flatMap((node) => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          return lines(node.value, options)
        case 'strong':
          return this.#runs(node.children, {...options, bold: true})
        case 'emphasis':
          return this.#runs(node.children, {...options, italics: true})
        case 'delete':
          return this.#runs(node.children, {...options, strike: true})
        case 'link':
        case 'linkReference':
          return this.#runs(node.children, options)
        case 'break':
          return [new TextRun({...options, break: 1})]
        case 'html':
          return /^<br\s*\/?>$/i.test(node.value) ? [new TextRun({...options, break: 1})] : []
        case 'image':
        case 'imageReference':
          this.left.pictures++
          return []
        case 'footnoteReference':
          return [new FootnoteReferenceRun(this.#noteOf(node.identifier))]
        default:
          return []
      }
    })
  }

  #noteOf(identifier: string): number {
    const number = this.#notes.get(identifier) ?? this.#notes.size + 1
    this.#notes.set(identifier, number)
    return number
  }

  /** Asked for last, when all references have been met; a note that nothing refers to has no place in Word. */
  #footnotes(): Record<string, {children: Paragraph[]}> {
    const made: Record<string, {children: Paragraph[]}> = {}
    for (const node of this.#nodes) {
      const number = node.type === 'footnoteDefinition' ? this.#notes.get(node.identifier) : undefined
      if (node.type !== 'footnoteDefinition' || number === undefined) continue
      made[String(number)] = {
        children: node.children.flatMap((it) => (it.type === 'paragraph' ? [this.#paragraph(it.children)] : [])),
      }
    }
    return made
  }

  /** 专栏 stand in a frame: a table of one cell. */
  #frame(children: (Paragraph | Table)[]): Table {
    return new Table({...ruled, rows: [new TableRow({children: [new TableCell({children})]})]})
  }

  /** The head is repeated on each page, and no row is torn. */
  #table({children, align}: TableNode): Table {
    const width = Math.max(...children.map((row) => row.children.length))
    const shares = this.#annex === null ? {} : {columnWidths: widthsOf(children, width), layout: TableLayoutType.FIXED}
    return new Table({
      ...ruled,
      ...shares,
      rows: children.map(
        (row, index) =>
          new TableRow({
            tableHeader: index === 0,
            cantSplit: true,
            children: Array.from({length: width}, (_, column) => {
              const alignment = index === 0 ? AlignmentType.CENTER : alignments[align?.[column] ?? 'left']
              return new TableCell({
                children: [
                  this.#paragraph(row.children[column]?.children ?? [], {style: 'Cell', ...(alignment && {alignment})}),
                ],
              })
            }),
          }),
      ),
    })
  }
}

const rule = {style: BorderStyle.SINGLE, size: 4, color: '000000'}

/** As wide as the text, ruled on all sides. */
const ruled = {
  width: {size: 100, type: WidthType.PERCENTAGE},
  borders: {top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule},
}

/** Of a text area across: columns of many words are wider, but none is so narrow that a number breaks. */
function widthsOf(rows: readonly MarkdownRow[], width: number): readonly number[] {
  const weights = Array.from({length: width}, (_, column) => {
    const longest = Math.max(...rows.map(({children}) => lengthOf(children[column]?.children ?? [])))
    return Math.sqrt(Math.min(Math.max(longest, 6), 100))
  })
  const all = weights.reduce((sum, it) => sum + it, 0)
  const area = across.size.height - across.margin.left - across.margin.right
  return weights.map((it) => Math.round((area * it) / all))
}

const lengthOf = (nodes: readonly PhrasingContent[]): number =>
  nodes.reduce((sum, it) => sum + ('value' in it ? it.value.length : 'children' in it ? lengthOf(it.children) : 0), 0)

const alignments = {left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT}

/** A line break of the draft is one in Word. */
const lines = (text: string, options: IRunOptions = {}): TextRun[] =>
  text.split('\n').map((line, index) => new TextRun({...options, text: line, ...(index > 0 && {break: 1})}))
