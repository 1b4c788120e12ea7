import type {RegistryFile} from '../../registry/file/file.js'
import type {PlacedItem} from '../../registry/file/items.js'
import {child, type Entry, entriesOf, itemsOf, type Node, textOf} from '../../registry/yaml/node.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import type {Heading} from './symbols.js'

/** A section of a registry file or an entry of one; `detail` is the id where the title is a name. */
export interface RegistrySymbol extends Heading {
  readonly kind: 'section' | 'indicator' | 'entry'
  readonly detail: string
  readonly children: readonly RegistrySymbol[]
}

/** The sections of a registry file with their entries, by name. Reads no entry of the indicators further than its names. */
export function registrySymbols(snapshot: Snapshot, path: string): readonly RegistrySymbol[] {
  const file = snapshot.registryFiles.get(path)
  if (!file) return []
  const sections = file.entries().filter(({key}) => key !== 'indicators')
  return [...sections.map((entry) => section(file, entry)), ...indicators(file)].sort(
    (a, b) => a.extent.from - b.extent.from,
  )
}

function section({text}: RegistryFile, {key, at, value}: Entry): RegistrySymbol {
  const children = [...entriesOf(value).map((entry) => ofEntry(text, entry)), ...itemsOf(value).flatMap(ofItem)]
  return {title: key, detail: '', kind: 'section', span: at, extent: around([at, value.span]), children}
}

function ofEntry(text: string, {key, at, value}: Entry): RegistrySymbol {
  const name = textOf(child(value, 'title')) ?? textOf(child(value, 'label'))
  const extent = around([at, value.span])
  return {
    title: name ?? key,
    detail: name === null ? short(text.slice(value.span.from, value.span.to), value) : key,
    kind: 'entry',
    span: at,
    extent,
    children: [],
  }
}

/** A lone value is shown beside its key. */
const short = (text: string, {kind}: Node): string => (kind === 'scalar' && text.length <= 60 ? text : '')

/** An item of another list: a relation is called by its id, or by its type. */
function ofItem(node: Node): readonly RegistrySymbol[] {
  const [id, type] = [textOf(child(node, 'id')), textOf(child(node, 'type'))]
  const title = id ?? type ?? textOf(node)
  if (title === null) return []
  const detail = id !== null && type !== null ? type : ''
  return [
    {title, detail, kind: 'entry', span: {from: node.span.from, to: node.span.from}, extent: node.span, children: []},
  ]
}

function indicators(file: RegistryFile): readonly RegistrySymbol[] {
  const key =
    file.sections?.find((section) => section.key?.text === 'indicators')?.key?.span ?? file.section('indicators')?.at
  const children = file.items.flatMap((placed) => indicator(file.text, placed))
  if (!key) return []
  const extent = around([key, ...children.slice(-1).map((last) => last.extent)])
  return [{title: 'indicators', detail: String(children.length), kind: 'section', span: key, extent, children}]
}

function indicator(text: string, {at, item}: PlacedItem): readonly RegistrySymbol[] {
  const {id, name, source} = item
  const written = name ?? id
  if (!written) return []
  const span = shift(written.span, at)
  const extent = source ? {from: at + source.search(/\S/), to: endOf(text, at + source.length)} : span
  return [
    {
      title: written.text,
      detail: name && id ? id.text : '',
      kind: 'indicator',
      span,
      extent: around([span, extent]),
      children: [],
    },
  ]
}

/** Without the blank lines and comments before the next entry. */
function endOf(text: string, to: Offset): Offset {
  let end = to
  for (;;) {
    while (end > 0 && /\s/.test(text[end - 1] ?? 'x')) end--
    const line = text.lastIndexOf('\n', end - 1) + 1
    if (line === 0 || !/^\s*#/.test(text.slice(line, end))) return end
    end = line
  }
}

const around = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map(({from}) => from)),
  to: Math.max(...spans.map(({to}) => to)),
})
