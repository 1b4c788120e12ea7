import {editLines, type LineIndex, lineIndex} from '../../text/lines.js'
import type {Span} from '../../text/span.js'
import {child, type Entry, entriesOf, entry, itemsOf, type SyntaxProblem, textsOf} from '../yaml/node.js'
import {parseYaml} from '../yaml/yaml.js'
import {type Difference, differenceOf} from './difference.js'
import {type FormerItems, findItems} from './item-list.js'
import {type PlacedItem, readYaml, wholeItem} from './items.js'
import {once} from './once.js'
import {findSections, type Section} from './sections.js'

/** One registry file: where everything stands, and each part read when first asked for. Immutable. */
export interface RegistryFile {
  readonly path: string
  readonly text: string
  /** The `indicators:`, in order. */
  readonly items: readonly PlacedItem[]
  /** `include:`, for the host to load. */
  readonly includes: readonly string[]
  /** A top-level key and its value, spans in the file. */
  section(key: string): Entry | null
  /** The top-level keys and where they end; null where the file had to be read whole. */
  readonly sections: readonly Section[] | null
  readonly lines: LineIndex
  /** Every top-level entry but the indicators. */
  entries(): readonly Entry[]
  /** Breaches of YAML outside the items. */
  syntax(): readonly SyntaxProblem[]
  /** False for a schema newer than this program: nothing of such a file serves. */
  readonly isUnderstood: boolean
}

export const schemaVersion = 1

/** Reads a file's places and names. `before`: the same file before an edit; what did not change is taken over. */
export function indexFile(path: string, text: string, before: RegistryFile | null = null): RegistryFile {
  const difference = before && differenceOf(before.text, text)
  const former = before && difference && {sections: before.sections, items: before.items, difference}
  const sections = findSections(text, former)
  const layout = sections ? cut(text, sections, former) : whole(text)
  const section = (key: string): Entry | null => layout.section(key)
  const file: RegistryFile = {
    path,
    text,
    ...layout,
    sections,
    get lines() {
      const known = lineIndexes.get(file) ?? lineIndex(text)
      lineIndexes.set(file, known)
      return known
    },
    includes: textsOf(section('include')?.value ?? null),
    isUnderstood: isUnderstood(section('plumbline')),
  }
  const lines = before && lineIndexes.get(before)
  if (lines && difference) lineIndexes.set(file, linesAfter(lines, difference, text))
  return file
}

/** Of files whose lines were asked for: the next text of such a file has its lines from the start. */
const lineIndexes = new WeakMap<RegistryFile, LineIndex>()

const linesAfter = (lines: LineIndex, {from, to, by}: Difference, text: string): LineIndex =>
  editLines(lines, {from, to, insert: text.slice(from, to + by)}, text)

type Layout = Pick<RegistryFile, 'items' | 'section' | 'entries' | 'syntax'>

interface Former {
  readonly sections: readonly Section[] | null
  readonly items: readonly PlacedItem[]
  readonly difference: Difference
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
    .map((section) => ({section, read: once(() => readYaml(text, section.from, section.to))}))
  const section = (key: string): Entry | null =>
    entry(parts.find((it) => it.section.key?.text === key)?.read().root ?? null, key)
  return {
    items: items ?? itemsOf(section('indicators')?.value ?? null).map((node) => ({at: 0, item: wholeItem(node, [])})),
    section,
    entries: once(() => parts.flatMap(({read}) => entriesOf(read().root))),
    syntax: once(() => [
      ...parts.flatMap(({section, read}) => (section.key ? read().problems : [])),
      ...repeated(sections),
      ...strays(text, sections),
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
