import {findItems, type PlacedItem, readYaml, wholeItem} from './items.js'
import {child, type Entry, entriesOf, entry, itemsOf, type SyntaxProblem, textsOf} from './node.js'
import {once} from './once.js'
import {findSections, type Section} from './sections.js'
import {parseYaml} from './yaml.js'

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
  const sections = findSections(text)
  const layout = sections ? cut(text, sections, before?.items ?? []) : whole(text)
  const section = (key: string): Entry | null => layout.section(key)
  return {
    path,
    text,
    ...layout,
    includes: textsOf(section('include')?.value ?? null),
    isUnderstood: isUnderstood(section('plumbline')),
  }
}

type Layout = Pick<RegistryFile, 'items' | 'section' | 'entries' | 'syntax'>

function cut(text: string, sections: readonly Section[], before: readonly PlacedItem[]): Layout {
  const isList = (section: Section): boolean => section.key?.text === 'indicators'
  const indicators = sections.find(isList)
  const headEnd = indicators?.key ? lineEnd(text, indicators.key.span.to) : 0
  const isBare = indicators?.key ? /^:[ ]*(?:#.*)?\r?$/.test(text.slice(indicators.key.span.to, headEnd)) : false
  const items = indicators && isBare ? findItems(text, headEnd + 1, indicators.to, before) : null
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
function strays(text: string, sections: readonly Section[]): readonly SyntaxProblem[] {
  return sections
    .filter(({key}) => !key)
    .map(({from}) => ({
      span: {from, to: lineEnd(text, from)},
      code: 'NOT_A_KEY',
      message: 'Expected “key: value” here',
    }))
}

function isUnderstood(version: Entry | null): boolean {
  const value = version?.value
  return !(value?.kind === 'scalar' && Number(value.text) > schemaVersion)
}
