import type {PhrasingContent, RootContent, TableRow} from 'mdast'
import {open} from '../../server/src/core/markdown/reparse.js'
import {writeWord} from '../../server/src/word/writer.js'
import {type Random, random} from '../mutations/random.js'
import {cell, docx, type Parts, part, row, table} from './ooxml.js'

/** A program that writes Word files: the same draft as each of them lays it down. */
export interface Hand {
  readonly name: string
  write(markdown: string): Promise<Uint8Array>
}

/** How a hand writes what a draft is made of. */
interface Manner {
  /** A heading of a level from 1; 0 is the title. */
  heading(text: string, level: number): string
  text(text: string): string
  bullet(text: string): string
  readonly parts: Parts
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The words of a paragraph, with the signs that a draft has for marks taken away. */
const wordsOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) =>
      'value' in node && node.type !== 'html'
        ? node.value
        : 'children' in node
          ? wordsOf(node.children)
          : node.type === 'break'
            ? '\n'
            : '',
    )
    .join('')

function bodyOf(markdown: string, manner: Manner): string {
  const blocks = (nodes: readonly RootContent[]): string => nodes.map(block).join('')
  const block = (node: RootContent): string => {
    if (node.type === 'heading') return manner.heading(wordsOf(node.children), node.depth - 1)
    if (node.type === 'paragraph') return manner.text(wordsOf(node.children))
    if (node.type === 'blockquote') return `<w:tbl><w:tblPr/><w:tr><w:tc>${blocks(node.children)}</w:tc></w:tr></w:tbl>`
    if (node.type === 'table') return table(...node.children.map(rowOf))
    if (node.type !== 'list') return ''
    return node.children
      .map(({children: [first]}) => (first?.type === 'paragraph' ? manner.bullet(wordsOf(first.children)) : ''))
      .join('')
  }
  const rowOf = ({children}: TableRow): string =>
    row(
      ...children.map((it) =>
        cell(`<w:p>${manner.text(wordsOf(it.children)).replace(/^<w:p\b[^>]*>|<\/w:p>$/g, '')}</w:p>`),
      ),
    )
  return blocks(open(markdown).chunks.flatMap(({nodes}) => nodes))
}

/** A text in pieces of one to six characters. */
function pieces(text: string, source: Random): readonly string[] {
  const all: string[] = []
  for (let at = 0; at < text.length; ) {
    const length = 1 + source.below(6)
    all.push(text.slice(at, at + length))
    at += length
  }
  return all
}

const properties =
  '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="Times New Roman" w:hint="eastAsia"/>'

const plainRun = (text: string): string =>
  `<w:r><w:rPr>${properties}<w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`

const bullets = part(
  'numbering',
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)

const inList = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

/** As Word saves what was edited often: runs cut anywhere, marks of spelling, saves and languages between them. */
function word(): Manner {
  const source = random(7)
  let count = 0
  const runs = (text: string) =>
    pieces(text, source)
      .map((it) => {
        const mark = [
          '',
          '<w:proofErr w:type="spellStart"/>',
          '<w:proofErr w:type="gramEnd"/>',
          '<w:bookmarkEnd w:id="9"/>',
        ][source.below(4)]
        const language = source.below(3) === 0 ? '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>' : ''
        const page = source.below(40) === 0 ? '<w:lastRenderedPageBreak/>' : ''
        const id = `00${source.below(90_000) + 10_000}F`
        return `${mark}<w:r w:rsidR="${id}" w:rsidRPr="${id}"><w:rPr>${properties}${language}</w:rPr>${page}<w:t${/^\s|\s$/.test(it) ? ' xml:space="preserve"' : ''}>${escaped(it)}</w:t></w:r>`
      })
      .join('')
  const paragraph = (text: string, inside: string) =>
    `<w:p w14:paraId="${(0x10000000 + count++).toString(16)}" w14:textId="77777777" w:rsidR="00A1" w:rsidRDefault="00A1"><w:pPr>${inside}<w:rPr>${properties}</w:rPr></w:pPr>${runs(text)}</w:p>`
  return {
    heading: (text, level) => paragraph(text, `<w:pStyle w:val="${level ? `${level}` : 'a3'}"/>`),
    text: (text) => paragraph(text, '<w:spacing w:line="560" w:lineRule="exact"/>'),
    bullet: (text) => paragraph(text, inList),
    parts: {
      styles: part(
        'styles',
        style('a3', 'Title') +
          [1, 2, 3, 4]
            .map((it) => style(String(it), `heading ${it}`, `<w:pPr><w:outlineLvl w:val="${it - 1}"/></w:pPr>`))
            .join(''),
      ),
      numbering: bullets,
    },
  }
}

