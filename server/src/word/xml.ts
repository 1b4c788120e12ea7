import sax from 'sax'

/** An element of a part of a Word file, with its places in the part's text: edits are made there, so that nothing else changes. */
export interface Element {
  /** With the customary prefix of its namespace, whatever the file calls it: `w:p`. */
  readonly name: string
  /** By name, prefixes as customary: `w:val`. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (Element | Text)[]
  readonly parent: Element | null
  /** Of its `<`. */
  readonly from: number
  /** Behind the `>` of its start tag. */
  readonly inner: number
  /** Of the `<` of its end tag; `inner` where it has none (`<w:tab/>`). */
  readonly innerTo: number
  /** Behind its last `>`. */
  readonly to: number
}

/** Text between two tags, as written: character references are still in it. */
export interface Text {
  readonly from: number
  readonly to: number
}

/** A part that is read: `source` is its text. */
export interface Part {
  readonly source: string
  readonly root: Element
}

/** Namespaces by their customary prefix; those of the strict variant are not read. */
const customary: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.microsoft.com/office/word/2016/wordml/cid', 'w16cid'],
])

/** Deeper than any file of Word; what nests deeper is made to break readers. */
const deepest = 200

interface Growing extends Element {
  readonly children: (Element | Text)[]
  innerTo: number
  to: number
}

/** Reads a part. Throws where it is not well-formed XML, nests too deeply, or defines entities. */
export function readXml(source: string): Part {
  const reader = sax.parser(true, {position: true})
  const prefixes = new Map<string, string>()
  let root: Element | null = null
  let open: Growing | null = null
  let depth = 0
  let behindMarkup = 0
  reader.onerror = (error) => {
    throw error
  }
  reader.ondoctype = () => {
    throw new Error('a document type is declared')
  }
  reader.onopentag = (tag) => {
    if (++depth > deepest) throw new Error('nested too deeply')
    const element = started(tag, prefixes, open, reader.startTagPosition - 1, reader.position)
    open?.children.push(element)
    root ??= element
    open = element
    behindMarkup = reader.position
  }
  reader.onclosetag = () => {
    depth--
    behindMarkup = reader.position
    if (!open) return
    const from = reader.startTagPosition - 1
    open.to = reader.position
    open.innerTo = source.startsWith('</', from) ? from : open.inner
    open = open.parent as Growing | null
  }
  reader.ontext = () => open?.children.push({from: behindMarkup, to: reader.startTagPosition - 1})
  const skip = () => {
    behindMarkup = reader.position
  }
  Object.assign(reader, {oncomment: skip, onprocessinginstruction: skip, onclosecdata: skip})
  reader.write(source).close()
  if (!root) throw new Error('no element')
  return {source, root}
}

function started(
  {name, attributes}: sax.Tag | sax.QualifiedTag,
  prefixes: Map<string, string>,
  parent: Element | null,
  from: number,
  inner: number,
): Growing {
  const entries = Object.entries(attributes).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : value.value,
  ])
  for (const [key, value] of entries) {
    const prefix = key === 'xmlns' ? '' : key.startsWith('xmlns:') ? key.slice(6) : null
    if (prefix !== null) prefixes.set(prefix, value)
  }
  return {
    name: named(name, prefixes),
    attributes: new Map(entries.map(([key, value]) => [key.includes(':') ? named(key, prefixes) : key, value])),
    children: [],
    parent,
    from,
    inner,
    innerTo: inner,
    to: inner,
  }
}

function named(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? '' : name.slice(0, colon)
  const usual = customary.get(prefixes.get(prefix) ?? '')
  return usual ? `${usual}:${name.slice(colon + 1)}` : name
}

export const isElement = (node: Element | Text): node is Element => 'name' in node

/** The child elements, of one name where one is given. */
export const elements = (of: Element | null | undefined, name?: string): readonly Element[] =>
  (of?.children ?? []).filter((it): it is Element => isElement(it) && (name === undefined || it.name === name))

export const element = (of: Element | null | undefined, name: string): Element | null => elements(of, name)[0] ?? null

/** The `w:val` of a child: how Word says nearly everything. */
export const valOf = (of: Element | null | undefined, name: string): string | null =>
  element(of, name)?.attributes.get('w:val') ?? null

/** A `w:val` that is a number, kept between two bounds; the first of them where it is none. */
export function numberOf(
  of: Element | null | undefined,
  name: string,
  [least, most]: readonly [number, number],
): number {
  const value = Math.trunc(Number(valOf(of, name) ?? Number.NaN))
  return Number.isNaN(value) ? least : Math.min(Math.max(value, least), most)
}

/** Whether a child like `<w:vanish/>` is there and not switched off. */
export function isOn(of: Element | null | undefined, name: string): boolean {
  const found = element(of, name)
  return found !== null && !/^(0|false|off)$/.test(found.attributes.get('w:val') ?? '')
}

/** All elements below, in order. */
export function* descendants(of: Element): Generator<Element> {
  for (const child of elements(of)) {
    yield child
    yield* descendants(child)
  }
}

/** The words of all `w:t` below, whatever becomes of them. */
export function wordsOf({source}: Part, of: Element): string {
  let words = ''
  for (const it of descendants(of))
    if (it.name === 'w:t') for (const child of it.children) if (!isElement(child)) words += decoded(source, child).text
  return words
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** A text with its character references resolved, and where each UTF-16 unit of it stands in the source; one longer than the text. */
export function decoded(source: string, {from, to}: Text): {text: string; places: readonly number[]} {
  let text = ''
  const places: number[] = []
  for (let at = from; at < to; ) {
    const reference = source[at] === '&' ? /^&(#x[\da-f]+|#\d+|\w+);/i.exec(source.slice(at, at + 12)) : null
    const said = reference ? resolved(reference[1] ?? '') : (source[at] ?? '')
    for (let unit = 0; unit < said.length; unit++) places.push(at)
    text += said
    at += reference ? reference[0].length : 1
  }
  places.push(to)
  return {text, places}
}

function resolved(name: string): string {
  if (!name.startsWith('#')) return predefined.get(name) ?? ''
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** A text as it stands in XML; what XML cannot hold is left out. */
export const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
