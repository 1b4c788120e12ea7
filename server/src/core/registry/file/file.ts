import {applyAll, type Edit} from '../../text/edit.js'
import {editLines, type LineIndex, lineIndex} from '../../text/lines.js'
import type {Span} from '../../text/span.js'
import {child, type Entry, entriesOf, entry, itemsOf, type SyntaxProblem, textsOf} from '../yaml/node.js'
import {parseYaml} from '../yaml/yaml.js'
import {differenceOf} from './difference.js'
import {columnOf, endOf, type FormerItems, findItems, itemOf} from './item-list.js'
import {type PlacedItem, readYaml, wholeItem} from './items.js'
import {once} from './once.js'
import {movedPart, movedSection, type Part, partOf} from './parts.js'
import {areInner, type FormerSections, findSections, type Section} from './sections.js'
import {piecedWords, type Words, wholeWords} from './words.js'

/** One registry file: where everything stands, and each part read when first asked for. Immutable. */
export interface RegistryFile extends Words {
  readonly path: string
  /** The `indicators:`, in order. */
  readonly items: readonly PlacedItem[]
  /** `include:`, for the host to load. */
  readonly includes: readonly string[]
  /** A top-level key and its value, spans in the file. */
  section(key: string): Entry | null
  /** The top-level keys and where they end; null where the file had to be read whole. */
  readonly sections: readonly Section[] | null
  /** Each with its YAML, but for the one that was cut into entries; null where the file had to be read whole. */
  readonly parts: readonly Part[] | null
  readonly lines: LineIndex
  /** Every top-level entry but the indicators. */
  entries(): readonly Entry[]
  /** Breaches of YAML outside the items. */
  syntax(): readonly SyntaxProblem[]
  /** False for a schema newer than this program: nothing of such a file serves. */
  readonly isUnderstood: boolean
}

export const schemaVersion = 1

/**
 * A file's places and names, read when they are first asked for. `before`: the same file before an edit; what did not change
 * is taken over at once.
 */
export function indexFile(path: string, text: string, before: RegistryFile | null = null): RegistryFile {
  if (!before)
    return fileOf(
      path,
      once(() => layoutIn(text, null)),
      text,
    )
  const difference = differenceOf(before.text, text)
  const layout = layoutIn(text, {sections: before.sections, items: before.items, difference})
  const file = fileOf(path, () => layout, text)
  const lines = lineIndexes.get(before)
  const {from, to, by} = difference
  if (lines) lineIndexes.set(file, editLines(lines, {from, to, insert: text.slice(from, to + by)}, text))
  return file
}

function layoutIn(text: string, former: Former | null): Layout {
  const sections = findSections(text, former)
  return sections ? cut(text, sections, former) : whole(text)
}

/** The same file after edits that all count in it, are in order and touch nowhere. */
export function editFile(file: RegistryFile, edits: readonly Edit[]): RegistryFile {
  const [only] = edits
  const quick = edits.length === 1 && only ? editEntry(file, only) : null
  return quick ?? indexFile(file.path, applyAll(file.text, edits), file)
}

/** An edit within the lines of one entry is read there and nowhere else; null for one that may reach beyond them. */
function editEntry(file: RegistryFile, edit: Edit): RegistryFile | null {
  const {path, items, sections, parts} = file
  const number = items.findLastIndex(({at}) => at <= edit.from)
  const placed = items[number]
  if (!placed?.item.source || !sections || !parts || sections.some(({key, strays}) => !key || strays.length))
    return null
  const {at, item} = placed
  // The line end behind its last line stays.
  if (edit.to >= endOf(placed)) return null
  const lines = item.source.slice(0, edit.from - at) + edit.insert + item.source.slice(edit.to - at)
  const now = areInner(lines) ? itemOf(lines, columnOf(items)) : null
  if (!now) return null
  const by = edit.insert.length - (edit.to - edit.from)
  const later = items.slice(number + 1)
  const list = [
    ...items.slice(0, number),
    {at, item: now},
    ...(by ? later.map((it) => ({at: it.at + by, item: it.item})) : later),
  ]
  const layout = layoutOf(
    sections.map((it) => movedSection(it, edit.from, by)),
    parts.map((it) => movedPart(it, edit.from, by)),
    list,
  )
  const edited = fileOf(path, () => layout, piecedWords(file.around, list))
  const before = lineIndexes.get(file)
  if (before) lineIndexes.set(edited, editLines(before, edit, edited))
  return edited
}

/** Of files whose lines were asked for: the next text of such a file has its lines from the start. */
const lineIndexes = new WeakMap<RegistryFile, LineIndex>()