/** Numbers in smart tags, fields, content controls and links; pictures for which there are two forms. */
function tagged(): Manner {
  const picture = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing/></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>`
  const field = (text: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> = 1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${plainRun(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const wraps: readonly ((text: string) => string)[] = [
    (it) =>
      `<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chmetcnv"><w:smartTagPr><w:attr w:name="SourceValue" w:val="${it}"/></w:smartTagPr>${plainRun(it)}</w:smartTag>`,
    (it) => `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${plainRun(it)}</w:sdtContent></w:sdt>`,
    (it) => `<w:hyperlink w:anchor="_Toc1">${plainRun(it)}</w:hyperlink>`,
    field,
    (it) => `<w:fldSimple w:instr=" DOCPROPERTY a ">${plainRun(it)}</w:fldSimple>`,
  ]
  let count = 0
  const runs = (text: string) =>
    text
      .split(/(\d+(?:\.\d+)?)/)
      .map((it, index) => (it === '' ? '' : index % 2 ? (wraps[count++ % wraps.length]?.(it) ?? '') : plainRun(it)))
      .join('')
  const paragraph = (text: string, inside = '') => `<w:p><w:pPr>${inside}</w:pPr>${runs(text)}${picture}</w:p>`
  return {
    heading: (text, level) =>
      paragraph(text, level ? `<w:outlineLvl w:val="${level - 1}"/>` : '<w:jc w:val="center"/>'),
    text: (text) => paragraph(text),
    bullet: (text) => paragraph(text, inList),
    parts: {numbering: bullets},
  }
}

/** In the middle of a revision: numbers that replace others, words struck and put in, an old comment at every paragraph. */
function revised(): Manner {
  let id = 100
  const who = () => `w:id="${id++}" w:author="李明" w:date="2026-01-01T00:00:00Z"`
  const runs = (text: string) =>
    text
      .split(/(\d+(?:\.\d+)?)/)
      .map((it, index) => {
        if (it === '') return ''
        if (index % 6 !== 1) return plainRun(it)
        return `<w:del ${who()}><w:r><w:delText>9${it}</w:delText></w:r></w:del><w:ins ${who()}>${plainRun(it)}</w:ins>`
      })
      .join('')
  const paragraph = (text: string, inside = '') =>
    `<w:p><w:pPr>${inside}</w:pPr><w:commentRangeStart w:id="1"/>${runs(text)}<w:commentRangeEnd w:id="1"/><w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:commentReference w:id="1"/></w:r></w:p>`
  return {
    heading: (text, level) =>
      paragraph(text, level ? `<w:outlineLvl w:val="${level - 1}"/>` : '<w:jc w:val="center"/>'),
    text: (text) => paragraph(text),
    bullet: (text) => paragraph(text, inList),
    parts: {
      numbering: bullets,
      comments: part('comments', `<w:comment w:id="1" w:author="李明"><w:p>${plainRun('请核')}</w:p></w:comment>`),
    },
  }
}

/** Headings numbered by Word, so that 一、 and （一） stand in no text; and prefixes as a converter may have named them. */
function numbered(): Manner {
  const levels = [
    ['chineseCounting', '%1、'],
    ['chineseCounting', '（%2）'],
  ]
    .map(
      ([format, text], at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="h${at + 1}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')
  const counts = [0, 0]
  const numeral = '〇一二三四五六七八九十'
  /** The heading without the number that Word will count for it; as it is where it has another. */
  const counted = (text: string, level: number): {text: string; isCounted: boolean} => {
    if (level > 2 || level < 1) return {text, isCounted: false}
    const at = level - 1
    const next = (counts[at] ?? 0) + 1
    const label = level === 1 ? `${numeral[next]}、` : `（${numeral[next]}）`
    if (!text.startsWith(label)) return {text, isCounted: false}
    counts[at] = next
    if (level === 1) counts[1] = 0
    return {text: text.slice(label.length), isCounted: true}
  }
  const paragraph = (text: string, inside = '') => `<w:p><w:pPr>${inside}</w:pPr>${plainRun(text)}</w:p>`
  return {
    heading: (all, level) => {
      const {text, isCounted} = counted(all, level)
      if (isCounted) return paragraph(text, `<w:pStyle w:val="h${level}"/>`)
      return paragraph(text, level ? `<w:outlineLvl w:val="${level - 1}"/>` : '<w:pStyle w:val="t"/>')
    },
    text: (text) => paragraph(text),
    bullet: (text) => paragraph(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'),
    parts: {
      styles: part('styles', style('t', '标题') + [1, 2].map((it) => style(`h${it}`, `标题 ${it}`)).join('')),
      numbering: part(
        'numbering',
        `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>` +
          '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
      ),
    },
  }
}

const byHand = (name: string, manner: () => Manner): Hand => ({
  name,
  write: async (markdown) => {
    const used = manner()
    return docx(bodyOf(markdown, used), used.parts, {
      'docProps/app.xml': '<Properties/>',
      'word/theme/theme1.xml': '<a/>',
    })
  },
})

export const hands: readonly Hand[] = [
  {name: 'docx', write: async (markdown) => (await writeWord(markdown)).bytes},
  byHand('Word, often edited', word),
  byHand('Word, with tags, fields and controls', tagged),
  byHand('Word, under revision', revised),
  byHand('Word, numbered by itself', numbered),
]
