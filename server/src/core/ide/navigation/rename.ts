import {keyOf} from '../../registry/forms.js'
import type {Words} from '../../rules/rule.js'
import type {Snapshot} from '../../session/snapshot.js'
import type {Edit} from '../../text/edit.js'
import type {Offset, Span} from '../../text/span.js'
import {shift} from '../../text/span.js'
import {textOf} from '../place.js'
import {readingOf} from '../reading.js'
import {placesOfId} from './registry-ids.js'
import {namesIn, type Renamed, renamedAt, wordsIn, writtenNames, writtenTerms} from './renamed.js'

/** Edits by file; disjoint and in order within each. */
export type Rename = ReadonlyMap<string, readonly Edit[]>

/** Why a name cannot be taken. */
export interface Refused {
  readonly refused: Words
}

/** Gives what stands at a place another name, in the registry and in every draft of the snapshot. Null where nothing has one. */
export function renameAt(snapshot: Snapshot, path: string, offset: Offset, wish: string): Rename | Refused | null {
  const renamed = renamedAt(snapshot, path, offset)
  if (!renamed) return null
  const name = wish.trim()
  const refused = refusal(snapshot, renamed, name)
  if (refused) return {refused}
  const edits = new Map<string, readonly Edit[]>()
  const put = (file: string, spans: readonly Span[], insert: (span: Span) => string): void => {
    const sorted = [...spans].sort((a, b) => a.from - b.from)
    if (sorted.length)
      edits.set(
        file,
        sorted.map(({from, to}) => ({from, to, insert: insert({from, to})})),
      )
  }
  if (renamed.kind === 'heading') put(path, headingSpans(snapshot, path, renamed), () => name)
  else if (renamed.kind === 'id')
    for (const [file, spans] of idSpans(snapshot, renamed))
      put(file, spans, (span) => (isYaml(snapshot, file) ? scalar(textOf(snapshot, file), span, name) : name))
  else {
    for (const file of snapshot.registryFiles.keys())
      put(file, registrySpans(snapshot, file, renamed), (span) => scalar(textOf(snapshot, file), span, name))
    for (const uri of snapshot.drafts.keys()) put(uri, draftSpans(snapshot, uri, renamed), () => name)
  }
  return edits
}

const isYaml = ({registryFiles, configFile}: Snapshot, path: string): boolean =>
  registryFiles.has(path) || configFile?.path === path

function idSpans(snapshot: Snapshot, {names, text}: Renamed & {kind: 'id'}): ReadonlyMap<string, readonly Span[]> {
  const {definitions, uses} = placesOfId(snapshot, names, text)
  const spans = new Map<string, Span[]>()
  for (const {path, span} of [...definitions, ...uses]) {
    const list = spans.get(path) ?? []
    spans.set(path, list)
    if (!list.some(({from}) => from === span.from)) list.push(span)
  }
  return spans
}

function refusal(snapshot: Snapshot, renamed: Renamed, name: string): Words | null {
  return renamed.kind === 'id' ? idRefusal(snapshot, renamed, name) : nameRefusal(snapshot, renamed, name)
}

/** An id stands in comments of drafts, in lists and in braces, so that it holds no sign of any of them. */
function idRefusal(snapshot: Snapshot, {names, text}: Renamed & {kind: 'id'}, name: string): Words | null {
  if (!/^[\p{L}\d][\p{L}\d._-]{0,199}$/u.test(name))
    return {
      zh: '代码只能含字母、数字、点、下划线和连字符，以字母或数字开头',
      en: 'an id holds letters, digits, dots, underscores and hyphens only, and begins with a letter or digit',
    }
  const isTaken = name !== text && placesOfId(snapshot, names, name).definitions.length > 0
  return isTaken ? {zh: `代码“${name}”已经登记`, en: `the id “${name}” is taken`} : null
}

/** A name with a mark of Markdown or YAML in it could change what it stands in. */
function nameRefusal({world: {registry}}: Snapshot, {kind, ...it}: Renamed, name: string): Words | null {
  if (!name || /[\n\r|*_`[\]<>#\\"]/.test(name) || name.length > 200)
    return {
      zh: '名称不能为空，也不能含有 Markdown 记号、引号或换行',
      en: 'a name must not be empty and holds no Markdown signs, quotes or line breaks',
    }
  if (kind !== 'indicator') return null
  const other = registry.named(name).find((entry) => !('indicator' in it) || entry.indicator !== it.indicator)
  return other
    ? {zh: `“${name}”已是 ${other.indicator} 的名称`, en: `“${name}” is a name of ${other.indicator} already`}
    : null
}

function registrySpans(
  snapshot: Snapshot,
  file: string,
  renamed: Exclude<Renamed, {kind: 'heading' | 'id'}>,
): readonly Span[] {
  if (renamed.kind === 'term')
    return writtenTerms(snapshot, file)
      .filter(({term, text}) => term === renamed.term && text === renamed.text)
      .map(({span}) => span)
  return writtenNames(snapshot, file)
    .filter(({indicator, text}) => indicator === renamed.indicator && keyOf(text) === keyOf(renamed.text))
    .map(({span}) => span)
}

const draftSpans = (
  snapshot: Snapshot,
  uri: string,
  renamed: Exclude<Renamed, {kind: 'heading' | 'id'}>,
): readonly Span[] =>
  (readingOf(snapshot, uri)?.readings ?? []).flatMap((placed) => {
    const spans =
      renamed.kind === 'term'
        ? wordsIn(placed, renamed.text)
        : namesIn(snapshot, placed)
            .filter(({entry}) => entry.indicator === renamed.indicator && keyOf(entry.name) === keyOf(renamed.text))
            .map(({span}) => span)
    return spans.map((span) => shift(span, placed.at))
  })

/** The heading, and where the draft quotes it: “总体要求”, 《总体要求》. */
function headingSpans(snapshot: Snapshot, uri: string, {span, text}: Renamed): readonly Span[] {
  const quoted = (readingOf(snapshot, uri)?.readings ?? []).flatMap((placed) =>
    wordsIn(placed, text)
      .filter(({from, to}) => {
        const [before, behind] = [placed.reading.passage.source[from - 1], placed.reading.passage.source[to]]
        return (before === '“' && behind === '”') || (before === '《' && behind === '》')
      })
      .map((it) => shift(it, placed.at)),
  )
  return [span, ...quoted.filter(({from}) => from !== span.from)]
}

/** As the file wrote it: in the quotes that were there, or in none where none are needed. */
function scalar(text: string, {from}: Span, name: string): string {
  const quote = text[from]
  if (quote === "'") return `'${name.replaceAll("'", "''")}'`
  // Signs that begin or end something in YAML, and words that are no text there.
  const isPlain = /^[\p{L}（“《][^:,{}]*$/u.test(name) && !/^(?:true|false|null|yes|no|on|off)$/i.test(name)
  return quote === '"' || !isPlain ? `"${name}"` : name
}
