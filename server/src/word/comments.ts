import {type Cut, PartEditor} from './part-editor.js'
import {type Piece, paragraphAt, pieceAt} from './reading.js'
import type {WordFile} from './word-file.js'
import {descendants, type Element, elements, escaped, type Part} from './xml.js'

/** A comment for the margin, on words of the draft. */
export interface Comment {
  /** In the draft, in UTF-16 code units. */
  readonly from: number
  readonly to: number
  /** A paragraph each. */
  readonly lines: readonly string[]
}

/** In whose name comments and tracked changes are made; by it they are known again. */
export const author = '准绳'

const initials = '准'
const wordml = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'

/**
 * The file with these comments in its margin instead of those that an earlier run has left; comments of others, their
 * answers to ours included, stay. `date` is the time that Word shows. Answers the bytes of the file and how many comments
 * found words to stand at.
 */
export function withComments(
  {file, reading}: WordFile,
  comments: readonly Comment[],
  date: Date,
): {bytes: Uint8Array; placed: number} {
  const main = file.part(file.document)
  if (!main) throw new Error('a package has its main part')
  const old = file.related('comments')
  const editor = new PartEditor(main)
  const answered = answeredIn(file.related('commentsExtended')?.part ?? null)
  const ours = elements(old?.part.root, 'w:comment').filter((it) => isOurs(it) && !isAnswered(it, answered))
  removeMarks(main, editor, new Set(ours.map((it) => it.attributes.get('w:id') ?? '')))
  const others = elements(old?.part.root, 'w:comment').filter((it) => !ours.includes(it))
  let id = 1 + Math.max(-1, ...others.map((it) => Number(it.attributes.get('w:id'))))
  const written: string[] = []
  for (const comment of comments) {
    const range = rangeOf({file, reading}, editor, comment)
    if (!range) continue
    putMarks(editor, range, id)
    written.push(commentXml(comment, id++, date))
  }
  const parts = new Map([[file.document, editor.done()]])
  addComments(file, parts, old, ours, written)
  return {bytes: file.with(parts), placed: written.length}
}

const isOurs = (comment: Element): boolean => comment.attributes.get('w:author') === author

/** Ids of paragraphs whose comment has been answered. */
const answeredIn = (part: Part | null): ReadonlySet<string> =>
  new Set(elements(part?.root).flatMap((it) => it.attributes.get('w15:paraIdParent') ?? []))

const isAnswered = (comment: Element, answered: ReadonlySet<string>): boolean =>
  elements(comment, 'w:p').some((it) => answered.has(it.attributes.get('w14:paraId') ?? ''))

function removeMarks({root}: Part, editor: PartEditor, ids: ReadonlySet<string>): void {
  for (const it of descendants(root)) {
    if (!/^w:comment(RangeStart|RangeEnd|Reference)$/.test(it.name) || !ids.has(it.attributes.get('w:id') ?? ''))
      continue
    const run = it.name === 'w:commentReference' ? it.parent : null
    const whole = run && elements(run).every((part) => part === it || part.name === 'w:rPr') ? run : it
    editor.remove(whole.from, whole.to)
  }
}

interface Range {
  readonly start: Cut
  readonly end: Cut
}

/** Where a comment's marks stand: around its words, else around the paragraph, the note or the box that they belong to. */
function rangeOf({file, reading}: WordFile, editor: PartEditor, {from, to}: Comment): Range | null {
  const first = pieceAt(reading, from)
  if (first && first.from < to && first.part === file.document && !first.paragraph.anchor)
    return around(editor, first, from, lastOf(reading.pieces, first, to), to)
  const paragraph = first && first.from < to ? first.paragraph : paragraphAt(reading, from)
  if (!paragraph) return null
  if (paragraph.anchor) return beside(paragraph.anchor.from, paragraph.anchor.to)
  const own = reading.pieces.filter((it) => it.paragraph === paragraph && it.part === file.document)
  const [head, last] = [own[0], own.at(-1)]
  return head && last ? around(editor, head, head.from, last, last.to) : null
}