function fileOf(path: string, layout: () => Layout, words: Words | string): RegistryFile {
  const held = typeof words === 'string' ? wholeWords(words, () => layout().items) : words
  const section = (key: string): Entry | null => layout().section(key)
  const file: RegistryFile = {
    path,
    get text() {
      return held.text
    },
    get around() {
      return held.around
    },
    slice: (from, to) => held.slice(from, to),
    get sections() {
      return layout().sections
    },
    get parts() {
      return layout().parts
    },
    get items() {
      return layout().items
    },
    section,
    entries: () => layout().entries(),
    syntax: () => layout().syntax(),
    get lines() {
      const known = lineIndexes.get(file) ?? lineIndex(held.text)
      lineIndexes.set(file, known)
      return known
    },
    get includes() {
      return textsOf(section('include')?.value ?? null)
    },
    get isUnderstood() {
      return isUnderstood(section('plumbline'))
    },
  }
  return file
}

type Layout = Pick<RegistryFile, 'sections' | 'items' | 'parts' | 'section' | 'entries' | 'syntax'>

interface Former extends FormerSections {
  readonly items: readonly PlacedItem[]
}

const listOf = (sections: readonly Section[] | null): Section | undefined =>
  sections?.find(({key}) => key?.text === 'indicators')

function cut(text: string, sections: readonly Section[], former: Former | null): Layout {
  const indicators = listOf(sections)
  const headEnd = indicators?.key ? lineEnd(text, indicators.key.span.to) : 0
  const isBare = indicators?.key ? /^:[ ]*(?:#.*)?\r?$/.test(text.slice(indicators.key.span.to, headEnd)) : false
  const items =
    indicators && isBare ? findItems(text, {...indicators, from: headEnd + 1}, former && formerItems(former)) : null
  const parts = sections
    .filter((section) => !(items && section === indicators))
    .map((section) =>
      partOf(
        section,
        once(() => readYaml(text, section.from, section.to)),
        0,
      ),
    )
  return layoutOf(sections, parts, items, strays(text, sections))
}

/** `items`: null where the indicators are one of the parts; `strays`: lines that are nobody's. */
function layoutOf(
  sections: readonly Section[],
  parts: readonly Part[],
  items: readonly PlacedItem[] | null,
  strays: readonly SyntaxProblem[] = [],
): Layout {
  const section = (key: string): Entry | null =>
    entry(parts.find((it) => it.section.key?.text === key)?.read().root ?? null, key)
  return {
    sections,
    parts,
    items: items ?? itemsOf(section('indicators')?.value ?? null).map((node) => ({at: 0, item: wholeItem(node, [])})),
    section,
    entries: once(() => parts.flatMap(({read}) => entriesOf(read().root))),
    syntax: once(() => [
      ...parts.flatMap(({section, read}) => (section.key ? read().problems : [])),
      ...repeated(sections),
      ...strays,
    ]),
  }
}

function formerItems({sections, items, difference}: Former): FormerItems | null {
  const list = listOf(sections)
  return list ? {items, to: list.to, difference} : null
}

function whole(text: string): Layout {
  const {root, problems} = parseYaml(text)
  return {
    items: itemsOf(child(root, 'indicators')).map((node) => ({at: 0, item: wholeItem(node, [])})),
    sections: null,
    parts: null,
    section: (key) => entry(root, key),
    entries: () => entriesOf(root),
    syntax: () => problems,
  }
}

function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline
}

/** A key given twice, as the `yaml` package would say it. */
function repeated(sections: readonly Section[]): SyntaxProblem[] {
  const seen = new Set<string>()
  return sections.flatMap(({key}) => {
    if (!key || !seen.has(key.text)) {
      if (key) seen.add(key.text)
      return []
    }
    return [{span: key.span, code: 'DUPLICATE_KEY', message: 'Map keys must be unique'}]
  })
}

/** A line at the margin that is no key; alone it would pass for a document of one word. */
const strays = (text: string, sections: readonly Section[]): readonly SyntaxProblem[] =>
  sections.flatMap(({key, from, strays}) => [
    ...(key ? [] : [stray({from, to: lineEnd(text, from)})]),
    ...strays.map(stray),
  ])

const stray = (span: Span): SyntaxProblem => ({span, code: 'NOT_A_KEY', message: 'Expected “key: value” here'})

function isUnderstood(version: Entry | null): boolean {
  const value = version?.value
  return !(value?.kind === 'scalar' && Number(value.text) > schemaVersion)
}
