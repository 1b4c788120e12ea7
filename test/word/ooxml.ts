import {strToU8, zipSync} from 'fflate'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ')

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Parts beside the text, by their kind: `footnotes`, `comments`, `numbering`, `styles`. */
export type Parts = Readonly<Record<string, string>>

/** A `.docx` with this body, as Word lays one out. */
export function docx(body: string, parts: Parts = {}, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const kinds = Object.keys(parts)
  const overrides = kinds.map((it) => `<Override PartName="/word/${it}.xml" ContentType="${main}.${it}+xml"/>`).join('')
  const links = kinds.map((it, at) => `<Relationship Id="rId${at + 1}" Type="${office}/${it}" Target="${it}.xml"/>`)
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/>${overrides}</Types>`,
    '_rels/.rels': relationships(
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/_rels/document.xml.rels': relationships(links.join('')),
    'word/document.xml': `${head}<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...others,
  }
  for (const kind of kinds) files[`word/${kind}.xml`] = `${head}${parts[kind]}`
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

const relationships = (links: string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`

export const part = (name: string, content: string): string => `<w:${name} ${namespaces}>${content}</w:${name}>`

/** A run; `properties` are the content of its `w:rPr`. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`

/** A paragraph of runs; `properties` are the content of its `w:pPr`. */
export const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`

export const heading = (level: number, text: string): string => paragraph(text, `<w:outlineLvl w:val="${level - 1}"/>`)

export const title = (text: string): string => paragraph(text, '<w:jc w:val="center"/>')

export const numbered = (text: string, num: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`)

/** A cell; `properties` are the content of its `w:tcPr`. */
export const cell = (content: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<w:p>') ? content : paragraph(content)}</w:tc>`

export const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((it) => (it.startsWith('<w:tc>') ? it : cell(it))).join('')}</w:tr>`

export const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`

/** A numbering of levels `[format, text]`; further `w:num` of it start again. */
export const numbering = (levels: readonly (readonly [string, string])[], restarts = 0): string => {
  const lvls = levels.map(
    ([format, text], at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  )
  const again = Array.from({length: restarts}, (_, at) => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return `<w:num w:numId="${at + 2}"><w:abstractNumId w:val="0"/>${override}</w:num>`
  })
  const abstract = `<w:abstractNum w:abstractNumId="0">${lvls.join('')}</w:abstractNum>`
  return part('numbering', `${abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${again.join('')}`)
}