const beside = (from: number, to: number): Range => ({
  start: {at: from, close: '', open: ''},
  end: {at: to, close: '', open: ''},
})

const around = (editor: PartEditor, first: Piece, from: number, last: Piece, to: number): Range => ({
  start: editor.cutBeside(first, Math.max(0, from - first.from)),
  end: editor.cutBeside(last, Math.min(last.to, to) - last.from),
})

/** The last piece that a comment from `first` to `to` covers; it does not leave the cell or the text that it begins in. */
function lastOf(pieces: readonly Piece[], first: Piece, to: number): Piece {
  let last = first
  for (let at = pieces.indexOf(first); at < pieces.length; at++) {
    const piece = pieces[at]
    if (!piece || piece.from >= to) break
    if (piece.paragraph.element.parent === first.paragraph.element.parent && piece.part === first.part) last = piece
  }
  return last
}

/** At one place what ends stands before what begins. */
function putMarks(editor: PartEditor, {start, end}: Range, id: number): void {
  const {prefix: w} = editor
  const reference = `<${w}r><${w}commentReference ${w}id="${id}"/></${w}r>`
  put(editor, end, `<${w}commentRangeEnd ${w}id="${id}"/>${reference}`, -1)
  put(editor, start, `<${w}commentRangeStart ${w}id="${id}"/>`, 1)
}

function put(editor: PartEditor, {at, close, open}: Cut, text: string, rank: number): void {
  editor.insert(at, close + text + open, rank)
}

function commentXml({lines}: Comment, id: number, date: Date): string {
  const when = date.toISOString().replace(/\.\d+/, '')
  const paragraphs = lines.map((line, index) => {
    const mark = index === 0 ? '<w:r><w:annotationRef/></w:r>' : ''
    return `<w:p>${mark}<w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`
  })
  const attributes = `w:id="${id}" w:author="${author}" w:date="${when}" w:initials="${initials}"`
  return `<w:comment xmlns:w="${wordml}" ${attributes}>${paragraphs.join('')}</w:comment>`
}

function addComments(
  file: WordFile['file'],
  parts: Map<string, string>,
  old: {name: string; part: Part} | null,
  ours: readonly Element[],
  written: readonly string[],
): void {
  if (old) {
    const editor = new PartEditor(old.part)
    for (const it of ours) editor.remove(it.from, it.to)
    insertLast(editor, old.part, written.join(''))
    parts.set(old.name, editor.done())
    return
  }
  if (written.length === 0) return
  const name = file.nameOf('comments.xml')
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  parts.set(name, `${head}<w:comments xmlns:w="${wordml}">${written.join('')}</w:comments>`)
  declare(file, parts, name)
}

/** A new part is known to the package by its type and to the text by a relationship. */
function declare(file: WordFile['file'], parts: Map<string, string>, name: string): void {
  const types = file.part('[Content_Types].xml')
  const links = file.part(file.relationships)
  if (types) {
    const editor = new PartEditor(types)
    const {prefix} = editor
    insertLast(editor, types, `<${prefix}Override PartName="/${name}" ContentType="${contentType}"/>`)
    parts.set('[Content_Types].xml', editor.done())
  }
  if (!links) return
  const taken = new Set(elements(links.root).map((it) => it.attributes.get('Id')))
  let number = 1
  while (taken.has(`rId${number}`)) number++
  const editor = new PartEditor(links)
  const {prefix} = editor
  insertLast(editor, links, `<${prefix}Relationship Id="rId${number}" Type="${kind}" Target="comments.xml"/>`)
  parts.set(file.relationships, editor.done())
}

/** An element without content is opened first. */
function insertLast(editor: PartEditor, {source, root}: Part, text: string): void {
  if (source[root.inner - 2] !== '/') {
    editor.insert(root.innerTo, text)
    return
  }
  const name = /^<([^\s/>]+)/.exec(source.slice(root.from))?.[1] ?? ''
  editor.remove(root.inner - 2, root.inner - 1)
  editor.insert(root.to, `${text}</${name}>`)
}
