import type {RegisteredDocument, Term} from '../../registry/schema.js'
import {documentStatusMeanings, termMeanings} from '../../registry/shape/meanings.js'
import type {Said} from '../../registry/shape/shape.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset} from '../../text/span.js'
import {type Place, placeOf, textOf} from '../place.js'
import type {Row} from '../row.js'
import {row} from '../row.js'
import {type Cited, citedAt} from '../summaries/cited.js'
import type {Card} from './hover.js'

/** What a cited document, a short form, a reference to another place or a term stands for. */
export function citedCard(snapshot: Snapshot, uri: string, offset: Offset): Card | null {
  const cited = citedAt(snapshot, uri, offset)
  if (!cited || cited.kind === 'anchor') return null
  const [title, rows] = describe(snapshot, uri, cited)
  return {span: cited.span, title, rows, uses: []}
}

/** Where what is cited at a place is defined: the record of a document or term, a short form's first place, a numbered place. */
export function citedPlaces(snapshot: Snapshot, uri: string, cited: Cited): readonly Place[] {
  switch (cited.kind) {
    case 'document':
      return [placeOf(snapshot, uri, cited.document.declaredAt)]
    case 'term':
      return [placeOf(snapshot, uri, cited.term.declaredAt)]
    case 'abbreviation':
      return [placeOf(snapshot, uri, cited.definedAt)]
    case 'reference':
      return cited.anchors.map(({span}) => placeOf(snapshot, uri, span))
    case 'anchor':
      return [placeOf(snapshot, uri, cited.span)]
  }
}

function describe(snapshot: Snapshot, uri: string, cited: Exclude<Cited, {kind: 'anchor'}>): [string, Row[]] {
  switch (cited.kind) {
    case 'document':
      return [`《${cited.document.title}》`, ofDocument(cited.document, snapshot)]
    case 'term':
      return [cited.term.text, ofTerm(cited.term)]
    case 'abbreviation':
      return [cited.short, [row('简称', 'Short for', introduction(textOf(snapshot, uri), cited.definedAt.from))]]
    case 'reference':
      return [
        cited.text,
        cited.anchors.length
          ? cited.anchors.map(({caption}) => row('标题', 'Caption', caption || '—'))
          : [row('标题', 'Caption', '文中没有找到', 'not found in this draft')],
      ]
  }
}

export function ofDocument(
  {docNumber, dated, status, expires, supersededBy}: RegisteredDocument,
  {world}: Snapshot,
): Row[] {
  const successor = world.registry.documents.find(({id}) => id === supersededBy)?.title ?? supersededBy
  return [
    ...(docNumber ? [row('文号', 'Number', docNumber)] : []),
    ...(dated ? [row('日期', 'Dated', dated)] : []),
    ...(status ? [meant('效力', 'Status', documentStatusMeanings[status], status)] : []),
    ...(expires ? [row('有效期至', 'Expires', expires)] : []),
    ...(successor ? [row('被代替为', 'Superseded by', successor)] : []),
  ]
}

export const ofTerm = ({type, full, aliases, wrong, use}: Term): Row[] => [
  ...(full ? [row('全称', 'In full', full)] : []),
  ...(type ? [meant('类别', 'Type', termMeanings[type], type)] : []),
  ...(aliases.length ? [row('又作', 'Also', aliases.join('、'))] : []),
  ...(wrong.length ? [row('不作', 'Not', wrong.join('、'))] : []),
  ...(use ? [row('用法', 'Use', use)] : []),
]

/** A code of the file format is for files; people read what it means. */
const meant = (zh: string, en: string, meaning: Said | undefined, code: string): Row =>
  meaning ? row(zh, en, meaning.zh, meaning.en) : row(zh, en, code)

/** The words before 以下简称, as far back as their sentence goes. */
function introduction(text: string, at: Offset): string {
  const before =
    text
      .slice(Math.max(0, at - 80), at)
      .split(/[。；\n]/)
      .at(-1) ?? ''
  return before.replace(/[（(，,]?(?:以下)?(?:分别|统一)?[简统下合]?称为?[:：]?$/, '').trim()
}
